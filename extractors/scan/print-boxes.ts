import { bandsOf, isPrint, partsOf } from './print-lines.ts';
import { type Span, spanOf } from './sheet.ts';
import type { Spot } from './spots.ts';

/** Where something is printed: a word or a number with wide gaps around it, or one line of it. */
export interface PrintBox extends Span {
  /** A character of a word that is set from top to bottom. */
  readonly stacked: boolean;
}

/** Gaps across by which boxes are parted, by the height of a character: any, those after a stop, those between ideographs. */
const GAPS = { any: 1.1, stop: 1.7, ideographs: 0.62 };
/** Ideographs take so much of their square both ways; digits do not. */
const IDEOGRAPH = 0.6;
/** And stands within this, by the height of a character. */
const SQUARE = 1.05;
/**
 * A stop is smaller than this both ways, by the height of a character, and stands below this share of its line: of what
 * is no lower and no higher than so.
 */
const STOP = { size: 0.4, below: 0.6, under: 0.15, over: 1.35 };
/** It has more ink than a speck, by the square of that height. */
const STOP_INK = 0.02;
/** A bracket is narrower than this, by the height of a character, and no lower than that; half of its square is blank. */
const BRACKET = { width: 0.38, height: 0.75 };
/** Heads side by side are no narrower, by the height of a character: what is narrower is one word, spaced out. */
const WORD = 1.5;
/**
 * Heads of several lines side by side: their last lines are so near below at most, and the gap between them so wide at
 * least, by the height of a character.
 */
const HEADS = { below: 0.7, gap: 0.3 };
/** Characters set below each other: so many at least, so near and so wide at most, by the height of one. */
const STACK = { least: 3, gap: 0.45, width: 1.2 };
/** Strokes of one character are together so high at most, by the height of one, and as wide as the wider, but for a share. */
const WHOLE = { height: 1.1, width: 1.2 };
/** A page full of the smallest print has half as many spots; a photo may have many more. */
const MOST_SPOTS = 20_000;
/** So often a part is parted again: by columns, then by the lines of each. */
const DEEPEST = 4;

/** Spots outside of tables → words and numbers, each by itself, as they stand in tables that no lines make. */
export function printBoxes(spots: readonly Spot[], dpi: number): PrintBox[] {
  const print = spots.filter((spot) => isPrint(spot, dpi));
  if (print.length > MOST_SPOTS) return [];
  const character = heightOf(print);
  const found = bandsOf(print, character).flatMap((band) => {
    const inside = within(print, band);
    return parted(band, inside, { character: heightOf(inside), depth: 0 });
  });
  const boxes = wholeCharacters(
    found.flatMap((box) => headsIn(box, found, { print, character })),
    character,
  );
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
  const parts = partsIn(spots, character);
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

/** The height of a character, by the higher spots: digits are lower, and strokes may be apart or characters run together. */
function heightOf(spots: readonly Spot[]): number {
  const heights = spots.map(({ y0, y1 }) => y1 - y0).sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.9)] ?? 0;
}

/** Words and numbers: parted at wide gaps, and heads side by side also at narrower ones, unless all are spaced out. */
function partsIn(spots: readonly Spot[], character: number): Spot[][] {
  const groups = partsOf(spots, GAPS.ideographs * character);
  return joined(groups, (left, right) => isWide(left, right, character)).flatMap((part) => {
    const heads = joined(partsOf(part, GAPS.ideographs * character), (left, right) => {
      return endsInIdeograph(left, character) && beginsWithIdeograph(right, character);
    });
    return heads.some((head) => widthOf(spanOf(head)) < WORD * character) ? [part] : heads;
  });
}

/** Groups from left to right, those put together that are not apart. */
function joined(groups: readonly Spot[][], areApart: (left: Spot[], right: Spot[]) => boolean): Spot[][] {
  const parts: Spot[][] = [];
  groups.forEach((group, index) => {
    const [last, before] = [parts.at(-1), groups[index - 1]];
    if (last && before && !areApart(before, group)) last.push(...group);
    else parts.push([...group]);
  });
  return parts;
}

/** Right of a stop most of its square is blank. */
function isWide(left: readonly Spot[], right: readonly Spot[], character: number): boolean {
  const gap = spanOf(right).x0 - spanOf(left).x1;
  return gap > (endsInStop(left, character) ? GAPS.stop : GAPS.any) * character;
}

function endsInStop(spots: readonly Spot[], character: number): boolean {
  const { x1 } = spanOf(spots);
  const last = spots.find((spot) => spot.x1 === x1);
  if (!last || Math.max(widthOf(last), last.y1 - last.y0) >= STOP.size * character) return false;
  // What stands below other strokes is of their character.
  if (last.pixels < STOP_INK * character ** 2 || spots.some((spot) => spot !== last && spot.x1 > last.x0)) return false;
  const before = spots.filter(
    ({ x0, y0, y1 }) =>
      x0 > last.x0 - SQUARE * character &&
      y1 <= last.y1 + STOP.under * character &&
      y0 >= last.y1 - STOP.over * character,
  );
  const { y0, y1 } = spanOf(before);
  return (last.y0 + last.y1) / 2 > y0 + STOP.below * (y1 - y0);
}

function isBracket(spot: Spot | undefined, character: number): boolean {
  return (
    spot !== undefined && widthOf(spot) < BRACKET.width * character && spot.y1 - spot.y0 >= BRACKET.height * character
  );
}

function beginsWithIdeograph(spots: readonly Spot[], character: number): boolean {
  const { x0 } = spanOf(spots);
  const first = spots.find((spot) => spot.x0 === x0);
  const those = spots.filter(({ x1 }) => x1 <= x0 + SQUARE * character);
  return !isBracket(first, character) && isIdeograph(those, character);
}

function endsInIdeograph(spots: readonly Spot[], character: number): boolean {
  const { x1 } = spanOf(spots);
  const last = spots.find((spot) => spot.x1 === x1);
  const those = spots.filter(({ x0 }) => x0 >= x1 - SQUARE * character);
  return !isBracket(last, character) && !endsInStop(spots, character) && isIdeograph(those, character);
}

function isIdeograph(spots: readonly Spot[], character: number): boolean {
  if (spots.length === 0) return false;
  const { x0, x1, y0, y1 } = spanOf(spots);
  return Math.min(x1 - x0, y1 - y0) >= IDEOGRAPH * character;
}

const widthOf = ({ x0, x1 }: Span) => x1 - x0;

interface Page {
  readonly print: readonly Spot[];
  readonly character: number;
}

/** Heads that nearly touch, parted where the lines below them stand apart. */
function headsIn(box: Span, boxes: readonly Span[], { print, character }: Page): Span[] {
  const below = boxes.filter(({ x0, x1, y0 }) => {
    const gap = y0 - box.y1;
    return gap >= 0 && gap <= HEADS.below * character && x0 >= box.x0 && x1 <= box.x1;
  });
  if (below.length < 2) return [box];
  const middles = below.map(({ x0, x1 }) => (x0 + x1) / 2).sort((a, b) => a - b);
  const groups = partsOf(within(print, box), HEADS.gap * character);
  return middles
    .slice(1)
    .reduce((parts, middle, index) => parts.flatMap((part) => partedAt(part, middles[index] ?? 0, middle)), [groups])
    .map((part) => spanOf(part.flat()));
}

/** Groups from left to right in two, at the widest gap between two places. */
function partedAt(groups: readonly Spot[][], from: number, to: number): Spot[][][] {
  const gaps = groups.slice(1).flatMap((group, index) => {
    const [x0, x1] = [spanOf(groups[index] ?? []).x1, spanOf(group).x0];
    return (x0 + x1) / 2 > from && (x0 + x1) / 2 < to ? [{ at: index + 1, width: x1 - x0 }] : [];
  });
  const [widest] = gaps.sort((a, b) => b.width - a.width);
  return widest ? [groups.slice(0, widest.at), groups.slice(widest.at)] : [[...groups]];
}

/** A character through whose strokes the white between two rows runs is put together again. */
function wholeCharacters(boxes: readonly Span[], character: number): Span[] {
  const whole: Span[] = [];
  for (const box of [...boxes].sort((a, b) => a.y0 - b.y0)) {
    const at = whole.findIndex((other) => {
      const { x0, x1, y0, y1 } = spanOf([other, box]);
      const isOne = x1 - x0 <= STACK.width * character && y1 - y0 <= WHOLE.height * character;
      return isOne && x1 - x0 <= WHOLE.width * Math.max(widthOf(other), widthOf(box)) && box.y0 >= other.y1;
    });
    const other = whole[at];
    if (other) whole[at] = spanOf([other, box]);
    else whole.push(box);
  }
  return whole;
}

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
