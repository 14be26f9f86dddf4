import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { PdfPage } from '../../../extractors/pdf/engine.ts';
import { pdfExtractor } from '../../../extractors/pdf/index.ts';
import type { Look } from '../../../extractors/scan/cell-looks.ts';
import { imageExtractor } from '../../../extractors/scan/index.ts';
import { lookKeeper } from '../../../extractors/scan/kept-looks.ts';
import type { Scanner } from '../../../extractors/scan/scanner.ts';
import type { Document, Place } from '../../../src/document.ts';
import { nodePainter } from '../../../src/run/engines.ts';
import { decodePicture } from '../../../src/run/picture-decoder.ts';
import { drawPages } from '../../generate/scan.ts';
import { pagesOf } from '../../generate/searchable.ts';
import { buildPdf, engine, gridLines, rowsOf, strokeLines, tablesOf, write, writeRows } from '../pdf/build.ts';
import { knowingScanner } from './knowing-reader.ts';

const ROOT = new URL('../../../', import.meta.url);
const PAINTER = nodePainter();
const DPI = 150;
const ROWS = [
  ['项目', '自然人', '企业', '总计'],
  ...Array.from({ length: 9 }, (_, row) => ['情形', String(row + 20), '7', String(row + 27)]),
];

let page: PdfPage;
let sheet: { readonly width: number; readonly height: number; readonly data: Uint8Array };

beforeAll(async () => {
  const pdf = await buildPdf((pen) => {
    write(pen, '政府信息公开申请情况', 60, 60);
    strokeLines(pen, gridLines(10, 4));
    writeRows(pen, ROWS);
  });
  const [found, drawn] = [(await pagesOf(pdf, engine))[0], (await drawPages(pdf, DPI))[0]];
  if (!found || !drawn) throw new TypeError('Expected a page');
  [page, sheet] = [found, drawn];
});

/** The page as pixels, to be written in any way. */
const image = () => sharp(sheet.data, { raw: { width: sheet.width, height: sheet.height, channels: 3 } });

/** The characters of the page, where they stand on one drawn larger by so much. */
const glyphs = (scale = 1) =>
  page.glyphs.map(({ text, box: [x0, y0, x1, y1] }) => {
    return { text, box: [x0 * scale, y0 * scale, x1 * scale, y1 * scale] as const };
  });

function readImage(bytes: Uint8Array, pages = 1, printed = glyphs()): Promise<Document> {
  const scanner = knowingScanner(Array.from({ length: pages }, () => printed));
  return imageExtractor(decodePicture, scanner).extract(bytes, 'scan');
}

describe('any kind of pixels is read', () => {
  const kinds: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    'a JPEG in four inks': () => image().toColourspace('cmyk').jpeg().withMetadata({ density: DPI }).toBuffer(),
    'a PNG of 16 bits': () => image().toColourspace('rgb16').png().withMetadata({ density: DPI }).toBuffer(),
    'a grey PNG of 16 bits': () => image().toColourspace('grey16').png().withMetadata({ density: DPI }).toBuffer(),
    'a PNG with a palette': () => image().png({ palette: true, colours: 4 }).withMetadata({ density: DPI }).toBuffer(),
    'a PNG that is clear where there is no ink': () =>
      image().ensureAlpha().unflatten().png().withMetadata({ density: DPI }).toBuffer(),
    'a PNG of a density that no page has': () => image().png().withMetadata({ density: 75 }).toBuffer(),
  };
  test.each(Object.keys(kinds))('%s', async (name) => {
    const document = await readImage((await kinds[name]?.()) ?? new Uint8Array());
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
  });

  test('a TIFF of black and white with three pages', async () => {
    const { data } = await image().toColourspace('b-w').threshold(150).raw().toBuffer({ resolveWithObject: true });
    const { width, height } = sheet;
    const raw = { width, height: 3 * height, channels: 1, pageHeight: height } as const;
    const bytes = await sharp(Buffer.concat([data, data, data]), { raw })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: DPI / 25.4, yres: DPI / 25.4 })
      .toBuffer();
    const document = await readImage(bytes, 3);
    expect(document).toMatchObject({ medium: 'image', reading: 'ocr', pages: 3 });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS, ROWS, ROWS]);
    expect(tablesOf(document).map(({ place }) => 'page' in place && place.page)).toEqual([1, 2, 3]);
  });
});

describe('what is no page of print is refused with a reason', () => {
  test('a small file that unfolds to gigabytes', async () => {
    await expect(readImage(hugePng(20_000, 20_000))).rejects.toMatchObject({
      problem: 'too-large',
      message: expect.stringContaining('20000 × 20000 pixels'),
    });
  });

  test.each([0.02, 0.6])('a JPEG of which a part is there (%d)', async (share) => {
    const bytes = await image().jpeg().toBuffer();
    const reading = readImage(bytes.subarray(0, Math.floor(share * bytes.length)));
    await expect(reading).rejects.toMatchObject({ problem: 'damaged', message: expect.not.stringContaining('\n') });
  });

  test('a white sheet', async () => {
    const bytes = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    await expect(readImage(bytes)).rejects.toMatchObject({ problem: 'unsupported-format' });
    const pdf = await buildPdf((pen) => pen.image(bytes, 0, 0, { width: 595, height: 842 }));
    await expect(readPdf(pdf, 1)).rejects.toMatchObject({ problem: 'unsupported-format' });
  });

  test('a photo', async () => {
    // Each look at a global takes long in a test.
    const { sin, cos, floor } = Math;
    const pixels = Uint8Array.from({ length: 900 * 700 * 3 }, (_, at) => {
      const [x, y] = [floor(at / 3) % 900, floor(at / 2700)];
      return 127 + 60 * sin(x / 70) * cos(y / 50) + 50 * sin((x + 2 * y) / 130 + (at % 3));
    });
    const bytes = await sharp(pixels, { raw: { width: 900, height: 700, channels: 3 } })
      .jpeg()
      .toBuffer();
    // There are no characters where its shades look like lines of print.
    await expect(readImage(bytes, 1, [])).rejects.toMatchObject({ problem: 'unsupported-format' });
  });
});

/** A file that says it has so many pixels. */
function hugePng(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', Buffer.alloc(8)), chunk('IEND', Buffer.alloc(0))]);
}

function readPdf(pdf: Uint8Array, scale: number): Promise<Document> {
  return pdfExtractor(engine, { painter: PAINTER, scanner: knowingScanner([glyphs(scale)]) }).extract(pdf, 'a.pdf');
}

test.each([
  ['of five metres', 14_173],
  ['of a point for each pixel', 1754],
  ['as small as a stamp', 200],
])('the picture of a page %s is read, and its places are those of the page', async (_, height) => {
  const width = (height * 595.28) / 841.89;
  const bytes = await image().jpeg({ quality: 90 }).toBuffer();
  const pdf = await buildPdf((pen) => pen.image(bytes, 0, 0, { width, height }), { size: [width, height] });
  const document = await readPdf(pdf, 1);
  expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
  const [table] = tablesOf(document);
  const scale = height / 841.89;
  const box = table && 'box' in table.place ? table.place.box : [];
  const expected = [60, 100, 60 + 4 * 80, 100 + 10 * 24];
  expect(box.length).toBe(4);
  box.forEach((value, side) => {
    expect(Math.abs(value / scale - (expected[side] ?? 0))).toBeLessThan(2);
  });
});

describe('long files', () => {
  const crop = { width: 1000, height: 400, grey: new Uint8Array(0), box: [0, 0, 1, 1] as const };
  const look = (probability: number): Look => ({
    crop,
    alphabet: 'digits',
    read: { text: '7', probability, alternatives: [] },
  });
  const looks = (count: number, probability: number) =>
    new Map(Array.from({ length: count }, (_, index): [Place, Look] => [{ selector: `${index}` }, look(probability)]));

  test('of cells that are kept for a second look the unsure ones stay longest', () => {
    const keep = lookKeeper(10 * crop.width * crop.height);
    const kept = [0.99, 0.99, 0.5, 0.99, 0.5, 0.5].map(
      (one) => keep({ parts: [], looks: looks(3, one), columns: [] }).looks.size,
    );
    expect(kept).toEqual([3, 2, 3, 0, 2, 0]);
  });

  test('a hundred scanned pages are drawn one by one, and what is kept of them is bounded', async () => {
    const bytes = await image().resize(260).png().toBuffer();
    const pdf = await buildPdf(
      (pen) => {
        for (let number = 1; number <= 100; number += 1) {
          if (number > 1) pen.addPage({ size: [262, 370], margin: 0 });
          pen.image(bytes, 0, 0, { width: 262, height: 370 });
        }
      },
      { size: [262, 370] },
    );
    let [asked, kept] = [0, 0];
    const place = (number: number) => ({ page: number, box: [0, 0, 9, 9] as const });
    const scanner: Scanner = {
      async read(_, number) {
        asked += 1;
        expect(number).toBe(asked);
        const line = { page: number, width: 262, height: 370, text: '一行字', size: 9, pieces: 1 };
        const content = { ...line, box: place(number).box, shown: place(number).box };
        return { parts: [{ page: number, top: 0, left: 0, content }], looks: looks(20, 0.99), columns: [] };
      },
      remember(document, pages) {
        kept = pages.reduce((sum, { looks }) => sum + looks.size, 0);
        return document;
      },
      secondLook: async (document) => document,
    };
    const document = await pdfExtractor(engine, { painter: PAINTER, scanner }).extract(pdf, 'long.pdf');
    expect([document.pages, asked]).toEqual([100, 100]);
    expect(kept * crop.width * crop.height).toBeLessThan(100e6);
    expect(kept).toBeGreaterThan(50);
  });
});

test('a sheet of A3 at 600 dpi is read right by the real readers, within 1.5 GB', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ogi-hostile-')), 'a3.jpg');
  const large = image().resize(7016, 9921, { fit: 'fill' }).jpeg({ quality: 80 });
  writeFileSync(file, await large.withMetadata({ density: 600 }).toBuffer());
  const script = `
    import { readFileSync } from 'node:fs';
    import { extract } from './extractors/index.ts';
    import { nodeExtractors } from './src/run/engines.ts';
    const document = await extract(new Uint8Array(readFileSync(process.argv[1])), 'a3.jpg', nodeExtractors({ ocrEngine: 'ppocr' }));
    const cells = document.blocks.flatMap((block) => (block.kind === 'table' ? block.cells.map(({ text }) => text) : []));
    console.log(JSON.stringify({ cells, megabytes: process.resourceUsage().maxRSS / 1024 }));
    process.exit(0);
  `;
  const output = execFileSync('node', ['--input-type=module-typescript', '--eval', script, file], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const { cells, megabytes } = JSON.parse(output) as { cells: string[]; megabytes: number };
  expect(cells).toEqual(ROWS.flat());
  expect(megabytes).toBeLessThan(1500);
});
