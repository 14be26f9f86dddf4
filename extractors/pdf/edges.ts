import type { RulingLine } from './engine.ts';

/** A straight edge: `at` is its y (or x), `from` to `to` its x (or y). In points, `from < to`. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Edges {
  /** From top to bottom. */
  readonly horizontal: readonly Edge[];
  /** From left to right. */
  readonly vertical: readonly Edge[];
}

/** Lines so near to each other, in points, are one edge (double lines, a line drawn twice). */
const SAME = 2.4;
/** Pieces with a smaller gap, in points, are one edge. */
const JOIN = 3;
/** Shorter pieces, in points, are corners or ticks. */
const SHORTEST = 4;

/** Ruling lines → edges: pieces joined, double lines made one. */
export function toEdges(lines: readonly RulingLine[]): Edges {
  const horizontal: Edge[] = [];
  const vertical: Edge[] = [];
  for (const { x0, y0, x1, y1 } of lines) {
    if (x1 - x0 > y1 - y0) {
      horizontal.push({ at: (y0 + y1) / 2, from: x0, to: x1 });
    } else {
      vertical.push({ at: (x0 + x1) / 2, from: y0, to: y1 });
    }
  }
  return { horizontal: mergeEdges(horizontal), vertical: mergeEdges(vertical) };
}

/** Edges of one direction: those on one line and touching become one. */
export function mergeEdges(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((a, b) => a.at - b.at);
  const merged: Edge[] = [];
  let start = 0;
  for (let end = 1; end <= sorted.length; end++) {
    const next = sorted[end];
    if (next && next.at - (sorted[start]?.at ?? 0) <= SAME) {
      continue;
    }
    merged.push(...joinPieces(sorted.slice(start, end)));
    start = end;
  }
  return merged.filter(({ from, to }) => to - from >= SHORTEST);
}

/** Edges on one line: those that touch become one, at their mean place weighed by length. */
function joinPieces(pieces: readonly Edge[]): Edge[] {
  const sorted = [...pieces].sort((a, b) => a.from - b.from);
  const joined: Edge[] = [];
  let run: Edge[] = [];
  let reach = Number.NEGATIVE_INFINITY;
  const finish = () => {
    const first = run[0];
    if (first) {
      joined.push({ at: weighedMean(run), from: first.from, to: reach });
    }
  };
  for (const piece of sorted) {
    if (piece.from - reach > JOIN) {
      finish();
      run = [];
      reach = piece.to;
    }
    run.push(piece);
    reach = Math.max(reach, piece.to);
  }
  finish();
  return joined;
}

function weighedMean(edges: readonly Edge[]): number {
  let sum = 0;
  let weight = 0;
  for (const { at, from, to } of edges) {
    const length = to - from + 0.001;
    sum += at * length;
    weight += length;
  }
  return sum / weight;
}
