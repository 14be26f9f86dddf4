import { expect, test } from '@jest/globals';
import { toLayout } from '../../../extractors/scan/layout.ts';
import type { Picture } from '../../../extractors/scan/picture.ts';

/** A table of 4 rows and 3 columns with rules four pixels thick, in which numbers begin so far behind them. */
function table(behind: number) {
  const [width, height] = [800, 500];
  const grey = new Uint8Array(width * height).fill(255);
  const box = (x0: number, y0: number, x1: number, y1: number) => {
    for (let y = y0; y < y1; y++) grey.fill(0, y * width + x0, y * width + x1);
  };
  for (let row = 0; row <= 4; row++) box(100, 100 + 60 * row, 704, 104 + 60 * row);
  for (let column = 0; column <= 3; column++) box(100 + 200 * column, 100, 104 + 200 * column, 344);
  /** A ring as high as a digit. */
  const zero = (row: number, column: number) => {
    const [x, y] = [104 + 200 * column + behind, 120 + 60 * row];
    for (const [x0, y0, x1, y1] of [
      [0, 0, 16, 4],
      [0, 22, 16, 26],
      [0, 0, 4, 26],
      [12, 0, 16, 26],
    ] as const)
      box(x + x0, y + y0, x + x1, y + y1);
  };
  for (let row = 0; row < 3; row++) zero(row, 0);
  const picture: Picture = { width, height, grey, dpi: 200 };
  return { picture, box };
}

const covered = (picture: Picture) =>
  (toLayout(picture).tables[0]?.cells ?? []).filter((cell) => cell.covered).map(({ row, column }) => [row, column]);

test('where numbers stand on rules, a blank cell whose rule has serifs is in doubt: a 1 may stand there', () => {
  const { picture, box } = table(0);
  box(498, 118, 504, 121);
  box(497, 143, 507, 146);
  expect(covered(picture)).toEqual([[0, 2]]);
});

test('where numbers stand clear of the rules, what sticks to one is no 1', () => {
  const { picture, box } = table(20);
  box(497, 143, 507, 146);
  expect(covered(picture)).toEqual([]);
});

test('where numbers stand on rules, blank cells with plain rules are blank', () => {
  expect(covered(table(0).picture)).toEqual([]);
});
