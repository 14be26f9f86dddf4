import { createReadStream, statSync } from 'node:fs';
import { type Bytes, gather } from './archives/bytes.ts';
import { type Container, damageOf } from './archives/entry.ts';
import { guardOf, LIMITS, type Limits } from './archives/guard.ts';
import { isOrnament, type Kind } from './archives/kind.ts';
import { onceEach } from './archives/names.ts';
import { type Opening, openArchive } from './archives/open.ts';
import { ATTACHMENT_ENDINGS, LARGEST_PAGE, pageLinks } from './page-links.ts';
import { asPath } from './read-source.ts';
import { NO_RELATIONS, type Relations, relatedTo, relating } from './relations.ts';
import { failed, type Job, type Listed } from './result.ts';
import { asSource, couldBeSource, isPage, isPicture } from './source-kinds.ts';
import { type FoundWithPictures, picturesWithPages } from './sources-pictures.ts';

/** An archive that is a file. */
export interface Archive {
  /** Its name in the exports. */
  readonly path: string;
  /** Its name for the file system. */
  readonly file: string | Uint8Array;
  readonly kind: Kind;
  readonly limits?: Limits;
}

/**
 * Lists what an archive holds, in its order: reports to be, what cannot be read, and what is passed. An entry is unpacked
 * when it is asked for, which it has to be before the next is listed. The archive is gone through twice, as only then is it
 * known which page links to which file.
 */
export async function* listArchive(archive: Archive): AsyncGenerator<Listed> {
  const relations = await relationsIn(archive);
  const unique = onceEach();
  const all = openArchive(containerOf(archive), openingOf(archive));
  for await (const found of picturesWithPages(all, relations)) {
    const listed = listedOf(found, { relations, archive });
    if (listed.status === 'skipped') yield listed;
    else if (listed.status === 'failed')
      yield { ...listed, failure: { ...listed.failure, path: unique(listed.failure.path) } };
    else yield { ...listed, job: { ...listed.job, path: unique(listed.job.path) } };
  }
}

/** How many sources an archive has. */
export async function countArchive(archive: Archive): Promise<number> {
  let count = 0;
  const wanted: Opening['wanted'] = (path, ending) => {
    const known = couldBeSource(path, ending) === 'surely';
    if (known) count += 1;
    return !known;
  };
  for await (const found of openArchive(containerOf(archive), openingOf(archive, wanted))) {
    if (listedOf(found, { relations: NO_RELATIONS, archive }).status !== 'skipped') count += 1;
  }
  return count;
}

export function openingOf({ path, file, kind, limits = LIMITS }: Archive, wanted?: Opening['wanted']): Opening {
  const { size } = statSync(asPath(file));
  return { path, kind, guard: guardOf(size, limits), ...(wanted && { wanted }) };
}

const CHUNK = 1 << 18;

export function containerOf({ file }: Archive): Container {
  return { file, bytes: () => createReadStream(asPath(file), { highWaterMark: CHUNK }) };
}

async function relationsIn(archive: Archive): Promise<Relations> {
  const related = relating(`${archive.path}!/`);
  const wanted: Opening['wanted'] = (path, ending, { address }) => {
    const isAttachment = ATTACHMENT_ENDINGS.has(ending);
    // Of a picture its size has a say.
    const isClear = isAttachment && !/^\.(?:png|jpe?g|tiff?)$/.test(ending);
    if (isClear) related.file({ path, address });
    return !isClear && ending !== '.txt';
  };
  for await (const found of openArchive(containerOf(archive), openingOf(archive, wanted))) {
    if (found.is !== 'file') continue;
    const place = { path: found.path, address: found.origin.address };
    if (isPicture(found)) related[isOrnament(found.head) ? 'ornament' : 'file'](place);
    else if (asSource(found) !== 'source') continue;
    else if (isPage(found)) related.page(place, pageLinks(await beginning(found.body)));
    else related.file(place);
  }
  return related.done();
}

/** A page, unless it is too large to be looked through, or damaged: that is said when it is listed. */
async function beginning(body: Bytes): Promise<Uint8Array> {
  try {
    return await gather(body, LARGEST_PAGE);
  } catch (error) {
    await damageOf(error, '');
    return new Uint8Array();
  }
}

/** The archive that something is found in. */
interface Within {
  readonly relations: Relations;
  readonly archive: Archive;
}

function listedOf(found: FoundWithPictures, within: Within): Listed {
  if (found.is === 'passed') return { status: 'skipped', ending: found.ending };
  if (found.is === 'unread') return failed(found.path, found.problem);
  const source = asSource(found);
  if (source === 'source') return { status: 'listed', job: jobOf(found, within) };
  return source === 'none' ? { status: 'skipped', ending: found.ending } : failed(found.path, source);
}

function jobOf(
  { path, nth, origin, body, pictures }: Extract<FoundWithPictures, { is: 'file' }>,
  { relations, archive: { path: name, file } }: Within,
): Job {
  const read = once(() => bytesOf(body));
  const names = [...(pictures?.keys() ?? [])];
  const shown = names.map((name) => [name, relations.picturesOf(path).get(name) ?? null] as const);
  const at = { file, entry: { archive: name, path, nth }, ...(pictures && { shown }) };
  return { path, ...origin, ...relatedTo(path, relations), ...(pictures && { pictures }), read, at };
}

function once<T>(give: () => T): () => T {
  let given = false;
  return () => {
    if (given) throw new TypeError('Expected the bytes of an entry to be asked for once');
    given = true;
    return give();
  };
}

export async function bytesOf(body: Bytes): Promise<Uint8Array> {
  try {
    return await gather(body, Number.POSITIVE_INFINITY);
  } catch (error) {
    throw await damageOf(error, 'it is damaged in the archive');
  }
}
