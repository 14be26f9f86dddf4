import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DocumentError } from '../errors.ts';
import { isBucketAddress, openObject } from './bucket.ts';

/** An archive of a bucket is read from a copy on the disk, as a zip is read from its end; so many copies are kept. */
const KEPT = 2;

/** A larger one is no archive of reports; it would fill the disk. */
const LARGEST_ARCHIVE = 64 * 2 ** 30;

interface Copy {
  readonly etag: string;
  readonly file: string;
}

const copies = new Map<string, Copy>();
let folder: string | undefined;
let made = 0;

/**
 * The file that has an archive: itself, or a copy of what a bucket has, the same one as long as it is the same there.
 * @throws DocumentError where it cannot be had
 */
export async function archiveHere<T extends string | Uint8Array>(file: T): Promise<T | string> {
  if (!isBucketAddress(file)) return file;
  const { body, size, etag } = await openObject(file);
  const known = copies.get(file);
  if (known && known.etag === etag && etag !== '') {
    body.destroy();
    return known.file;
  }
  if (size > LARGEST_ARCHIVE) {
    body.destroy();
    throw new DocumentError(
      'too-large',
      `${Math.ceil(size / 2 ** 20)} MB, where ${LARGEST_ARCHIVE / 2 ** 20} MB is the most: split it`,
    );
  }
  await forget(file, KEPT - 1);
  made += 1;
  const copy = { etag, file: join(folderOfCopies(), `${made}`) };
  copies.set(file, copy);
  await pipeline(body, createWriteStream(copy.file));
  return copy.file;
}

/** Removes a copy, and of the others the oldest ones. */
async function forget(file: string, kept: number): Promise<void> {
  const others = [...copies.keys()].filter((name) => name !== file);
  for (const name of [file, ...others.slice(0, Math.max(0, others.length - kept))]) {
    const copy = copies.get(name);
    copies.delete(name);
    if (copy) await rm(copy.file, { force: true });
  }
}

function folderOfCopies(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'ogi-archives-'));
    folder = made;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  return folder;
}
