import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DocumentError } from '../errors.ts';
import { gather } from './archives/bytes.ts';
import { guardOf, LIMITS, type Limits } from './archives/guard.ts';
import { ARCHIVES, type Opening, openArchive } from './archives/open.ts';
import { sha256 } from './beside.ts';
import { orProblem, readSource } from './read-source.ts';
import { lookAt } from './sources-folder.ts';

/** Where sources are looked for. */
export interface Places {
  /** The folder from which their paths are seen. */
  readonly folder: string;
  readonly limits?: Limits;
}

/**
 * The bytes of a source that was read before, also inside an archive; `undefined` where it is gone, or its bytes are
 * others.
 */
export async function findSource(
  { path, sha256: wanted }: { readonly path: string; readonly sha256: string },
  { folder, limits = LIMITS }: Places,
): Promise<Uint8Array | undefined> {
  const [name = path, inner] = splitAt(path, '!/');
  const file = resolve(folder, name);
  const found = await orProblem(
    inner === undefined ? readSource(file) : inArchive({ file, name, path, wanted, limits }),
  );
  if (found === undefined || found instanceof DocumentError) return undefined;
  return sha256(found) === wanted ? found : undefined;
}

/** The file that has a source, as the file system names it. */
export function fileOf(path: string, folder: string): string {
  return resolve(folder, splitAt(path, '!/')[0] ?? path);
}

function splitAt(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

interface Wanted {
  readonly file: string;
  /** Of the archive in the exports. */
  readonly name: string;
  readonly path: string;
  readonly wanted: string;
  readonly limits: Limits;
}

/** What an archive has twice was numbered; by its bytes it is told apart. */
async function inArchive({ file, name, path, wanted, limits }: Wanted): Promise<Uint8Array | undefined> {
  const { kind } = lookAt(name, file);
  if (!ARCHIVES.has(kind)) return undefined;
  const unnumbered = path.replace(/ \(\d+\)(\.[^./]*)?$/, '$1');
  const names = new Set([path, unnumbered]);
  const opening: Opening = {
    path: name,
    kind,
    guard: guardOf(statSync(file).size, limits),
    wanted: (at) => names.has(at) || path.startsWith(`${at}!/`),
  };
  for await (const found of openArchive({ file, bytes: () => createReadStream(file) }, opening)) {
    if (found.is !== 'file' || !names.has(found.path)) continue;
    const bytes = await gather(found.body, limits.entry);
    if (sha256(bytes) === wanted) return bytes;
  }
  return undefined;
}
