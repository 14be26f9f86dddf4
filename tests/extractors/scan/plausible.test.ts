import { expect, test } from '@jest/globals';
import type { Ink } from '../../../extractors/scan/ink.ts';
import { weighed } from '../../../extractors/scan/plausible.ts';
import type { Read } from '../../../extractors/scan/reader.ts';

/** Ink of one spot. */
function ink(width: number, height: number, filled = 1): Ink {
  const area = { left: 2, top: 2, right: 2 + width, bottom: 2 + height };
  return { ...area, spots: [{ ...area, pixels: Math.round(filled * width * height) }], paper: 255, dark: 40 };
}

const one: Read = { text: '1', probability: 0.98, alternatives: [] };
const texts = (inks: readonly Ink[]) =>
  weighed(
    inks.map(() => one),
    inks,
    'digits',
  ).map(({ text }) => text);

test('in a table of nothing but dashes, surely read as ones, they are dashes', () => {
  const dashes = Array.from({ length: 15 }, () => ink(25, 2));
  expect(new Set(texts(dashes))).toEqual(new Set(['-']));
  expect(new Set(texts([...dashes, ...Array.from({ length: 8 }, () => ink(5, 14))]).slice(-8))).toEqual(new Set(['1']));
});

test('a short dash is one where no digit tells how high they are, but a low digit is none', () => {
  expect(texts([ink(8, 2), ink(7, 3), ink(8, 4, 0.66)])).toEqual(['-', '-', '-']);
  expect(texts([ink(9, 5), ink(3, 3), ink(3, 14)])).toEqual(['1', '1', '1']);
});
