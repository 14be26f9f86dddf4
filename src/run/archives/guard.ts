import { DocumentError } from '../../errors.ts';
import { LARGEST_SOURCE } from '../read-source.ts';
import { type Bytes, tooLarge } from './bytes.ts';

/** What an archive may unpack to. */
export interface Limits {
  /** The most bytes of one entry. */
  readonly entry: number;
  /** So many bytes of all entries are no matter of concern. */
  readonly harmless: number;
  /** Beyond them, the most bytes for each byte of the archive. */
  readonly ratio: number;
}

/** Pages of a site compress to a tenth, seldom a fiftieth; made to fill a disk, zeros compress to a thousandth. */
export const LIMITS: Limits = { entry: LARGEST_SOURCE, harmless: 2 ** 30, ratio: 200 };

/** Counts what comes out of an archive. */
export interface Guard {
  readonly limits: Limits;
  /** The bytes of an entry, as long as there are not too many of it or of all. */
  watch(bytes: Bytes): Bytes;
  /** Bytes unpacked on the way to entries, such as a tar of a `.tar.gz`. */
  watchAll(bytes: Bytes): Bytes;
  /** That the archive has given too much; then nothing more of it is to be read. */
  alarm(): DocumentError | undefined;
}

export function guardOf(packed: number, limits: Limits = LIMITS): Guard {
  const most = Math.max(limits.harmless, packed * limits.ratio);
  let unpacked = 0;
  async function* watch(bytes: Bytes, mostOfIt: number): AsyncGenerator<Uint8Array> {
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      unpacked += chunk.length;
      if (unpacked > most) throw bomb(limits.ratio);
      if (length > mostOfIt) throw tooLarge(mostOfIt);
      yield chunk;
    }
  }
  return {
    limits,
    watch: (bytes) => watch(bytes, limits.entry),
    watchAll: (bytes) => watch(bytes, Number.POSITIVE_INFINITY),
    alarm: () => (unpacked > most ? bomb(limits.ratio) : undefined),
  };
}

function bomb(ratio: number): DocumentError {
  return new DocumentError(
    'too-large',
    `the archive unpacks to more than ${ratio} times its size, as a zip bomb does: nothing after this is read`,
  );
}
