import { type Box, inReadingOrder } from '../../src/document.ts';
import type { Edge } from './edges.ts';
import type { Frame } from './intersections.ts';

/** A cell of the grid, without text. Rows and columns count from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
  /** The lines around it leave an area that is no rectangle: where the cell ends is a guess. */
  readonly broken: boolean;
}

/** The grid of one table. Edges from left to right, from top to bottom, in points. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Edges of one grid that are so near to each other, in points, stand for one column or row line. */
const SAME = 3;
/** Edges that are nearer yet to the next are never parted, however far the first of their run is. */
const TOGETHER = 0.5;
/** A side of a cell is drawn where at least this share of it is. */
const DRAWN = 0.5;

/** The frame of a table → its grid: elementary cells, merged where no edge stands between them. */
export function toGrid(frame: Frame): Grid | undefined {
  const xs = places(frame.vertical);
  const ys = places(frame.horizontal);
  if (xs.length < 2 || ys.length < 2) {
    return undefined;
  }
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const region = mergeRegions(frame, xs, ys);
  const members = new Map<number, number[]>();
  for (let index = 0; index < rows * columns; index++) {
    const name = region[index] ?? index;
    members.set(name, [...(members.get(name) ?? []), index]);
  }
  const cells = [...members.values()].flatMap((indexes) => toRectangles(indexes, columns, xs, ys));
  cells.sort(inReadingOrder);
  return { xs, ys, cells };
}

/** For every elementary cell, by rows, the first cell of the area that it belongs to. */
function mergeRegions(frame: Frame, xs: readonly number[], ys: readonly number[]): readonly number[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const region = Array.from({ length: rows * columns }, (_, index) => index);
  const root = (index: number): number => (region[index] === index ? index : root(region[index] ?? index));
  const unite = (a: number, b: number) => {
    const [first, second] = [root(a), root(b)].sort((p, q) => p - q) as [number, number];
    region[second] = first;
  };
  const downs = xs.map((x) => frame.vertical.filter(({ at }) => Math.abs(at - x) <= SAME));
  const acrosses = ys.map((y) => frame.horizontal.filter(({ at }) => Math.abs(at - y) <= SAME));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      if (column + 1 < columns && !isDrawn(downs[column + 1], ys[row], ys[row + 1])) {
        unite(index, index + 1);
      }
      if (row + 1 < rows && !isDrawn(acrosses[row + 1], xs[column], xs[column + 1])) {
        unite(index, index + columns);
      }
    }
  }
  return region.map((_, index) => root(index));
}

function isDrawn(edges: readonly Edge[] = [], from = 0, to = 0): boolean {
  const drawn = edges.reduce((sum, edge) => sum + Math.max(0, Math.min(edge.to, to) - Math.max(edge.from, from)), 0);
  return drawn >= DRAWN * (to - from);
}

/** An area of elementary cells → one cell, or several where it is no rectangle. */
function toRectangles(
  indexes: readonly number[],
  columns: number,
  xs: readonly number[],
  ys: readonly number[],
): GridCell[] {
  const left = new Set(indexes);
  const cells: GridCell[] = [];
  for (const index of indexes) {
    if (!left.has(index)) {
      continue;
    }
    const row = Math.floor(index / columns);
    const column = index % columns;
    let columnSpan = 1;
    while (column + columnSpan < columns && left.has(index + columnSpan)) {
      columnSpan++;
    }
    const rowAt = (offset: number) => Array.from({ length: columnSpan }, (_, i) => index + offset * columns + i);
    let rowSpan = 1;
    while (rowAt(rowSpan).every((member) => left.has(member))) {
      rowSpan++;
    }
    for (let offset = 0; offset < rowSpan; offset++) {
      for (const member of rowAt(offset)) {
        left.delete(member);
      }
    }
    const box: Box = [xs[column] ?? 0, ys[row] ?? 0, xs[column + columnSpan] ?? 0, ys[row + rowSpan] ?? 0];
    cells.push({ row, column, rowSpan, columnSpan, box, broken: rowSpan * columnSpan !== indexes.length });
  }
  return cells;
}

/** The distinct places of edges, in order. */
function places(edges: readonly Edge[]): number[] {
  const found: number[] = [];
  let run: number[] = [];
  for (const at of edges.map((edge) => edge.at).sort((a, b) => a - b)) {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined && at - first > SAME && at - last > TOGETHER) {
      found.push(mean(run));
      run = [];
    }
    run.push(at);
  }
  return run.length > 0 ? [...found, mean(run)] : found;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
