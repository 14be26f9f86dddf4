import { isUtf8 } from 'node:buffer';
import { type Dirent, readSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { DocumentError } from '../errors.ts';
import { HEAD, kindOf } from './archives/kind.ts';
import { decodeName, endingOf } from './archives/names.ts';
import { ARCHIVES } from './archives/open.ts';
import { asPath, glance, orProblem, readSource } from './read-source.ts';
import { relatedTo } from './relations.ts';
import { failed, type Job, type Listed, orNothing } from './result.ts';
import { asSource, type Candidate } from './source-kinds.ts';
import { type Archive, listArchive } from './sources-archive.ts';
import { type FolderRelations, relationsOf, UNRELATED } from './sources-attachments.ts';

/** A file or folder under its two names. */
export interface Named {
  /** Its name in the exports. */
  readonly path: string;
  /** Its name for the file system: bytes where they are no UTF-8. */
  readonly file: string | Uint8Array;
}

/** What is met in a folder. */
export type Met =
  | { readonly is: 'file'; readonly named: Named; readonly relations: FolderRelations }
  | { readonly is: 'archive'; readonly archive: Archive }
  | { readonly is: 'passed'; readonly ending: string }
  | { readonly is: 'unread'; readonly path: string; readonly problem: DocumentError };

/** The job of reading a file. */
export function fileJob(path: string, file: string | Uint8Array): Job {
  return { path, read: () => readSource(file), at: { file } };
}

/** Lists the sources of a folder, in the byte order of their names. Pictures that a page shows are read with the page. */
export async function* listFolder(folder: Named, given: ReadonlySet<string>): AsyncGenerator<Listed> {
  const nothing = failed(folder.path, new DocumentError('empty', 'the folder has no file that could be a report'));
  yield* orNothing(listWalked(folder, given), nothing);
}

async function* listWalked(folder: Named, given: ReadonlySet<string>): AsyncGenerator<Listed> {
  for await (const met of walkFolder(folder, relationsOf)) yield* listMet(met, given);
}

async function* listMet(met: Met, given: ReadonlySet<string>): AsyncGenerator<Listed> {
  if (met.is === 'passed') return yield { status: 'skipped', ending: met.ending };
  if (met.is === 'unread') return yield failed(met.path, met.problem);
  if (met.is === 'archive') return yield* listArchive(met.archive);
  const { path, file } = met.named;
  if (met.relations.isShown(path)) return yield { status: 'skipped', ending: endingOf(path) };
  if (typeof file === 'string' && given.has(resolve(file))) return;
  yield { status: 'listed', job: { ...fileJob(path, file), ...relatedTo(path, met.relations) } };
}

type Relate = typeof relationsOf;

/** Where a walk begins; `real` is where symbolic links must stay within. */
export interface Root extends Named {
  readonly real: string;
}

/** Goes through a folder. @param relate tells which page of a folder links to what, where that is asked for */
export async function* walkFolder(folder: Named, relate?: Relate): AsyncGenerator<Met> {
  const real = await orProblem(realpath(asPath(folder.file)));
  if (real instanceof DocumentError) yield { is: 'unread', path: folder.path, problem: real };
  else yield* walk(folder, { ...folder, real }, { relate, above: UNRELATED });
}

interface Way {
  readonly relate: Relate | undefined;
  readonly above: FolderRelations;
}

async function* walk(folder: Named, root: Root, { relate, above }: Way): AsyncGenerator<Met> {
  const found = await orProblem(readdir(asPath(folder.file), { encoding: 'buffer', withFileTypes: true }));
  if (found instanceof DocumentError) return yield { is: 'unread', path: folder.path, problem: found };
  const items = found.toSorted((a, b) => Buffer.compare(a.name, b.name));
  const entries = items.map((item) => ({ item, entry: enter(folder, item.name) }));
  const files = entries.flatMap(({ item, entry }) => (item.isFile() ? [entry] : []));
  const relations = relate ? await relate(files, root, above) : above;
  for (const { item, entry } of entries) {
    if (item.isDirectory()) yield* walk(entry, root, { relate, above: relations });
    else yield await meet(entry, item, { root, relations });
  }
}

async function meet(
  named: Named,
  item: Dirent<Buffer>,
  { root, relations }: { root: Root; relations: FolderRelations },
): Promise<Met> {
  const { path, file } = named;
  const isLink = item.isSymbolicLink();
  if (!item.isFile() && !isLink) return { is: 'passed', ending: endingOf(path) };
  const inside = isLink ? await orProblem(isFileInside(named, root)) : true;
  if (inside instanceof DocumentError) {
    const isSource = asSource({ path, ending: endingOf(path), kind: 'other', head: new Uint8Array() }) === 'source';
    return isSource ? { is: 'unread', path, problem: inside } : { is: 'passed', ending: endingOf(path) };
  }
  const candidate = inside ? lookAt(path, file) : undefined;
  if (!candidate) return { is: 'passed', ending: endingOf(path) };
  if (ARCHIVES.has(candidate.kind)) return { is: 'archive', archive: { path, file, kind: candidate.kind } };
  const source = asSource(candidate);
  if (source === 'source') return { is: 'file', named, relations };
  return source === 'none' ? { is: 'passed', ending: candidate.ending } : { is: 'unread', path, problem: source };
}

/** What the beginning of a file tells. One that cannot be opened is looked at by its name alone; reading it says why. */
export function lookAt(path: string, file: string | Uint8Array): Candidate {
  const head = headOf(file);
  return { path, ending: endingOf(path), kind: kindOf(head), head };
}

function headOf(file: string | Uint8Array): Uint8Array {
  const head = new Uint8Array(HEAD);
  return head.subarray(0, glance(file, (descriptor) => readSync(descriptor, head, 0, HEAD, 0)) ?? 0);
}

async function isFileInside(link: Named, root: Root): Promise<boolean> {
  const target = await realpath(asPath(link.file));
  const inside = target.startsWith(root.real.endsWith(sep) ? root.real : root.real + sep);
  return inside && (await stat(target)).isFile();
}

/** An entry of a folder under its full names. A name that is no UTF-8 is shown as GB 18030, and kept as bytes. */
function enter({ path, file }: Named, name: Buffer): Named {
  const text = decodeName(name);
  return {
    path: path.endsWith('/') ? path + text : `${path}/${text}`,
    file: isUtf8(name) && typeof file === 'string' ? join(file, text) : joinBytes(Buffer.from(file), name),
  };
}

function joinBytes(folder: Buffer, name: Buffer): Uint8Array {
  return new Uint8Array(Buffer.concat([folder, Buffer.from(sep), name]));
}
