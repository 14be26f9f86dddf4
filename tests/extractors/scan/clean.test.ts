import { describe, expect, test } from '@jest/globals';
import { median, noiseOf } from '../../../extractors/scan/noise.ts';
import { whitened } from '../../../extractors/scan/paper.ts';
import { dpiOf, fromRgb, paperOf, reduced } from '../../../extractors/scan/picture.ts';
import { bandsOf, characterOf } from '../../../extractors/scan/print-lines.ts';
import { withoutSeals } from '../../../extractors/scan/seal.ts';
import { upright } from '../../../extractors/scan/upright.ts';
import { randomFrom } from '../../generate/random.ts';

describe('a picture', () => {
  test('that does not tell its size is taken for A4', () => {
    const picture = { width: 1654, height: 2339, grey: new Uint8Array(0) };
    expect(Math.round(dpiOf(picture))).toBe(200);
    expect(Math.round(dpiOf({ ...picture, width: 2339, height: 1654 }))).toBe(200);
  });

  test('that is too high for a sheet is one of a screen, as wide as a sheet, whatever it tells', () => {
    const picture = { width: 1000, height: 6000, grey: new Uint8Array(0) };
    expect(Math.round(dpiOf(picture))).toBe(121);
    expect(Math.round(dpiOf({ ...picture, dpi: 96 }))).toBe(121);
    expect(paperOf(10, 60).width).toBeCloseTo(8.27);
    expect(paperOf(8, 12)).toEqual({ width: 8, height: 12 });
  });

  test('in greys of more pixels an inch than help is made smaller by means', () => {
    const grey = Uint8Array.from([0, 100, 200, 100, 100, 200, 100, 200]);
    expect(reduced({ width: 4, height: 2, grey, dpi: 500 })).toEqual({
      width: 2,
      height: 1,
      grey: Uint8Array.from([100, 150]),
      dpi: 250,
    });
    const uneven = Uint8Array.from([0, 90, 180, 0, 90, 180, 0, 90, 180]);
    const { width, height, grey: means } = reduced({ width: 3, height: 3, grey: uneven, dpi: 375 });
    expect([width, height, ...means]).toEqual([2, 2, 30, 150, 30, 150]);
  });

  test('in black and white is made smaller by whole pixels only, and not from 300 an inch', () => {
    const grey = Uint8Array.from({ length: 16 }, (_, at) => (at % 4 === 1 ? 0 : 255));
    expect(reduced({ width: 4, height: 4, grey, dpi: 300 }).grey).toEqual(grey);
    const { width, height, dpi, grey: means } = reduced({ width: 4, height: 4, grey, dpi: 600 });
    expect([width, height, dpi, ...means]).toEqual([2, 2, 300, 127, 255, 127, 255]);
  });

  test('of greys only has no red channel of its own', () => {
    const data = Uint8Array.from([90, 90, 90, 200, 200, 200]);
    expect(fromRgb({ width: 2, height: 1, data }, 3).red).toBeUndefined();
    expect(fromRgb({ width: 2, height: 1, data: data.with(5, 201) }, 3).red).toEqual(Uint8Array.from([90, 200]));
  });

  test('stands on white where it is transparent', () => {
    const { grey } = fromRgb({ width: 1, height: 1, data: Uint8Array.from([0, 0, 0, 0]) }, 4);
    expect([...grey]).toEqual([255]);
  });
});

test('red ink as large as a seal goes, what is printed in it stays, red letters stay', () => {
  const [width, height] = [600, 500];
  const data = new Uint8Array(3 * width * height).fill(255);
  const paint = (x: number, y: number, [r, g, b]: readonly [number, number, number]) => {
    data.set([r, g, b], 3 * (y * width + x));
  };
  for (let y = 200; y < 400; y++) for (let x = 100; x < 300; x++) paint(x, y, [214, 38, 44]);
  for (let y = 300; y < 320; y++) for (let x = 150; x < 155; x++) paint(x, y, [10, 8, 9]);
  for (let y = 60; y < 90; y++) for (let x = 100; x < 500; x++) paint(x, y, [214, 38, 44]);
  const picture = fromRgb({ width, height, data }, 3, 200);
  const grey = withoutSeals(picture);
  expect(grey[250 * width + 250]).toBeGreaterThan(240);
  expect(grey[310 * width + 152]).toBeLessThan(20);
  expect(grey[75 * width + 300]).toBeLessThan(110);
});

test('a rule that is blurred under the ink of a seal stays one, and the rim of the seal goes', () => {
  const [width, height] = [600, 500];
  const data = new Uint8Array(3 * width * height).fill(255);
  const fill = (x0: number, x1: number, colour: readonly [number, number, number]) => {
    for (let y = 200; y < 400; y++) for (let x = x0; x < x1; x++) data.set(colour, 3 * (y * width + x));
  };
  fill(100, 300, [214, 38, 44]);
  fill(300, 301, [180, 150, 152]);
  fill(200, 201, [150, 27, 31]);
  const grey = withoutSeals(fromRgb({ width, height, data }, 3, 200));
  expect(grey[300 * width + 200]).toBeLessThan(200);
  expect(grey[300 * width + 300]).toBeGreaterThan(210);
});

describe('the ink of a seal scanned without colour', () => {
  const [width, height] = [600, 500];
  const fill = (grey: Uint8Array, [x0, y0, x1, y1]: readonly [number, number, number, number], level: number) => {
    for (let y = y0; y < y1; y++) grey.fill(level, y * width + x0, y * width + x1);
  };
  /** A block of print, and a seal with a figure in it and a rule through it. */
  const page = (seal: number) => {
    const grey = new Uint8Array(width * height).fill(255);
    for (let line = 0; line < 8; line++) fill(grey, [20, 20 + 12 * line, 560, 23 + 12 * line], 30);
    fill(grey, [100, 200, 300, 400], seal);
    fill(grey, [150, 300, 155, 320], 24);
    fill(grey, [60, 350, 340, 352], 35);
    return grey;
  };

  test('goes where it is lighter than print, and what is printed over and beside it stays', () => {
    const grey = withoutSeals({ width, height, grey: page(105), dpi: 200 });
    expect(grey[250 * width + 250]).toBeGreaterThan(240);
    expect(grey[310 * width + 152]).toBeLessThan(40);
    expect(grey[350 * width + 80]).toBeLessThan(40);
    expect(grey[350 * width + 250]).toBeLessThan(60);
    expect(grey[21 * width + 100]).toBeLessThan(40);
  });

  test('is not seen in a table whose double lines run together', () => {
    const [wide, high] = [1200, 800];
    const grey = new Uint8Array(wide * high).fill(255);
    const block = ([x0, y0, x1, y1]: readonly [number, number, number, number], level: number) => {
      for (let y = y0; y < y1; y++) grey.fill(level, y * wide + x0, y * wide + x1);
    };
    for (let x = 100; x <= 1100; x += 50) block([x, 100, x + 6, 700], 120);
    for (let y = 100; y <= 700; y += 40) block([100, y, 1100, y + 6], 120);
    for (let line = 0; line < 8; line++) block([20, 20 + 8 * line, 1160, 22 + 8 * line], 30);
    const found = withoutSeals({ width: wide, height: high, grey, dpi: 150 });
    expect(found.every((level, at) => level === grey[at])).toBe(true);
  });

  test('stays where it cannot be told from print', () => {
    const given = page(55);
    expect(withoutSeals({ width, height, grey: given, dpi: 200 })).toEqual(given);
  });
});

test('paper in shadow becomes white, ink on it stays dark', () => {
  const [width, height] = [800, 200];
  const grey = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) for (let y = 0; y < height; y++) grey[y * width + x] = 240 - x / 8;
  grey[100 * width + 700] = 30;
  const white = whitened(grey, width, height, 200);
  expect(white.filter((level) => level < 235)).toHaveLength(1);
  expect(white[100 * width + 700]).toBeLessThan(60);
});

test('noise is measured, and the median takes it away', () => {
  const random = randomFrom(5);
  const [width, height] = [300, 300];
  const bell = () => 1.73 * (random.next() + random.next() + random.next() + random.next() - 2);
  const grey = Uint8Array.from({ length: width * height }, () => Math.min(255, 220 + 12 * bell()));
  const noise = noiseOf({ width, height, grey, dpi: 200 });
  expect(noise).toBeGreaterThan(8);
  expect(noise).toBeLessThan(15);
  expect(noiseOf({ width, height, grey: median(grey, width, height), dpi: 200 })).toBeLessThan(noise);
});

test('a page set upright knows the way back', () => {
  const sheet = { width: 300, height: 200, grey: new Uint8Array(60_000).fill(255), dpi: 72 };
  const page = upright(sheet, 90, 0);
  expect([page.width, page.height]).toEqual([200, 300]);
  // The top left corner of the upright page is the top right corner of one turned clockwise.
  expect(page.toPage({ x0: 0, y0: 0, x1: 10, y1: 20 })).toEqual([280, 0, 300, 10]);
});

test('strokes of 二 and 三 stay one line of print, specks make none', () => {
  const stroke = (y0: number) => ({ x0: 10, y0, x1: 34, y1: y0 + 3, pixels: 70 });
  const speck = { x0: 12, y0: 60, x1: 14, y1: 62, pixels: 4 };
  const spots = [stroke(0), stroke(10), stroke(20), speck];
  expect(bandsOf(spots, characterOf(spots))).toEqual([{ x0: 10, y0: 0, x1: 34, y1: 23 }]);
});
