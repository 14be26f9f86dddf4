import { closeSync, constants, fstatSync, openSync, readFile as read, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { DocumentError, type DocumentProblem } from '../errors.ts';

/** A pipe is not waited for. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** No report comes near this; a file beyond it is no report, or an attack. */
export const LARGEST_SOURCE = 200 * 1024 * 1024;

/**
 * The bytes of a file.
 * @throws DocumentError where it is missing, closed to us, no file, or larger than `largest`
 */
export async function readSource(file: string | Uint8Array, largest = LARGEST_SOURCE): Promise<Uint8Array> {
  const bytes = await orProblem(readFile(asPath(file), largest));
  if (bytes instanceof DocumentError) throw bytes;
  return bytes;
}

/** What the file system gives, or its complaint as a reason for `failures.csv`. Any other error is thrown. */
export async function orProblem<T>(asked: Promise<T>): Promise<T | DocumentError> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DocumentError) return error;
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string') throw error;
    const [problem, message] = REASONS[code] ?? (['internal', `the file system says ${code}`] as const);
    return new DocumentError(problem, message, { cause: error });
  }
}

/**
 * What a look into a file gives; nothing where the file system refuses, which is said when the file is read. Listing looks
 * into every file, one after another, and waiting for each in turn would take five times as long.
 */
export function glance<T>(file: string | Uint8Array, look: (descriptor: number) => T): T | undefined {
  try {
    const descriptor = openSync(asPath(file), READING);
    try {
      return look(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    return undefined;
  }
}

/** A name for the file system: text, or bytes that are no UTF-8. */
export function asPath(file: string | Uint8Array): string | Buffer {
  return typeof file === 'string' ? file : Buffer.from(file);
}

const REASONS: Readonly<Record<string, readonly [DocumentProblem, string]>> = {
  ENOENT: ['not-found', 'there is no such file or folder: check the path'],
  ENOTDIR: ['not-found', 'a part of the path is a file, not a folder'],
  ENAMETOOLONG: ['not-found', 'the name is too long for the file system'],
  ELOOP: ['not-found', 'the symbolic links go in a circle'],
  EACCES: ['no-permission', 'reading it is not permitted: change its permissions'],
  EPERM: ['no-permission', 'reading it is not permitted: change its permissions'],
};

/** Files up to this size are had faster than they are waited for. */
const SMALL = 1024 * 1024;

async function readFile(file: string | Buffer, largest: number): Promise<Uint8Array> {
  const descriptor = openSync(file, READING);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new DocumentError('unsupported-format', 'a folder, a device or a pipe: name a file');
    if (status.size > largest) throw tooLarge(status.size, largest);
    const bytes = status.size > SMALL ? await readWaiting(descriptor) : readFileSync(descriptor);
    return new Uint8Array(bytes);
  } finally {
    closeSync(descriptor);
  }
}

const readWaiting = promisify<number, Buffer>(read);

function tooLarge(size: number, largest: number): DocumentError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`;
  return new DocumentError('too-large', `${megabytes(size)}, where ${megabytes(largest)} is the most: split it`);
}
