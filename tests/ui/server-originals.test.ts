import { copyFileSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import sharp from 'sharp';
import { decode } from '../../extractors/encoding.ts';
import { filed } from '../../src/export/filed.ts';
import { sha256 } from '../../src/run/beside.ts';
import type { Store } from '../../src/store/store.ts';
import { type ListPage, PATHS, type ReportView } from '../../src/ui/api.ts';
import { anAudit } from '../export/an-audit.ts';
import { aFolder } from '../run/a-folder.ts';
import { tar, zip } from '../run/archives.ts';
import { extract, ledgerIn, serverOn, type TestServer } from './a-run.ts';

const SAMPLES = new URL('../../samples/', import.meta.url).pathname;
const sample = (name: string) => new Uint8Array(readFileSync(join(SAMPLES, name)));
const PAGE = '2021-township-zero.html';

/** A server on what a folder of sources gave. */
async function servedFrom(
  sources: string,
  folder = '/',
): Promise<TestServer & { readonly id: (name: string) => Promise<number> }> {
  const out = aFolder();
  const store = await ledgerIn(out);
  await extract(store, out, [sources]);
  const server = serverOn(store, { folder });
  return {
    ...server,
    async id(name) {
      const { rows } = await server.json<ListPage>(`${PATHS.reports}?search=${encodeURIComponent(name)}`);
      const row = rows.find(({ path }) => path.endsWith(name));
      if (!row) throw new Error(`no ${name} among ${rows.map(({ path }) => path)}`);
      return row.id;
    },
  };
}

const typeOf = (response: Response) => [response.status, response.headers.get('content-type')];
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('the original of a source', () => {
  const sources = aFolder();
  const names = {
    pdf: '2021-city-ruled.pdf',
    html: PAGE,
    gbk: '2021-bureau-one-row-gbk.html',
    text: '2021-bureau-dashes.txt',
  };
  let server: Awaited<ReturnType<typeof servedFrom>>;

  beforeAll(async () => {
    for (const name of Object.values(names)) copyFileSync(join(SAMPLES, name), join(sources, name));
    writeFileSync(join(sources, 'z.zip'), zip([{ name: 'in/a.html', data: sample(PAGE) }]));
    writeFileSync(join(sources, 't.tar'), tar([{ name: 'a.html', data: sample(PAGE) }]));
    server = await servedFrom(sources);
  });

  const original = async (name: string) => server.get(PATHS.original(await server.id(name)));

  test('is as it is where it is a PDF', async () => {
    const response = await original(names.pdf);
    expect(typeOf(response)).toEqual([200, 'application/pdf']);
    expect(await bytesOf(response)).toEqual(sample(names.pdf));
  });

  test('is text in UTF-8 whatever it was', async () => {
    const response = await original(names.text);
    expect(typeOf(response)).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await response.text()).toBe(decode(sample(names.text)).text);
    const page = await original(names.gbk);
    expect(typeOf(page)).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('政府信息公开');
  });

  test('bears the places of every cell', async () => {
    for (const name of [names.html, names.gbk]) {
      const id = await server.id(name);
      const { cells } = await server.json<ReportView>(PATHS.report(id));
      const $ = load(await (await server.get(PATHS.original(id))).text());
      const read = cells.filter(({ place, field }) => place && 'selector' in place && !field.endsWith('.label'));
      expect(read.length).toBeGreaterThan(100);
      for (const { place, raw } of read) {
        expect(
          $(place && 'selector' in place ? place.selector : '')
            .text()
            .trim(),
        ).toBe(raw);
      }
    }
  });

  test('is found in archives', async () => {
    for (const name of ['z.zip!/in/a.html', 't.tar!/a.html']) {
      expect(typeOf(await original(name))).toEqual([200, 'text/html; charset=utf-8']);
    }
  });

  test('may run nothing where it is opened by itself', async () => {
    for (const name of Object.values(names)) {
      const policy = (await original(name)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/; sandbox$/);
      expect(policy).not.toContain('script-src');
    }
  });
});

describe('an original that is no longer what was read', () => {
  test.each([
    ['changed', (file: string) => writeFileSync(file, 'secret')],
    ['gone', (file: string) => renameSync(file, `${file}.old`)],
    [
      'a link to another file',
      (file: string) => {
        renameSync(file, `${file}.old`);
        writeFileSync(`${file}.other`, 'secret');
        symlinkSync(`${file}.other`, file);
      },
    ],
    [
      'a folder',
      (file: string) => {
        renameSync(file, `${file}.old`);
        mkdirSync(file);
      },
    ],
  ])('is not given out: %s', async (_what, change) => {
    const sources = aFolder({ 'a.html': sample(PAGE), 'z.zip': zip([{ name: 'a.html', data: sample(PAGE) }]) });
    const server = await servedFrom(sources);
    const ids = [await server.id('/a.html'), await server.id('z.zip!/a.html')];
    change(join(sources, 'a.html'));
    change(join(sources, 'z.zip'));
    for (const id of ids) {
      const response = await server.get(PATHS.original(id));
      expect(response.status).toBe(410);
      expect(await response.text()).not.toContain('secret');
    }
    expect(server.faults).toEqual([]);
  });

  test('is said to be gone where its file is not there', async () => {
    const sources = aFolder({ 'a.html': sample(PAGE) });
    const server = await servedFrom(sources);
    const id = await server.id('a.html');
    expect((await server.json<ReportView>(PATHS.report(id))).original).toBe('html');
    renameSync(join(sources, 'a.html'), join(sources, 'b'));
    expect((await server.json<ReportView>(PATHS.report(id))).original).toBe('gone');
  });
});

test('relative paths are seen from the folder in which the sources were read', async () => {
  const sources = aFolder({ 'a.html': sample(PAGE) });
  const server = await servedFrom(relative(process.cwd(), sources), process.cwd());
  expect((await server.get(PATHS.original(await server.id('a.html')))).status).toBe(200);
});

test('files that are no source of the run are not given out', async () => {
  const out = aFolder();
  const store = await ledgerIn(out);
  const sources = aFolder({ 'a.html': sample(PAGE), 'b.html': sample(PAGE) });
  await extract(store, out, [sources]);
  await extract(store, out, [join(sources, 'a.html')]);
  const server = serverOn(store);
  const statuses = [1, 2].map(async (id) => (await server.get(PATHS.original(id))).status);
  expect(await Promise.all(statuses)).toEqual([200, 404]);
});

test('a hostile page is shown without anything that runs or loads', async () => {
  const harm = `<script>alert(1)</script><img src="http://evil.example/a.png" onerror="alert(1)"><base href="http://evil.example/">
    <meta http-equiv="refresh" content="0;url=http://evil.example/"><a href="javascript:alert(1)" onclick="alert(1)">x</a>
    <form action="http://evil.example/"><input name="a"></form><iframe src="http://evil.example/"></iframe>
    <svg onload="alert(1)"></svg><link rel="stylesheet" href="http://evil.example/a.css"><style>@import "//evil.example/b.css"; td{background:url(//evil.example/c.png)}</style>`;
  const page = decode(sample(PAGE)).text.replace(/<body[^>]*>/, `$&${harm}`);
  const server = await servedFrom(aFolder({ 'a.html': page }));
  const id = await server.id('a.html');
  const html = await (await server.get(PATHS.original(id))).text();
  expect(html).not.toMatch(/<script|<iframe|<svg|<base|<form[^>]*action|onerror|onclick|onload|http-equiv="refresh"/i);
  const $ = load(html);
  expect($('[src], [href], [action], [srcset], [background]').length).toBe(0);
  expect(html.replaceAll(/title="[^"]*"/g, '')).not.toMatch(/evil\.example|javascript:/);
  const { cells } = await server.json<ReportView>(PATHS.report(id));
  const places = cells.flatMap(({ place }) => (place && 'selector' in place ? [place.selector] : []));
  expect(places.length).toBeGreaterThan(100);
  expect(places.filter((selector) => $(selector).length !== 1)).toEqual([]);
});

test('pictures beside a page are shown in it, and those elsewhere are not', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const images =
    '<img src="p/a.png"><img src="../secret.png"><img src="/etc/passwd"><img data-src="p/a.png" src="x.gif">';
  const page = decode(sample(PAGE)).text.replace(/<body[^>]*>/, `$&${images}`);
  const above = aFolder({ 'secret.png': png, 'r/a.html': page, 'r/p/a.png': png });
  const server = await servedFrom(join(above, 'r'));
  const $ = load(await (await server.get(PATHS.original(await server.id('a.html')))).text());
  const shown = `data:image/png;base64,${png.toString('base64')}`;
  expect(
    $('img')
      .toArray()
      .map(({ attribs }) => attribs.src),
  ).toEqual([shown, undefined, undefined, shown]);
});

describe('a picture', () => {
  async function servedPicture(bytes: Uint8Array, name: string): Promise<TestServer> {
    const folder = aFolder({ [name]: bytes });
    const store: Store = await ledgerIn(aFolder());
    const run = await store.begin({ key: '', settings: {}, owner: '', startedAt: '', isAlive: () => false });
    const { id } = await store.list(run, join(folder, name));
    const report = filed(anAudit({ path: join(folder, name) }));
    const source = { ...report.source, medium: 'image' as const, reading: 'ocr' as const, sha256: sha256(bytes) };
    const effort = { sha256: source.sha256, key: '', ending: '', told: '', beside: {}, milliseconds: 1 };
    const outcome = { status: 'read', report: { ...report, source } } as const;
    await store.put(run, id, outcome, { ...effort, allowedSeconds: 1, attempts: 1 });
    return serverOn(store);
  }

  const picture = sharp({ create: { width: 12, height: 16, channels: 3, background: 'red' } });

  test('in PNG or JPEG is as it is', async () => {
    for (const [bytes, type] of [
      [await picture.clone().png().toBuffer(), 'image/png'],
      [await picture.clone().jpeg().toBuffer(), 'image/jpeg'],
    ] as const) {
      const response = await (await servedPicture(bytes, 'a')).get(PATHS.original(1));
      expect(typeOf(response)).toEqual([200, type]);
      expect(Buffer.from(await bytesOf(response)).equals(bytes)).toBe(true);
    }
  });

  test('in TIFF is shown as PNG of the same size and density', async () => {
    const tiff = await picture.clone().withMetadata({ density: 200 }).tiff().toBuffer();
    const response = await (await servedPicture(tiff, 'a.tif')).get(PATHS.original(1));
    expect(typeOf(response)).toEqual([200, 'image/png']);
    const { width, height, density } = await sharp(await bytesOf(response)).metadata();
    expect([width, height, Math.round(density ?? 0)]).toEqual([12, 16, 200]);
  });

  test('in TIFF with several pages is given page by page, and no page is given that there is not', async () => {
    const other = sharp({ create: { width: 12, height: 16, channels: 3, background: 'black' } });
    const pages = [await picture.clone().png().toBuffer(), await other.png().toBuffer()];
    const tiff = sharp(pages, { join: { animated: true } }).tiff();
    const server = await servedPicture(await tiff.toBuffer(), 'a.tif');
    const shades: number[] = [];
    for (const page of [1, 2]) {
      const given = await bytesOf(await server.get(`${PATHS.original(1)}?page=${page}`));
      shades.push((await sharp(given).stats()).channels[0]?.mean ?? -1);
    }
    expect(shades[0]).toBeGreaterThan(shades[1] ?? 0);
    expect(shades[1]).toBe(0);
    expect((await server.get(`${PATHS.original(1)}?page=3`)).status).toBe(410);
  });

  test('that cannot be decoded is gone, not a fault', async () => {
    const server = await servedPicture(new TextEncoder().encode('II*\0 nothing'), 'a.tif');
    expect((await server.get(PATHS.original(1))).status).toBe(410);
    expect(server.faults).toEqual([]);
  });
});
