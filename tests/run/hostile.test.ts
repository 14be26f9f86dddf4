import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { rowsIn } from '../../src/export/csv.ts';
import { type Ended, ogi } from '../cli/ogi.ts';
import { aFolder } from './a-folder.ts';
import { goodPage, hostileFiles } from './hostile-material.ts';

/** `OGI_ENTRIES=1000000` is the archive in full; it takes minutes. */
const ENTRIES = Number(process.env.OGI_ENTRIES ?? 2000);

/** So many seconds are far more than any of the files may take; the test does not hang on it. */
const LIMIT = '60';

let out: string;
let run: Ended;
let files: Awaited<ReturnType<typeof hostileFiles>>;

beforeAll(
  async () => {
    files = await hostileFiles(ENTRIES);
    const bytes = Object.entries(files).map(([name, [content]]) => [name, content] as const);
    const [first, last] = [await goodPage(3), await goodPage(4)];
    const folder = aFolder({ ...Object.fromEntries(bytes), '0-good.html': first, 'zz-good.html': last });
    out = aFolder();
    run = await ogi(['extract', folder, '--out', out, '--jobs', '2', '--timeout', LIMIT, '--json'], '', {
      cwd: folder,
    });
  },
  600_000 + ENTRIES * 5,
);

function table(name: string): string[][] {
  return rowsIn(readFileSync(join(out, name), 'utf8')).slice(1);
}

/** What became of a source and of what it holds. */
function outcomesOf(name: string): readonly string[] {
  const ours = (path: string) => path.endsWith(`/${name}`) || path.includes(`/${name}!/`);
  const failed = table('failures.csv').filter(([path = '']) => ours(path));
  const read = table('reports.csv').filter(([path = '']) => ours(path));
  return [...new Set([...failed.map(([, problem = '']) => problem), ...read.map(() => 'read')])];
}

describe('a folder of files made to do harm', () => {
  test('is gone through to its end, within the limits, without a fault of the program', () => {
    expect(run.code).toBe(1);
    const told = table('failures.csv').filter(([, problem]) => problem === 'internal' || problem === 'timeout');
    expect(told).toEqual([]);
    expect(run.stderr).not.toMatch(/Error:|at .*:\d+:\d+/);
  });

  test('gives the reports among them as if they were alone', () => {
    expect(['0-good.html', 'zz-good.html'].map(outcomesOf)).toEqual([['read'], ['read']]);
  });

  test('says of each why it was not read', () => {
    const names = Object.keys(files);
    const expected = names.map((name) => [name, [files[name]?.[1]]]);
    expect(names.map((name) => [name, outcomesOf(name)])).toEqual(expected);
    expect(table('failures.csv').filter(([, , message = '']) => message.length < 10)).toEqual([]);
  });

  test('leaves nothing anywhere but in its folder', () => {
    const above = [out, dirname(out), dirname(dirname(out))];
    expect(above.map((folder) => existsSync(join(folder, 'climbed.html')))).toEqual([false, false, false]);
    expect(existsSync('/tmp/ogi-absolute.html')).toBe(false);
  });

  test('names every entry of an archive of very many', () => {
    expect(table('failures.csv').filter(([path = '']) => path.includes('/many.tar!/'))).toHaveLength(ENTRIES);
  });

  test('writes nothing that a spreadsheet or a terminal would obey', () => {
    const cells = table('cells.csv').flat();
    expect(cells.filter((text) => /cmd\(\)$/.test(text)).length).toBeGreaterThan(2);
    for (const name of ['reports.csv', 'cells.csv', 'findings.csv', 'failures.csv']) {
      const texts = table(name)
        .flat()
        .filter((text) => !/^[-+]?\d+(?:\.\d+)?$/.test(text));
      expect(texts.filter((text) => /^\s*[=+\-@＝＋－＠\t]/.test(text))).toEqual([]);
      expect(texts.filter((text) => /[\u0000-\u0008\u001b\u007f-\u009f]/.test(text))).toEqual([]);
    }
  });
});
