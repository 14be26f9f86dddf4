import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Glyph, PdfPage } from '../../../extractors/pdf/engine.ts';
import { pdfExtractor } from '../../../extractors/pdf/index.ts';
import { readingOf } from '../../../extractors/pdf/searchable.ts';
import { visibleGlyphs } from '../../../extractors/pdf/visible.ts';
import { type Scanner, scannerWith } from '../../../extractors/scan/scanner.ts';
import type { Document } from '../../../src/document.ts';
import { DocumentError } from '../../../src/errors.ts';
import { readReport } from '../../../src/report/read.ts';
import { nodePainter } from '../../../src/run/engines.ts';
import { generateReport } from '../../generate/index.ts';
import { CLEAN_SCAN, type Scan, scanPages } from '../../generate/scan.ts';
import { pagesOf, type SearchablePage, searchablePdf } from '../../generate/searchable.ts';
import { knowingScanner } from '../scan/knowing-reader.ts';
import {
  buildPdf,
  doubtsOf,
  engine,
  GRID,
  gridLines,
  otherEngine,
  type Pen,
  rowsOf,
  strokeLines,
  tablesOf,
  textsOf,
  write,
  writeRows,
} from './build.ts';

const ROWS = [
  ['项目', '自然人', '企业', '机构', '总计'],
  ...Array.from({ length: 12 }, (_, row) => ['情形', String(row + 20), '7', String(row), String(2 * row + 27)]),
];
const SENTENCE = '本年度收到政府信息公开申请三百余件，均已按期答复，没有发生行政复议与行政诉讼案件，总体情况良好。';
const PAINTER = nodePainter();
/** As where recognition is switched off, or not installed. */
const NO_SCANNER = scannerWith(() => Promise.reject(new DocumentError('needs-ocr', 'it is off')));

let page: PdfPage;
let scan: Scan;
let scanner: Scanner & { readonly asked: number[] };

beforeAll(async () => {
  const pdf = await buildPdf((pen) => {
    write(pen, '政府信息公开工作年度报告', 60, 60);
    strokeLines(pen, gridLines(13, 5));
    writeRows(pen, ROWS);
    write(pen, SENTENCE, 60, 460);
  });
  const [found] = await pagesOf(pdf, engine);
  const [scanned] = await scanPages(pdf, { ...CLEAN_SCAN, dpi: 150, jpeg: 80 });
  if (!found || !scanned) throw new TypeError('Expected a page');
  [page, scan] = [found, scanned];
  scanner = counting(knowingScanner([page.glyphs]));
});

function counting(inner: Scanner): Scanner & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    ...inner,
    asked,
    read(picture, number) {
      asked.push(number);
      return inner.read(picture, number);
    },
  };
}

function read(bytes: Uint8Array): Promise<Document> {
  scanner.asked.length = 0;
  return pdfExtractor(engine, { painter: PAINTER, scanner }).extract(bytes, 'test.pdf');
}

const withLayer = async (change: Partial<SearchablePage>) =>
  read(await searchablePdf([{ ...page, scan, layer: 'visible', ...change }]));

/** Every n-th digit another one. */
function misread(every: number): Glyph[] {
  let count = 0;
  return page.glyphs.map((glyph) => {
    if (!/\d/.test(glyph.text)) return glyph;
    count += 1;
    return count % every === 0 ? { ...glyph, text: String((Number(glyph.text) + 3) % 10) } : glyph;
  });
}

describe('a scan with text laid over it', () => {
  test.each([
    ['hidden', 2],
    ['under', 2],
    ['none', 1],
  ] as const)('text that is not seen (%s) is not trusted: the picture is read', async (layer, every) => {
    const document = await withLayer({ layer, glyphs: misread(every) });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(document).toMatchObject({ reading: 'ocr', warnings: [] });
    expect(doubtsOf(document)).toEqual([]);
  });

  test('text that says the same counts as a second reader', async () => {
    const document = await withLayer({});
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(doubtsOf(document)).toEqual([]);
    const numbers = tablesOf(document).flatMap(({ cells }) => cells.filter(({ text }) => /\d/.test(text)));
    expect(numbers.every(({ recognition }) => recognition?.agreed === true)).toBe(true);
  });

  test('where text says something else the cell is doubtful, and has what the picture shows', async () => {
    const document = await withLayer({ glyphs: misread(12) });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(doubtsOf(document).length).toBeGreaterThan(3);
    expect(doubtsOf(document)[0]).toMatch(/^the picture of the page shows "\d+", the text laid over it says "\d+"$/);
    expect(document.warnings).toEqual([]);
  });

  test('text that says something else in most cells is not heard, and that is told', async () => {
    const document = await withLayer({ glyphs: misread(2) });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(doubtsOf(document)).toEqual([]);
    expect(document.warnings).toMatchObject([{ code: 'layer-refuted', places: [{ page: 1 }] }]);
  });

  test('text that lies a row too low is found out', async () => {
    const lower = page.glyphs.map(({ box: [x0, y0, x1, y1], ...glyph }): Glyph => {
      return { ...glyph, box: [x0, y0 + GRID.height, x1, y1 + GRID.height] };
    });
    const document = await withLayer({ glyphs: lower });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(document.warnings).toHaveLength(1);
  });

  test('text that lost the numbers is not trusted with them', async () => {
    const document = await withLayer({ glyphs: page.glyphs.filter(({ text }) => !/\d/.test(text)) });
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(document.reading).toBe('ocr');
  });

  test('a line of a program or a site over a scan with a hidden layer changes nothing', async () => {
    const bytes = await searchablePdf([{ ...page, scan, layer: 'hidden' }]);
    const [shown] = await pagesOf(bytes, engine);
    const stamp = page.glyphs.filter(({ box }) => box[1] > 450).map((glyph) => ({ ...glyph, hidden: false }));
    const both = shown && { ...shown, glyphs: [...shown.glyphs, ...stamp] };
    expect(stamp.length).toBeGreaterThan(40);
    expect(both && readingOf(both, visibleGlyphs(both))).toBe('picture');
  });

  test.each([
    ['no painter', undefined],
    ['no recognition', { painter: PAINTER, scanner: NO_SCANNER }],
  ])('with %s text that is seen is read with a doubt, text that is hidden is not', async (_, scans) => {
    const plain = pdfExtractor(engine, scans);
    const visible = await plain.extract(await searchablePdf([{ ...page, scan, layer: 'visible' }]), 'a.pdf');
    expect(visible).toMatchObject({ reading: 'text', warnings: [{ code: 'layer-unchecked', places: [{ page: 1 }] }] });
    const hidden = await searchablePdf([{ ...page, scan, layer: 'hidden' }]);
    await expect(plain.extract(hidden, 'a.pdf')).rejects.toMatchObject({ problem: 'needs-ocr' });
  });

  test.each([0.3, 'mask'] as const)('text under a translucent picture is read as characters (%s)', async (how) => {
    const alpha = how === 'mask' ? 80 : 255;
    const veil = await sharp({
      create: { width: 60, height: 84, channels: 4, background: { r: 200, g: 220, b: 255, alpha: alpha / 255 } },
    })
      .png()
      .toBuffer();
    const bytes = await buildPdf((pen) => {
      strokeLines(pen, gridLines(13, 5));
      writeRows(pen, ROWS);
      if (how !== 'mask') pen.opacity(how);
      pen.image(veil, 0, 0, { width: 595, height: 842 });
    });
    const document = await read(bytes);
    expect(scanner.asked).toEqual([]);
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(document).toMatchObject({ reading: 'text', warnings: [] });
    const { secondOpinion } = pdfExtractor(otherEngine, { painter: PAINTER, scanner }, engine);
    const second = await secondOpinion?.extract(bytes, 'a.pdf');
    expect(second?.blocks).toEqual(document.blocks);
  });

  test('a second opinion on it is none: its characters prove nothing', async () => {
    const { secondOpinion } = pdfExtractor(otherEngine, { painter: PAINTER, scanner }, engine);
    const hidden = await searchablePdf([{ ...page, scan, layer: 'hidden' }]);
    scanner.asked.length = 0;
    await expect(secondOpinion?.extract(hidden, 'a.pdf')).rejects.toMatchObject({ problem: 'needs-ocr' });
    expect(scanner.asked).toEqual([]);
  });
});

test('numbers filled in on the picture of a form are read with the form', async () => {
  const isNumber = ({ text }: Pick<Glyph, 'text'>) => /\d/.test(text);
  const form = await searchablePdf([
    { ...page, layer: 'plain', glyphs: page.glyphs.filter((glyph) => !isNumber(glyph)) },
  ]);
  const [empty] = await scanPages(form, { ...CLEAN_SCAN, dpi: 150 });
  if (!empty) throw new TypeError('Expected a page');
  const bytes = await searchablePdf([{ ...page, scan: empty, layer: 'visible', glyphs: page.glyphs.filter(isNumber) }]);
  const [shown] = await pagesOf(bytes, engine);
  expect(shown && readingOf(shown, visibleGlyphs(shown))).toBe('picture');
});

describe('a page of characters with pictures stays one', () => {
  const noise = Uint8Array.from({ length: 300 * 424 * 3 }, (_, at) => (at * 7919 + ((at * at) % 251) * 31) % 256);
  const raw = { width: 300, height: 424, channels: 3 as const };
  const backgrounds: Readonly<Record<string, () => Promise<Buffer>>> = {
    'a tint': () =>
      sharp({ create: { ...raw, background: '#eef4e6' } })
        .png()
        .toBuffer(),
    'a gradient': () =>
      sharp(
        noise.map((_, at) => 200 + Math.floor((at / noise.length) * 55)),
        { raw },
      )
        .png()
        .toBuffer(),
    'a photo': () => sharp(noise, { raw }).png().toBuffer(),
  };
  test.each(Object.keys(backgrounds))('behind it %s', async (name) => {
    const picture = (await backgrounds[name]?.()) ?? Buffer.alloc(0);
    const document = await read(
      await buildPdf((pen) => {
        pen.image(picture, 0, 0, { width: 595, height: 842 });
        strokeLines(pen, gridLines(13, 5));
        writeRows(pen, ROWS);
        write(pen, SENTENCE, 60, 460);
      }),
    );
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(textsOf(document)).toEqual([SENTENCE]);
    expect(document).toMatchObject({ reading: 'text', warnings: [] });
    expect(scanner.asked).toEqual([]);
  });

  test('a seal over a part of it is not even drawn', async () => {
    const seal = await sharp({ create: { width: 200, height: 200, channels: 4, background: '#d6262c80' } })
      .png()
      .toBuffer();
    const bytes = await buildPdf((pen) => {
      strokeLines(pen, gridLines(13, 5));
      writeRows(pen, ROWS);
      pen.image(seal, 300, 300, { width: 120, height: 120 });
    });
    const [shown] = await pagesOf(bytes, engine);
    expect(shown && readingOf(shown, visibleGlyphs(shown))).toBe('characters');
  });
});

/** A page of text with the table of the page pasted into it, and perhaps one of its own characters, drawn after it. */
async function pastedInto(draw: (pen: Pen) => void = () => {}): Promise<Uint8Array> {
  const [left, top, width, height] = [55, 95, 5 * 80 + 10, 13 * 24 + 10].map((points) =>
    Math.round((points * 150) / 72),
  );
  const table = await sharp(scan.bytes)
    .extract({ left: left ?? 0, top: top ?? 0, width: width ?? 0, height: height ?? 0 })
    .png()
    .toBuffer();
  return buildPdf((pen) => {
    write(pen, SENTENCE, 60, 60);
    pen.image(table, ((left ?? 0) * 72) / 150, ((top ?? 0) * 72) / 150, { width: ((width ?? 0) * 72) / 150 });
    write(pen, SENTENCE, 60, 460);
    draw(pen);
  });
}

describe('a table pasted into a page as a picture', () => {
  test('is read where it stands', async () => {
    const document = await read(await pastedInto());
    expect(document.reading).toBe('ocr');
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['text', 'table', 'text']);
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(document.warnings).toEqual([]);
  });

  test('is read beside tables of characters too', async () => {
    const document = await read(
      await pastedInto((pen) => {
        const at = { ...GRID, y: 480 };
        strokeLines(pen, gridLines(13, 5, at));
        writeRows(pen, ROWS, at);
      }),
    );
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['text', 'table', 'text', 'table']);
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS, ROWS]);
    const recognised = tablesOf(document).map(({ cells }) => cells.some(({ recognition }) => recognition));
    expect(recognised).toEqual([true, false]);
  });

  test('without recognition it is named', async () => {
    const off = pdfExtractor(engine, { painter: PAINTER, scanner: NO_SCANNER });
    const document = await off.extract(await pastedInto(), 'a.pdf');
    expect(document.warnings).toMatchObject([{ code: 'pictures-need-ocr', places: [{ page: 1 }] }]);
    const blind = await pdfExtractor(engine).extract(await pastedInto(), 'a.pdf');
    expect(blind.warnings).toMatchObject([{ code: 'pictures-unseen', values: { count: 1 } }]);
  });

  test('photos and ornaments beside text are not recognised', async () => {
    const noise = Uint8Array.from({ length: 400 * 300 * 3 }, (_, at) => (at * 7919 + ((at * at) % 251) * 31) % 256);
    const photo = await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
      .png()
      .toBuffer();
    const document = await read(
      await buildPdf((pen) => {
        write(pen, SENTENCE, 60, 60);
        pen.image(photo, 60, 100, { width: 400 });
      }),
    );
    expect(scanner.asked).toEqual([]);
    expect(document).toMatchObject({ reading: 'text', warnings: [] });
  });
});

test('of a file with a scanned page between others, pages and tables come in order, and each cell tells how it was read', async () => {
  const layout = {};
  const { bytes, truth } = await generateReport(11, { medium: 'pdf', edition: '2021', profile: 'bureau', layout });
  const pages = await pagesOf(bytes, engine);
  const scans = await scanPages(bytes, { ...CLEAN_SCAN, dpi: 150, jpeg: 80 });
  scanner = counting(knowingScanner(pages.map(({ glyphs }) => glyphs)));
  const mixed = pages.map((one, index): SearchablePage => {
    return index === 1
      ? { ...one, ...(scans[1] ? { scan: scans[1] } : {}), layer: 'none' }
      : { ...one, layer: 'plain' };
  });
  const document = await read(await searchablePdf(mixed));
  expect(scanner.asked).toEqual([2]);
  const { report } = readReport(document);
  const values = Object.fromEntries(report.readings.map(({ field, value }) => [field, value]));
  expect(values).toMatchObject(Object.fromEntries(Object.entries(truth.values).filter(([, value]) => value !== null)));
  const methods = Map.groupBy(
    report.readings.filter(({ place }) => place),
    ({ place }) => (place && 'page' in place ? place.page : 0),
  );
  const byPage = [...methods].map(([number, readings]) => [number, [...new Set(readings.map(({ method }) => method))]]);
  expect(byPage.every(([number, found]) => String(found) === (number === 2 ? 'ocr' : 'text'))).toBe(true);
  expect(byPage.length).toBeGreaterThan(1);
});
