import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { aFolder } from './a-folder.ts';
import { record, tar, zip } from './archives.ts';
import { seen, seenIn } from './listing.ts';

const PDF = '%PDF-1.7';
const page = (...links: readonly string[]) => `<html><title>2024年年报</title>${links.join('')}`;
const link = (href: string, text = '附件') => `<a href="${href}">${text}</a>`;
const REPORT = page('<table><td>予以公开<td>结转下年度</table>', link('own.pdf'));

/** A picture by its head alone. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const FILES = {
  'a.html': page(
    link('files/1.pdf'),
    link('./b%20b.pdf', '2024年度报告'),
    link('missing.pdf'),
    link('guide.pdf', '公开指南'),
  ),
  'b b.pdf': PDF,
  'files/1.pdf': PDF,
  'guide.pdf': PDF,
  'z.html': page(link('files/1.pdf')),
};

describe('a page in a folder or an archive', () => {
  const expected = [
    { path: 'a.html', attachments: ['files/1.pdf', 'b b.pdf'] },
    { path: 'b b.pdf', linked_from: 'a.html' },
    { path: 'files/1.pdf', linked_from: 'a.html' },
    { path: 'guide.pdf', linked_from: 'a.html' },
    { path: 'z.html', attachments: ['files/1.pdf'] },
  ];
  const entries = Object.entries(FILES).map(([name, data]) => ({ name, data }));

  test.each([
    ['zip', zip(entries)],
    ['tar', tar(entries)],
    ['tar.gz', gzipSync(tar(entries))],
  ])('knows the files that it links to as its report, and they know it: %s', async (_kind, bytes) => {
    const all = await seenIn(bytes);
    expect(all.map(({ text, ...known }) => known)).toEqual(
      JSON.parse(JSON.stringify(expected).replaceAll(/"(?=[\w ]+[./])/g, '"a!/')),
    );
  });

  test('the same in a folder, and each is listed once', async () => {
    const folder = aFolder(FILES);
    expect((await seen([folder], folder)).map(({ text, ...known }) => known)).toEqual(expected);
  });

  test('finds a file above it, but none outside', async () => {
    const outside = aFolder({ 'secret.pdf': PDF });
    const folder = aFolder({
      'in/pages/x.html': page(
        link('../files/1.pdf'),
        link(`../../${outside}/secret.pdf`),
        link('/etc/x.pdf'),
        link('link.pdf'),
      ),
      'in/files/1.pdf': PDF,
    });
    symlinkSync(join(outside, 'secret.pdf'), join(folder, 'in/pages/link.pdf'));
    expect((await seen([join(folder, 'in')], folder)).map(({ text, ...known }) => known)).toEqual([
      { path: 'in/files/1.pdf' },
      { path: 'in/pages/x.html', attachments: ['in/files/1.pdf'] },
    ]);
  });

  test('pictures that a page of a folder shows are read with it, ornaments not at all', async () => {
    const folder = aFolder({
      'a.html': page('<img src="scan.png">', link('whole.png')),
      'logo.png': png(200, 60),
      'other.png': png(1000, 1400),
      'scan.png': png(1000, 1400),
      'whole.png': png(1000, 1400),
    });
    expect((await seen([folder], folder)).map(({ text, ...known }) => known)).toEqual([
      { path: 'a.html', attachments: ['whole.png'] },
      { path: 'other.png' },
      { path: 'whole.png', linked_from: 'a.html' },
    ]);
  });
});

describe('a page of a crawl', () => {
  test('knows its attachments by their addresses, whichever was fetched first', async () => {
    const base = 'http://www.x.gov.cn/a/2024/';
    const pdf = { headers: { 'Content-Type': 'application/pdf' }, body: PDF };
    const crawl = [
      record({ address: `${base}P0.pdf`, ...pdf }),
      record({
        address: `${base}t1.html`,
        body: page(link('./P0.pdf'), link('/b/P1.pdf'), link('//www.x.gov.cn/b/P1.pdf#page=2')),
      }),
      record({ address: 'https://www.x.gov.cn/b/P1.pdf', ...pdf }),
      record({
        address: `${base}v.html`,
        body: page('<iframe src="/viewer.html?file=%2Fb%2FP1.pdf&amp;x=1"></iframe>'),
      }),
    ];
    const all = await seenIn(Buffer.concat(crawl));
    const name = (path = '') => path.replace(/^.*\//, '');
    expect(all.map((one) => [name(one.path), name(one.linked_from), one.attachments?.map(name)])).toEqual([
      ['P0.pdf', 't1.html', undefined],
      ['t1.html', '', ['P0.pdf', 'P1.pdf']],
      ['P1.pdf', 't1.html', undefined],
      ['v.html', '', ['P1.pdf']],
    ]);
  });
});

describe('a page that is named', () => {
  test('is followed by the files beside it that it links to as its report', async () => {
    const folder = aFolder({ ...FILES, 'more.pdf': PDF });
    const names = ['a.html', 'z.html', 'b b.pdf', 'more.pdf'].map((name) => join(folder, name));
    expect((await seen(names, folder)).map(({ text, ...known }) => known)).toEqual([
      { path: 'a.html', attachments: ['files/1.pdf', 'b b.pdf'] },
      { path: 'files/1.pdf', linked_from: 'a.html' },
      { path: 'b b.pdf', linked_from: 'a.html' },
      { path: 'z.html', attachments: ['files/1.pdf'] },
      { path: 'more.pdf' },
    ]);
  });

  test('stands alone where it carries the report itself', async () => {
    const folder = aFolder({ 'a.html': REPORT, 'own.pdf': PDF });
    expect((await seen([join(folder, 'a.html')], folder)).map(({ path }) => path)).toEqual(['a.html']);
  });

  test('brings no file from outside its folder', async () => {
    const folder = aFolder({ 'in/a.html': page(link('../x.pdf'), link('/etc/y.pdf')), 'x.pdf': PDF });
    expect((await seen([join(folder, 'in/a.html')], folder)).map(({ path }) => path)).toEqual(['in/a.html']);
  });
});
