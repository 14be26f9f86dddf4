import { describe, expect, test } from '@jest/globals';
import { readCells } from '../../../extractors/scan/cell-looks.ts';
import type { Crop } from '../../../extractors/scan/crop.ts';
import type { Alphabet, CellReader } from '../../../extractors/scan/reader.ts';

/** A reader that finds a blank mark among digits, and letters among all characters. */
const READER: CellReader = {
  name: 'letters',
  async read(crops, alphabet) {
    return crops.map(() => ({ text: alphabet === 'text' ? 'COO' : '-', probability: 0.95, alternatives: [] }));
  },
  async close() {},
};

/** A reader that sees the same words in everything. */
const sees = (text: string): CellReader => ({
  ...READER,
  read: async (crops) => crops.map(() => ({ text, probability: 0.95, alternatives: [] })),
});

type Stroke = readonly [x: number, y: number, width: number, height: number];

/** Black strokes on paper, with the paper around them that readers are given. */
function line(width: number, height: number, strokes: readonly Stroke[]): Crop {
  const grey = new Uint8Array(width * height).fill(255);
  for (const [x, y, across, down] of strokes) {
    for (let row = y; row < y + down; row += 1) grey.fill(0, row * width + x, row * width + x + across);
  }
  return { width, height, grey, box: [0, 0, 1, 1] };
}

async function alphabetOf(printed: Crop): Promise<Alphabet | undefined> {
  const [look] = await readCells([{ whole: printed, lines: [printed] }], READER, () => false);
  return look?.alphabet;
}

describe('what is read as money', () => {
  test('a number whose unit was misread among all characters', async () => {
    const printed = line(200, 14, [[2, 2, 196, 10]]);
    const alphabets = async (text: string) => {
      const [look] = await readCells([{ whole: printed, lines: [printed] }], sees(text), () => false);
      return look?.alphabet;
    };
    expect(await alphabets('53145.6方元')).toBe('amount');
    expect(await alphabets('见附件3单元')).toBe('text');
  });
});

describe('what may be a number is read among digits', () => {
  test('a dash in a fine scan, which is more than nine times as wide as high', async () => {
    expect(await alphabetOf(line(65, 7, [[2, 2, 60, 3]]))).toBe('digits');
  });

  test('a dash of two characters with a gap between them', async () => {
    const dashes = line(74, 8, [
      [2, 2, 33, 3],
      [39, 3, 33, 3],
    ]);
    expect(await alphabetOf(dashes)).toBe('digits');
  });

  test('a thin dash that lies a pixel askew', async () => {
    const dashes = line(75, 8, [
      [2, 2, 34, 3],
      [39, 2, 17, 2],
      [56, 4, 17, 2],
    ]);
    expect(await alphabetOf(dashes)).toBe('digits');
  });

  test('but no line of words, also if it is low or its characters run together', async () => {
    const characters = Array.from({ length: 18 }, (_, at): Stroke => [2 + 4 * at, 2, 3, 3]);
    const bars = Array.from({ length: 9 }, (_, at): Stroke => [2 + 8 * at, 2, 2, 7]);
    expect(await alphabetOf(line(80, 7, characters))).toBe('text');
    expect(await alphabetOf(line(130, 11, [[2, 2, 68, 1], [2, 5, 68, 1], ...bars]))).toBe('text');
  });
});
