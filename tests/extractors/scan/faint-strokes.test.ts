import { expect, test } from '@jest/globals';
import { withFaintStrokes } from '../../../extractors/scan/faint-strokes.ts';
import type { Span } from '../../../extractors/scan/sheet.ts';

const [WIDTH, HEIGHT] = [120, 40];
const CELL: Span = { x0: 2, y0: 2, x1: WIDTH - 2, y1: HEIGHT - 2 };
const DIGIT: Span = { x0: 60, y0: 12, x1: 68, y1: 26 };

/** A page of one cell with a digit, and other ink of a level. */
function page(ink: readonly (Span & { readonly level: number })[]) {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const { x0, y0, x1, y1, level } of [{ ...DIGIT, level: 20 }, ...ink]) {
    for (let y = y0; y < y1; y += 1) grey.fill(level, y * WIDTH + x0, y * WIDTH + x1);
  }
  return { width: WIDTH, grey, dpi: 150 };
}

const lineOf = (ink: Parameters<typeof page>[0], noise = 3) =>
  withFaintStrokes(DIGIT, { ...page(ink), noise }, { cell: CELL, character: 14 });

test('a minus too light for ink is of the number beside it', () => {
  expect(lineOf([{ x0: 51, x1: 56, y0: 18, y1: 20, level: 180 }])).toEqual({ ...DIGIT, x0: 51 });
});

test.each([
  ['far from the number', { x0: 20, x1: 25, y0: 18, y1: 20, level: 180 }, 3],
  ['a speck', { x0: 54, x1: 56, y0: 18, y1: 19, level: 180 }, 3],
  ['above the number', { x0: 51, x1: 56, y0: 5, y1: 7, level: 180 }, 3],
  ['no darker than the noise', { x0: 51, x1: 56, y0: 18, y1: 20, level: 180 }, 20],
])('not what is %s', (_, ink, noise) => {
  expect(lineOf([ink], noise)).toEqual(DIGIT);
});
