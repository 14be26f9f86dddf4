import { once } from 'node:events';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { Bytes } from './bytes.ts';

/** So much goes in at once, that what comes out of it is in hand. */
const PIECE = 1 << 14;

/** What a gzip of one or more members holds. Where it is damaged or cut short, all before that comes first. */
export async function* gunzipped(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 1 << 16 });
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  gunzip.on('data', (chunk: Uint8Array) => ready.push(chunk));
  gunzip.on('error', (error) => {
    failure = error;
  });
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        await put(gunzip, chunk.subarray(at, at + PIECE));
        yield* ready.splice(0);
        if (failure) throw failure;
      }
    }
    // Only now: the last piece and the end in one would lose what the piece gives where the gzip is cut short.
    gunzip.end();
    if (!gunzip.destroyed) await once(gunzip, 'close').catch(() => {});
    yield* ready.splice(0);
    if (failure) throw failure;
  } finally {
    gunzip.destroy();
  }
}

function put(gunzip: Gunzip, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      gunzip.off('close', done);
      resolve();
    };
    gunzip.on('close', done).write(piece, done);
  });
}
