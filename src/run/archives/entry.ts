import { DocumentError } from '../../errors.ts';
import { orProblem } from '../read-source.ts';
import type { Origin } from '../result.ts';
import { turnGiver } from '../turns.ts';
import type { Bytes } from './bytes.ts';

/** What an archive holds, in its order. Bodies are read, if at all, before the next is asked for. */
export type Entry = Packed | Unread | Passed;

/** A file in an archive. */
export interface Packed {
  readonly is: 'file';
  /** As the archive has it, decoded. */
  readonly name: string;
  /** The ending that tells its format, where that is not its name's. */
  readonly ending?: string;
  readonly origin?: Origin;
  /** Its bytes, from the beginning; to be asked for once. */
  body(): Bytes;
}

/** What cannot be read: an entry, or without a name the rest of the archive. */
export interface Unread {
  readonly is: 'unread';
  readonly name?: string;
  readonly problem: DocumentError;
}

/** What is none of our business, such as a script, a folder's link or a page that was not found. */
export interface Passed {
  readonly is: 'passed';
  /** What it is counted under: an ending, or a word. */
  readonly ending: string;
}

/** What an archive is read from: a file that may be read at any place, or bytes as they come. */
export type Container =
  | { readonly file: string | Uint8Array; readonly bytes: () => Bytes }
  | { readonly bytes: () => Bytes };

/** What went wrong in an archive, as a reason for `failures.csv`. A fault that is none of its damage is thrown. */
export async function damageOf(error: unknown, what: string): Promise<DocumentError> {
  if (error instanceof DocumentError) return error;
  const { name, code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) return (await orProblem(Promise.reject(error))) as DocumentError;
  if (name === 'TypeError' || name === 'RangeError' || message === undefined) throw error;
  const how = code === 'Z_BUF_ERROR' ? 'it is cut short' : message;
  return new DocumentError('damaged', `${what}: ${how}`, { cause: error });
}

/** The entries of an archive; where it breaks off, that is the last of them. */
export async function* untilDamaged(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  const giveTurn = turnGiver();
  try {
    for await (const entry of entries) {
      await giveTurn();
      yield entry;
    }
  } catch (error) {
    const problem = await damageOf(error, 'the archive is damaged, and nothing after this can be read');
    yield { is: 'unread', problem };
  }
}
