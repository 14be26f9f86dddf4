import { describe, expect, test } from '@jest/globals';
import { inkOf } from '../../../extractors/scan/ink.ts';
import { isZero } from '../../../extractors/scan/zero.ts';
import { fontFile, TYPEFACES } from '../../generate/typefaces.ts';
import { cropsOf, type Damage } from './readers-material.ts';

const DAMAGES: readonly Damage[] = [
  { dpi: 150, blur: 0.5, noise: 6, jpeg: 40 },
  { dpi: 150, blur: 0.4, noise: 8, bilevel: true },
  { dpi: 200, blur: 0.6, noise: 5 },
];
const OTHERS = [...'123456789', '11', '10', '00', '-', '/', '6', '8', '9', '4'];
const ZEROS = Array.from({ length: 10 }, () => '0');

async function zerosAmong(texts: readonly string[], font: string, damage: Damage): Promise<readonly boolean[]> {
  const crops = await cropsOf({ texts, font, size: 10.5, cell: [40, 20] }, damage);
  return crops.map((crop) => {
    const ink = inkOf(crop);
    return ink !== undefined && isZero(crop, ink);
  });
}

describe('a zero that stands alone', () => {
  test.each(['Regular', 'Bold', 'Times-Bold', 'Times-Italic', 'Helvetica-Oblique', fontFile(TYPEFACES.serif.chinese)])(
    'is known by its shape, and nothing else is taken for one, in %s',
    async (font) => {
      for (const damage of DAMAGES) {
        const found = await zerosAmong([...OTHERS, ...ZEROS], font, damage);
        expect(found.slice(0, OTHERS.length)).toEqual(OTHERS.map(() => false));
        expect(found.slice(OTHERS.length).filter(Boolean).length).toBeGreaterThanOrEqual(6);
      }
    },
  );
});
