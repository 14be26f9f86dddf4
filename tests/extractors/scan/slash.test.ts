import { describe, expect, test } from '@jest/globals';
import { inkOf } from '../../../extractors/scan/ink.ts';
import { isSlash } from '../../../extractors/scan/slash.ts';
import { cropsOf, type Damage } from './readers-material.ts';

const DAMAGES: readonly Damage[] = [
  { dpi: 150, blur: 0.5, noise: 6, jpeg: 40 },
  { dpi: 200, blur: 0.6, noise: 10, bilevel: true },
];
const DIGITS = [...'0123456789', '11', '17', '77', '-'];
const SLASHES = ['/', '/', '/', '/'];

describe('a slash', () => {
  test.each(['Regular', 'Bold', 'Times-Roman', 'Times-Italic', 'Helvetica-Oblique'])(
    'is known by its shape, and no digit is taken for one, in %s',
    async (font) => {
      for (const damage of DAMAGES) {
        const crops = await cropsOf({ texts: [...DIGITS, ...SLASHES], font, size: 10.5, cell: [40, 20] }, damage);
        const found = crops.map((crop) => {
          const ink = inkOf(crop);
          return ink !== undefined && isSlash(crop, ink);
        });
        expect(found).toEqual([...DIGITS.map(() => false), ...SLASHES.map(() => true)]);
      }
    },
  );
});
