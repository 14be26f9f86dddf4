import type { Box, Place, Table } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { dpiOf, type Picture } from '../scan/picture.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { Scanner } from '../scan/scanner.ts';
import { rounded } from './box.ts';
import { type Column, movedColumns } from './columns.ts';
import type { PdfPage, Turn } from './engine.ts';
import type { PageLine } from './paragraphs.ts';
import type { Part } from './parts.ts';
import { turned } from './turn.ts';

/** Reads a picture of a page; `undefined` where nothing can be recognised, and from then on none is even drawn. */
export type Recognise = (
  draw: () => Promise<Picture>,
  page: PdfPage,
  carried?: readonly Column[],
) => Promise<Recognised | undefined>;

export interface Recognised {
  readonly scanned: ScannedPage;
  readonly picture: Picture;
}

/** How the pictures of one file are read: once a reader is found missing it is not looked for again. */
export function recogniseWith(scanner: Scanner): Recognise {
  let missing = false;
  return async (draw, { number, width }, carried = []) => {
    if (missing) return undefined;
    try {
      const picture = await draw();
      return { picture, scanned: await scanner.read(picture, number, movedColumns(carried, -width / 2)) };
    } catch (error) {
      missing = error instanceof DocumentError && error.problem === 'needs-ocr';
      if (missing) return undefined;
      throw error;
    }
  };
}

/** Sizes nearer than this are the same but for rounding to whole pixels. */
const SAME = 0.002;

/** By how much points of a picture are larger or smaller than those of its page: pages that are no size of paper. */
export function scaleOf(picture: Picture, page: PdfPage): number {
  const scale = page.width / ((picture.width * 72) / dpiOf(picture));
  return Math.abs(scale - 1) < SAME ? 1 : scale;
}

/** A page read from its picture; places are those of the page, also where it was drawn smaller. */
export function onPage({ scanned, picture }: Recognised, page: PdfPage): ScannedPage {
  const scale = scaleOf(picture, page);
  return scale === 1 ? scanned : moved(scanned, scale, 0);
}

/** What was read from pictures in a page, in the order in which the page's own text runs, however the pictures are turned. */
export function ordered({ parts, ...others }: ScannedPage, page: PdfPage, turn: Turn): ScannedPage {
  const sideways = turn === 90 || turn === 270;
  const size = sideways ? { width: page.height, height: page.width } : { width: page.width, height: page.height };
  const part = ({ page: number, top, left, content }: Part): Part => {
    if (!('kind' in content)) {
      const box = turned(content.shown, turn, page);
      return { page: number, top: box[1], left: box[0], content: { ...content, ...size, box } };
    }
    const box = 'box' in content.place ? turned(content.place.box, turn, page) : undefined;
    return { page: number, top: box?.[1] ?? top, left: box?.[0] ?? left, content };
  };
  return { ...others, parts: parts.map(part) };
}

/** What stands on a picture with so many points of paper put around it, where it stands without them. */
export function withoutMargin(scanned: ScannedPage, points: number): ScannedPage {
  return points === 0 ? scanned : moved(scanned, 1, points);
}

/** Places times a scale, and so many points further to the upper left. */
function moved({ parts, looks, columns }: ScannedPage, scale: number, by: number): ScannedPage {
  const places = new Map<Place, Place>();
  const box = (old: Box): Box => old.map((value) => value * scale - by) as unknown as Box;
  const place = (old: Place): Place => {
    const found = 'box' in old ? { ...old, box: rounded(box(old.box)) } : old;
    places.set(old, found);
    return found;
  };
  const table = (old: Table): Table => ({
    ...old,
    place: place(old.place),
    cells: old.cells.map((cell) => ({ ...cell, place: place(cell.place) })),
  });
  const line = (old: PageLine): PageLine => ({
    ...old,
    width: old.width * scale,
    height: old.height * scale,
    box: box(old.box),
    shown: box(old.shown),
    size: old.size * scale,
  });
  const part = ({ page, top, left, content }: Part): Part => ({
    page,
    top: top * scale,
    left: left * scale,
    content: 'kind' in content ? table(content) : line(content),
  });
  return {
    parts: parts.map(part),
    looks: new Map([...looks].map(([old, look]) => [places.get(old) ?? old, look])),
    columns,
  };
}
