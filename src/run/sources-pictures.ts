import { gather } from './archives/bytes.ts';
import type { Found, Unpacked } from './archives/open.ts';
import type { Relations } from './relations.ts';

/** What an archive gives; a page has the pictures that it shows. */
export type FoundWithPictures = Exclude<Found, Unpacked> | (Unpacked & { readonly pictures?: Pictures });

/** The pictures of a page by the names under which it shows them; empty bytes for an ornament. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** So many bytes of an archive are held back at most, so that pages and their pictures come together. */
const MOST = 128 * 1024 * 1024;
/** Less than any file. */
const NOTHING = -1;

/**
 * What an archive gives, each page with the pictures that it shows, which are not given by themselves then. A page waits for
 * those that come after it, and what is behind it waits, too; pictures that come before their page are kept for it. Where
 * that would hold too much, a page goes without a picture, and the picture is given by itself.
 */
export async function* picturesWithPages(
  found: AsyncIterable<Found>,
  relations: Relations,
  most = MOST,
): AsyncGenerator<FoundWithPictures> {
  const shelf = new Shelf(relations);
  for await (const one of found) {
    if (shelf.concerns(one)) shelf.put(await inHand(one));
    else yield one;
    yield* shelf.ready(most);
  }
  yield* shelf.ready(NOTHING);
}

/** What an archive gave; its bytes, unless they cannot be had. */
interface InHand {
  readonly found: Found;
  readonly bytes?: Uint8Array;
}

async function inHand(found: Found): Promise<InHand> {
  if (found.is !== 'file') return { found };
  try {
    const bytes = await gather(found.body, Number.POSITIVE_INFINITY);
    return { found: { ...found, body: giving(bytes) }, bytes };
  } catch (error) {
    // It is said when the file is asked for its bytes.
    return { found: { ...found, body: giving(Promise.reject(error)) } };
  }
}

async function* giving(bytes: Uint8Array | Promise<never>): AsyncGenerator<Uint8Array> {
  yield await bytes;
}

/** What is given as soon as it has what it waits for, and everything before it was given. */
interface Waiting {
  readonly found: Found;
  size: number;
  readonly pictures: Map<string, Uint8Array>;
  /** By the paths of pictures, the names under which a page shows them. */
  readonly wants: Map<string, readonly string[]>;
}

/** A picture that pages show which are still to come. */
interface Kept {
  readonly picture: Unpacked;
  readonly bytes: Uint8Array;
  given: boolean;
}

const ORNAMENT = new Uint8Array();

/** What is held back of an archive. */
class Shelf {
  private readonly relations: Relations;
  private readonly queue: Waiting[] = [];
  private readonly kept = new Map<string, Kept>();
  /** Of each picture, how many of the pages that show it have come. */
  private readonly pages = new Map<string, number>();
  /** The pictures that have come themselves. */
  private readonly past = new Set<string>();
  private size = 0;

  constructor(relations: Relations) {
    this.relations = relations;
  }

  /** Whether something is to be held: a page, a picture of one, or what is behind something that waits. */
  concerns(found: Found): boolean {
    if (this.queue.length > 0 || found.is !== 'file') return this.queue.length > 0;
    return this.relations.shownBy(found.path) > 0 || this.relations.picturesOf(found.path).size > 0;
  }

  put({ found, bytes }: InHand): void {
    if (found.is !== 'file') this.wait(found);
    else if (this.relations.shownBy(found.path) > 0 && !this.past.has(found.path)) this.putPicture(found, bytes);
    else this.putPage(found, bytes);
  }

  /** What can be given now, and what has to be where more than `most` bytes are held. */
  *ready(most: number): Generator<FoundWithPictures> {
    for (;;) {
      const [first] = this.queue;
      const [oldest] = this.kept;
      if (first && (first.wants.size === 0 || this.size > most)) yield this.release(first);
      else if (oldest && this.size > most) this.drop(...oldest);
      else return;
    }
  }

  private wait(found: Found, size = 0): Waiting {
    const waiting = { found, size, pictures: new Map(), wants: new Map() };
    this.queue.push(waiting);
    this.size += size;
    return waiting;
  }

  private release({ found, size, pictures }: Waiting): FoundWithPictures {
    this.queue.shift();
    this.size -= size;
    return found.is === 'file' && pictures.size > 0 ? { ...found, pictures } : found;
  }

  private putPicture(picture: Unpacked, bytes: Uint8Array | undefined): void {
    const { path } = picture;
    this.past.add(path);
    const kept = { picture, bytes: bytes ?? ORNAMENT, given: false };
    this.kept.set(path, kept);
    this.size += kept.bytes.length;
    for (const page of this.queue) {
      const names = page.wants.get(path);
      page.wants.delete(path);
      if (names && bytes) this.give(page, names, kept);
    }
    if (!bytes || !this.isAwaited(path)) this.drop(path, kept);
  }

  /** A page, or another file: it shows nothing. */
  private putPage(found: Unpacked, bytes: Uint8Array | undefined): void {
    const page = this.wait(found, bytes?.length);
    const shown = Map.groupBy(this.relations.picturesOf(found.path), ([, path]) => path);
    for (const [path, named] of shown) {
      const names = named.map(([name]) => name);
      if (path === null) for (const name of names) page.pictures.set(name, ORNAMENT);
      else this.want(page, path, bytes ? names : []);
    }
  }

  /** @param names none for a page that cannot be read: its pictures are given by themselves */
  private want(page: Waiting, path: string, names: readonly string[]): void {
    this.pages.set(path, (this.pages.get(path) ?? 0) + 1);
    const kept = this.kept.get(path);
    if (kept) this.give(page, names, kept);
    else if (names.length > 0 && !this.past.has(path)) page.wants.set(path, names);
    if (kept && !this.isAwaited(path)) this.drop(path, kept);
  }

  private give(page: Waiting, names: readonly string[], kept: Kept): void {
    for (const name of names) page.pictures.set(name, kept.bytes);
    if (names.length === 0) return;
    kept.given = true;
    page.size += kept.bytes.length;
    this.size += kept.bytes.length;
  }

  /** Whether pages that show a picture are still to come. */
  private isAwaited(path: string): boolean {
    return (this.pages.get(path) ?? 0) < this.relations.shownBy(path);
  }

  /** Keeps a picture no longer: a page has it, or it is given by itself. */
  private drop(path: string, { picture, bytes, given }: Kept): void {
    this.kept.delete(path);
    this.size -= bytes.length;
    if (given) this.wait({ is: 'passed', ending: picture.ending });
    else this.wait(picture, bytes.length);
  }
}
