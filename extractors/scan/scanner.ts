import type { Block, Document, Place } from '../../src/document.ts';
import type { Look } from './cell-looks.ts';
import { decide } from './decide.ts';
import type { Picture } from './picture.ts';
import type { CellReader } from './reader.ts';
import { readPicture, type ScannedPage } from './scanned-page.ts';

/** Two independent readers; without a second one nothing is confirmed. */
export interface Readers {
  readonly first: CellReader;
  readonly second?: CellReader;
}

/** Draws the pages of PDF files. */
export interface Painter {
  open(bytes: Uint8Array): Promise<PaintedFile>;
}

export interface PaintedFile {
  /**
   * @param number from 1
   * @param options whether the page's characters are drawn too; by default they are
   */
  picture(number: number, options?: { readonly text?: boolean }): Promise<Picture>;
  close(): void;
}

/**
 * Pixels out of the bytes of an image file: one picture a page, one after the other.
 * @throws DocumentError `damaged` or `too-large`
 */
export type PictureDecoder = (bytes: Uint8Array) => AsyncIterable<Picture>;

/** Reads pictures of pages. */
export interface Scanner {
  /** @param carried the columns of the page before */
  read(picture: Picture, page: number, carried?: ScannedPage['columns']): Promise<ScannedPage>;
  /** Keeps what a second look at the document's number cells needs. */
  remember(document: Document, pages: readonly ScannedPage[]): Document;
  /** The document with the second reader's word on the cells at these places. */
  secondLook(document: Document, places: ReadonlySet<Place>): Promise<Document>;
}

/** @param open gives the readers when they are first needed: models take time and memory */
export function scannerWith(open: () => Promise<Readers>): Scanner {
  let opened: Promise<Readers> | undefined;
  const readers = () => {
    opened ??= open();
    return opened;
  };
  const looksOf = new WeakMap<Document, ReadonlyMap<Place, Look>>();
  return {
    async read(picture, number, carried = []) {
      return readPicture(picture, { number, carried }, (await readers()).first);
    },
    remember(document, pages) {
      looksOf.set(document, new Map(pages.flatMap(({ looks }) => [...looks])));
      return document;
    },
    async secondLook(document, places) {
      const { second } = await readers();
      const looks = looksOf.get(document);
      if (!second || !looks) return document;
      return withSecond(document, await secondReads(looks, places, second));
    },
  };
}

type Decided = ReadonlyMap<Place, ReturnType<typeof decide>>;

async function secondReads(
  looks: ReadonlyMap<Place, Look>,
  places: ReadonlySet<Place>,
  second: CellReader,
): Promise<Decided> {
  const decided = new Map<Place, ReturnType<typeof decide>>();
  for (const alphabet of ['digits', 'amount'] as const) {
    const asked = [...looks].filter(([place, look]) => places.has(place) && look.alphabet === alphabet);
    if (asked.length === 0) continue;
    const reads = await second.read(
      asked.map(([, { crop }]) => crop),
      alphabet,
    );
    asked.forEach(([place, { read }], index) => {
      decided.set(place, decide(read, reads[index]));
    });
  }
  return decided;
}

function withSecond(document: Document, decided: Decided): Document {
  const block = (one: Block): Block =>
    one.kind === 'text'
      ? one
      : { ...one, cells: one.cells.map((cell) => ({ ...cell, ...(decided.get(cell.place) ?? {}) })) };
  return { ...document, blocks: document.blocks.map(block) };
}
