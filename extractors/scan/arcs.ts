import type { Crop } from './crop.ts';
import type { Ink } from './ink.ts';

/** Above and below, by the height of the ink, arcs may be broken off; between that there are two strokes in every row. */
const ENDS = 0.1;
/** So much paper is between the strokes, by that height. */
const APART = 0.12;
/** Both come in by so much at both ends together, and at each: neither two ones do, nor a 6 or a 9 without its bar. */
const COMES_IN = { all: 0.09, end: 0.03 };
/** Between that and the middle they come in no further than in the middle: the waist of an 8 does. */
const WAIST = 0.03;
/** Where they are measured, by their length: at the ends, in the middle, and between that. */
const PARTS = { ends: [0, 0.22], middle: [0.36, 0.64], between: [0.2, 0.4] } as const;
/** Less darkness than this share of that of the ink is noise. */
const NOISE = 0.12;

/** The middle of the left and of the right stroke in a row, in pixels. */
type Strokes = readonly [left: number, right: number];

/**
 * What a `0` is where its thin strokes are lost at the top and at the bottom: two arcs with nothing in between.
 * @param level where ink ends between paper and the darkest
 */
export function isTwoArcs(crop: Crop, ink: Ink, level: number): boolean {
  const rows = inkedRows(crop, ink, level);
  const end = Math.round(ENDS * (rows.length - 1));
  const strokes = rows.slice(end, rows.length - end).map((row) => strokesOf(crop, ink, row, APART * rows.length));
  const whole = strokes.filter((row) => row !== undefined);
  if (whole.length < 3 || whole.length < strokes.length) return false;
  const [above, below] = [whole, whole.toReversed()].map((way) => comesIn(way, rows.length));
  return Math.min(above ?? 0, below ?? 0) >= COMES_IN.end && (above ?? 0) + (below ?? 0) >= COMES_IN.all;
}

/**
 * By how much both arcs come in from the middle to an end, by the height of the ink; 0 where one of them does not.
 * @param way from that end
 */
function comesIn(way: readonly Strokes[], height: number): number {
  const middle = middleOf(way, PARTS.middle);
  const inwards = (part: keyof typeof PARTS) => {
    const [left, right] = middleOf(way, PARTS[part]);
    return [(left - middle[0]) / height, (middle[1] - right) / height] as const;
  };
  const [left, right] = inwards('ends');
  return Math.min(left, right) < 0 || Math.min(...inwards('between')) < -WAIST ? 0 : left + right;
}

/** The strokes in the mean of some rows. */
function middleOf(way: readonly Strokes[], [from, to]: readonly [number, number]): Strokes {
  const start = Math.floor(from * way.length);
  const rows = way.slice(start, Math.max(start + 1, Math.ceil(to * way.length)));
  const mean = (side: 0 | 1) => rows.reduce((sum, row) => sum + row[side], 0) / rows.length;
  return [mean(0), mean(1)];
}

type Run = readonly [from: number, to: number];

interface Row {
  readonly y: number;
  readonly runs: readonly Run[];
}

/** The runs of ink of each row, from the first that has any to the last. */
function inkedRows({ width, grey }: Crop, ink: Ink, level: number): readonly Row[] {
  const dark = ink.paper - level * (ink.paper - ink.dark);
  const rows = Array.from({ length: ink.bottom - ink.top }, (_, index): Row => {
    const y = ink.top + index;
    return { y, runs: runsOf(grey.subarray(y * width + ink.left, y * width + ink.right), ink.left, dark) };
  });
  const isInked = ({ runs }: Row) => runs.length > 0;
  return rows.slice(Math.max(0, rows.findIndex(isInked)), rows.findLastIndex(isInked) + 1);
}

function runsOf(row: Uint8Array, left: number, dark: number): readonly Run[] {
  const runs: [number, number][] = [];
  row.forEach((level, index) => {
    const [x, last] = [left + index, runs.at(-1)];
    if (level >= dark) return;
    if (last?.[1] === x) last[1] = x + 1;
    else runs.push([x, x + 1]);
  });
  return runs;
}

/** Two strokes that are apart, each to a fraction of a pixel. */
function strokesOf({ width, grey }: Crop, ink: Ink, { y, runs }: Row, gap: number): Strokes | undefined {
  const [left, right, ...others] = runs;
  if (!left || !right || others.length > 0 || right[0] - left[1] < gap) return undefined;
  const light = ink.paper - NOISE * (ink.paper - ink.dark);
  const parting = Math.round((left[1] + right[0]) / 2);
  const middle = (from: number, to: number) => {
    let [weight, sum] = [0, 0];
    for (let x = Math.max(0, from); x < Math.min(width, to); x += 1) {
      const darkness = Math.max(0, light - (grey[y * width + x] ?? 255));
      weight += darkness;
      sum += darkness * (x + 0.5);
    }
    return sum / weight;
  };
  return [middle(ink.left - 1, parting), middle(parting, ink.right + 1)];
}
