import { afterEach, describe, expect, test } from '@jest/globals';
import { openPool, type Pool, type PoolOptions } from '../../src/run/pool.ts';
import type { Job, Result } from '../../src/run/result.ts';

const worker = new URL('./odd-worker.ts', import.meta.url);
let pool: Pool | undefined;

function open(options: Partial<PoolOptions> = {}): Pool {
  pool = openPool({ seconds: 30, worker, ...options });
  return pool;
}

afterEach(() => pool?.close());

const job = (path: string): Job => ({ path, read: async () => new Uint8Array() });
const read = ({ read }: Pool, path: string) => read(job(path));
const processOf = (result: Result) => (result.status === 'read' ? result.audit.report.title?.value : result);
const failed = (path: string, problem: string, message: string) => ({
  status: 'failed',
  failure: { path, problem, message },
});

describe('a pool of processes', () => {
  test('reads with one process as long as it is asked one by one, and with more at once', async () => {
    const { read } = open();
    const first = await read(job('1'));
    const second = await read(job('2'));
    expect(processOf(first)).toBe(processOf(second));
    const both = await Promise.all([read(job('3')), read(job('4'))]);
    expect(new Set(both.map(processOf)).size).toBe(2);
  });

  test('gives the reason for which a source cannot be read', async () => {
    expect(await read(open(), 'encrypted.pdf')).toMatchObject(
      failed('encrypted.pdf', 'encrypted', 'a password is needed'),
    );
  });

  test('gives a report as it is filed where that is asked for, with what its listing knows', async () => {
    const { read } = open({ filed: true });
    const listed = { ...job('a.html'), linked_from: 'b.html' };
    expect(await read(listed)).toMatchObject({ status: 'filed', report: { source: { linked_from: 'b.html' } } });
    expect(await read({ ...job('bare.html'), attachments: ['c.pdf'] })).toMatchObject(
      failed('bare.html', 'not-a-report', 'no report itself: it links to c.pdf'),
    );
    expect(await read(job('encrypted.pdf'))).toMatchObject(
      failed('encrypted.pdf', 'encrypted', 'a password is needed'),
    );
  });

  test('a fault of the program is a failure of that source only', async () => {
    const pool = open();
    expect(await read(pool, 'fault')).toMatchObject(
      failed('fault', 'internal', 'a fault of the program, please report it: RangeError: off by one'),
    );
    expect(await read(pool, 'good')).toMatchObject({ status: 'read' });
  });

  test('stops a source that takes too long, and reads the next', async () => {
    const pool = open({ seconds: 0.2 });
    expect(await read(pool, 'endless')).toEqual(
      failed('endless', 'timeout', 'not read within 0.2 s: allow more with --timeout'),
    );
    expect(await read(pool, 'good')).toMatchObject({ status: 'read' });
  });

  test('a process that dies takes no other source with it', async () => {
    const pool = open();
    expect(await read(pool, 'good')).toMatchObject({ status: 'read' });
    expect(await read(pool, 'crash')).toEqual(
      failed('crash', 'internal', 'the program that read it crashed, please report it'),
    );
    expect(await read(pool, 'good')).toMatchObject({ status: 'read' });
  });

  test('a source that takes too much memory does not take the program with it', async () => {
    const pool = open({ megabytes: 64 });
    expect(await read(pool, 'memory')).toEqual(
      failed('memory', 'internal', 'reading it takes more than 64 MB of memory'),
    );
    expect(await read(pool, 'good')).toMatchObject({ status: 'read' });
  });

  (process.platform === 'linux' ? test : test.skip)('memory outside the heap is counted as well', async () => {
    const pool = open({ megabytes: 64 });
    expect(await read(pool, 'buffers')).toEqual(
      failed('buffers', 'internal', 'reading it takes more than 64 MB of memory'),
    );
    expect(await read(pool, 'good')).toMatchObject({ status: 'read' });
  });

  test('leaves no process behind', async () => {
    const pool = open();
    const pid = Number(processOf(await read(pool, 'good')));
    await pool.close();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('says so when its processes cannot start at all', async () => {
    await expect(read(open({ worker: new URL('./no-such-worker.ts', import.meta.url) }), 'good')).rejects.toThrow(
      'no-such-worker',
    );
  });
});
