import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** A part of a file: bytes, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Goes through a file record by record without holding it. */
export interface Scanner {
  /** The span of the next so many records, and how many there were. */
  next(records: number): Span & { readonly records: number };
}

const CHUNK = 1 << 18;
const LINE_FEED = 10;
const QUOTE = 34;

/** A scanner from the beginning of a file. A record ends with its line; where `quotes` is set, not within quotes. */
export function scannerOf(file: FileHandle, { quotes }: { readonly quotes: boolean }): Scanner {
  const chunk = Buffer.alloc(CHUNK);
  let [filled, at, start, inQuotes] = [0, 0, 0, false];
  let end = 0;
  /** Goes to the end of one record in what is in hand. */
  const passRecord = (): boolean => {
    while (at < filled) {
      const byte = chunk[at];
      at += 1;
      if (byte === QUOTE && quotes) inQuotes = !inQuotes;
      else if (byte === LINE_FEED && !inQuotes) return true;
    }
    return false;
  };
  const refill = () => {
    end += filled;
    filled = readSync(file.fd, chunk, 0, CHUNK, end);
    at = 0;
  };
  return {
    next(records) {
      let found = 0;
      while (found < records) {
        if (passRecord()) {
          found += 1;
          continue;
        }
        refill();
        if (filled === 0) break;
      }
      const span = { start, end: end + at };
      start = span.end;
      return { ...span, records: found };
    },
  };
}

/** The text of a part of a file. Nothing else is waiting, and a read that waits for its turn takes ten times as long. */
export function textAt(file: FileHandle, { start, end }: Span): string {
  const bytes = Buffer.alloc(end - start);
  return bytes.toString('utf8', 0, readSync(file.fd, bytes, 0, bytes.length, start));
}
