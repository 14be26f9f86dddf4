import { type Extract, extract, type Header } from 'tar-stream';
import type { Bytes } from './bytes.ts';
import type { Entry } from './entry.ts';
import { decodeName, endingOf } from './names.ts';

/** Latin 1 keeps the bytes of names, which may be of any encoding. */
const OPTIONS = { filenameEncoding: 'latin1', allowUnknownFormat: true } as object;

/** The files of a tar, as they come. Folders, links and devices are passed. */
export async function* tarEntries(bytes: Bytes): AsyncGenerator<Entry> {
  const tar = extract(OPTIONS);
  const fed = feed(bytes, tar);
  // Met below; until then it is not unhandled.
  fed.catch(() => {});
  try {
    for await (const entry of tar) {
      const body = entry[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
      yield entryOf(entry.header, left(body));
      // An entry that is given up ends the tar, so that it is read to its end.
      for await (const _ of left(body));
    }
    await fed;
  } finally {
    tar.destroy(null);
    await fed.catch(() => {});
  }
}

/** What is left of bytes. Giving it up leaves the rest. */
async function* left(bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await bytes.next();
    if (done) return;
    yield value;
  }
}

async function feed(bytes: Bytes, tar: Extract): Promise<void> {
  try {
    for await (const chunk of bytes) {
      if (tar.destroyed) return;
      if (!tar.write(chunk)) await drained(tar);
    }
    tar.end(null);
  } catch (error) {
    // What came before the damage is still given.
    if (!tar.destroyed) tar.end(null);
    throw error;
  }
}

function drained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      tar.off('drain', done).off('close', done);
      resolve();
    };
    tar.on('drain', done).on('close', done);
  });
}

function entryOf(header: Header, body: Bytes): Entry {
  const name = nameOf(header);
  if (header.type !== 'file' && header.type !== 'contiguous-file') {
    return { is: 'passed', ending: header.type === 'directory' ? 'folder' : 'link' };
  }
  return { is: 'file', name, ending: endingOf(name), body: () => body };
}

/** The extended header of POSIX is UTF-8; the others have what the system had. */
function nameOf({ name, pax }: Header): string {
  const extended = pax as { readonly path?: string } | null;
  return extended?.path === name ? name : decodeName(Buffer.from(name, 'latin1'));
}
