import { describe, expect, test } from '@jest/globals';
import type { Job, Listed, Read, Result } from '../../src/run/result.ts';
import { run } from '../../src/run/run.ts';
import { anAudit } from '../export/an-audit.ts';

const job = (path: string): Job => ({ path, read: async () => new Uint8Array() });
const listed = (path: string): Listed => ({ status: 'listed', job: job(path) });
const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const never = new AbortController().signal;

async function* list(entries: readonly Listed[]): AsyncGenerator<Listed> {
  yield* entries;
}

async function collect(results: AsyncIterable<Result>): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const result of results) paths.push(nameOf(result));
  return paths;
}

function nameOf(result: Result): string {
  if (result.status === 'read') return result.audit.source.path;
  return result.status === 'failed' ? `${result.failure.path} ${result.failure.problem}` : result.ending;
}

const done = ({ path }: Job): Result => ({ status: 'read', audit: anAudit({ path }) });

/** Lets a test decide when each source is done. */
function gates() {
  const open = new Map<string, (result: Result) => void>();
  const begun: string[] = [];
  const read: Read = (job) =>
    new Promise((resolve) => {
      begun.push(job.path);
      open.set(job.path, () => resolve(done(job)));
    });
  return { read, begun, finish: (path: string) => open.get(path)?.(done(job(path))) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a run', () => {
  test('gives results in the order of the sources, whichever is done first', async () => {
    const { read, begun, finish } = gates();
    const results = collect(run(list(['a', 'b', 'c'].map(listed)), read, { jobs: 3, signal: never }));
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const path of ['c', 'b', 'a']) finish(path);
    expect(await results).toEqual(['a', 'b', 'c']);
  });

  test('keeps failures and what is skipped in their places', async () => {
    const entries: readonly Listed[] = [
      listed('a'),
      { status: 'failed', failure: { path: 'b', problem: 'not-found', message: '' } },
      { status: 'skipped', ending: '.json' },
      listed('c'),
    ];
    expect(await collect(run(list(entries), async (job) => done(job), { jobs: 2, signal: never }))).toEqual([
      'a',
      'b not-found',
      '.json',
      'c',
    ]);
  });

  test('reads as many at once as there are jobs', async () => {
    const { read, begun, finish } = gates();
    const results = collect(run(list(names(5).map(listed)), read, { jobs: 2, signal: never }));
    for (const path of names(5)) {
      await settled();
      expect(begun.length).toBeLessThanOrEqual(Number(path) + 2);
      finish(path);
    }
    expect(await results).toEqual(names(5));
  });

  test('does not run far ahead of a slow source', async () => {
    const { read, finish } = gates();
    let asked = 0;
    async function* endless(): AsyncGenerator<Listed> {
      for (;;) {
        asked += 1;
        yield listed(String(asked));
      }
    }
    const quick: Read = (job) => (job.path === '1' ? read(job) : Promise.resolve(done(job)));
    const results = run(endless(), quick, { jobs: 2, signal: never });
    const first = results.next();
    for (let turn = 0; turn < 100; turn += 1) await settled();
    expect(asked).toBeLessThanOrEqual(2 * 8);
    finish('1');
    expect(await first).toMatchObject({ value: { status: 'read' } });
    await results.return(undefined);
  });

  test('finishes what is in hand when it is stopped, and begins nothing more', async () => {
    const { read, begun, finish } = gates();
    const stop = new AbortController();
    const results = collect(run(list(names(9).map(listed)), read, { jobs: 2, signal: stop.signal }));
    await settled();
    stop.abort();
    for (const path of ['1', '0']) finish(path);
    expect(await results).toEqual(['0', '1']);
    expect(begun).toEqual(['0', '1']);
  });

  test('fails where reading itself fails, as that is a fault of ours', async () => {
    const broken: Read = () => Promise.reject(new Error('the worker does not start'));
    await expect(collect(run(list(names(3).map(listed)), broken, { jobs: 2, signal: never }))).rejects.toThrow(
      'the worker does not start',
    );
  });
});
