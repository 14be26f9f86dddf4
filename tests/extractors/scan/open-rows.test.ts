import { expect, test } from '@jest/globals';
import type { Grid, GridCell } from '../../../extractors/pdf/cells.ts';
import { withOpenRows } from '../../../extractors/scan/open-rows.ts';
import type { Spot } from '../../../extractors/scan/spots.ts';

/** One pixel a point. */
const DPI = 72;
const [WIDE, HIGH] = [60, 50];

/** A group over all rows, and in two rows a label and two numbers. */
function grid(): Grid {
  const cell = (row: number, column: number, rowSpan = 1): GridCell => {
    const box = [column * WIDE, row * HIGH, (column + 1) * WIDE, (row + rowSpan) * HIGH] as const;
    return { row, column, rowSpan, columnSpan: 1, box, broken: false };
  };
  const cells = [cell(0, 0, 2), ...[0, 1].flatMap((row) => [1, 2, 3].map((column) => cell(row, column)))];
  return {
    xs: [0, 1, 2, 3, 4].map((at) => at * WIDE),
    ys: [0, 1, 2].map((at) => at * HIGH),
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
  };
}

/** Characters at these heights below the top of a row; ideographs are 10 high, digits 7. */
function print(row: number, column: number, tops: readonly number[], height: number): readonly Spot[] {
  return tops.map((top) => {
    const [x0, y0] = [column * WIDE + 10, row * HIGH + top + (10 - height) / 2];
    return { x0, x1: x0 + height, y0, y1: y0 + height, pixels: 30 };
  });
}

interface Printed {
  readonly label: readonly number[];
  readonly numbers: readonly (readonly number[])[];
  /** Of the numbers. */
  readonly height?: number;
}

/** The first row with this print in it, above one of a single line. */
function rowsWith({ label, numbers, height = 7 }: Printed) {
  const single = [print(1, 1, [20], 10), print(1, 2, [20], 7), print(1, 3, [20], 7)];
  const first = [print(0, 1, label, 10), ...numbers.map((tops, at) => print(0, at + 2, tops, height))];
  return withOpenRows(grid(), [print(0, 0, [45], 10), ...first, ...single], DPI);
}

test('rows that no line parts are told by the numbers beside each line of the label, and count as broken', () => {
  const { ys, cells } = rowsWith({ label: [8, 30], numbers: [[8, 30], [30]] });
  expect(ys).toEqual([0, 24, 50, 100]);
  expect(cells.map(({ row, column, rowSpan, broken }) => [row, column, rowSpan, broken])).toEqual([
    [0, 0, 3, false],
    [0, 1, 1, true],
    [0, 2, 1, true],
    [0, 3, 1, true],
    [1, 1, 1, true],
    [1, 2, 1, true],
    [1, 3, 1, true],
    [2, 1, 1, false],
    [2, 2, 1, false],
    [2, 3, 1, false],
  ]);
});

test('but a label of two lines beside one number is one row, and so is one whose number is broken', () => {
  const whole = [0, 50, 100];
  expect(rowsWith({ label: [8, 30], numbers: [[19], [19]] }).ys).toEqual(whole);
  expect(rowsWith({ label: [8, 30], numbers: [[8, 30], [19]] }).ys).toEqual(whole);
  expect(
    rowsWith({
      label: [13, 27],
      numbers: [
        [13, 27],
        [13, 27],
      ],
    }).ys,
  ).toEqual(whole);
});

test('nor are lines of heads side by side rows', () => {
  expect(
    rowsWith({
      label: [10, 29],
      numbers: [
        [10, 29],
        [10, 29],
      ],
      height: 10,
    }).ys,
  ).toEqual([0, 50, 100]);
});

test('numbers may be as high as labels where rows are far apart', () => {
  expect(rowsWith({ label: [6, 32], numbers: [[6, 32], [6]], height: 10 }).ys).toEqual([0, 24, 50, 100]);
});
