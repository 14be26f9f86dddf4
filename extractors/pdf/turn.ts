import type { Box, Table } from '../../src/document.ts';
import type { Glyph, PdfPage, RulingLine, Turn } from './engine.ts';
import { turnBox } from './lines.ts';

/** How most of the text of a page is turned: a table set sideways on a portrait page is turned by 90 or 270. */
export function turnOfPage(glyphs: readonly Glyph[]): Turn {
  const counts = new Map<Turn, number>();
  for (const { rotation, text } of glyphs) {
    if (text !== ' ') {
      counts.set(rotation, (counts.get(rotation) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] > glyphs.length / 2 ? most[0] : 0;
}

/** The page turned so that text with that turn stands upright. */
export function turnPage(page: PdfPage, turn: Turn): PdfPage {
  if (turn === 0) {
    return page;
  }
  const sideways = turn !== 180;
  const map = (box: Box) => turned(box, turn, page);
  return {
    ...page,
    width: sideways ? page.height : page.width,
    height: sideways ? page.width : page.height,
    glyphs: page.glyphs.map((glyph) => ({
      ...glyph,
      box: map(glyph.box),
      rotation: ((glyph.rotation - turn + 360) % 360) as Turn,
    })),
    lines: page.lines.map((line): RulingLine => {
      const [x0, y0, x1, y1] = map([line.x0, line.y0, line.x1, line.y1]);
      return { x0, y0, x1, y1 };
    }),
    images: page.images.map(map),
  };
}

/** A box on the turned page → its place on the page as shown. */
export function turnBack(box: Box, turn: Turn, shown: { width: number; height: number }): Box {
  if (turn === 0) {
    return box;
  }
  const sideways = turn !== 180;
  const size = { width: sideways ? shown.height : shown.width, height: sideways ? shown.width : shown.height };
  return turned(box, ((360 - turn) % 360) as Turn, size);
}

/** A table on the turned page → the same with its places on the page as shown. */
export function turnTableBack(table: Table, turn: Turn, shown: { width: number; height: number }): Table {
  const back = <T extends Table['place']>(place: T): T =>
    'box' in place ? { ...place, box: roundedTenths(turnBack(place.box, turn, shown)) } : place;
  return turn === 0
    ? table
    : { ...table, place: back(table.place), cells: table.cells.map((cell) => ({ ...cell, place: back(cell.place) })) };
}

/** A box on the page as shown → its place on the page turned. */
export function turned(box: Box, turn: Turn, { width, height }: { width: number; height: number }): Box {
  const [x0, y0, x1, y1] = turnBox(box, turn);
  const right = turn === 180 ? width : turn === 270 ? height : 0;
  const down = turn === 180 ? height : turn === 90 ? width : 0;
  return [x0 + right, y0 + down, x1 + right, y1 + down];
}

function roundedTenths([x0, y0, x1, y1]: Box): Box {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return [tenth(x0), tenth(y0), tenth(x1), tenth(y1)];
}
