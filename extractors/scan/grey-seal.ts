import { dpiOf, type Picture } from './picture.ts';
import { dropScraps, placesIn } from './scraps.ts';
import { sealsOf } from './seal.ts';
import type { Span } from './sheet.ts';

/** Strokes of seals are wider than this both ways, in inches; strokes of print as large as that of tables are not. */
const STROKE = 0.018;
/** Across a stroke of a seal the level changes by no more than this. */
const EVEN = 30;
/** The ink of a seal is darker than this, and lighter than print by `ABOVE` at least. */
const LIGHTEST = 190;
const ABOVE = 40;
/** A patch belongs to a seal where so much of it is within such strokes. */
const SHARE = 0.04;
/** Two seals side by side are no larger, in inches. What is, is a table whose double lines run together in a coarse scan. */
const LARGEST = { width: 5, height: 3.2 };
/** So many levels above and below the usual one of a seal are its own, also in narrower strokes: of its characters. */
const OWN = 28;
/** Scraps of strokes that are nowhere darker than the seal go; they are smaller than digits, in inches. */
const SCRAP = 0.045;
/** Pixels at the edge of a stroke, between its ink and the paper. */
const EDGE = 3;

/**
 * The grey of a page without seals that were copied or scanned without colour: their ink is lighter than print, so that
 * only what is darker stays.
 */
export function withoutGreySeals(picture: Picture): Uint8Array {
  const print = printLevel(picture.grey);
  const reach = Math.max(1, Math.round((STROKE * dpiOf(picture)) / 2));
  const isSeal = isWithinStroke(picture, { darkest: print + ABOVE, lightest: LIGHTEST, reach });
  const seals = sealsOf(picture, isSeal, SHARE);
  if (seals.length === 0 || seals.some((seal) => isLarger(seal, dpiOf(picture)))) return picture.grey;
  const grey = picture.grey.slice();
  for (const seal of seals) lift(picture, seal, { print, isSeal, out: grey });
  return grey;
}

function isLarger({ x0, y0, x1, y1 }: Span, dpi: number): boolean {
  return x1 - x0 > LARGEST.width * dpi || y1 - y0 > LARGEST.height * dpi;
}

/** The level of the darkest ink, but for a few pixels. */
function printLevel(grey: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < grey.length; at += 3) counts[grey[at] ?? 255] = (counts[grey[at] ?? 255] ?? 0) + 1;
  return rank(counts, grey.length / 3 / 250);
}

function rank(counts: Uint32Array, place: number): number {
  let sum = 0;
  const level = counts.findIndex((count) => {
    sum += count;
    return sum > place;
  });
  return level < 0 ? 255 : level;
}

interface Stroke {
  readonly darkest: number;
  readonly lightest: number;
  /** In pixels. */
  readonly reach: number;
}

/** Whether a pixel and all so near to it are of one level that is neither print nor paper. */
function isWithinStroke({ grey, width }: Picture, { darkest, lightest, reach }: Stroke): (at: number) => boolean {
  const around = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => reach * (y * width + x)));
  return (at) => {
    const own = grey[at] ?? 255;
    if (own < darkest || own > lightest) return false;
    return around.every((step) => {
      const level = grey[at + step] ?? 255;
      return level >= darkest && level <= lightest && Math.abs(level - own) <= EVEN;
    });
  };
}

interface Lifting {
  readonly print: number;
  readonly isSeal: (at: number) => boolean;
  readonly out: Uint8Array;
}

/** Makes the ink of a seal paper; what is darker there is spread over all levels. Beside its strokes nothing is touched. */
function lift(picture: Picture, seal: Span, { print, isSeal, out }: Lifting): void {
  const { grey, width } = picture;
  const sure = strokesIn(picture, seal, isSeal);
  const counts = new Uint32Array(256);
  for (const at of sure) counts[grey[at] ?? 255] = (counts[grey[at] ?? 255] ?? 0) + 1;
  const level = rank(counts, sure.length / 2);
  const paper = level - OWN;
  const like = isWithinStroke(picture, { darkest: Math.max(print + 1, paper), lightest: level + OWN, reach: 1 });
  for (const middle of strokesIn(picture, seal, like)) {
    for (let row = middle - EDGE * width; row <= middle + EDGE * width; row += width) {
      for (let at = row - EDGE; at <= row + EDGE; at += 1) {
        const own = grey[at] ?? 255;
        if (own > print) out[at] = Math.min(255, print + ((own - print) * (255 - print)) / (paper - print));
      }
    }
  }
  dropScraps(picture, out, seal, {
    paper: LIGHTEST,
    largest: SCRAP,
    near: 0,
    isPrint: (at) => (grey[at] ?? 255) < paper,
  });
}

function strokesIn({ width }: Picture, seal: Span, isSeal: (at: number) => boolean): readonly number[] {
  return [...placesIn(seal, width)].filter(isSeal);
}
