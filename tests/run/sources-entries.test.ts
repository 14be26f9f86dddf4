import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { DocumentError } from '../../src/errors.ts';
import { listSources } from '../../src/run/sources.ts';
import { readEntries, type Wanted } from '../../src/run/sources-entries.ts';
import { lookAt } from '../../src/run/sources-folder.ts';
import { aFolder } from './a-folder.ts';
import { record, tar, zip } from './archives.ts';

/** What opening entries anew gives of an archive, as listing it gave it; only those asked for. */
async function anew(file: string, wants: (path: string) => boolean = () => true) {
  const [listed, wanted] = [new Map<string, unknown>(), [] as (Wanted & { readonly path: string })[]];
  for await (const one of listSources([file])) {
    if (one.status !== 'listed' || !wants(one.job.path)) continue;
    const { path, read, pictures, at } = one.job;
    listed.set(path, { bytes: await read().catch(problemOf), pictures: pictures && new Map(pictures) });
    if (at?.entry) wanted.push({ ...at, entry: at.entry, path });
  }
  const opened = new Map<string, unknown>();
  const archive = { path: file, file, kind: lookAt(file, file).kind };
  for await (const { wanted: one, bytes, pictures } of readEntries(archive, wanted)) {
    opened.set(one.path, { bytes: bytes instanceof DocumentError ? bytes.problem : bytes, pictures });
  }
  return { listed, opened };
}

function problemOf(error: unknown): string {
  if (error instanceof DocumentError) return error.problem;
  throw error;
}

function png(mark: number): Buffer {
  const bytes = Buffer.alloc(64, mark);
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  bytes.writeUInt32BE(1000, 16);
  bytes.writeUInt32BE(1400, 20);
  return bytes;
}

const HTML = '<html><p>年报';
const page = (...pictures: readonly string[]) => `${HTML}${pictures.map((name) => `<img src="${name}">`).join('')}`;

const ENTRIES = [
  { name: 'first.html', data: page('2.png', '1.png') },
  { name: 'twice.txt', data: 'one' },
  { name: '1.png', data: png(1) },
  { name: 'twice.txt', data: 'two' },
  { name: 'twice (2).txt', data: 'three' },
  {
    name: 'inner.tar',
    data: tar([
      { name: 'b.txt', data: 'inside' },
      { name: 'c.txt', data: 'too' },
    ]),
  },
  { name: '2.png', data: png(2) },
  { name: 'README.md', data: 'none' },
  { name: 'last.html', data: page('1.png') },
];

const ARCHIVES: readonly (readonly [string, Uint8Array])[] = [
  ['a.zip', zip(ENTRIES)],
  ['a.tar', tar(ENTRIES)],
  ['a.tar.gz', gzipSync(tar(ENTRIES))],
  ['a.warc', Buffer.concat([1, 2, 2, 3].map((n) => record({ address: `http://x.cn/${n}.html`, body: HTML + n })))],
];

describe.each(ARCHIVES)('the entries of %s', (name, bytes) => {
  const file = join(aFolder({ [name]: bytes }), name);

  test('are opened anew as they were listed, pictures with their pages', async () => {
    const { listed, opened } = await anew(file);
    expect(opened.size).toBeGreaterThan(3);
    expect(new Map([...opened].sort())).toEqual(new Map([...listed].sort()));
  });

  test('are opened one by one', async () => {
    const { listed } = await anew(file);
    for (const path of listed.keys()) {
      const { opened } = await anew(file, (one) => one === path);
      expect([...opened]).toEqual([[path, listed.get(path)]]);
    }
  });
});

test('an entry that is gone is a failure, and so is one behind a damage', async () => {
  const file = join(aFolder({ 'a.tar': tar([{ name: 'a.txt', data: 'a' }]) }), 'a.tar');
  const wanted = ['a', 'b'].map((name) => ({ entry: { archive: file, path: `${file}!/${name}.txt`, nth: 0 } }));
  const problems = async (kept: Uint8Array) => {
    writeFileSync(file, kept);
    const opened = await Array.fromAsync(readEntries({ path: file, file, kind: 'tar' }, wanted));
    return opened.map(({ bytes }) => (bytes instanceof DocumentError ? bytes.problem : Buffer.from(bytes).toString()));
  };
  const two = tar([
    { name: 'a.txt', data: 'a' },
    { name: 'b.txt', data: 'b'.repeat(2000) },
  ]);
  expect(await problems(tar([{ name: 'a.txt', data: 'a' }]))).toEqual(['a', 'not-found']);
  expect(await problems(two.subarray(0, 1600))).toEqual(['a', 'damaged']);
});
