import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Listed } from '../../src/run/result.ts';
import { countSources, listSources } from '../../src/run/sources.ts';
import { listArchive } from '../../src/run/sources-archive.ts';
import { aFolder } from './a-folder.ts';
import { longName, tar, zip } from './archives.ts';
import { brief, seen, seenIn } from './listing.ts';

const GBK = new Uint8Array([0xc4, 0xea, 0xb1, 0xa8, 0x2e, 0x68, 0x74, 0x6d, 0x6c]);
const HTML = '<html>年报';
const PAGES = [
  { name: 'b/2.html', data: HTML },
  { name: 'a.pdf', data: '%PDF-1.7' },
  { name: 'style.css', data: 'p {}' },
  { name: 'README.md', data: 'x' },
  { name: '1', data: '<!DOCTYPE html><p>' },
];
const LISTED = ['a!/b/2.html: <html>年报', 'a!/a.pdf: %PDF-1.7', 'a!/1: <!DOCTYPE html><p>'];

describe('an archive that is named', () => {
  test.each([
    ['zip', zip(PAGES)],
    ['zip written to a pipe', zip(PAGES.map((page) => ({ ...page, trailing: true, stored: page.name === '1' })))],
    ['zip64', zip(PAGES.map((page) => ({ ...page, large: true })))],
    ['tar', tar(PAGES)],
    ['tar.gz', gzipSync(tar(PAGES))],
    [
      'tar.gz of several members',
      Buffer.concat([gzipSync(tar(PAGES).subarray(0, 700)), gzipSync(tar(PAGES).subarray(700))]),
    ],
  ])('is opened by its content, a %s, and read in its order', async (_kind, bytes) => {
    expect(brief(await seenIn(bytes))).toEqual(LISTED);
  });

  test('a page that is compressed by itself is read', async () => {
    expect(brief(await seenIn(gzipSync(HTML), 'x.html.gz'))).toEqual(['x.html.gz!/x.html: <html>年报']);
  });

  test('with nothing in it is a failure', async () => {
    expect(brief(await seenIn(zip([{ name: 'a.css' }])))).toEqual(['a: empty']);
    expect(brief(await seenIn(zip([])))).toEqual(['a: empty']);
  });

  test('is counted without being unpacked', async () => {
    const folder = aFolder({ 'a.zip': zip(PAGES), 'b.tgz': gzipSync(tar(PAGES)), 'c.html': '' });
    expect(await countSources([folder, join(folder, 'a.zip'), '-'], new AbortController().signal)).toBe(10);
  });
});

test('an archive of many entries lets others have their turn while it is gone through', async () => {
  const bytes = zip(Array.from({ length: 5000 }, (_, nth) => ({ name: `${nth}.css`, data: '' })));
  let [turns, going] = [0, true];
  const count = () => {
    turns += 1;
    if (going) setImmediate(count);
  };
  setImmediate(count);
  await seenIn(bytes);
  going = false;
  expect(turns).toBeGreaterThan(1);
});

describe('an archive in a folder', () => {
  test('is opened where it stands, under whatever name', async () => {
    const folder = aFolder({
      'a.html': HTML,
      'b.bak': zip(PAGES),
      'c.pdf': tar(PAGES),
      'd.zip': zip([]),
      'e.txt': 'x',
    });
    expect((await seen([folder], folder)).map(({ path }) => path)).toEqual([
      'a.html',
      ...['b.bak', 'c.pdf'].flatMap((name) => LISTED.map((line) => line.replace('a!', `${name}!`).replace(/: .*/, ''))),
      'e.txt',
    ]);
  });

  test('of a kind that is not opened is named', async () => {
    const folder = aFolder({ 'a.rar': 'Rar!\x1a\x07\x00', 'b.html': HTML });
    expect(brief(await seen([folder], folder))).toEqual(['a.rar: unsupported-format', 'b.html: <html>年报']);
  });

  test('documents that are zips are not taken apart', async () => {
    const office = zip([
      { name: '[Content_Types].xml', data: 'x' },
      { name: 'word/x.html', data: HTML },
    ]);
    const folder = aFolder({ 'a.docx': office, 'b.xlsx': office });
    expect((await seen([folder], folder)).map(({ path }) => path)).toEqual(['a.docx']);
  });
});

describe('an archive in an archive', () => {
  const inner = zip([{ name: 'x.html', data: HTML }]);
  const inTwo = tar([
    { name: 'inner', data: inner },
    { name: 'y.html', data: HTML },
  ]);

  test.each([
    ['zip', (data: Buffer) => zip([{ name: 'in', data }])],
    ['tar.gz', (data: Buffer) => gzipSync(tar([{ name: 'in', data }]))],
  ])('is opened in a %s, and one in it is not', async (_kind, around) => {
    expect(brief(await seenIn(around(inner)))).toEqual(['a!/in!/x.html: <html>年报']);
    expect(brief(await seenIn(around(gzipSync(inTwo))))).toEqual([
      'a!/in!/inner: unsupported-format',
      'a!/in!/y.html: <html>年报',
    ]);
  });
});

describe('names in archives', () => {
  test.each([
    ['a zip', zip([{ name: GBK, data: HTML }])],
    ['a tar', tar([{ name: GBK, data: HTML }])],
    ['a tar with long names', tar([longName.gnu(GBK), { name: 'cut', data: HTML }])],
    ['a tar with fields', tar([longName.posix('年报.html'), { name: 'cut', data: HTML }])],
  ])('of old systems are decoded in %s', async (_kind, bytes) => {
    expect(brief(await seenIn(bytes))).toEqual(['a!/年报.html: <html>年报']);
  });

  test('lead nowhere, and hold nothing that a terminal obeys', async () => {
    const names = [
      '../../etc/a.html',
      '/etc/passwd.html',
      'C:\\windows\\b.html',
      'a\0b.html',
      'x\u001b[2J\u202elmth.html',
      `${'n'.repeat(3000)}.html`,
      'twice.html',
      'twice.html',
    ];
    const listed = await seenIn(zip(names.map((name) => ({ name, data: HTML }))));
    expect(listed.map(({ path }) => path.slice(3, 60))).toEqual([
      '_/_/etc/a.html',
      'etc/passwd.html',
      'windows/b.html',
      'a%00b.html',
      'x%1B[2J%E2%80%AElmth.html',
      'n'.repeat(57),
      'twice.html',
      'twice (2).html',
    ]);
    expect(listed.every(({ path }) => path.length < 1010)).toBe(true);
  });
});

describe('what is no file', () => {
  test('is passed in a tar', async () => {
    const entries = [
      { name: 'l.html', type: '2' },
      { name: 'h.html', type: '1' },
      { name: 'd.html/', type: '5' },
      { name: 'c.html', type: '3' },
      { name: 'f.html', type: '6' },
      { name: 'x.html', data: HTML },
    ];
    expect(brief(await seenIn(tar(entries)))).toEqual(['a!/x.html: <html>年报']);
  });

  test('is passed in a zip, as is what macOS adds', async () => {
    const entries = [
      { name: 'l.html', data: '/etc/passwd', mode: 0o120777 },
      { name: 'd.html/', mode: 0o040755 },
      { name: '__MACOSX/x.html', data: HTML },
      { name: 'a/._x.html', data: HTML },
      { name: 'x.html', data: HTML, mode: 0o100644 },
    ];
    expect(brief(await seenIn(zip(entries)))).toEqual(['a!/x.html: <html>年报']);
  });
});

describe('a damaged archive', () => {
  const good = { name: 'good.html', data: HTML };

  test('loses the entries that cannot be read, and no other', async () => {
    const entries = [
      { name: 'locked.html', data: HTML, flags: 0x801 },
      { name: 'wrong.html', data: HTML, checksum: 7 },
      { name: 'rubbish.html', data: HTML },
      good,
    ];
    const bytes = zip(entries);
    const at = bytes.indexOf('rubbish.html') + 'rubbish.html'.length;
    bytes.fill(0xff, at, at + 6);
    expect(brief(await seenIn(bytes))).toEqual([
      'a!/locked.html: encrypted',
      'a!/wrong.html: damaged',
      'a!/rubbish.html: damaged',
      'a!/good.html: <html>年报',
    ]);
  });

  test.each([
    ['zip', zip([good, good]).subarray(0, 60), ['a: damaged']],
    [
      'tar',
      tar([good, { name: 'b.html', data: 'x'.repeat(5000) }]).subarray(0, 3000),
      ['a!/good.html: <html>年报', 'a!/b.html: damaged', 'a: damaged'],
    ],
    [
      'tar.gz',
      gzipSync(tar([good, { name: 'b.html', data: 'x'.repeat(5000) }]), { level: 0 }).subarray(0, 3000),
      ['a!/good.html: <html>年报', 'a!/b.html: damaged', 'a: damaged'],
    ],
    [
      'tar with a broken head',
      Buffer.concat([tar([good]).subarray(0, 1024), Buffer.alloc(1024, 1), tar([good])]),
      ['a!/good.html: <html>年报', 'a: damaged'],
    ],
  ])('gives what comes before the damage: a %s', async (_kind, bytes, expected) => {
    expect(brief(await seenIn(bytes))).toEqual(expected);
  });

  test('does not stop the sources after it', async () => {
    const folder = aFolder({
      'a.zip': 'PK\x03\x04 rubbish',
      'b.gz': Buffer.from('\x1f\x8b\x08 rubbish', 'latin1'),
      'c.html': HTML,
    });
    expect(brief(await seen([folder], folder))).toEqual(['a.zip: damaged', 'b.gz: damaged', 'c.html: <html>年报']);
  });
});

describe('an archive made to do harm', () => {
  async function listed(
    bytes: Buffer,
    kind: 'zip' | 'gzip',
    limits: { entry: number; harmless: number; ratio: number },
  ) {
    const file = join(aFolder({ bomb: bytes }), 'bomb');
    const all: string[] = [];
    for await (const one of listArchive({ path: 'bomb', file, kind, limits })) all.push(await told(one));
    return all;
  }

  async function told(one: Listed): Promise<string> {
    if (one.status === 'skipped') return 'skipped';
    if (one.status === 'failed') return `${one.failure.path}: ${one.failure.problem}`;
    return one.job.read().then(
      (bytes) => `${one.job.path}: ${bytes.length}`,
      (error) => `${one.job.path}: ${error.problem}`,
    );
  }

  const zeros = Buffer.alloc(3_000_000);
  const bomb = Array.from({ length: 9 }, (_, index) => ({ name: `${index}.txt`, data: zeros }));

  test('is left when it unpacks to far more than it is', async () => {
    const all = await listed(zip(bomb), 'zip', { entry: 4e6, harmless: 1e7, ratio: 200 });
    expect(all).toEqual([
      'bomb!/0.txt: 3000000',
      'bomb!/1.txt: 3000000',
      'bomb!/2.txt: 3000000',
      'bomb!/3.txt: too-large',
      'bomb: too-large',
    ]);
    const packed = await listed(gzipSync(tar(bomb)), 'gzip', { entry: 4e6, harmless: 1e7, ratio: 200 });
    expect(packed.at(-1)).toBe('bomb: too-large');
    expect(packed.length).toBeLessThan(6);
  });

  test('counts the bytes of an entry that come, whatever its head says', async () => {
    const bytes = zip([
      { name: 'a.txt', data: zeros, large: true },
      { name: 'b.txt', data: 'b' },
    ]);
    // The sizes of a.txt in the directory: one byte.
    const at = bytes.lastIndexOf('a.txt') + 'a.txt'.length + 4;
    bytes.writeBigUInt64LE(1n, at);
    const limits = { entry: 2e6, harmless: 1e9, ratio: 200 };
    expect(await listed(bytes, 'zip', limits)).toEqual(['bomb!/a.txt: too-large', 'bomb!/b.txt: 1']);
  });

  test('an entry may be read once, and only in its turn', async () => {
    const folder = aFolder({
      a: zip([
        { name: '1.txt', data: 'x'.repeat(9000) },
        { name: '2.txt', data: '2' },
      ]),
    });
    const jobs = [];
    for await (const one of listSources([join(folder, 'a')], nothing()))
      if (one.status === 'listed') jobs.push(one.job);
    for (const job of jobs) await expect(job.read()).rejects.toThrow(TypeError);
  });

  async function* nothing(): AsyncGenerator<string> {}

  test('of very many entries is gone through without being held', async () => {
    const block = tar([{ name: 'x.css' }]).subarray(0, 512);
    const file = join(aFolder({ many: Buffer.concat(Array.from({ length: 100_000 }, () => block)) }), 'many');
    // By itself, as garbage can be collected on demand there.
    const going = `import { listArchive } from ${JSON.stringify(import.meta.resolve('../../src/run/sources-archive.ts'))};
      const held = [];
      let count = 0;
      for await (const _ of listArchive({ path: 'many', file: process.argv[1], kind: 'tar' }))
        if (++count % 10_000 === 0) held.push((gc(), process.memoryUsage().heapUsed));
      console.log(JSON.stringify({ count, more: held.at(-1) - held[0] }));`;
    const flags = ['--expose-gc', '--input-type=module', '--eval', going];
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, file]);
    const { count, more } = JSON.parse(stdout);
    expect(count).toBe(100_000);
    // Each held would make 7 MB.
    expect(more).toBeLessThan(1e6);
  }, 300_000);
});
