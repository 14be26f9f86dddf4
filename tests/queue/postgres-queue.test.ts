import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { openPostgresQueue } from '../../src/queue/postgres-queue.ts';
import type { Held, JobQueue, Statements } from '../../src/queue/queue.ts';
import { aServer, type TestServer } from '../postgres/a-server.ts';

interface Data {
  readonly name: string;
  readonly anew?: boolean;
}

// The server shares two cores with the other tests.
jest.setTimeout(120_000);

let server: TestServer;
let pool: pg.Pool;
let queue: JobQueue<Data>;
let schemas = 0;
const opened: JobQueue<Data>[] = [];

beforeAll(async () => {
  server = await aServer();
  pool = new pg.Pool({ connectionString: server.url(), max: 16 });
  pool.on('error', () => {});
});

afterAll(async () => {
  await pool.end();
  await server.remove();
});

beforeEach(async () => {
  schemas += 1;
  queue = await open();
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const schema = () => `jobs_${schemas}`;

async function open(by = pool, leaseSeconds: number | undefined = 10): Promise<JobQueue<Data>> {
  const statements: Statements = { executeSql: (text, values) => by.query(text, values) };
  const inside = <T>(steps: (within: Statements) => Promise<T>) => transaction(steps, 'commit', by);
  const one = await openPostgresQueue<Data>({ schema: schema(), statements, transaction: inside, leaseSeconds });
  opened.push(one);
  return one;
}

async function transaction<T>(steps: (within: Statements) => Promise<T>, end = 'commit', by = pool): Promise<T> {
  const client = await by.connect();
  try {
    await client.query('begin');
    const result = await steps({ executeSql: (text, values) => client.query(text, values) });
    await client.query(end);
    return result;
  } finally {
    client.release();
  }
}

const named = (names: readonly string[], run = 1) => names.map((name, place) => ({ run, place, data: { name } }));
const put = (...names: readonly string[]) => transaction((within) => queue.put(named(names), within));
const complete = (job: Held<Data>) => transaction((within) => queue.complete(job, within));
const namesOf = (jobs: readonly Held<Data>[]) => jobs.map(({ data }) => data.name);

/** Lets the leases of all jobs in hand end, as after silence, and waits until it is noticed. */
async function lapse(): Promise<void> {
  await pool.query(`update ${schema()}.job set heartbeat_on = now() - interval '1 hour' where state = 'active'`);
  await until(async () => (await queue.counts()).running === 0);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

function only(job: Held<Data> | undefined): Held<Data> {
  if (!job) throw new TypeError('Expected a job');
  return job;
}

describe('the queue', () => {
  test('gives jobs in their order, each into one pair of hands, whoever asks', async () => {
    const other = await open();
    const names = Array.from({ length: 300 }, (_, index) => `${index}`);
    await put(...names);
    expect(namesOf(await queue.fetch(3))).toEqual(['0', '1', '2']);
    const taken: string[] = [];
    const takeAll = async (from: JobQueue<Data>) => {
      for (let jobs = await from.fetch(7); jobs.length > 0; jobs = await from.fetch(7)) taken.push(...namesOf(jobs));
    };
    await Promise.all([takeAll(queue), takeAll(other)]);
    expect(taken.sort()).toEqual(names.slice(3).sort());
  });

  test('keeps a job as it is when it is put again, and any text', async () => {
    const text = 'a\0b\ud800 "\\u0000"';
    await put(text, 'b');
    const [first] = await queue.fetch(1);
    expect(first?.data.name).toBe(text);
    expect(await complete(only(first))).toBe(true);
    await put(text, 'b');
    expect(await queue.counts()).toEqual({ waiting: 1, running: 0, suspect: 0, dead: 0 });
  });

  test('has a job done together with what else a transaction does, or not at all', async () => {
    await put('a');
    const [job] = await queue.fetch(1);
    const held = only(job);
    expect(await transaction((within) => queue.complete(held, within), 'rollback')).toBe(true);
    expect(await queue.counts()).toMatchObject({ running: 1 });
    expect(await complete(held)).toBe(true);
    expect(await complete(held)).toBe(false);
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, suspect: 0, dead: 0 });
  });

  test('puts nothing that its transaction takes back', async () => {
    await transaction((within) => queue.put(named(['a']), within), 'rollback');
    expect(await queue.fetch(1)).toEqual([]);
  });

  test('forgets all', async () => {
    await put('a', 'b');
    const [job] = await queue.fetch(1);
    await queue.clear();
    expect(await complete(only(job))).toBe(false);
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, suspect: 0, dead: 0 });
  });

  test('has the lease that it was last opened with', async () => {
    const lease = async () =>
      (await pool.query(`select heartbeat_seconds as s from ${schema()}.queue order by 1`)).rows.map(({ s }) => s);
    expect(await lease()).toEqual([10, 10, 10]);
    await open(pool, 30);
    await open(pool, 30);
    expect(await lease()).toEqual([30, 30, 30]);
  });

  test('is opened by many at once', async () => {
    schemas += 1;
    const all = await Promise.all(Array.from({ length: 5 }, () => open()));
    const [first = queue] = all;
    queue = first;
    await put('a');
    expect(namesOf((await Promise.all(all.map((one) => one.fetch(1)))).flat())).toEqual(['a']);
  });
});

test('a worker does with the rights that docs/scale.md names, and makes or changes no table', async () => {
  await pool.query(`create role worker_${schemas} login password 'pw'`);
  const scale = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
  const rights = scale.match(/^grant .*ogi_jobs.*;$/gm) ?? [];
  expect(rights).toHaveLength(2);
  for (const sql of rights)
    await pool.query(sql.replace('ogi_jobs', schema()).replace('ogi_worker', `worker_${schemas}`));
  const other = new pg.Pool({
    connectionString: server.url('postgres', { user: `worker_${schemas}`, password: 'pw' }),
  });
  const own = await open(other);
  await transaction((within) => own.put(named(['a', 'b']), within), 'commit', other);
  const [job, lost] = await own.fetch(2);
  await own.hold([only(job)]);
  expect(await transaction((within) => own.complete(only(job), within), 'commit', other)).toBe(true);
  await lapse();
  expect((await own.fetchSuspect())?.data).toEqual(lost?.data);
  await own.clear();
  expect(await own.counts()).toEqual({ waiting: 0, running: 0, suspect: 0, dead: 0 });
  await own.close();
  opened.splice(opened.indexOf(own), 1);
  await other.end();
});

describe('a worker that is lost', () => {
  test('makes its jobs suspect; after three tries they are given up, filed once, and can be revived', async () => {
    await put('a', 'b');
    const [first, other] = await queue.fetch(2);
    await lapse();
    expect(await complete(only(first))).toBe(false);
    expect(await queue.fetch(2)).toEqual([]);
    expect(await queue.counts()).toEqual({ waiting: 2, running: 0, suspect: 2, dead: 0 });
    const second = only(await queue.fetchSuspect());
    expect(await complete(only(other))).toBe(false);
    const third = only(await queue.fetchSuspect());
    expect(await complete(third)).toBe(true);
    await lapse();
    const again = only(await queue.fetchSuspect());
    expect(again.data).toEqual(second.data);
    // Who comes back late holds nothing, though the job is in somebody's hands.
    expect(await complete(second)).toBe(false);
    await lapse();
    expect(await complete(again)).toBe(false);
    expect(await queue.fetchSuspect()).toBeUndefined();
    expect(await transaction((within) => queue.bury(within), 'rollback')).toEqual(second.data);
    expect(await transaction((within) => queue.bury(within))).toEqual(second.data);
    expect(await transaction((within) => queue.bury(within))).toBeUndefined();
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, suspect: 0, dead: 1 });
    expect(await queue.dead(10)).toEqual([second.data]);
    expect(await queue.revive((data) => ({ ...data, anew: true }))).toBe(1);
    expect(await queue.dead(10)).toEqual([]);
    const [revived] = await queue.fetch(1);
    expect(revived?.data).toEqual({ ...second.data, anew: true });
  });

  test('is not who says that it is there', async () => {
    await put('a', 'b');
    const [kept, lost] = await queue.fetch(2);
    await pool.query(`update ${schema()}.job set heartbeat_on = now() - interval '9 seconds' where state = 'active'`);
    await queue.hold([only(kept)]);
    await until(async () => (await queue.counts()).running === 1);
    expect(await complete(only(kept))).toBe(true);
    expect(await complete(only(lost))).toBe(false);
  });
});
