import { describe, expect, test } from '@jest/globals';
import { toLayout } from '../../../extractors/scan/layout.ts';
import type { Picture } from '../../../extractors/scan/picture.ts';
import { rulesOf } from '../../../extractors/scan/rules.ts';

const DPI = 200;

/** A white page to draw on, in pixels at 200 dpi. */
function canvas(width: number, height: number) {
  const grey = new Uint8Array(width * height).fill(255);
  const box = (x0: number, y0: number, x1: number, y1: number, level = 0): void => {
    for (let y = y0; y < y1; y++) grey.fill(level, y * width + x0, y * width + x1);
  };
  const picture: Picture = { width, height, grey, dpi: DPI };
  return { picture, box };
}

/** A table of rows and columns with rules two pixels thick. */
function table(rows: number, columns: number, { height = 40, width = 150 } = {}) {
  const { picture, box } = canvas(200 + columns * width, 200 + rows * height);
  for (let row = 0; row <= rows; row++) box(100, 100 + row * height, 102 + columns * width, 102 + row * height);
  for (let column = 0; column <= columns; column++)
    box(100 + column * width, 100, 102 + column * width, 102 + rows * height);
  const middle = (row: number, column: number) => [100 + (column + 0.5) * width, 100 + (row + 0.5) * height] as const;
  return { picture, box, middle };
}

test('strokes like a 1 below each other are no line, whatever the rows leave of room', () => {
  for (const height of [40, 44, 50, 60]) {
    const { picture, box, middle } = table(12, 3, { height });
    for (let row = 0; row < 12; row++) {
      const [x, y] = middle(row, 1);
      box(x - 1, y - 13, x + 2, y + 13);
    }
    const [found] = toLayout(picture).tables;
    expect(found?.cells).toHaveLength(36);
    const inked = found?.cells.filter(({ lines }) => lines.length > 0);
    expect(inked?.map(({ column }) => column)).toEqual(new Array(12).fill(1));
  }
});

test('brackets on both sides of a line across are no line', () => {
  const { picture, box } = canvas(800, 400);
  for (const y of [100, 140, 260]) box(100, y, 702, y + 2);
  for (const x of [100, 400, 700]) box(x, 100, x + 2, 262);
  for (const [from, to] of [
    [112, 135],
    [145, 168],
  ] as const)
    box(250, from, 252, to);
  expect(toLayout(picture).tables.map(({ cells }) => cells.length)).toEqual([4]);
});

test('a dash in every cell is no line', () => {
  const { picture, box, middle } = table(6, 5, { width: 90 });
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < 5; column++) {
      const [x, y] = middle(row, column);
      box(x - 25, y - 1, x + 25, y + 1);
    }
  }
  const [found] = toLayout(picture).tables;
  expect(found?.cells).toHaveLength(30);
  expect(found?.cells.filter(({ lines }) => lines.length === 0)).toEqual([]);
});

test('a box of one cell is no table', () => {
  expect(toLayout(table(1, 1, { width: 400, height: 200 }).picture).tables).toEqual([]);
});

describe('ruling lines', () => {
  const page = ({ picture }: { picture: Picture }) => ({ ...picture, dpi: DPI });

  test('a dotted line is one', () => {
    const drawn = canvas(800, 200);
    for (let x = 100; x < 700; x += 6) drawn.box(x, 100, x + 2, 102);
    const { across, down } = rulesOf(page(drawn), 0);
    expect([across.length, down.length]).toEqual([1, 0]);
    expect(across[0]?.places.length).toBeGreaterThan(580);
  });

  test('a line with gaps is one', () => {
    const drawn = canvas(800, 200);
    for (const [from, to] of [
      [100, 260],
      [270, 420],
      [440, 700],
    ] as const)
      drawn.box(from, 100, to, 102);
    expect(rulesOf(page(drawn), 0).across.map(({ from, places }) => [from, from + places.length])).toEqual([
      [100, 700],
    ]);
  });

  test('a thick bar is none', () => {
    const drawn = canvas(800, 200);
    drawn.box(100, 80, 700, 110);
    expect(rulesOf(page(drawn), 0).across).toEqual([]);
  });

  test('a faint line along a shaded row is one', () => {
    const { picture, box } = canvas(900, 500);
    for (const row of [0, 2]) box(100, 100 + 50 * row, 700, 150 + 50 * row, 229);
    for (const y of [100, 300]) box(100, y, 702, y + 2);
    for (const y of [150, 200, 250]) box(100, y, 702, y + 2, 216);
    for (const x of [100, 400, 700]) box(x, 100, x + 2, 302);
    expect(toLayout(picture).tables.map(({ cells }) => cells.length)).toEqual([8]);
  });
});
