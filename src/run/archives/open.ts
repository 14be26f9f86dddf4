import { DocumentError } from '../../errors.ts';
import type { Origin } from '../result.ts';
import { type Bytes, gather, peeked } from './bytes.ts';
import { type Container, damageOf, type Entry, type Packed, untilDamaged } from './entry.ts';
import type { Guard } from './guard.ts';
import { gunzipped } from './gunzip.ts';
import { HEAD, type Kind, kindOf } from './kind.ts';
import { countEach, endingOf, harmless } from './names.ts';
import { tarEntries } from './tar.ts';
import { warcEntries } from './warc.ts';
import { zipEntries } from './zip.ts';

/** A file in an archive or in an archive in it. */
export interface Unpacked {
  readonly is: 'file';
  /** Its name in the exports, `archive.zip!/inner/path.pdf`; an archive may give one twice. */
  readonly path: string;
  /** How many of this name came before it. */
  readonly nth: number;
  readonly ending: string;
  readonly origin: Origin;
  readonly kind: Kind;
  readonly head: Uint8Array;
  /** Its bytes, from the beginning; to be asked for once, before the next entry is. */
  readonly body: Bytes;
}

/** What an archive gives. */
export type Found =
  | Unpacked
  | { readonly is: 'unread'; readonly path: string; readonly problem: DocumentError }
  | { readonly is: 'passed'; readonly ending: string };

export interface Opening {
  readonly path: string;
  readonly kind: Kind;
  readonly guard: Guard;
  /** Whether an entry may be of interest, by its name in the exports alone; no other is unpacked. @default all are */
  readonly wanted?: (path: string, ending: string, origin: Origin) => boolean;
}

/** An opening on the way. */
interface Way extends Opening {
  /** 0 for an archive, 1 for one in it. */
  readonly depth: number;
  readonly before: (path: string) => number;
}

/** The kinds that are opened. */
export const ARCHIVES: ReadonlySet<Kind> = new Set(['zip', 'gzip', 'tar', 'warc']);

/** Everything in an archive in its order; archives in it are opened, those in them are not. */
export function openArchive(container: Container, opening: Opening): AsyncGenerator<Found> {
  return open(container, { ...opening, depth: 0, before: countEach() });
}

async function* open(container: Container, opening: Way): AsyncGenerator<Found> {
  const { path, guard, depth } = opening;
  for await (const entry of untilDamaged(await entriesOf(container, opening))) {
    if (entry.is === 'passed') yield entry;
    else {
      const shown = entry.name === undefined ? path : `${path}!/${harmless(entry.name)}`;
      if (entry.is === 'unread') yield { is: 'unread', path: shown, problem: entry.problem };
      else yield* openEntry(entry, { ...opening, path: shown });
    }
    const problem = guard.alarm();
    if (!problem) continue;
    if (depth === 0) yield { is: 'unread', path, problem };
    return;
  }
}

async function entriesOf(container: Container, opening: Opening): Promise<AsyncIterable<Entry>> {
  const { kind, guard } = opening;
  if (kind === 'zip') return zipEntries('file' in container ? container : await whole(container.bytes(), guard));
  if (kind === 'tar') return tarEntries(container.bytes());
  if (kind === 'warc') return warcEntries(container.bytes(), guard.limits.entry);
  return insideGzip(guard.watchAll(gunzipped(container.bytes())), opening);
}

/** A zip is read from its end, so that one in an archive has to be in hand. */
async function whole(bytes: Bytes, { limits }: Guard): Promise<Uint8Array> {
  return gather(bytes, limits.entry);
}

/** A gzip is no archive: it packs one, or a single file. */
async function* insideGzip(bytes: Bytes, opening: Opening): AsyncGenerator<Entry> {
  const { head, body } = await peeked(bytes, HEAD);
  const kind = kindOf(head);
  if (ARCHIVES.has(kind) && kind !== 'gzip') {
    yield* await entriesOf({ bytes: () => body }, { ...opening, kind });
    return;
  }
  const name = opening.path.slice(opening.path.lastIndexOf('/') + 1).replace(/\.gz$/i, '');
  yield { is: 'file', name, ending: endingOf(name), body: () => body };
}

async function* openEntry(entry: Packed, opening: Way): AsyncGenerator<Found> {
  const { path, guard, wanted, depth, before } = opening;
  const { name, ending = endingOf(name), origin = {} } = entry;
  if (isBeside(name) || wanted?.(path, ending, origin) === false) return yield { is: 'passed', ending };
  let closing = async () => {};
  try {
    const { head, body, close } = await peeked(guard.watch(entry.body()), HEAD);
    closing = close;
    const kind = kindOf(head);
    if (!ARCHIVES.has(kind)) yield { is: 'file', path, nth: before(path), ending, origin, kind, head, body };
    else if (depth > 0) yield { is: 'unread', path, problem: tooDeep() };
    else yield* open({ bytes: () => body }, { ...opening, kind, depth: depth + 1 });
  } catch (error) {
    yield { is: 'unread', path, problem: await damageOf(error, 'it is damaged in the archive') };
  } finally {
    await closing();
  }
}

function tooDeep(): DocumentError {
  return new DocumentError('unsupported-format', 'an archive in an archive in an archive: unpack the outer one first');
}

/** What macOS puts beside each file of an archive. */
function isBeside(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/.test(name);
}
