import { describe, expect, test } from '@jest/globals';
import type { Crop } from '../../../extractors/scan/crop.ts';
import { isCut, isRemains } from '../../../extractors/scan/erase.ts';
import { inkOf, isFaintlyPrinted } from '../../../extractors/scan/ink.ts';
import { toLayout } from '../../../extractors/scan/layout.ts';
import type { Picture } from '../../../extractors/scan/picture.ts';
import { despeckled } from '../../../extractors/scan/speckle.ts';
import { randomFrom } from '../../generate/random.ts';

/** A white page to draw on. */
function canvas(width: number, height: number, dpi = 200) {
  const grey = new Uint8Array(width * height).fill(255);
  const box = (x0: number, y0: number, x1: number, y1: number, level = 0): void => {
    for (let y = y0; y < y1; y++) grey.fill(level, y * width + x0, y * width + x1);
  };
  const picture: Picture = { width, height, grey, dpi };
  return { picture, sheet: { width, height, grey, dpi }, box };
}

/** Turns a share of the pixels over. */
function speckle({ grey }: Picture, share: number): void {
  const random = randomFrom(7);
  for (let at = 0; at < grey.length; at++) if (random.chance(share)) grey[at] = 255 - (grey[at] ?? 255);
}

const inked = (grey: Uint8Array, width: number, [x0, y0, x1, y1]: readonly [number, number, number, number]) => {
  let count = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) count += (grey[y * width + x] ?? 255) < 128 ? 1 : 0;
  return count;
};

describe('a speckled page', () => {
  test('loses its specks, and neither a thin 1, a dash, a point nor the pieces of a digit', () => {
    const { picture, sheet, box } = canvas(600, 600);
    speckle(picture, 0.01);
    const marks = [
      [100, 100, 102, 120],
      [150, 110, 160, 112],
      [200, 100, 204, 120],
      [207, 117, 210, 120],
      [250, 100, 253, 108],
      [250, 110, 253, 120],
    ] as const;
    for (const [x0, y0, x1, y1] of marks) box(x0, y0, x1, y1);
    const clean = despeckled(sheet);
    for (const mark of marks) expect(inked(clean, 600, mark)).toBe((mark[2] - mark[0]) * (mark[3] - mark[1]));
    expect(inked(clean, 600, [300, 300, 600, 600])).toBeLessThan(10);
  });

  test('keeps the point of a number that is set wide', () => {
    const { picture, sheet, box } = canvas(600, 600);
    speckle(picture, 0.01);
    for (const x of [100, 130]) box(x, 100, x + 10, 120);
    box(119, 118, 121, 120);
    expect(inked(despeckled(sheet), 600, [119, 118, 121, 120])).toBe(4);
  });

  test('keeps the crumbs of a character that is nearly gone', () => {
    const { picture, sheet, box } = canvas(600, 600);
    speckle(picture, 0.005);
    for (let y = 100; y < 120; y += 3) box(100, y, 102, y + 2);
    expect(inked(despeckled(sheet), 600, [100, 100, 102, 120])).toBe(28);
  });

  test('is read as blank in blank cells', () => {
    const { picture, box } = canvas(800, 600);
    for (let row = 0; row <= 5; row++) box(100, 100 + 60 * row, 700, 102 + 60 * row);
    for (let column = 0; column <= 4; column++)
      box(100 + 150 * column - (column === 4 ? 2 : 0), 100, 102 + 150 * column - (column === 4 ? 2 : 0), 402);
    speckle(picture, 0.01);
    const [found] = toLayout(picture).tables;
    expect(found?.cells).toHaveLength(20);
    expect(found?.cells.filter(({ lines }) => lines.length > 0)).toEqual([]);
    expect(found?.cells.filter(({ whole }) => inkOf(whole) !== undefined || isFaintlyPrinted(whole))).toEqual([]);
  });

  test('that has few specks is left as it is', () => {
    const { sheet, box } = canvas(600, 600);
    for (let x = 20; x < 500; x += 60) box(x, 50, x + 1, 51);
    expect(despeckled(sheet)).toBe(sheet.grey);
  });
});

describe('double lines three pixels apart', () => {
  test('are found, and erased with nothing left in the cells', () => {
    const { picture, box } = canvas(700, 500, 150);
    for (let row = 0; row <= 6; row++)
      for (const off of [0, 3]) box(80, 80 + 40 * row + off, 604, 81 + 40 * row + off, 60);
    for (let column = 0; column <= 5; column++)
      for (const off of [0, 3]) box(80 + 104 * column + off, 80, 81 + 104 * column + off, 324, 60);
    const [found] = toLayout(picture).tables;
    expect(found?.cells).toHaveLength(30);
    expect(found?.cells.filter(({ lines }) => lines.length > 0)).toEqual([]);
  });
});

describe('a worn line', () => {
  /** Three rows and two columns; the line below the second row is worn in the second column. */
  function table(worn: readonly (readonly [from: number, to: number])[]) {
    const { picture, box } = canvas(800, 500);
    for (const y of [100, 160, 280]) box(100, y, 700, y + 2);
    box(100, 220, 400, 222);
    for (const [from, to] of worn) box(from, 220, to, 222);
    for (const x of [100, 400, 698]) box(x, 100, x + 2, 282);
    return { picture, box };
  }

  test('goes on in pieces as far as the line that it meets', () => {
    const { picture } = table([
      [410, 450],
      [462, 520],
      [532, 560],
      [572, 640],
      [652, 686],
    ]);
    expect(toLayout(picture).tables[0]?.cells).toHaveLength(6);
  });

  test('does not go on through a dash in a merged cell', () => {
    const { picture } = table([[520, 580]]);
    expect(toLayout(picture).tables[0]?.cells).toHaveLength(5);
  });

  test('does not go on through the shade of a merged cell', () => {
    const { picture, box } = table([]);
    box(402, 162, 698, 280, 225);
    expect(toLayout(picture).tables[0]?.cells).toHaveLength(5);
  });
});

describe('a worn line down', () => {
  const ROWS = [100, 152, 204, 256, 308];

  /** Four rows of two columns; the line between these is drawn by the test. */
  function table(rows = ROWS, level = 0) {
    const { picture, box } = canvas(800, 500);
    for (const y of rows) box(100, y, 700, y + 2, level);
    for (const x of [100, 698]) box(x, rows[0] ?? 0, x + 2, (rows.at(-1) ?? 0) + 2, level);
    return { picture, box };
  }

  const spansOf = (picture: Picture) => toLayout(picture).tables[0]?.cells.map(({ columnSpan }) => columnSpan);

  test('that is faint, with print above and below it on its way', () => {
    const { picture, box } = table(ROWS, 190);
    for (const y of [115, 258])
      for (const [top, bottom] of [
        [0, 12],
        [15, 32],
      ] as const)
        box(399, y + top, 402, y + bottom);
    for (const y of [152, 204]) box(400, y + 3, 401, y + 51, 190);
    expect(spansOf(picture)).toEqual([2, 1, 1, 1, 1, 2]);
  });

  test('and none where nothing but a 1 stands in each of several faint or shaded rows', () => {
    const faint = table(ROWS, 190);
    const shaded = table(ROWS, 120);
    for (const y of ROWS.slice(0, -1)) shaded.box(102, y + 2, 698, y + 52, 215);
    for (const { picture, box } of [faint, shaded]) {
      for (const y of ROWS.slice(0, -1)) box(399, y + 10, 402, y + 42);
      expect(spansOf(picture)).toEqual([1, 1, 1, 1]);
    }
  });

  test('in pieces, with a number close to its right', () => {
    const { picture, box } = table();
    for (const [from, to] of [
      [100, 204],
      [204, 228],
      [234, 239],
      [250, 310],
    ] as const)
      box(400, from, 402, to);
    for (const [x0, y0, x1, y1] of [
      [408, 220, 419, 222],
      [408, 220, 410, 232],
      [408, 231, 419, 233],
      [417, 231, 419, 242],
      [408, 240, 419, 242],
    ] as const)
      box(x0, y0, x1, y1);
    expect(spansOf(picture)).toEqual(new Array(8).fill(1));
  });

  test('to where the lines beside it end, on a page that cuts the table', () => {
    const { picture, box } = table(ROWS.slice(0, 4));
    for (const x of [100, 250, 550, 698]) box(x, 100, x + 2, 304);
    for (const [from, to] of [
      [100, 262],
      [266, 272],
      [282, 304],
    ] as const)
      box(400, from, 402, to);
    expect(spansOf(picture)).toEqual(new Array(16).fill(1));
  });
});

describe('what is left of a rule', () => {
  const cell = { x0: 100, y0: 100, x1: 250, y1: 160 };
  const how = { character: 22, dpi: 200 };

  test('lies thin beside it', () => {
    expect(isRemains({ x0: 120, y0: 104, x1: 200, y1: 106 }, cell, how)).toBe(true);
    expect(isRemains({ x0: 245, y0: 110, x1: 246, y1: 118 }, cell, how)).toBe(true);
    expect(isRemains({ x0: 246, y0: 101, x1: 248, y1: 159 }, cell, how)).toBe(true);
  });

  test('is neither a dash in the middle nor a 1 at the side', () => {
    expect(isRemains({ x0: 160, y0: 129, x1: 176, y1: 131 }, cell, how)).toBe(false);
    expect(isRemains({ x0: 244, y0: 118, x1: 247, y1: 140 }, cell, how)).toBe(false);
  });

  test('is no point of a number that is set wide in a low row', () => {
    const { picture, box } = canvas(800, 400);
    for (const y of [100, 130, 160]) box(100, y, 700, y + 2);
    for (const x of [100, 400, 698]) box(x, 100, x + 2, 162);
    for (const x of [500, 530]) box(x, 106, x + 10, 126);
    box(519, 123, 522, 126);
    const line = toLayout(picture).tables[0]?.cells[1]?.lines[0];
    expect(line && inkOf(line)?.spots).toHaveLength(3);
  });

  test('is no line of print', () => {
    const { picture, box } = canvas(800, 500);
    for (const y of [100, 180, 260]) box(100, y, 700, y + 2);
    for (const x of [100, 400, 698]) box(x, 100, x + 2, 262);
    box(691, 125, 692, 134);
    box(540, 210, 556, 236);
    box(545, 215, 551, 231, 255);
    const cells = toLayout(picture).tables[0]?.cells ?? [];
    expect(cells.map(({ lines }) => lines.length)).toEqual([0, 0, 0, 1]);
  });
});

test('ink that was erased in the middle of a cell makes the cell doubtful', () => {
  const { sheet, box } = canvas(300, 200);
  box(150, 85, 152, 115);
  const cell = { x0: 50, y0: 50, x1: 250, y1: 150 };
  expect(isCut(sheet, sheet.grey, cell)).toBe(false);
  expect(isCut(sheet, new Uint8Array(300 * 200).fill(255), cell)).toBe(true);
});

test('a sign that stands a digit away from its number is ink of it', () => {
  const { picture, box } = canvas(60, 40);
  box(8, 21, 15, 23);
  box(30, 10, 33, 30);
  const ink = inkOf({ ...picture, box: [0, 0, 1, 1] });
  expect(ink?.spots).toHaveLength(2);
});

describe('a crop without print', () => {
  const cropOf = ({ picture }: { picture: Picture }): Crop => ({ ...picture, box: [0, 0, 1, 1] });

  test('is not surely empty where a mark was left out of its ink', () => {
    const marked = canvas(60, 40);
    marked.box(58, 10, 60, 30);
    expect(inkOf(cropOf(marked))).toBeUndefined();
    expect(isFaintlyPrinted(cropOf(marked))).toBe(true);
    const small = canvas(5, 13);
    small.box(2, 2, 3, 11, 110);
    expect(inkOf(cropOf(small)) !== undefined || isFaintlyPrinted(cropOf(small))).toBe(true);
  });

  test('is empty where what is left of a second, faint rule lies beside its edge', () => {
    const ruled = canvas(60, 40);
    ruled.box(2, 5, 4, 38, 225);
    expect(isFaintlyPrinted(cropOf(ruled))).toBe(false);
    const faint = canvas(60, 40);
    faint.box(20, 10, 22, 32, 225);
    expect(isFaintlyPrinted(cropOf(faint))).toBe(true);
  });

  test('is empty with a grain of dust', () => {
    const dusty = canvas(60, 40);
    dusty.box(20, 10, 21, 12);
    expect(inkOf(cropOf(dusty))).toBeUndefined();
    expect(isFaintlyPrinted(cropOf(dusty))).toBe(false);
  });
});
