import { describe, expect, test } from '@jest/globals';
import type { Crop } from '../../../extractors/scan/crop.ts';
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

/** Each sign a pixel, with paper around. */
function drawn(...rows: readonly string[]): Crop {
  const width = (rows[0]?.length ?? 0) + 6;
  const paper = '.'.repeat(width);
  const lines = [paper, paper, paper, ...rows.map((row) => `...${row}...`), paper, paper, paper];
  const grey = Uint8Array.from(lines.join(''), (sign) => (sign === '#' ? 0 : 255));
  return { width, height: lines.length, grey, box: [0, 0, 1, 1] };
}

const isZeroIn = (crop: Crop) => {
  const ink = inkOf(crop);
  return ink !== undefined && isZero(crop, ink);
};

const tall = (middle: string, ends: readonly string[], below = ends) => [
  ...ends,
  ...Array.from({ length: 6 }, () => middle),
  ...below.toReversed(),
];
const ARCS = {
  'round ones': tall('##.....##', ['.##...##.', '.##...##.']),
  'one longer than the other': tall('##....##', ['.##...##', '.##...##'], ['.....##.', '.##..##.', '.##...##']),
  'narrow ones': tall('#.....#', ['.##.##.', '.#...#.']),
};
const NO_ARCS = {
  'two ones': tall('.##...##', ['.##...##', '###..###']),
  'two ones with feet': tall('.##...##.', ['.##...##.'], ['####.####', '.##...##.', '.##...##.']),
  'a 6 without its bar': tall('##....##.', ['..##.....', '.##......', '##.......', '##...##..'], ['.##..##..']),
  'an 8 without its bar': tall('.##..##.', ['.##..##.', '##....##', '##....##']),
};

describe('a zero of which the thin strokes are lost at the top and at the bottom', () => {
  test.each(Object.entries(ARCS))('is known by its arcs: %s', (_, rows) => {
    expect(isZeroIn(drawn(...rows))).toBe(true);
  });

  test.each(Object.entries(NO_ARCS))('is not what has two strokes that are no arcs: %s', (_, rows) => {
    expect(isZeroIn(drawn(...rows))).toBe(false);
  });
});
