import { beforeAll, describe, expect, test } from '@jest/globals';
import { toGrid } from '../../../extractors/pdf/cells.ts';
import { toEdges } from '../../../extractors/pdf/edges.ts';
import type { PdfPage } from '../../../extractors/pdf/engine.ts';
import { toFrames } from '../../../extractors/pdf/intersections.ts';
import { type ScanLayout, type ScanTable, toLayout, toUprightLayout } from '../../../extractors/scan/layout.ts';
import { nodePdfEngine } from '../../../src/run/engines.ts';
import { generateReport } from '../../generate/index.ts';
import { CLEAN_SCAN, drawPages, picturePdf, type ScanDamage, scan } from '../../generate/scan.ts';

type Shape = Pick<ScanTable['cells'][number], 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

/** The cells of tables as short rows, so that two readings can be compared. */
function shapes(tables: readonly { readonly cells: readonly Shape[] }[]): string[][] {
  return tables.map(({ cells }) =>
    cells.map(({ row, column, rowSpan, columnSpan }) => `${row} ${column} ${rowSpan}x${columnSpan}`).sort(),
  );
}

/** The tables of a page by its vector lines: those that the scan must show again. */
function vectorTables(page: PdfPage) {
  return toFrames(toEdges(page.lines))
    .flatMap((frame) => toGrid(frame) ?? [])
    .filter(({ cells }) => cells.length > 1)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

let bytes: Uint8Array;
let pages: PdfPage[] = [];

beforeAll(async () => {
  ({ bytes } = await generateReport(3, { medium: 'pdf', layout: { closing: false } }));
  const file = await nodePdfEngine().open(bytes);
  pages = await Promise.all(Array.from({ length: file.pages }, (_, index) => file.page(index + 1)));
  await file.close();
});

const drawings = new Map<number, ReturnType<typeof drawPages>>();

/** Drawing takes long: once a resolution. */
function drawn(dpi: number): ReturnType<typeof drawPages> {
  const sheets = drawings.get(dpi) ?? drawPages(bytes, dpi);
  drawings.set(dpi, sheets);
  return sheets;
}

/** @param offset from the first page on which a table stands */
async function scanned(offset: 0 | 1, damage: Partial<ScanDamage>) {
  const index = pages.findIndex((page) => vectorTables(page).length > 0) + offset;
  const all = { ...CLEAN_SCAN, seed: 1, ...damage };
  const page = pages[index];
  const sheet = (await drawn(all.dpi))[index];
  if (!page || !sheet) throw new RangeError(`The report has no page ${index + 1}`);
  const { picture } = await scan(sheet, all, page.lines);
  return { page, picture };
}

describe('the same cells as from vector lines', () => {
  const conditions: readonly [string, Partial<ScanDamage>][] = [
    ['150 dpi, grey, noise, blur, JPEG at 40', { dpi: 150, skew: 1.1, noise: 8, blur: 0.6, jpeg: 40 }],
    ['200 dpi, colour, a seal over the numbers', { colours: 'colour', skew: -0.6, seal: true, noise: 6, jpeg: 50 }],
    ['200 dpi, 1 bit, speckle', { colours: 'bilevel', skew: -2, speckle: 0.0005 }],
    ['150 dpi, shadow', { dpi: 150, skew: 0.9, shadow: 0.5, noise: 6, jpeg: 60 }],
    ['200 dpi, broken rules', { skew: -1, rules: 'broken', noise: 5, jpeg: 60 }],
    ['200 dpi, dotted rules', { skew: 0.8, rules: 'dotted', noise: 5, jpeg: 60 }],
    ['150 dpi, sagging lines', { dpi: 150, sag: 4, skew: 0.3 }],
  ];
  test.each(conditions)('%s', async (_, damage) => {
    const { page, picture } = await scanned(1, damage);
    const layout = toLayout(picture);
    expect(shapes(layout.tables)).toEqual(shapes(vectorTables(page)));
    expect(Math.abs(layout.skew - (damage.skew ?? 0))).toBeLessThan(0.08);
  });

  test('a table cut by the page break without a closing rule keeps its last row', async () => {
    const { page, picture } = await scanned(0, { dpi: 150, skew: 0.5 });
    expect(shapes(toLayout(picture).tables)).toEqual(shapes(vectorTables(page)));
  });
});

describe('places', () => {
  /** Where the middle of an upright place lies on the page as scanned. */
  function onScan([x, y]: [number, number], page: PdfPage, layout: ScanLayout, degrees: number): [number, number] {
    const angle = (degrees * Math.PI) / 180;
    const [dx, dy] = [x - page.width / 2, y - page.height / 2];
    return [
      dx * Math.cos(angle) - dy * Math.sin(angle) + layout.width / 2,
      dx * Math.sin(angle) + dy * Math.cos(angle) + layout.height / 2,
    ];
  }

  test.each([
    [0, 1.2],
    [90, -0.5],
  ] as const)('are those of the page as scanned, turned by %d and askew', async (turn, skew) => {
    const { page, picture } = await scanned(1, { dpi: 150, turn, skew });
    const layout = toLayout(picture);
    expect(layout.turn).toBe(turn);
    const grid = vectorTables(page)[1];
    const table = layout.tables[1];
    grid?.cells.forEach(({ box }, index) => {
      const [x, y] = onScan([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], page, layout, turn + skew);
      const found = table?.cells[index]?.box ?? [0, 0, 0, 0];
      expect(Math.hypot((found[0] + found[2]) / 2 - x, (found[1] + found[3]) / 2 - y)).toBeLessThan(1.5);
    });
  });
});

test('a cell is empty where nothing is printed, and only there', async () => {
  const { page, picture } = await scanned(1, { colours: 'bilevel', speckle: 0.0005, skew: 0.7 });
  const grid = vectorTables(page)[1];
  const table = toLayout(picture).tables[1];
  const printed = grid?.cells.map(({ box }) =>
    page.glyphs.some((glyph) => {
      const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
      return glyph.text.trim() !== '' && x > box[0] && x < box[2] && y > box[1] && y < box[3];
    }),
  );
  expect(table?.cells.map(({ lines }) => lines.length > 0)).toEqual(printed);
});

test('the narrative comes in lines, from top to bottom', async () => {
  const { page, picture } = await scanned(0, { dpi: 150, skew: -1.3 });
  const { lines } = toLayout(picture);
  const inTable = (y: number) => vectorTables(page).some(({ ys }) => y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0));
  const outside = page.glyphs.filter(({ box, text }) => text.trim() !== '' && !inTable(box[3]));
  const baselines = new Set(outside.map(({ box }) => Math.round(box[3])));
  expect(baselines.size).toBeGreaterThan(1);
  expect(lines).toHaveLength(baselines.size);
});

test('an upside-down page is turned about when a reader says so', async () => {
  const { page, picture } = await scanned(1, { dpi: 150, turn: 180, skew: 0.4 });
  const layout = await toUprightLayout(picture, (crops) => crops.length > 0);
  expect(layout.turn).toBe(180);
  expect(shapes(layout.tables)).toEqual(shapes(vectorTables(page)));
});

test('words say which way up a page is, and no dashes', async () => {
  const [width, height, dpi] = [1240, 1754, 150];
  const grey = new Uint8Array(width * height).fill(255);
  const ink = (x: number, y: number, across: number, down: number) => {
    for (let row = y; row < y + down; row += 1) grey.fill(0, row * width + x, row * width + x + across);
  };
  for (let word = 0; word < 4; word += 1) {
    for (let character = 0; character < 6; character += 1) ink(150 + 26 * character, 200 + 80 * word, 20, 20);
  }
  for (let dash = 0; dash < 20; dash += 1) ink(200 + 200 * (dash % 4), 700 + 80 * Math.floor(dash / 4), 30, 3);
  let heights: readonly number[] = [];
  await toUprightLayout({ width, height, grey, dpi }, (crops) => {
    heights = crops.map(({ box }) => box[3] - box[1]);
    return false;
  });
  expect(heights).toHaveLength(4);
  expect(Math.min(...heights)).toBeGreaterThan(8);
});

test('a page of pictures makes a PDF without text', async () => {
  const sheets = await drawPages(bytes, 100);
  const scans = await Promise.all(sheets.map((sheet) => scan(sheet, { ...CLEAN_SCAN, dpi: 100, jpeg: 60 })));
  const file = await nodePdfEngine().open(await picturePdf(scans));
  expect(file.pages).toBe(pages.length);
  expect((await file.page(1)).glyphs).toEqual([]);
  await file.close();
});
