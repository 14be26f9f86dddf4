import { rmSync } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Above this many characters in hand, a file is written to. */
const CHUNK = 1 << 18;

/** A folder whose files appear together when all of them are whole. */
export interface OutputFolder {
  /** Adds text to a file of the folder. */
  append(name: string, text: string): Promise<void>;
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
  const nursery = await mkdtemp(join(folder, '.ogi-'));
  const remove = () => rmSync(nursery, { recursive: true, force: true });
  process.once('exit', remove);
  const files = new Map<string, GrowingFile>();
  for (const name of names) files.set(name, growingFile(await open(join(nursery, name), 'w')));
  return {
    async append(name, text) {
      const file = files.get(name);
      if (!file) throw new TypeError(`Expected one of ${names.join(', ')}, got ${name}`);
      await file.append(text);
    },
    async publish() {
      for (const file of files.values()) await file.finish();
      for (const name of names) await rename(join(nursery, name), join(folder, name));
    },
    async discard() {
      for (const file of files.values()) await file.close();
      process.off('exit', remove);
      await rm(nursery, { recursive: true, force: true });
    },
  };
}

interface GrowingFile {
  append(text: string): Promise<void>;
  /** Writes what is in hand, and closes the file. */
  finish(): Promise<void>;
  /** Closes the file as it is. */
  close(): Promise<void>;
}

function growingFile(handle: FileHandle): GrowingFile {
  let inHand: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = inHand.join('');
    inHand = [];
    length = 0;
    await handle.writeFile(text);
  };
  return {
    async append(text) {
      inHand.push(text);
      length += text.length;
      if (length > CHUNK) await flush();
    },
    async finish() {
      await flush();
      await handle.close();
    },
    close: () => handle.close(),
  };
}
