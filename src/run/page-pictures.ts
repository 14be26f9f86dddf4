import { realpath } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { DocumentError } from '../errors.ts';
import { readSource } from './read-source.ts';

/** The most bytes of one picture. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The bytes of a picture beside a page: a file in the folder of the page or below, by a relative path. `undefined` for all
 * else: what stands elsewhere on the computer is no part of the page, and nothing is fetched from a network.
 * @param name the path of the page
 */
export async function loadPagePicture(src: string, name: string): Promise<Uint8Array | undefined> {
  const path = relativePath(src);
  if (path === undefined) return undefined;
  try {
    const folder = await realpath(dirname(resolve(name)));
    const file = await realpath(resolve(folder, path));
    return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? await readSource(file, LARGEST) : undefined;
  } catch (error) {
    if (error instanceof DocumentError || typeof (error as NodeJS.ErrnoException).code === 'string') return undefined;
    throw error;
  }
}

/** A path without a scheme, host or root, decoded; a file name may hold what a URL must not. */
function relativePath(src: string): string | undefined {
  const path = src.replace(/[?#].*$/s, '');
  if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(path) || path.includes('\0')) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    return /^[/\\]|\0/.test(decoded) ? undefined : decoded;
  } catch {
    return path;
  }
}
