import { rmSync } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFolder, Scratch } from '../export/formats/format.ts';
import { isAlive, thisProcess } from './owner.ts';

/** So many bytes are in hand at most before a file is written to. */
const CHUNK = 1 << 20;
/** In UTF-8, of a unit of UTF-16. */
const BYTES_A_UNIT = 3;

/** A folder whose files appear together when all of them are whole. */
export interface OutputFolder extends ExportFolder {
  /** Puts the files in their places, over those that were there. */
  publish(): Promise<void>;
  /** Clears away what was not published. The end of the process does so too. */
  discard(): Promise<void>;
}

/**
 * Opens a folder for output, and makes it where it is not there. Until they are published, the files grow in a folder of
 * their own inside.
 */
export async function openOutputFolder(folder: string, names: readonly string[]): Promise<OutputFolder> {
  await mkdir(folder, { recursive: true });
  await clearAway(folder);
  const nursery = await mkdtemp(join(folder, `.ogi-${thisProcess()}-`));
  const remove = () => rmSync(nursery, { recursive: true, force: true });
  process.once('exit', remove);
  const files = new Map<string, GrowingFile>();
  const scratches: Scratch[] = [];
  for (const name of names) files.set(name, growingFile(await open(join(nursery, name), 'w')));
  return {
    async append(name, chunk) {
      const file = files.get(name);
      if (!file) throw new TypeError(`Expected one of ${names.join(', ')}, got ${name}`);
      await file.append(chunk);
    },
    async scratch() {
      const path = join(nursery, `.scratch-${scratches.length}`);
      const { append, close } = growingFile(await open(path, 'w'));
      const scratch = { path, append, close };
      scratches.push(scratch);
      return scratch;
    },
    async publish() {
      for (const file of files.values()) await file.finish();
      for (const name of names) await rename(join(nursery, name), join(folder, name));
      await synced(folder);
    },
    async discard() {
      for (const file of [...files.values(), ...scratches]) await file.close().catch(() => {});
      process.off('exit', remove);
      await rm(nursery, { recursive: true, force: true });
    },
  };
}

/** Removes what processes left behind that were ended before they could. */
async function clearAway(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = /^\.ogi-(\d+-\d+)-/.exec(name)?.[1];
    if (owner && !isAlive(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Waits until the new names would outlive a failure of power; not every system lets a folder be opened for that. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

interface GrowingFile {
  append(chunk: string | Uint8Array): Promise<void>;
  /** Writes what is in hand, waits until it is on the disk, and closes the file. */
  finish(): Promise<void>;
  /** Writes what is in hand, and closes the file. Of one that is closed, nothing. */
  close(): Promise<void>;
}

function growingFile(handle: FileHandle): GrowingFile {
  const inHand = Buffer.allocUnsafe(CHUNK);
  let length = 0;
  let open = true;
  const flush = async () => {
    const taken = length;
    length = 0;
    if (taken > 0) await handle.writeFile(inHand.subarray(0, taken));
  };
  const close = async () => {
    if (!open) return;
    open = false;
    await flush().finally(() => handle.close());
  };
  return {
    async append(chunk) {
      // A text is written where it will be written from: to join texts first would cost more than all else here.
      const most = typeof chunk === 'string' ? chunk.length * BYTES_A_UNIT : chunk.length;
      if (length + most > CHUNK) await flush();
      if (most > CHUNK) await handle.writeFile(chunk);
      else length += typeof chunk === 'string' ? inHand.write(chunk, length) : putBytes(inHand, chunk, length);
    },
    async finish() {
      await flush();
      await handle.sync();
      await close();
    },
    close,
  };
}

function putBytes(into: Buffer, bytes: Uint8Array, at: number): number {
  into.set(bytes, at);
  return bytes.length;
}
