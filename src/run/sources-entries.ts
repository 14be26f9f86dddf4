import { DocumentError } from '../errors.ts';
import { openArchive, type Unpacked } from './archives/open.ts';
import { orProblem } from './read-source.ts';
import type { Whereabouts } from './result.ts';
import { type Archive, bytesOf, containerOf, openingOf } from './sources-archive.ts';

/** An entry that was listed before. */
export interface Wanted extends Pick<Whereabouts, 'shown'> {
  readonly entry: NonNullable<Whereabouts['entry']>;
}

/** What an archive has of it. */
export interface Opened<T extends Wanted> {
  readonly wanted: T;
  readonly bytes: Uint8Array | DocumentError;
  /** Those that a page shows, by the names under which it does. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
}

/** What is to be found, and what was. */
interface Search<T extends Wanted> {
  readonly left: Set<T>;
  readonly byName: ReadonlyMap<string, readonly T[]>;
  /** The pictures that pages show, as they come. */
  readonly pictures: Map<string, Uint8Array | undefined>;
  readonly bytes: Map<T, Uint8Array | DocumentError>;
}

/**
 * Entries of an archive that were listed before, as listing gave them. It is gone through no further than the last of
 * them. One that is not there any more is a failure.
 */
export async function* readEntries<T extends Wanted>(
  archive: Archive,
  wanted: readonly T[],
): AsyncGenerator<Opened<T>> {
  const search = searchFor(wanted);
  let problem = new DocumentError('not-found', 'it is not in the archive any more');
  for await (const found of openArchive(containerOf(archive), openingOf(archive, passing(search)))) {
    if (found.is === 'unread' && found.path === archive.path) problem = found.problem;
    else if (found.is === 'file' && isNamed(search, found.path)) await put(search, found);
    yield* ready(search);
    if (search.left.size === 0) return;
  }
  for (const one of search.left) yield opened(search, one, search.bytes.get(one) ?? problem);
}

function searchFor<T extends Wanted>(wanted: readonly T[]): Search<T> {
  const shown = wanted.flatMap((one) => (one.shown ?? []).flatMap(([, path]) => path ?? []));
  return {
    left: new Set(wanted),
    byName: Map.groupBy(wanted, ({ entry }) => entry.path),
    pictures: new Map(shown.map((path) => [path, undefined])),
    bytes: new Map(),
  };
}

function isNamed(search: Search<Wanted>, path: string): boolean {
  return search.byName.has(path) || search.pictures.has(path);
}

/** Passes what is wanted, and archives that have it. */
function passing(search: Search<Wanted>): (path: string) => boolean {
  const names = [...search.byName.keys(), ...search.pictures.keys()];
  const holders = new Set(names.flatMap((name) => [...name.matchAll(/!\//g)].map(({ index }) => name.slice(0, index))));
  return (path) => isNamed(search, path) || holders.has(path);
}

async function put<T extends Wanted>(search: Search<T>, { path, nth, body }: Unpacked): Promise<void> {
  const one = search.byName.get(path)?.find(({ entry }) => entry.nth === nth);
  const isPicture = nth === 0 && search.pictures.has(path);
  if (!one && !isPicture) return;
  const bytes = await orProblem(bytesOf(body));
  if (one) search.bytes.set(one, bytes);
  if (isPicture) search.pictures.set(path, bytes instanceof DocumentError ? new Uint8Array() : bytes);
}

/** Those that have come with all that they show. */
function* ready<T extends Wanted>(search: Search<T>): Generator<Opened<T>> {
  for (const [one, bytes] of search.bytes) {
    const complete = (one.shown ?? []).every(([, path]) => path === null || search.pictures.get(path));
    if (complete) yield opened(search, one, bytes);
  }
}

function opened<T extends Wanted>(search: Search<T>, one: T, bytes: Uint8Array | DocumentError): Opened<T> {
  search.left.delete(one);
  search.bytes.delete(one);
  if (!one.shown) return { wanted: one, bytes };
  const of = (path: string | null) => (path === null ? undefined : search.pictures.get(path));
  const pictures = new Map(one.shown.map(([name, path]) => [name, of(path) ?? new Uint8Array()]));
  return { wanted: one, bytes, pictures };
}
