import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { DocumentError } from '../../src/errors.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import type { Job, Listed, Read, Result } from '../../src/run/result.ts';
import { type Done, type RunOptions, run } from '../../src/run/run.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anAudit } from '../export/an-audit.ts';
import { aFolder } from './a-folder.ts';

const never = new AbortController().signal;
const opened: Store[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function aStore(file = join(aFolder(), 'ogi.sqlite')): Promise<Store> {
  const store = await openSqliteStore(file);
  opened.push(store);
  return store;
}

/** A source whose bytes are its name, or what is said. */
function listed(path: string, content = path, more: Partial<Job> = {}): Listed {
  return { status: 'listed', job: { path, read: async () => Buffer.from(content), ...more } };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

async function* list(entries: readonly Listed[]): AsyncGenerator<Listed> {
  yield* entries;
}

const SECTION = { id: undefined, heading: '一、总体情况', place: { selector: 'h2' }, paragraphs: [] };

const done = ({ path }: Pick<Job, 'path'>, content: Uint8Array | string = path): Result => {
  const audit = anAudit({ path, report: { sections: [SECTION] } });
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { status: 'read', audit: { ...audit, source: { ...audit.source, sha256 } } };
};
const readIt: Read = async (job) => done(job, await job.read());

/** Reads what it is given, and remembers what that was. */
function reader(read: Read = readIt): { read: Read; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: (job) => {
      asked.push(job.path);
      return read(job);
    },
  };
}

type Change = Partial<Omit<RunOptions, 'store' | 'run'>>;

/** One run over the sources; what became of each, in order. */
async function go(store: Store, sources: AsyncIterable<Listed>, change: Change = {}) {
  const key = change.key ?? 'engine';
  const owner = String(Math.random());
  const start = { key, settings: {}, startedAt: '', owner, isAlive: () => false };
  const number = await store.begin(start);
  const how = {
    key,
    read: readIt,
    allowedSeconds: 120,
    jobs: 2,
    force: false,
    signal: never,
    profile: DEFAULT_PROFILE,
  };
  const ran = await run(sources, { store, run: number, ...how, ...change });
  const outcomes: Outcome[] = [];
  for await (const outcome of store.outcomes(number)) outcomes.push(outcome);
  return { ran, outcomes, paths: outcomes.map(nameOf) };
}

function nameOf(outcome: Outcome): string {
  if (outcome.status === 'read') return outcome.report.source.path;
  return outcome.status === 'failed' ? `${outcome.failure.path} ${outcome.failure.problem}` : outcome.ending;
}

/** Lets a test decide when each source is done. */
function gates() {
  const open = new Map<string, () => void>();
  const begun: string[] = [];
  const read: Read = (job) =>
    new Promise((resolve) => {
      begun.push(job.path);
      open.set(job.path, () => resolve(done(job)));
    });
  return { read, begun, finish: (path: string) => open.get(path)?.() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await settled();
}

describe('a run', () => {
  test('brings outcomes into the ledger in the order of the sources, whichever is done first', async () => {
    const { read, begun, finish } = gates();
    const result = go(await aStore(), list(['a', 'b', 'c'].map((path) => listed(path))), { read, jobs: 3 });
    await until(() => begun.length === 3);
    for (const path of ['c', 'b', 'a']) finish(path);
    expect((await result).paths).toEqual(['a', 'b', 'c']);
  });

  test('lets itself be interrupted where nothing has to be waited for: the same bytes again and again', async () => {
    const stop = new AbortController();
    let count = 0;
    const watch = {
      done() {
        count += 1;
        if (count === 5) setTimeout(() => stop.abort());
      },
    };
    const same = names(2000).map((path) => listed(path, 'the same'));
    await go(await aStore(), list(same), { signal: stop.signal, watch });
    expect(count).toBeLessThan(1000);
  });

  test('keeps failures in their places, and counts what is skipped', async () => {
    const entries: readonly Listed[] = [
      listed('a'),
      { status: 'failed', failure: { path: 'b', problem: 'not-found', message: '' } },
      { status: 'skipped', ending: '.json' },
      listed('c', '', { read: () => Promise.reject(new DocumentError('damaged', 'cut off')) }),
      listed('d'),
    ];
    const { paths, ran } = await go(await aStore(), list(entries));
    expect(paths).toEqual(['a', 'b not-found', 'c damaged', 'd']);
    expect(ran.skipped).toEqual({ '.json': 1 });
  });

  test('reads as many at once as there are jobs', async () => {
    const { read, begun, finish } = gates();
    const result = go(await aStore(), list(names(5).map((path) => listed(path))), { read });
    for (const path of names(5)) {
      await until(() => begun.includes(path));
      expect(begun.length).toBeLessThanOrEqual(Number(path) + 2);
      finish(path);
    }
    expect((await result).paths).toEqual(names(5));
  });

  test('does not wait for a slow source, but does not run ahead without bound', async () => {
    const { read, finish } = gates();
    let asked = 0;
    const stop = new AbortController();
    async function* endless(): AsyncGenerator<Listed> {
      for (; ; asked += 1) yield listed(String(asked));
    }
    const stuck: Read = (job) => (Number(job.path) >= 40 || job.path === '1' ? read(job) : Promise.resolve(done(job)));
    const result = go(await aStore(), endless(), { read: stuck, signal: stop.signal });
    await until(() => asked >= 40);
    await settled();
    expect(asked).toBeLessThanOrEqual(40 + 2 * 8);
    stop.abort();
    for (let path = 0; path <= 60; path += 1) finish(String(path));
    expect((await result).paths.length).toBeGreaterThanOrEqual(40);
  });

  test('holds no more bytes than it may, whatever the number of sources', async () => {
    const { read, begun, finish } = gates();
    let asked = 0;
    const large = (path: string): Listed => {
      const bytes = Buffer.alloc(100 * 2 ** 20, path);
      const read = async () => {
        asked += 1;
        return bytes;
      };
      return listed(path, '', { read });
    };
    const result = go(await aStore(), list(names(5).map(large)), { read, jobs: 1 });
    await until(() => begun.length === 1);
    await settled();
    await until(() => asked >= 3);
    await settled();
    expect(asked).toBe(3);
    for (const path of names(5)) await until(() => begun.includes(path)).then(() => finish(path));
    expect((await result).paths).toEqual(names(5));
  });

  test('finishes what is in hand when it is stopped, and begins nothing more', async () => {
    const { read, begun, finish } = gates();
    const stop = new AbortController();
    const result = go(await aStore(), list(names(9).map((path) => listed(path))), { read, signal: stop.signal });
    await until(() => begun.length === 2);
    stop.abort();
    for (const path of ['1', '0']) finish(path);
    expect((await result).paths).toEqual(['0', '1']);
    expect(begun).toEqual(['0', '1']);
  });

  test('fails where reading itself fails, as that is a fault of ours, and keeps what was done', async () => {
    const store = await aStore();
    const broken: Read = (job) => (job.path === '0' ? readIt(job) : Promise.reject(new Error('no worker')));
    const sources = () => list(names(3).map((path) => listed(path)));
    await expect(go(store, sources(), { read: broken, jobs: 1 })).rejects.toThrow('no worker');
    const { read, asked } = reader();
    expect((await go(store, sources(), { read })).paths).toEqual(names(3));
    expect(asked).toEqual(['1', '2']);
  });
});

describe('a second run', () => {
  const first = ['a.html', 'b.html', 'c.pdf'];
  const sources = (change: (path: string) => Listed = (path) => listed(path)) => list(first.map(change));

  async function known(change: Change = {}): Promise<Store> {
    const store = await aStore();
    await go(store, sources(), change);
    return store;
  }

  test('reads nothing that is as it was', async () => {
    const store = await known();
    const { read, asked } = reader();
    const { paths, ran } = await go(store, sources(), { read });
    expect({ asked, paths, how: ran.how }).toEqual({ asked: [], paths: first, how: { read: 0, kept: 3, same: 0 } });
  });

  test.each<[string, () => AsyncGenerator<Listed>, Change, readonly string[]]>([
    ['a file that changed', () => sources((path) => listed(path, path === 'b.html' ? 'new' : path)), {}, ['b.html']],
    ['everything, with another engine', sources, { key: 'newer' }, first],
    ['everything, where that is asked for', sources, { force: true }, first],
    ['a file that is new', () => list([...first, 'd.html'].map((path) => listed(path))), {}, ['d.html']],
  ])('reads %s', async (_what, given, change, expected) => {
    const store = await known();
    const { read, asked } = reader();
    await go(store, given(), { read, ...change });
    expect(asked).toEqual(expected);
  });

  test('follows the listing: what is gone is left out, and the order is that of now', async () => {
    const store = await known();
    const { paths } = await go(store, list(['c.pdf', 'a.html'].map((path) => listed(path))));
    expect(paths).toEqual(['c.pdf', 'a.html']);
  });

  test('finds a report again under another name, judges it by that name, and does not read it', async () => {
    const store = await known();
    const { read, asked } = reader();
    const moved = [listed('x/2019年年报.html', 'a.html'), listed('b.txt', 'b.html')];
    const { outcomes } = await go(store, list(moved), { read });
    expect(asked).toEqual(['b.txt']);
    const [report] = outcomes.map((outcome) => (outcome.status === 'read' ? outcome.report : undefined));
    expect(JSON.parse(report?.line ?? '').source.path).toBe('x/2019年年报.html');
    expect(report?.findings.map(({ rule }) => rule)).toContain('structure/year');
  });

  test('keeps failures that the bytes are to blame for, and tries others again, not for ever', async () => {
    const store = await aStore();
    const failing: Read = async ({ path }) => {
      return { status: 'failed', failure: { path, problem: path === 'a.html' ? 'damaged' : 'timeout', message: '' } };
    };
    const tried = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const { read, asked } = reader(failing);
      await go(store, sources(), { read });
      tried.push(asked.length);
    }
    const { read, asked } = reader(failing);
    await go(store, sources(), { read, allowedSeconds: 600 });
    expect([...tried, asked.length]).toEqual([3, 2, 2, 0, 0, 2]);
  });

  test('reads a page again when a picture beside it changed, came or went', async () => {
    const folder = aFolder({ 'a.html': 'page', 'one.png': '1' });
    const path = join(folder, 'a.html');
    const store = await aStore();
    const beside = { 'one.png': createHash('sha256').update('1').digest('hex'), 'img/two.png': null };
    const showing: Read = async (job) => ({ ...(await readIt(job)), beside });
    const asked = async () => {
      const { read, asked } = reader(showing);
      await go(store, list([listed(path)]), { read });
      return asked.length;
    };
    expect([await asked(), await asked()]).toEqual([1, 0]);
    mkdirSync(join(folder, 'img'));
    writeFileSync(join(folder, 'img/two.png'), '2');
    expect(await asked()).toBe(1);
  });

  test('tells where a source came from as it is listed now', async () => {
    const store = await known();
    const { outcomes } = await go(store, list([listed('a.html', 'a.html', { address: 'http://a.gov.cn/' })]));
    expect(outcomes).toMatchObject([{ status: 'read', report: { source: { address: 'http://a.gov.cn/' } } }]);
  });
});

describe('the same bytes under several names', () => {
  test('are read once, and reported for each', async () => {
    const { read, asked } = reader();
    const same = ['1.html', '2.html', '3.html'].map((path) => listed(path, 'same'));
    const { paths, ran } = await go(await aStore(), list(same), { read, jobs: 3 });
    expect({ paths, asked, how: ran.how }).toEqual({
      paths: ['1.html', '2.html', '3.html'],
      asked: ['1.html'],
      how: { read: 1, kept: 0, same: 2 },
    });
  });

  test('tell how each source was done', async () => {
    const told: Done[] = [];
    const watch = { done: (one: Done) => void told.push(one) };
    await go(await aStore(), list([listed('1.html', 'x'), listed('2.html', 'x')]), { watch });
    expect(told).toMatchObject([
      { path: '1.html', position: 0, how: 'read' },
      { path: '2.html', position: 1, how: 'same' },
    ]);
  });
});
