import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { DocumentError } from '../errors.ts';
import { ARCHIVES } from './archives/open.ts';
import { isBucketAddress } from './bucket.ts';
import { ATTACHMENT_ENDINGS } from './page-links.ts';
import { orProblem } from './read-source.ts';
import { failed, type Job, type Listed, orNothing } from './result.ts';
import { isPage } from './source-kinds.ts';
import { countArchive, listArchive } from './sources-archive.ts';
import { attachmentsBeside } from './sources-attachments.ts';
import { fileJob, listFolder, lookAt, type Named, walkFolder } from './sources-folder.ts';

export { fileJob } from './sources-folder.ts';

/** A source that is in hand: its bytes, under the name that it is to have. */
export interface InHand {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What may be named as a source: a file, a folder or an archive by its path, or bytes. */
export type Given = string | InHand;

/**
 * Lists sources in the order given. A folder is walked in the byte order of its names; a symbolic link in it is followed
 * only to a file inside the folder. Archives are opened wherever they are met. A file named by itself is always listed; a
 * page without a report is followed by the files beside it that it links to as its report, each once.
 * @param lines what `-` stands for, where it is more than the name of a file
 */
export async function* listSources(
  sources: Iterable<Given> | AsyncIterable<Given>,
  lines?: AsyncIterable<string>,
): AsyncGenerator<Listed> {
  const given = new Set<string>();
  for await (const source of sources) {
    if (typeof source !== 'string') yield { status: 'listed', job: jobInHand(source) };
    else if (source === '-' && lines) yield* listLines(lines, given);
    else yield* listNamed(source, given);
  }
}

function jobInHand({ path, bytes }: InHand): Job {
  return { path, read: async () => bytes };
}

/** About how many sources `listSources` gives, told without reading them. Lists on stdin are not counted. */
export async function countSources(names: Iterable<string>, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (const name of names) if (name !== '-') count += await countNamed(name, signal);
  return count;
}

async function countNamed(name: string, signal: AbortSignal): Promise<number> {
  if (isBucketAddress(name)) return (await import('./sources-bucket.ts')).countBucket(name);
  const status = await orProblem(stat(name));
  if (status instanceof DocumentError) return 1;
  if (!status.isDirectory()) return countFile({ path: pathOf(name), file: name });
  let count = 0;
  for await (const met of walkFolder({ path: pathOf(name), file: name })) {
    if (signal.aborted) break;
    if (met.is === 'archive') count += await countArchive(met.archive);
    else if (met.is !== 'passed') count += 1;
  }
  return count;
}

async function countFile({ path, file }: Named): Promise<number> {
  const { kind } = lookAt(path, file);
  return ARCHIVES.has(kind) ? countArchive({ path, file, kind }) : 1;
}

async function* listLines(lines: AsyncIterable<string>, given: Set<string>): AsyncGenerator<Listed> {
  let any = false;
  for await (const line of lines) {
    const name = line.replace(/\r$/, '');
    if (name === '') continue;
    any = true;
    yield* listNamed(name, given);
  }
  if (!any) yield failed('-', new DocumentError('empty', 'the list of sources is empty'));
}

function pathOf(name: string): string {
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** @param given the files listed so far that may be attachments, so that none is listed twice */
async function* listNamed(name: string, given: Set<string>): AsyncGenerator<Listed> {
  if (isBucketAddress(name)) return yield* (await import('./sources-bucket.ts')).listBucket(name);
  const path = pathOf(name);
  const status = await orProblem(stat(name));
  if (status instanceof DocumentError) yield failed(path, status);
  else if (status.isDirectory()) yield* listFolder({ path: path.replace(/(?<=.)\/+$/, ''), file: name }, given);
  else if (status.isFile()) yield* listFile(path, name, given);
  else yield { status: 'listed', job: fileJob(path, name) };
}

async function* listFile(path: string, file: string, given: Set<string>): AsyncGenerator<Listed> {
  const candidate = lookAt(path, file);
  const { kind, ending } = candidate;
  if (ARCHIVES.has(kind)) {
    const nothing = failed(path, new DocumentError('empty', 'the archive has no file that could be a report'));
    return yield* orNothing(listArchive({ path, file, kind }), nothing);
  }
  if (ATTACHMENT_ENDINGS.has(ending)) {
    const whole = resolve(file);
    if (given.has(whole)) return;
    given.add(whole);
  }
  const beside = isPage(candidate) ? attachmentsBeside(path, file) : [];
  const attachments = beside.map((attachment) => attachment.path);
  yield { status: 'listed', job: { ...fileJob(path, file), ...(attachments.length > 0 && { attachments }) } };
  for (const attachment of beside) {
    const whole = resolve(attachment.file);
    if (given.has(whole)) continue;
    given.add(whole);
    yield { status: 'listed', job: { ...fileJob(attachment.path, attachment.file), linked_from: path } };
  }
}
