import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Found } from '../../src/run/archives/open.ts';
import { beginNoting, isAsNoted, loadNoting, takeNoted } from '../../src/run/beside.ts';
import { extractAll } from '../../src/run/extract-all.ts';
import { NO_RELATIONS, type Relations } from '../../src/run/relations.ts';
import { listSources } from '../../src/run/sources.ts';
import { picturesWithPages } from '../../src/run/sources-pictures.ts';
import { buildPdf, gridLines, strokeLines, writeRows } from '../extractors/pdf/build.ts';
import { drawPages } from '../generate/scan.ts';
import { aFolder } from './a-folder.ts';
import { record, tar, zip } from './archives.ts';

const page = (...shown: readonly string[]) => `<html>${shown.map((name) => `<img src="${name}">`).join('')}`;

/** A picture by its head alone; its last byte tells it from others. */
function png(mark: number, width = 1000, height = 1400): Buffer {
  const bytes = Buffer.alloc(64);
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes[63] = mark;
  return bytes;
}

/** The sources of an archive in their order, each page with the marks of its pictures: 0 for an ornament. */
async function listed(bytes: Uint8Array): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const one of listSources([join(aFolder({ a: bytes }), 'a')])) {
    if (one.status === 'failed') all.push(`${one.failure.path.replace(/.*!\//, '')}: ${one.failure.problem}`);
    if (one.status !== 'listed') continue;
    const { path, pictures = new Map(), read } = one.job;
    const problem = await read().then(
      () => '',
      (error) => `: ${error.problem}`,
    );
    const marks = [...pictures].map(([name, data]) => ` ${name}=${data.at(-1) ?? 0}`).sort();
    all.push(`${path.replace(/.*!\//, '')}${problem}${marks.join('')}`);
  }
  return all;
}

const entries = (files: Readonly<Record<string, string | Buffer>>) =>
  Object.entries(files).map(([name, data]) => ({ name, data }));

describe('pages of an archive have the pictures that they show', () => {
  const SHOWN = page('p/1.png', './p/%32.png?v=1', 'logo.png', 'gone.png');

  test.each([
    [
      'behind them',
      { 'a.html': SHOWN, 'b.html': '<html>', 'p/1.png': png(1), 'p/2.png': png(2), 'logo.png': png(9, 90, 30) },
    ],
    [
      'before them',
      { 'logo.png': png(9, 90, 30), 'p/1.png': png(1), 'p/2.png': png(2), 'a.html': SHOWN, 'b.html': '<html>' },
    ],
    [
      'around them',
      { 'p/1.png': png(1), 'a.html': SHOWN, 'logo.png': png(9, 90, 30), 'b.html': '<html>', 'p/2.png': png(2) },
    ],
  ])('that lie %s, and nothing else has', async (_where, files) => {
    const expected = ['a.html ./p/2.png=2 logo.png=0 p/1.png=1', 'b.html'];
    expect(await listed(zip(entries(files)))).toEqual(expected);
    expect(await listed(gzipSync(tar(entries(files))))).toEqual(expected);
  });

  test('that are shown by several of them, and others are sources as before', async () => {
    const files = {
      '1.html': page('x.png'),
      'x.png': png(1),
      'y.png': png(2),
      '2.html': page('x.png'),
      '3.pdf': '%PDF-1.7',
    };
    expect(await listed(tar(entries(files)))).toEqual(['1.html x.png=1', 'y.png', '2.html x.png=1', '3.pdf']);
  });

  test('unless a whole site shows one: it is none of a report', async () => {
    const pages = Array.from({ length: 21 }, (_, at) => [`${at}.html`, page('banner.png')] as const);
    const all = await listed(zip(entries({ ...Object.fromEntries(pages), 'banner.png': png(1) })));
    expect(all.slice(-2)).toEqual(['20.html banner.png=0', 'banner.png']);
  });

  test('by their addresses in a crawl', async () => {
    const image = { headers: { 'Content-Type': 'image/png' }, body: png(1) };
    const address = 'http://www.x.gov.cn/a/1.html';
    const crawl = [
      record({ address, body: page('/img/s.png') }),
      record({ address: 'https://www.x.gov.cn/img/s.png', ...image }),
    ];
    expect(await listed(Buffer.concat(crawl))).toEqual(['20240115083000/www.x.gov.cn/a/1.html /img/s.png=1']);
  });

  test('and a damaged page or picture loses no other', async () => {
    const files = [
      { name: 'a.html', data: page('a.png', 'b.png') },
      { name: 'a.png', data: png(1), checksum: 7 },
      { name: 'b.png', data: png(2) },
      { name: 'c.html', data: page('c.png'), checksum: 7 },
      { name: 'c.png', data: png(3) },
    ];
    expect(await listed(zip(files))).toEqual(['a.html b.png=2', 'a.png: damaged', 'c.html: damaged', 'c.png']);
  });

  test.each([
    [350, ['a.html 1.png', 'b.html', '4.png', 'c.html 2.png 3.png']],
    [150, ['a.html 1.png', '2.png', 'b.html', '4.png', 'c.html 3.png']],
    [0, ['a.html', '1.png', '2.png', '3.png', 'b.html', '4.png', 'c.html']],
  ])('as far as %i bytes go; beyond that pictures are sources by themselves', async (most, expected) => {
    const names = ['a.html', '1.png', '2.png', '3.png', 'b.html', '4.png', 'c.html'];
    const shows: Readonly<Record<string, readonly string[]>> = {
      'a.html': ['1.png', '4.png'],
      'c.html': ['2.png', '3.png'],
    };
    const relations: Relations = {
      ...NO_RELATIONS,
      picturesOf: (path) => new Map((shows[path] ?? []).map((name) => [name, name])),
      shownBy: (path) => Object.values(shows).filter((shown) => shown.includes(path)).length,
    };
    const given: string[] = [];
    for await (const one of picturesWithPages(founds(names), relations, most)) {
      if (one.is === 'file') given.push([one.path, ...(one.pictures?.keys() ?? [])].join(' '));
    }
    expect(given).toEqual(expected);
  });
});

/** Files of 100 bytes. */
async function* founds(names: readonly string[]): AsyncGenerator<Found> {
  for (const path of names) {
    const body = (async function* () {
      yield new Uint8Array(100);
    })();
    yield {
      is: 'file',
      path,
      nth: 0,
      ending: path.slice(path.indexOf('.')),
      origin: {},
      kind: 'other',
      head: new Uint8Array(),
      body,
    };
  }
}

describe('a page with its table in a picture', () => {
  let files: Readonly<Record<string, Buffer>>;

  beforeAll(async () => {
    const rows = [
      ['项目', '自然人'],
      ['申请', '20'],
      ['答复', '18'],
      ['结转', '2'],
    ];
    const pdf = await buildPdf((pen) => {
      strokeLines(pen, gridLines(4, 2));
      writeRows(pen, rows);
    });
    const [sheet] = await drawPages(pdf, 100);
    if (!sheet) throw new TypeError('Expected a page');
    const raw = { width: sheet.width, height: sheet.height, channels: 3 as const };
    files = { 'a.html': Buffer.from(page('a.png')), 'a.png': await sharp(sheet.data, { raw }).png().toBuffer() };
  });

  test('is read alike in a folder and in an archive', async () => {
    const folder = aFolder({ ...files });
    const archive = join(aFolder({ 'a.zip': zip(entries(files)) }), 'a.zip');
    const outcomes = await Array.fromAsync(extractAll([folder, archive], { jobs: 1, ocr: 'never' }));
    expect(outcomes.map((one) => one.status === 'failed' && one.failure.problem)).toEqual(['needs-ocr', 'needs-ocr']);
  });

  test('depends on the pictures that came with it: another one, or none, makes it another source', async () => {
    const path = 'a.zip!/a.html';
    const pictures = (mark: number) => ({ path, pictures: new Map([['p/1.png', png(mark)]]) });
    beginNoting(pictures(1));
    await loadNoting('p/%31.png?v=2', path);
    await loadNoting('p/2.png', path);
    const beside = takeNoted();
    expect(await isAsNoted(beside, pictures(1))).toBe(true);
    expect(await isAsNoted(beside, pictures(2))).toBe(false);
    expect(await isAsNoted(beside, { path })).toBe(false);
  });
});
