import type { Box } from '../../src/document.ts';

/** The stretch of a page from left to right that a column of text takes, in points. */
export interface Column {
  readonly from: number;
  readonly to: number;
}

/** Columns so many points further to the right. */
export function movedColumns(columns: readonly Column[], by: number): Column[] {
  return columns.map(({ from, to }) => ({ from: from + by, to: to + by }));
}

/**
 * Boxes → the columns that they stand in, from left to right. Narrow ones make the columns; one over several columns
 * (a label over two, a head over five) joins none of them.
 */
export function toColumns(boxes: readonly Box[]): Column[] {
  let columns: { from: number; to: number }[] = [];
  for (const [x0, , x1] of [...boxes].sort((a, b) => a[2] - a[0] - (b[2] - b[0]))) {
    const met = columns.filter(({ from, to }) => x0 < to && x1 > from);
    const [only] = met;
    if (!only) {
      columns = [...columns, { from: x0, to: x1 }];
    } else if (met.length === 1) {
      only.from = Math.min(only.from, x0);
      only.to = Math.max(only.to, x1);
    }
  }
  return columns.sort((a, b) => a.from - b.from);
}

/** The first and last column that a box stands over; where it stands over none, the nearest. */
export function columnsUnder([x0, , x1]: Box, columns: readonly Column[]): readonly [first: number, last: number] {
  const under = columns.flatMap(({ from, to }, index) => (Math.min(x1, to) - Math.max(x0, from) > 0 ? [index] : []));
  const [first] = under;
  if (first !== undefined) {
    return [first, under.at(-1) ?? first];
  }
  const distances = columns.map(({ from, to }) => Math.abs((from + to) / 2 - (x0 + x1) / 2));
  const nearest = distances.indexOf(Math.min(...distances));
  return [nearest, nearest];
}
