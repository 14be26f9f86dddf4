import { statfsSync, statSync } from 'node:fs';
import type { Known } from '../store/store.ts';
import { isBucketAddress } from './bucket.ts';
import { asPath } from './read-source.ts';
import type { Job } from './result.ts';

/**
 * What a file looks like from outside. It looks otherwise after every change: that of its time of change (`ctime`) cannot be
 * prevented, as only the file system sets it.
 */
export type Look = string;

/** A clock that goes in steps may give a change the time of the one before; where the last is so long ago, none can. */
const SETTLED_MS = 10_000;

/** The file systems of Linux that keep the time of change themselves, by their numbers: no network and no memory card. */
const TRUSTED: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // xfs
  0x9123683e, // btrfs
  0xf2f52010, // f2fs
  0x2fc12fc1, // zfs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
]);

/** By the numbers of devices, whether their file systems are trusted. */
const devices = new Map<bigint, boolean>();

/**
 * What the file of a source looks like, to be asked before its bytes are. `undefined` where that says nothing of them: it is
 * no file of its own, was just changed, or lies where the time of change may be what somebody says.
 */
export function lookOf({ at }: Pick<Job, 'at'>, now = Date.now()): Look | undefined {
  if (!at || at.entry || isBucketAddress(at.file)) return undefined;
  try {
    const file = asPath(at.file);
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    if (now - Number(ctimeNs / 1_000_000n) < SETTLED_MS) return undefined;
    return isTrusted(dev, file) ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : undefined;
  } catch {
    // That it cannot be had is said when it is read.
    return undefined;
  }
}

/** What is noted of a file: its look, and the bytes that it had. */
export function stampOf(look: Look, sha256: string): string {
  return `${look} ${sha256}`;
}

/** Whether the bytes known of a source are those of a file that looks like this. */
export function isStamped<T extends Pick<Known, 'sha256' | 'stamp'>>(
  known: T,
  look: Look,
): known is T & { readonly sha256: string } {
  return known.sha256 !== null && known.stamp === stampOf(look, known.sha256);
}

function isTrusted(device: bigint, file: string | Buffer): boolean {
  const known = devices.get(device);
  if (known !== undefined) return known;
  const trusted = process.platform === 'linux' && TRUSTED.has(statfsSync(file).type);
  devices.set(device, trusted);
  return trusted;
}
