import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { withMargin } from '../../../extractors/scan/margin.ts';
import type { Picture } from '../../../extractors/scan/picture.ts';
import { kindOf } from '../../../extractors/scan/table-picture.ts';
import { decodePicture } from '../../../src/run/picture-decoder.ts';

async function drawn(bytes: Promise<Uint8Array>): Promise<Picture> {
  for await (const picture of decodePicture(await bytes)) return picture;
  throw new TypeError('Expected a picture');
}

const svg = (width: number, height: number, body: string) =>
  drawn(
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/>${body}</svg>`,
      ),
    )
      .png()
      .toBuffer(),
  );

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const text = (x: number, y: number, word: string | number) => `<text x="${x}" y="${y}" font-size="20">${word}</text>`;
const rule = (x1: number, y1: number, x2: number, y2: number, colour = 'black') =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="2"/>`;

/** A table of 6 rows and 5 columns, right up to the edges of the picture. */
const TABLE = [
  ...range(7).map((row) => rule(0, 1 + row * 50, 702, 1 + row * 50)),
  ...range(6).map((column) => rule(1 + column * 140, 0, 1 + column * 140, 302)),
  ...range(30).map((cell) => text(40 + (cell % 5) * 140, 34 + Math.floor(cell / 5) * 50, 1000 + cell * 7)),
].join('');

const CHART = [
  ...range(6).map(
    (line) => rule(80, 60 + line * 70, 860, 60 + line * 70, '#ccc') + text(30, 66 + line * 70, 500 - line * 100),
  ),
  rule(80, 60, 80, 410),
  ...range(6).map((bar) => {
    const area = `x="${110 + bar * 125}" y="${400 - bar * 50}" width="60" height="${10 + bar * 50}"`;
    return `<rect ${area} fill="#36c" stroke="black"/>${text(120 + bar * 125, 440, 2020 + bar)}`;
  }),
].join('');

/** Black and white squares as of a code, with the three frames in its corners. */
const CODE = range(33 * 33)
  .filter((at) => (at * 7919 + ((at * at) % 251)) % 7 < 3)
  .map((at) => `<rect x="${20 + (at % 33) * 13}" y="${20 + Math.floor(at / 33) * 13}" width="13" height="13"/>`)
  .join('');

describe('a picture is told by its grid', () => {
  test('a table', async () => {
    const table = await svg(702, 302, TABLE);
    expect(kindOf(withMargin(table).picture)).toBe('table');
  });

  test.each([
    ['a chart', 900, 500, CHART],
    ['a code', 470, 470, CODE],
    [
      'a frame with a title',
      600,
      120,
      `<rect x="10" y="10" width="580" height="100" fill="none" stroke="black"/>${text(200, 70, 2024)}`,
    ],
    ['nothing', 600, 400, ''],
  ])('%s is none', async (_, width, height, body) => {
    expect(kindOf(await svg(width, height, body))).not.toBe('table');
  });

  test('noise as of a photo is none', async () => {
    const noise = Uint8Array.from({ length: 640 * 480 }, (_, at) => (at * 7919 + ((at * at) % 251) * 31) % 256);
    expect(kindOf({ width: 640, height: 480, grey: noise })).not.toBe('table');
  });
});

describe('paper is put around a picture', () => {
  test('that ends with the rules of its table', async () => {
    const { picture, margin } = withMargin(await svg(702, 302, TABLE));
    expect(margin).toBeGreaterThan(10);
    expect([picture.width, picture.height]).toEqual([702 + 2 * margin, 302 + 2 * margin]);
    expect(picture.grey.at(0)).toBe(255);
  });

  test('but not around a page, nor one with the dark rim of a scanner', async () => {
    const page = await svg(800, 500, `<g transform="translate(40 40)">${TABLE}</g>`);
    expect(withMargin(page).margin).toBe(0);
    const rim = await svg(800, 500, '<rect width="800" height="40"/>');
    expect(withMargin(rim).margin).toBe(0);
  });
});
