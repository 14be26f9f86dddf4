import { bandsOf, isPrint, partsOf } from './print-lines.ts';
import { type Span, spanOf } from './sheet.ts';
import type { Spot } from './spots.ts';

/** Where something is printed: a word or a number with wide gaps around it, or one line of it. */
export interface PrintBox extends Span {
  /** A character of a word that is set from top to bottom. */
  readonly stacked: boolean;
}

/** Gaps across by which boxes are parted, by the height of a character: any, and those between two ideographs. */
const GAPS = { any: 1.1, ideographs: 0.75 };
/** Ideographs take so much of their square both ways; digits do not. */
const IDEOGRAPH = 0.6;
/** A stop is smaller than this both ways, by the height of a character, and stands below this share of its line. */
const STOP = { size: 0.4, below: 0.6 };
/** Heads side by side are no narrower, by the height of a character: what is narrower is one word, spaced out. */
const WORD = 1.5;
/** Characters set below each other: so many at least, so near and so wide at most, by the height of one. */
const STACK = { least: 3, gap: 0.45, width: 1.2 };
/** So often a part is parted again: by columns, then by the lines of each. */
const DEEPEST = 4;

/** Spots outside of tables → words and numbers, each by itself, as they stand in tables that no lines make. */
export function printBoxes(spots: readonly Spot[], dpi: number): PrintBox[] {
  const print = spots.filter((spot) => isPrint(spot, dpi));
  const character = heightOf(print);
  const boxes = bandsOf(print, character).flatMap((band) => {
    const inside = within(print, band);
    return parted(band, inside, { character: heightOf(inside), depth: 0 });
  });
  const stacked = stackedIn(boxes, character);
  return boxes.map((box) => ({ ...box, stacked: stacked.has(box) }));
}

interface How {
  /** The height of a character, in pixels. */
  readonly character: number;
  readonly depth: number;
}

/** A band of print parted at its gaps, and each part into the lines that it has. */
function parted(band: Span, spots: readonly Spot[], { character, depth }: How): Span[] {
  const parts = partsOf(spots, GAPS.any * character).flatMap((part) => headsIn(part, character));
  if (parts.length < 2 || depth > DEEPEST) return [band];
  return parts.flatMap((part) =>
    bandsOf(part, character).flatMap((line) => {
      const inside = within(part, line);
      return parted(line, inside, { character: Math.max(character, heightOf(inside)), depth: depth + 1 });
    }),
  );
}

function within(spots: readonly Spot[], { x0, x1, y0, y1 }: Span): Spot[] {
  return spots.filter((spot) => spot.y0 >= y0 && spot.y1 <= y1 && spot.x0 >= x0 && spot.x1 <= x1);
}

/** The height of a character, by the larger spots: digits are lower, and the strokes of a character may be apart. */
function heightOf(spots: readonly Spot[]): number {
  const sizes = spots.map(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0)).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length * 0.9)] ?? 0;
}

/** Heads side by side stand nearer to each other than other words: parted between ideographs, unless all are spaced out. */
function headsIn(spots: Spot[], character: number): Spot[][] {
  const heads: Spot[][] = [];
  for (const group of partsOf(spots, GAPS.ideographs * character)) {
    const last = heads.at(-1);
    if (last && !(endsInIdeograph(last, character) && beginsWithIdeograph(group, character))) last.push(...group);
    else heads.push(group);
  }
  return heads.some((head) => widthOf(spanOf(head)) < WORD * character) ? [spots] : heads;
}

function beginsWithIdeograph(spots: readonly Spot[], character: number): boolean {
  const reach = spanOf(spots).x0 + 1.05 * character;
  return isIdeograph(
    spots.filter(({ x1 }) => x1 <= reach),
    character,
  );
}

function endsInIdeograph(spots: readonly Spot[], character: number): boolean {
  const { x1, y0, y1 } = spanOf(spots);
  const reach = x1 - 1.05 * character;
  const last = spots.find((spot) => spot.x1 === x1);
  const isSmall = last && Math.max(last.x1 - last.x0, last.y1 - last.y0) < STOP.size * character;
  if (isSmall && (last.y0 + last.y1) / 2 > y0 + STOP.below * (y1 - y0)) return false;
  return isIdeograph(
    spots.filter(({ x0 }) => x0 >= reach),
    character,
  );
}

function isIdeograph(spots: readonly Spot[], character: number): boolean {
  if (spots.length === 0) return false;
  const { x0, x1, y0, y1 } = spanOf(spots);
  return Math.min(x1 - x0, y1 - y0) >= IDEOGRAPH * character;
}

const widthOf = ({ x0, x1 }: Span) => x1 - x0;

/** The boxes that make words from top to bottom: each right below another. */
function stackedIn(boxes: readonly Span[], character: number): ReadonlySet<Span> {
  const stacks: Span[][] = [];
  for (const box of boxes.filter((one) => widthOf(one) <= STACK.width * character).sort((a, b) => a.y0 - b.y0)) {
    const stack = stacks.find((other) => isRightBelow(box, other.at(-1) ?? box, character));
    if (stack) stack.push(box);
    else stacks.push([box]);
  }
  return new Set(stacks.filter(({ length }) => length >= STACK.least).flat());
}

function isRightBelow(box: Span, above: Span, character: number): boolean {
  const beside = Math.min(box.x1, above.x1) - Math.max(box.x0, above.x0);
  const gap = box.y0 - above.y1;
  return beside >= 0.5 * Math.min(widthOf(box), widthOf(above)) && gap >= 0 && gap <= STACK.gap * character;
}
