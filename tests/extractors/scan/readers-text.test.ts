import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Crop } from '../../../extractors/scan/crop.ts';
import { inkOf } from '../../../extractors/scan/ink.ts';
import { ppocrReader, type Recogniser } from '../../../extractors/scan/ppocr.ts';
import type { CellReader } from '../../../extractors/scan/reader.ts';
import { tesseractReader } from '../../../extractors/scan/tesseract.ts';
import { linesOf } from '../../../extractors/scan/text-lines.ts';
import { EDITIONS } from '../../../src/report/editions/index.ts';
import { similarity, wordingsOf } from '../../../src/report/label.ts';
import { nodeRecogniser } from '../../../src/run/ocr-engines.ts';
import { nodeTesseract } from '../../../src/run/tesseract-engine.ts';
import { cropsOf, type Damage } from './readers-material.ts';

const SCAN: Damage = { dpi: 150, blur: 0.6, noise: 8, jpeg: 40 };
const ROWS = EDITIONS.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows)).filter(({ label }) => label !== '');
const LABELS = [...new Map(ROWS.map((row) => [row.label, row])).values()].filter((_, index) => index % 3 === 0);

let ppocr: CellReader;
let tesseract: CellReader;

beforeAll(async () => {
  const model = await nodeRecogniser();
  if (!model) throw new Error('Expected onnxruntime-node and the models to be installed');
  ppocr = ppocrReader(model);
  tesseract = tesseractReader(nodeTesseract());
});

afterAll(async () => {
  await ppocr.close();
  await tesseract.close();
});

function linesIn(crop: Crop): number {
  const ink = inkOf(crop, 'text');
  return ink ? linesOf(ink).length : 0;
}

const sheet = (texts: readonly string[]) => ({ texts, font: 'Regular', size: 10, cell: [500, 34] }) as const;

test('labels of the form are recognised nearly as printed', async () => {
  const reads = await ppocr.read(await cropsOf(sheet(LABELS.map(({ label }) => label)), SCAN), 'text');
  const likeness = LABELS.map((row, index) => similarity(reads[index]?.text ?? '', wordingsOf(row)));
  expect(Math.min(...likeness)).toBeGreaterThan(0.85);
  const exact = reads.filter(({ text }, index) => text === LABELS[index]?.label).length;
  expect(exact).toBeGreaterThan(0.9 * LABELS.length);
});

test('lines of a cell are read one by one, a vertical label character by character', async () => {
  const texts = ['结果\n维持', '未经复议\n直接起诉', '办\n理'];
  const reads = await ppocr.read(await cropsOf(sheet(texts), { dpi: 200 }), 'text');
  expect(reads.map(({ text }) => text)).toEqual(texts);
});

test('a rule taken for a line of print costs no more than one', async () => {
  const [width, height] = [3000, 40];
  const grey = new Uint8Array(width * height).fill(255);
  for (let y = 18; y < 22; y++) grey.fill(0, y * width + 50, y * width + 2950);
  const widths: number[] = [];
  const measures: Recogniser = {
    labels: ['1'],
    run: async (_, dims) => {
      widths.push(dims[3] ?? 0);
      return { data: new Float32Array([1, 0]), dims: [1, 1, 2] };
    },
    close: async () => {},
  };
  const crop: Crop = { width, height, grey, box: [0, 0, 0, 0] };
  for (const kind of ['digits', 'text'] as const) await ppocrReader(measures).read([crop], kind);
  expect(widths).toHaveLength(2);
  expect(Math.max(...widths)).toBeLessThanOrEqual(1024);
});

test('a character of separate strokes is one line', async () => {
  const crops = await cropsOf(sheet(['三', '二、主动公开', '一']), { dpi: 200 });
  expect(crops.map((crop) => linesIn(crop))).toEqual([1, 1, 1]);
});

test('tesseract reads labels where the recogniser is not there', async () => {
  const rows = LABELS.slice(0, 3);
  const reads = await tesseract.read(await cropsOf(sheet(rows.map(({ label }) => label)), SCAN), 'text');
  const likeness = rows.map((row, index) => similarity(reads[index]?.text ?? '', wordingsOf(row)));
  expect(Math.min(...likeness)).toBeGreaterThan(0.7);
});
