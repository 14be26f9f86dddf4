import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { DocumentError } from '../errors.ts';
import { asPath, orProblem, readSource } from './read-source.ts';
import type { Job, Listed } from './result.ts';

/** The endings that a report may have; the formats among them that cannot be read yet are reported as failures. */
const REPORT_ENDINGS = new Set(
  '.html .htm .shtml .shtm .xhtml .pdf .txt .md .markdown .docx .doc .wps .ofd .rtf .png .jpg .jpeg .tif .tiff'.split(
    ' ',
  ),
);

/**
 * Lists sources in the order given. A folder is walked in the byte order of its names; a symbolic link in it is followed
 * only to a file inside the folder. A file named by itself is always listed.
 * @param names files and folders; `-` stands for the lines of `lines`
 */
export async function* listSources(names: Iterable<string>, lines: AsyncIterable<string>): AsyncGenerator<Listed> {
  for (const name of names) {
    if (name === '-') yield* listLines(lines);
    else yield* listNamed(name);
  }
}

async function* listLines(lines: AsyncIterable<string>): AsyncGenerator<Listed> {
  let any = false;
  for await (const line of lines) {
    const name = line.replace(/\r$/, '');
    if (name === '') continue;
    any = true;
    yield* listNamed(name);
  }
  if (!any) yield failed('-', new DocumentError('empty', 'the list of sources is empty'));
}

async function* listNamed(name: string): AsyncGenerator<Listed> {
  const path = sep === '/' ? name : name.replaceAll(sep, '/');
  const status = await orProblem(stat(name));
  if (status instanceof DocumentError) return yield failed(path, status);
  if (status.isDirectory()) yield* listFolder(path.replace(/(?<=.)\/+$/, ''), name);
  else yield { status: 'listed', job: fileJob(path, name) };
}

async function* listFolder(path: string, file: string): AsyncGenerator<Listed> {
  const root = await orProblem(realpath(file));
  if (root instanceof DocumentError) return yield failed(path, root);
  let any = false;
  for await (const listed of walk({ path, file, root })) {
    any ||= listed.status !== 'skipped';
    yield listed;
  }
  if (!any) yield failed(path, new DocumentError('empty', 'the folder has no file that could be a report'));
}

/** A folder being walked, or an entry of it; `root` is where symbolic links must stay within. */
interface Entry {
  /** Its name in the exports. */
  readonly path: string;
  /** Its name for the file system: bytes where they are no UTF-8. */
  readonly file: string | Uint8Array;
  readonly root: string;
}

/** The job of reading a file. */
export function fileJob(path: string, file: string | Uint8Array): Job {
  return { path, read: () => readSource(file), ...(typeof file === 'string' && { file }) };
}

async function* walk(folder: Entry): AsyncGenerator<Listed> {
  const found = await orProblem(readdir(asPath(folder.file), { encoding: 'buffer', withFileTypes: true }));
  if (found instanceof DocumentError) return yield failed(folder.path, found);
  for (const item of found.toSorted((a, b) => Buffer.compare(a.name, b.name))) {
    const entry = enter(folder, item.name);
    if (item.isDirectory()) yield* walk(entry);
    else yield await listEntry(entry, item);
  }
}

async function listEntry(entry: Entry, item: Dirent<Buffer>): Promise<Listed> {
  const { path, file } = entry;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  const skipped: Listed = { status: 'skipped', ending };
  if (!REPORT_ENDINGS.has(ending) || /^readme\b/i.test(name)) return skipped;
  if (item.isFile()) return { status: 'listed', job: fileJob(path, file) };
  if (!item.isSymbolicLink()) return skipped;
  const inside = await orProblem(isFileInside(entry));
  if (inside instanceof DocumentError) return failed(path, inside);
  return inside ? { status: 'listed', job: fileJob(path, file) } : skipped;
}

async function isFileInside(link: Entry): Promise<boolean> {
  const target = await realpath(asPath(link.file));
  const inside = target.startsWith(link.root.endsWith(sep) ? link.root : link.root + sep);
  return inside && (await stat(target)).isFile();
}

/** An entry of a folder under its full names. A name that is no UTF-8 is shown as GB 18030, and kept as bytes. */
function enter({ path, file, root }: Entry, name: Buffer): Entry {
  const utf8 = isUtf8(name);
  const text = utf8 ? name.toString() : new TextDecoder('gb18030').decode(name);
  return {
    path: path.endsWith('/') ? path + text : `${path}/${text}`,
    file: utf8 && typeof file === 'string' ? join(file, text) : joinBytes(Buffer.from(file), name),
    root,
  };
}

function joinBytes(folder: Buffer, name: Buffer): Uint8Array {
  return new Uint8Array(Buffer.concat([folder, Buffer.from(sep), name]));
}

function failed(path: string, { problem, message }: DocumentError): Listed {
  return { status: 'failed', failure: { path, problem, message } };
}
