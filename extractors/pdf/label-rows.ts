import type { Edge } from './edges.ts';

/** A line of a label: its middle height, and the height of its font, in points. */
export interface LabelLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Where numbers stand beside a label of several lines. */
const ANCHORS = ['middle', 'first', 'last'] as const;
type Anchor = (typeof ANCHORS)[number];

/** Lines of one label follow each other at up to this pitch, in parts of the font size; rows seldom do. */
const PITCH = 1.45;
/** Costs against one point in parts of the font size that a label is off its row. */
const TORN = 2.5;
const JOINED = 3;
const FORBIDDEN = 1e6;
/** Lines of one label that are farther from each other, or from their numbers, are not certain to be one. */
const LOOSEST_PITCH = 1.9;
const FARTHEST = 0.9;

/**
 * The lines of one column of labels → for each, the index of the row of numbers that it belongs to. Lines and rows from
 * top to bottom. Among all ways to share the lines out in order, the one where each label stands at the height of its
 * numbers and lines near to each other stay together.
 */
export function toLabelRows(
  lines: readonly LabelLine[],
  rows: readonly number[],
  rules: readonly Edge[],
): readonly number[] {
  const ways = ANCHORS.map((anchor) => share(lines, rows, rules, anchor));
  return ways.reduce((best, way) => (way.cost < best.cost - 1e-6 ? way : best)).rows;
}

/**
 * Whether the lines can be the one label of a row of numbers at that height: near to each other, and the first, the
 * last or the middle of them beside the numbers.
 */
export function isOneLabel(lines: readonly LabelLine[], y: number): boolean {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) {
    return true;
  }
  const near = lines.every((line, index) => line.y - (lines[index - 1] ?? line).y <= LOOSEST_PITCH * line.size);
  const off = Math.min(...[first.y, last.y, (first.y + last.y) / 2].map((at) => Math.abs(at - y)));
  return near && off <= FARTHEST * first.size;
}

interface Way {
  readonly cost: number;
  readonly rows: readonly number[];
}

/** Dynamic programming over the lines; a state is the row of the last label. */
function share(lines: readonly LabelLine[], rows: readonly number[], rules: readonly Edge[], anchor: Anchor): Way {
  const start: Way = { cost: 0, rows: [] };
  // best[n][r]: the first n lines shared out, the last of them to row r.
  const best: (Way | undefined)[][] = [[]];
  for (let end = 1; end <= lines.length; end++) {
    best.push(
      rows.map((y, row) => {
        let found: Way | undefined;
        for (let from = end - 1; from >= Math.max(0, end - 8); from--) {
          const before = from === 0 ? start : cheapest((best[from] ?? []).slice(0, row));
          const group = lines.slice(from, end);
          const cost = (before?.cost ?? FORBIDDEN * 10) + groupCost(group, y, rules, anchor) + tornCost(lines, from);
          if (!found || cost < found.cost) {
            found = { cost, rows: [...(before?.rows ?? lines.slice(0, from).map(() => 0)), ...group.map(() => row)] };
          }
        }
        return found;
      }),
    );
  }
  return cheapest(best[lines.length] ?? []) ?? { cost: FORBIDDEN, rows: lines.map(() => 0) };
}

function cheapest(ways: readonly (Way | undefined)[]): Way | undefined {
  return ways.reduce((best, way) => (way && (!best || way.cost < best.cost) ? way : best), undefined);
}

function groupCost(group: readonly LabelLine[], y: number, rules: readonly Edge[], anchor: Anchor): number {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) {
    return 0;
  }
  const at = { middle: (first.y + last.y) / 2, first: first.y, last: last.y }[anchor];
  const joined = group.slice(1).reduce((sum, line, index) => {
    const before = group[index] ?? line;
    return sum + Math.max(0, (line.y - before.y) / line.size - PITCH) * JOINED;
  }, 0);
  const crossed = group.some((line) => rules.some((rule) => separates(rule, line, y)));
  return Math.abs(at - y) / first.size + joined + (crossed ? FORBIDDEN : 0);
}

/** What it costs to part two lines that are near to each other. */
function tornCost(lines: readonly LabelLine[], from: number): number {
  const before = lines[from - 1];
  const after = lines[from];
  if (!before || !after) {
    return 0;
  }
  return Math.max(0, PITCH - (after.y - before.y) / after.size) * TORN;
}

function separates({ at, from, to }: Edge, { x, y: lineY }: LabelLine, y: number): boolean {
  return x > from && x < to && at > Math.min(lineY, y) && at < Math.max(lineY, y);
}
