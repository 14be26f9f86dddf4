import { isRemains } from './erase.ts';
import { type Span, spanOf } from './sheet.ts';
import { allSpotsOf, type Spot } from './spots.ts';

/** Longer lines, by their height, are words: a sign stands before a number. */
const LONGEST = 9;
/** A sign is no farther from its digits, by the height of a character. */
const REACH = 1;
/** It has so much ink, by the square of that height. */
const LEAST_INK = 0.025;
/** So much darker than paper is ink, in levels, and so many deviations of the noise. */
const DARKER = { levels: 45, noise: 5 };

/** A page without its rules, and how much noise is on it. */
interface Page {
  readonly width: number;
  readonly grey: Uint8Array;
  readonly dpi: number;
  readonly noise: number;
}

interface Room {
  /** The cell within its rules. */
  readonly cell: Span;
  /** The height of a character of its table, in pixels. */
  readonly character: number;
}

/**
 * A short line of print with the strokes beside it that are too light to be found by themselves: in coarse scans a minus
 * is thinner than a pixel, and a number read without it is another.
 */
export function withFaintStrokes(line: Span, page: Page, { cell, character }: Room): Span {
  if (line.x1 - line.x0 > LONGEST * (line.y1 - line.y0)) return line;
  const reach = REACH * character;
  const strokes = faintIn(page, { ...line, x0: line.x0 - 2 * reach, x1: line.x1 + 2 * reach }, cell).filter(
    (spot) => spot.pixels >= LEAST_INK * character ** 2 && !isRemains(spot, cell, { character, dpi: page.dpi }),
  );
  const isNear = (own: Span, spot: Span) => spot.x1 >= own.x0 - reach && spot.x0 <= own.x1 + reach;
  const fromIt = strokes.toSorted((a, b) => distance(line, a) - distance(line, b));
  const { x0, x1 } = fromIt.reduce<Span>((own, spot) => (isNear(own, spot) ? spanOf([own, spot]) : own), line);
  return { ...line, x0, x1 };
}

function distance(line: Span, spot: Span): number {
  return Math.max(0, line.x0 - spot.x1, spot.x0 - line.x1);
}

/** Spots darker than paper in a part of a cell. */
function faintIn({ width, grey, noise }: Page, part: Span, cell: Span): readonly Spot[] {
  const left = Math.floor(Math.max(part.x0, cell.x0));
  const top = Math.floor(Math.max(part.y0, cell.y0));
  const columns = Math.ceil(Math.min(part.x1, cell.x1)) - left;
  const rows = Math.ceil(Math.min(part.y1, cell.y1)) - top;
  if (columns < 3 || rows < 3) return [];
  const cut = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y += 1) {
    const from = (top + y) * width + left;
    cut.set(grey.subarray(from, from + columns), y * columns);
  }
  const level = 255 - Math.max(DARKER.levels, DARKER.noise * noise);
  return allSpotsOf({ width: columns, height: rows, grey: cut }, level).map(({ x0, x1, y0, y1, pixels }) => ({
    ...{ x0: x0 + left, x1: x1 + left, y0: y0 + top, y1: y1 + top },
    pixels,
  }));
}
