import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSource } from '../../src/run/read-source.ts';
import type { Listed } from '../../src/run/result.ts';
import { listSources } from '../../src/run/sources.ts';
import { aFolder } from './a-folder.ts';

async function* lines(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function listing(names: readonly string[], list = lines()): Promise<readonly Listed[]> {
  const entries: Listed[] = [];
  for await (const entry of listSources(names, list)) entries.push(entry);
  return entries;
}

function textOf(entry: Listed): string {
  if (entry.status === 'listed') return entry.job.path;
  return entry.status === 'failed' ? `${entry.failure.path}: ${entry.failure.problem}` : `skipped ${entry.ending}`;
}

const textsIn = async (folder: string) =>
  (await listing([folder])).map((entry) => textOf(entry).replace(`${folder}/`, ''));

const asRoot = process.getuid?.() === 0;

describe('listing sources', () => {
  const folder = aFolder({
    'b.html': 'b',
    'B.PDF': 'b',
    'a/2.txt': '',
    'a/10.md': '',
    'a-.htm': '',
    'data.json': '',
    'README.md': '',
    'a/readme.txt': '',
    noending: '',
    '县 年报（2024）.shtml': '',
  });

  test('walks a folder in the byte order of its names', async () => {
    expect(await textsIn(folder)).toEqual([
      'B.PDF',
      'skipped .md',
      'a/10.md',
      'a/2.txt',
      'skipped .txt',
      'a-.htm',
      'b.html',
      'skipped .json',
      'skipped ',
      '县 年报（2024）.shtml',
    ]);
  });

  test('takes a file named by itself whatever its ending, in the order given', async () => {
    const names = [join(folder, 'noending'), join(folder, 'b.html'), join(folder, 'README.md')];
    expect((await listing(names)).map(textOf)).toEqual(names);
  });

  test('does not double the slash of a folder', async () => {
    expect((await listing([`${folder}//`])).map(textOf)).toContain(`${folder}/b.html`);
  });

  test('takes a list of paths for -', async () => {
    const list = lines(join(folder, 'b.html'), '', `${join(folder, 'a')}\r`);
    expect((await listing(['-'], list)).map(textOf)).toEqual(
      ['b.html', 'a/10.md', 'a/2.txt'].map((name) => join(folder, name)).concat('skipped .txt'),
    );
  });

  test('nothing to read is a failure, not a success', async () => {
    const empty = aFolder({ 'a.csv': '' });
    expect((await listing(['-', empty, join(empty, 'missing.pdf'), join(empty, 'a.csv/x')])).map(textOf)).toEqual([
      '-: empty',
      'skipped .csv',
      `${empty}: empty`,
      `${join(empty, 'missing.pdf')}: not-found`,
      `${join(empty, 'a.csv/x')}: not-found`,
    ]);
  });

  test('follows a symbolic link only to a file in the folder', async () => {
    const outside = aFolder({ 'secret.html': '' });
    const inside = aFolder({ 'real.html': '' });
    symlinkSync(join(inside, 'real.html'), join(inside, 'again.html'));
    symlinkSync(join(outside, 'secret.html'), join(inside, 'out.html'));
    symlinkSync(inside, join(inside, 'loop.html'));
    symlinkSync(join(inside, 'gone.html'), join(inside, 'x-broken.html'));
    expect(await textsIn(inside)).toEqual([
      'again.html',
      'skipped .html',
      'skipped .html',
      'real.html',
      'x-broken.html: not-found',
    ]);
  });

  test('reads names that are no UTF-8', async () => {
    const old = aFolder();
    const name = Buffer.concat([Buffer.from(`${old}/`), Buffer.from([0xc4, 0xea, 0xb1, 0xa8]), Buffer.from('.txt')]);
    writeFileSync(name, '年报');
    const [entry] = await listing([old]);
    expect(entry && textOf(entry)).toBe(`${old}/年报.txt`);
    const bytes = entry?.status === 'listed' ? await entry.job.read() : new Uint8Array();
    expect(new TextDecoder().decode(bytes)).toBe('年报');
  });

  // Root may read everything, so there is nothing to see for it.
  (asRoot ? test.skip : test)('a folder without permission does not stop the others', async () => {
    const folder = aFolder({ 'a/x.html': '', 'b.html': '' });
    chmodSync(join(folder, 'a'), 0);
    expect(await textsIn(folder)).toEqual(['a: no-permission', 'b.html']);
    chmodSync(join(folder, 'a'), 0o700);
  });
});

describe('reading a source', () => {
  const folder = aFolder({ '年报 一.txt': '一', large: 'x'.repeat(3 * 2 ** 20) });
  mkdirSync(join(folder, 'folder'));

  test('gives the bytes', async () => {
    expect(await readSource(join(folder, '年报 一.txt'))).toEqual(new Uint8Array([0xe4, 0xb8, 0x80]));
  });

  test.each([
    ['missing', 'missing', 'not-found'],
    ['a folder', 'folder', 'unsupported-format'],
    ['larger than the most', 'large', 'too-large'],
  ])('refuses what is %s', async (_what, name, problem) => {
    await expect(readSource(join(folder, name), 2 ** 20)).rejects.toMatchObject({ problem });
  });

  test('does not wait for a device', async () => {
    await expect(readSource('/dev/zero')).rejects.toMatchObject({ problem: 'unsupported-format' });
  });
});
