import { DocumentError } from '../errors.ts';
import { isOrnament, kindOf } from './archives/kind.ts';
import { endingOf, harmless } from './archives/names.ts';
import { ARCHIVES } from './archives/open.ts';
import { headOfObject, listObjects, readObject, type StoredObject } from './bucket.ts';
import { archiveHere } from './bucket-archives.ts';
import { ATTACHMENT_ENDINGS, LARGEST_PAGE, type PageLink, pageLinks } from './page-links.ts';
import { orProblem } from './read-source.ts';
import { type Relations, relatedTo, relating } from './relations.ts';
import { failed, type Job, type Listed, orNothing, type Whereabouts } from './result.ts';
import { asSource, type Candidate, couldBeSource, isPage, isPicture } from './source-kinds.ts';
import { listArchive } from './sources-archive.ts';

/** So many objects are looked at beside one another: each answer of a storage has a way to go. */
const AT_ONCE = 32;

/** Lists the sources of a bucket with a common prefix, in the order of their keys, as those of a folder. */
export async function* listBucket(name: string): AsyncGenerator<Listed> {
  const nothing = failed(name, new DocumentError('empty', 'the bucket has no object there that could be a report'));
  try {
    yield* orNothing(listPrefix(await prefixOf(name)), nothing);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield failed(name, error);
  }
}

/** A prefix names a folder, unless there is an object of this name. */
async function prefixOf(name: string): Promise<string> {
  if (name.endsWith('/')) return name;
  for await (const { address } of listObjects(name)) return address === name ? name : `${name}/`;
  return `${name}/`;
}

/** How many objects may be sources. */
export async function countBucket(name: string): Promise<number> {
  let count = 0;
  for await (const { address } of listObjects(await prefixOf(name)))
    if (couldBeSource(address, endingOf(address)) !== 'no') count += 1;
  return count;
}

async function* listPrefix(prefix: string): AsyncGenerator<Listed> {
  const relations = await relationsIn(prefix);
  for await (const seen of ahead(listObjects(prefix), look)) yield* listSeen(seen, relations);
}

/** An object with what its beginning tells. */
interface Seen extends StoredObject {
  readonly candidate: Candidate | DocumentError;
}

/** Where the name tells enough, nothing is asked for. */
async function look(object: StoredObject): Promise<Seen> {
  const path = pathOf(object.address);
  const ending = endingOf(path);
  const asked = couldBeSource(path, ending) === 'perhaps' ? headOfObject(object) : Promise.resolve(new Uint8Array());
  const head = await orProblem(asked);
  const candidate = head instanceof DocumentError ? head : { path, ending, head, kind: kindOf(head) };
  return { ...object, candidate };
}

/** Its name in the exports. */
function pathOf(address: string): string {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]*)\/?(.*)$/s.exec(address) ?? [];
  return `s3://${bucket}/${harmless(key)}`;
}

async function* listSeen({ address, size, candidate }: Seen, relations: Relations): AsyncGenerator<Listed> {
  // What some programs put in the place of a folder.
  if (address.endsWith('/') && size === 0) return;
  if (candidate instanceof DocumentError) return yield failed(pathOf(address), candidate);
  const { path, ending, kind } = candidate;
  if (ARCHIVES.has(kind)) return yield* listPacked(address, candidate);
  if (relations.shownBy(address) > 0) return yield { status: 'skipped', ending };
  const source = asSource(candidate);
  if (source === 'none') yield { status: 'skipped', ending };
  else if (source !== 'source') yield failed(path, source);
  else yield { status: 'listed', job: jobOf(address, relations) };
}

/** Its entries bear the address of the archive: the copy is of this machine. */
async function* listPacked(address: string, { path, kind }: Candidate): AsyncGenerator<Listed> {
  const file = await orProblem(archiveHere(address));
  if (file instanceof DocumentError) return yield failed(path, file);
  for await (const listed of listArchive({ path, file, kind })) {
    if (listed.status !== 'listed' || !listed.job.at) yield listed;
    else yield { ...listed, job: { ...listed.job, at: { ...listed.job.at, file: address } } };
  }
}

function jobOf(address: string, relations: Relations): Job {
  const shown = [...relations.picturesOf(address)];
  const { linked_from, attachments } = relatedTo(address, relations);
  return {
    ...objectJob(pathOf(address), { file: address, ...(shown.length > 0 && { shown }) }),
    ...(linked_from !== undefined && { linked_from: pathOf(linked_from) }),
    ...(attachments && { attachments: attachments.map(pathOf) }),
  };
}

/** The job of reading an object; the pictures that a page shows are there when its bytes are. */
export function objectJob(path: string, at: Whereabouts & { readonly file: string }): Job {
  const pictures = new Map<string, Uint8Array>();
  const read = async () => {
    for (const [name, address] of at.shown ?? []) pictures.set(name, await pictureAt(address));
    return readObject(at.file);
  };
  return { path, read, at, pictures };
}

async function pictureAt(address: string | null): Promise<Uint8Array> {
  const bytes = address === null ? undefined : await orProblem(readObject(address));
  return bytes === undefined || bytes instanceof DocumentError ? new Uint8Array() : bytes;
}

/** Which page links to which object, and shows which: known before the first is listed. */
async function relationsIn(prefix: string): Promise<Relations> {
  const related = relating(prefix.replace(/[^/]*$/, ''));
  for await (const { address, candidate, links } of ahead(listObjects(prefix), lookAtLinks)) {
    const place = { path: address };
    if (candidate instanceof DocumentError) continue;
    if (isPicture(candidate)) related[isOrnament(candidate.head) ? 'ornament' : 'file'](place);
    else if (links) related.page(place, links);
    else if (ATTACHMENT_ENDINGS.has(candidate.ending) || asSource(candidate) === 'source') related.file(place);
  }
  return related.done();
}

/** A page too large to be looked through, or not to be had, links to nothing; what is wrong is said when it is read. */
async function lookAtLinks(object: StoredObject): Promise<Seen & { readonly links?: readonly PageLink[] }> {
  const seen = await look(object);
  if (seen.candidate instanceof DocumentError || !isPage(seen.candidate)) return seen;
  const page = object.size > LARGEST_PAGE ? undefined : await orProblem(readObject(object.address, LARGEST_PAGE));
  return { ...seen, links: page === undefined || page instanceof DocumentError ? [] : pageLinks(page) };
}

/** Steps for things in their order, some begun before those ahead of them are done. */
async function* ahead<T, R>(things: AsyncIterable<T>, step: (thing: T) => Promise<R>): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const thing of things) {
    const one = step(thing);
    // It is met in its turn; until then it is not unhandled.
    one.catch(() => {});
    begun.push(one);
    const first = begun.length >= AT_ONCE ? begun.shift() : undefined;
    if (first) yield await first;
  }
  for (const one of begun) yield await one;
}
