import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import sharp from 'sharp';
import { htmlExtractorWith } from '../../extractors/html/index.ts';
import { scannerWith } from '../../extractors/scan/scanner.ts';
import type { Cell, Document } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { loadPagePicture } from '../../src/run/page-pictures.ts';
import { decodePicture } from '../../src/run/picture-decoder.ts';
import { drawPages } from '../generate/scan.ts';
import { pagesOf } from '../generate/searchable.ts';
import { buildPdf, engine, gridLines, rowsOf, strokeLines, tablesOf, textsOf, write, writeRows } from './pdf/build.ts';
import { knowingScanner } from './scan/knowing-reader.ts';

const ROWS = [
  ['项目', '自然人', '企业', '总计'],
  ['申请', '20', '7', '27'],
  ['答复', '18', '7', '25'],
  ['结转', '2', '0', '2'],
];

/** What a page is read with, and a picture of a table as it stands in a page. */
let scanner: ReturnType<typeof knowingScanner>;
let picture: Uint8Array;
let folder: string;
let asked: string[] = [];

beforeAll(async () => {
  const pdf = await buildPdf((pen) => {
    pen.fontSize(14);
    write(pen, '政府信息公开申请情况', 60, 60);
    strokeLines(pen, gridLines(4, 4));
    writeRows(pen, ROWS);
  });
  const [page] = await pagesOf(pdf, engine);
  const [sheet] = await drawPages(pdf, 150);
  if (!page || !sheet) throw new TypeError('Expected a page');
  scanner = knowingScanner([page.glyphs]);
  const raw = { width: sheet.width, height: sheet.height, channels: 3 as const };
  picture = new Uint8Array(await sharp(sheet.data, { raw }).png().withMetadata({ density: 150 }).toBuffer());
  folder = mkdtempSync(join(tmpdir(), 'ogi-pictures-'));
  mkdirSync(join(folder, 'page', '图 片'), { recursive: true });
  writeFileSync(join(folder, 'page', '图 片', '表1.png'), picture);
  writeFileSync(join(folder, 'outside.png'), picture);
  symlinkSync(join(folder, 'outside.png'), join(folder, 'page', 'link.png'));
});

function read(body: string): Promise<Document> {
  asked = [];
  const extractor = htmlExtractorWith({
    load(src, name) {
      asked.push(src);
      return loadPagePicture(src, name);
    },
    decode: decodePicture,
    scanner,
  });
  const html = `<!doctype html><meta charset=utf-8><body>${body}`;
  return extractor.extract(new TextEncoder().encode(html), join(folder, 'page', 'index.html'));
}

const dataUri = () => `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;

describe('a picture of a table is read where it stands', () => {
  test.each(['in the page itself', 'beside the page', 'named for later'])('%s', async (where) => {
    const src = where === 'in the page itself' ? dataUri() : '%E5%9B%BE%20%E7%89%87/表1.png?v=2';
    const name = where === 'named for later' ? 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src' : 'src';
    const body = `<p>上文</p><div><p>如下：<span><img ${name}="${src}"></span></p></div><p>下文</p>`;
    const document = await read(body);
    expect(textsOf(document)).toEqual(['上文', '如下：', '政府信息公开申请情况', '下文']);
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(document).toMatchObject({ medium: 'html', reading: 'ocr', pages: 1, warnings: [] });
    const cells = tablesOf(document)[0]?.cells as readonly Cell[];
    expect(cells.filter(({ text }) => /\d/.test(text)).every(({ recognition }) => recognition)).toBe(true);
    const [place] = new Set(cells.map((cell) => ('selector' in cell.place ? cell.place.selector : '')));
    expect(load(body)(place ?? '').is('img')).toBe(true);
  });

  test('each cell has a place of its own for a second look', async () => {
    const document = await read(`<p><img src="${dataUri()}">`);
    const places = tablesOf(document).flatMap(({ cells }) => cells.map(({ place }) => place));
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('no picture is looked at', () => {
  test.each([
    ['that is not seen', '<div style="display: none"><img src="图 片/表1.png"></div>'],
    ['that is shown small', '<img width=32 height=32 src="图 片/表1.png">'],
  ])('%s', async (_, body) => {
    const document = await read(`<p>上文</p>${body}`);
    expect(asked).toEqual([]);
    expect(document).toMatchObject({ reading: 'text', warnings: [] });
  });
});

const MARKUP_ROWS = ROWS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('');
const SENTENCE =
  '<p>2023年，本机关认真落实政府信息公开条例，全年主动公开政府信息二百余条，依法答复申请，没有发生行政复议和行政诉讼。</p>';

test('a picture of a table is read beside tables of the page itself, photos are not', async () => {
  const noise = Uint8Array.from({ length: 800 * 600 * 3 }, (_, at) => (at * 7919 + ((at * at) % 251) * 31) % 256);
  const raw = { width: 800, height: 600, channels: 3 as const };
  writeFileSync(join(folder, 'page', 'photo.jpg'), await sharp(noise, { raw }).jpeg().toBuffer());
  const table = `<table>${MARKUP_ROWS}${MARKUP_ROWS}</table>`;
  const document = await read(`${SENTENCE}<img src="photo.jpg">${table}<img src="图 片/表1.png"><p>下文</p>`);
  expect(tablesOf(document).map(({ rows }) => rows)).toEqual([8, 4]);
  expect(rowsOf(tablesOf(document)[1])).toEqual(ROWS);
  expect(textsOf(document).at(-1)).toBe('下文');
  expect(document).toMatchObject({ reading: 'ocr', warnings: [] });
});

test('a picture that is cut out at the rules of its table loses no row and no column', async () => {
  const whole = sharp(picture);
  const { left, top, width, height } = { left: 125, top: 208, width: 667, height: 201 };
  const cut = await whole.extract({ left, top, width, height }).png().toBuffer();
  writeFileSync(join(folder, 'page', 'cut.png'), cut);
  const document = await read('<img src="cut.png">');
  expect(tablesOf(document).map(({ rows, columns }) => [rows, columns])).toEqual([[4, 4]]);
});

describe('where nothing can be recognised', () => {
  const off = () =>
    htmlExtractorWith({
      load: loadPagePicture,
      decode: decodePicture,
      scanner: scannerWith(() => Promise.reject(new DocumentError('needs-ocr', 'it is off'))),
    });
  const readOff = (body: string) =>
    off().extract(new TextEncoder().encode(`<meta charset=utf-8><body>${body}`), join(folder, 'page', 'index.html'));

  test('a report that stands in pictures needs it', async () => {
    await expect(readOff(`<p>上文</p><img src="${dataUri()}">`)).rejects.toMatchObject({ problem: 'needs-ocr' });
  });

  test('a table in a picture is named where the rest is read', async () => {
    const document = await readOff(`${SENTENCE}<p><img src="图 片/表1.png"><img src="photo.jpg">`);
    expect(document.warnings).toMatchObject([{ code: 'pictures-need-ocr', values: { count: 1 } }]);
  });

  test('pictures are counted where none can be looked at', async () => {
    const html = new TextEncoder().encode(`<meta charset=utf-8><body>${SENTENCE}<img src="a.png">`);
    const { warnings } = await htmlExtractorWith().extract(html, 'a.html');
    expect(warnings).toMatchObject([{ code: 'pictures-unseen', values: { count: 1 } }]);
  });
});

test.each([
  'https://example.org/a.png',
  '//example.org/a.png',
  '/etc/hosts',
  'file:///etc/hosts',
  '../outside.png',
  '%2e%2e/outside.png',
  'link.png',
  'missing.png',
  'C:\\a.png',
  '图 片',
  '%',
])('what is not beside the page is not opened, and told: %s', async (src) => {
  const document = await read(`<p>上文</p><img src="${src}">`);
  expect(textsOf(document)).toEqual(['上文']);
  expect(document.reading).toBe('text');
  expect(document.warnings).toMatchObject([{ code: 'pictures-missing', values: { count: 1, name: src } }]);
});

test('a picture that is broken is told; ornaments, drawings and photos are passed over', async () => {
  writeFileSync(join(folder, 'page', 'broken.png'), picture.subarray(0, 3000));
  writeFileSync(
    join(folder, 'page', 'drawing.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"/>',
  );
  const small = await sharp({ create: { width: 90, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  writeFileSync(join(folder, 'page', 'small.png'), small);
  const document = await read('<p>上文</p><img src="broken.png"><img src="small.png"><img src="drawing.svg">');
  expect(document.warnings).toMatchObject([{ code: 'picture-damaged', values: { name: 'broken.png' } }]);
  expect(document.reading).toBe('text');
});
