import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Extracted, extractAll, type Given, profileFrom } from '../../src/run/index.ts';
import { generateReport } from '../generate/index.ts';
import { aFolder } from './a-folder.ts';
import { zip } from './archives.ts';
import { childrenOf } from './kills.ts';

const OPTIONS = { jobs: 2, ocr: 'never' } as const;
const ONE = { ...OPTIONS, jobs: 1 };
const folder = aFolder();
let page: Uint8Array;

beforeAll(async () => {
  const pages = [1, 2, 3].map(async (seed) => (await generateReport(seed, { medium: 'html' })).bytes);
  const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = await Promise.all(pages);
  page = first;
  writeFileSync(join(folder, '1.html'), first);
  writeFileSync(join(folder, '2.pdf'), '%PDF-1.7\n');
  writeFileSync(
    join(folder, '3.zip'),
    zip([
      { name: 'a.html', data: second },
      { name: 'b.css', data: 'p {}' },
    ]),
  );
  writeFileSync(join(folder, '4.html'), third);
  writeFileSync(join(folder, 'README.md'), 'no report');
});

function brief(outcome: Extracted): string {
  if (outcome.status === 'failed') return `${outcome.failure.path}: ${outcome.failure.problem}`;
  return `${outcome.audit.source.path}: ${outcome.status}`;
}

const seen = async (outcomes: AsyncIterable<Extracted>) =>
  (await Array.fromAsync(outcomes, brief)).map((line) => line.replace(`${folder}/`, ''));

const ALL = ['1.html: read', '2.pdf: damaged', '3.zip!/a.html: read', '4.html: read'];

async function* some(...sources: Given[]): AsyncGenerator<Given> {
  yield* sources;
}

describe('extractAll', () => {
  test('gives what became of each source in their order, failures among them, and writes nothing', async () => {
    const before = readdirSync(folder);
    expect(await seen(extractAll(folder, OPTIONS))).toEqual(ALL);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('takes bytes, and what comes over time; a list on stdin is for the command line', async () => {
    const sources = some({ path: 'x.html', bytes: page }, join(folder, '2.pdf'), '-');
    expect(await seen(extractAll(sources, ONE))).toEqual(['x.html: read', '2.pdf: damaged', '-: not-found']);
    expect(await seen(extractAll({ path: 'x.html', bytes: new Uint8Array() }, ONE))).toEqual(['x.html: empty']);
  });

  test('judges as the profile says', async () => {
    const wrong = Buffer.from(
      Buffer.from(page)
        .toString()
        .replace(/2024|2023|2022/, '1924'),
    );
    const rulesOf = async (profile: object) => {
      const outcomes = extractAll({ path: 'x.html', bytes: wrong }, { ...ONE, profile: profileFrom(profile) });
      const [outcome] = await Array.fromAsync(outcomes);
      return outcome?.status === 'read' ? outcome.audit.findings.map(({ rule }) => rule) : [];
    };
    const [first = ''] = await rulesOf({});
    expect(first).not.toBe('');
    expect(await rulesOf({ rules: { [first]: 'off' } })).not.toContain(first);
  });

  test('a source that takes too long is an outcome', async () => {
    expect(await seen(extractAll(join(folder, '1.html'), { ...ONE, timeout: 0.001 }))).toEqual(['1.html: timeout']);
  });

  test('reads on only as outcomes are taken', async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Given> {
      for (;;) {
        pulled += 1;
        yield { path: `${pulled}.html`, bytes: new Uint8Array() };
      }
    }
    const outcomes = extractAll(endless(), ONE);
    for (let taken = 0; taken < 20; taken += 1) await outcomes.next();
    expect(pulled).toBeLessThan(30);
    await outcomes.return(undefined);
  });

  test('leaving the loop ends the processes', async () => {
    for await (const _ of extractAll(folder, ONE)) {
      expect(childrenOf(process.pid).length).toBeGreaterThan(0);
      break;
    }
    expect(childrenOf(process.pid)).toEqual([]);
  });

  test('the signal ends it with its reason, in the midst of a source too', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const outcomes = extractAll(folder, { ...ONE, signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(Array.fromAsync(outcomes)).rejects.toBe(reason);
    expect(childrenOf(process.pid)).toEqual([]);
    await expect(extractAll(folder, { signal: controller.signal }).next()).rejects.toBe(reason);
  });

  test.each([{ jobs: 0 }, { jobs: Number.NaN }, { timeout: -1 }])('refuses %j', async (options) => {
    await expect(extractAll(folder, options).next()).rejects.toThrow(TypeError);
  });
});
