import { describe, expect, test } from '@jest/globals';
import { toLayout } from '../../../extractors/scan/layout.ts';
import type { Picture } from '../../../extractors/scan/picture.ts';
import { printBoxes } from '../../../extractors/scan/print-boxes.ts';
import type { Spot } from '../../../extractors/scan/spots.ts';

const DPI = 200;
/** The height of an ideograph, in pixels. */
const EM = 25;

const spot = (x0: number, y0: number, width: number, height: number): Spot => ({
  ...{ x0, y0, x1: x0 + width, y1: y0 + height },
  pixels: width * height,
});
const ideographs = (count: number, x: number, y: number) =>
  Array.from({ length: count }, (_, index) => spot(x + index * (EM + 2), y, EM - 1, EM - 2));
const digit = (x: number, y: number) => spot(x, y + 3, 12, 18);
const dash = (x: number, y: number) => spot(x, y + 12, 10, 2);
const comma = (x: number, y: number) => spot(x, y + 17, 5, 8);

/** The left and right ends of the boxes of each line. */
const boxes = (...spots: readonly (Spot | readonly Spot[])[]) =>
  printBoxes(spots.flat(), DPI).map(({ x0, x1 }) => [x0, x1]);

describe('print is parted into words and numbers', () => {
  test('a lone digit and a dash are boxes of their own', () => {
    expect(boxes(ideographs(4, 100, 50), digit(300, 50), dash(400, 50))).toEqual([
      [100, 205],
      [300, 312],
      [400, 410],
    ]);
  });

  test('heads side by side are parted at a gap narrower than a character', () => {
    expect(boxes(ideographs(3, 100, 50), ideographs(2, 100 + 3 * 27 + 16, 50))).toHaveLength(2);
  });

  test('heads that nearly touch are parted where their last lines stand apart below them, lines of one label are not', () => {
    const heads = [...ideographs(5, 100, 50), ...ideographs(5, 100 + 5 * 27 + 8, 50)];
    const last = [...ideographs(1, 154, 80), ...ideographs(1, 297, 80)];
    expect(boxes(heads, last)).toEqual([
      [100, 232],
      [243, 375],
      [154, 178],
      [297, 321],
    ]);
    expect(boxes(heads, ideographs(4, 154, 80))).toHaveLength(2);
  });

  test('a line is not parted after a stop, half of whose square is blank', () => {
    expect(boxes(ideographs(3, 100, 50), comma(182, 50), ideographs(3, 208, 50))).toHaveLength(1);
  });

  test('a dot of a character, or a speck after it, is no stop: heads are parted behind it', () => {
    const other = ideographs(3, 100 + 3 * 27 + 32, 50);
    expect(boxes(ideographs(3, 100, 50), spot(176, 68, 4, 4), other)).toHaveLength(2);
    expect(boxes(ideographs(3, 100, 50), spot(181, 68, 2, 2), other)).toHaveLength(2);
    expect(boxes(ideographs(3, 100, 50), comma(178, 50), other)).toHaveLength(1);
  });

  test('a word that is spaced out is one', () => {
    expect(boxes(ideographs(1, 100, 50), ideographs(1, 144, 50), ideographs(6, 300, 50))).toEqual([
      [100, 168],
      [300, 459],
    ]);
  });

  test('lines of a label beside one line of numbers are boxes of their own', () => {
    const label = [...ideographs(5, 100, 50), ...ideographs(4, 113, 82)];
    expect(boxes(label, digit(300, 66), digit(400, 66))).toHaveLength(4);
  });

  test('a character through whose strokes the white between two rows runs is whole', () => {
    const rows = [...ideographs(6, 200, 40), ...ideographs(6, 200, 72)];
    const strokes = [spot(100, 60, 24, 3), spot(102, 68, 20, 3), spot(100, 76, 24, 4)];
    expect(boxes(rows, strokes)).toContainEqual([100, 124]);
    expect(boxes(rows, strokes)).toHaveLength(3);
  });

  test('characters set from top to bottom are told, digits of a column are not', () => {
    const word = Array.from({ length: 5 }, (_, index) => spot(100, 50 + 30 * index, 23, 23));
    const column = Array.from({ length: 4 }, (_, index) => digit(300, 50 + 45 * index));
    const found = printBoxes([...word, ...column], DPI);
    expect(found.filter(({ stacked }) => stacked).map(({ x0 }) => x0)).toEqual(new Array(5).fill(100));
  });
});

describe('a grid whose lines leave rows or columns open is no table by its lines', () => {
  const [LEFT, TOP, WIDE, HIGH] = [30, 30, 110, 40];

  /** Four columns and eight rows of digits; lines across and down as given. Small, as each point of it costs time. */
  function picture(across: readonly number[], down: readonly number[]): Picture {
    const [width, height] = [2 * LEFT + 4 * WIDE, 2 * TOP + 8 * HIGH];
    const grey = new Uint8Array(width * height).fill(255);
    const box = (x0: number, y0: number, x1: number, y1: number) => {
      for (let y = y0; y < y1; y++) grey.fill(0, y * width + x0, y * width + x1);
    };
    for (const row of across) box(LEFT, TOP + HIGH * row, LEFT + 4 * WIDE + 2, TOP + HIGH * row + 2);
    for (const column of down) box(LEFT + WIDE * column, TOP, LEFT + WIDE * column + 2, TOP + 8 * HIGH + 2);
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 4; column++) {
        const [x, y] = [LEFT + 50 + WIDE * column, TOP + 11 + HIGH * row];
        box(x, y, x + 10, y + 20);
      }
    }
    return { width, height, grey, dpi: DPI };
  }
  const all = (count: number) => Array.from({ length: count }, (_, index) => index);

  test.each([
    ['lines between columns only', [0, 8], all(5)],
    ['lines between rows and a frame', all(9), [0, 4]],
    ['lines between rows only', all(9), []],
    ['three lines', [0, 1, 8], []],
  ])('%s', (_, across, down) => {
    const { tables, boxes: found } = toLayout(picture(across, down));
    expect(tables).toEqual([]);
    expect(found).toHaveLength(32);
  });

  test('all of its lines', () => {
    const { tables, boxes: found } = toLayout(picture(all(9), all(5)));
    expect(tables.map(({ cells }) => cells.length)).toEqual([32]);
    expect(found).toEqual([]);
  });
});
