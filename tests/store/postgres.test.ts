import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { filed } from '../../src/export/filed.ts';
import { findingKeys } from '../../src/export/finding-key.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import { openPostgresStore, POSTGRES, type PostgresStore } from '../../src/store/postgres/open.ts';
import { migrations } from '../../src/store/schema.ts';
import type { Effort, RunStart } from '../../src/store/store.ts';
import { aFinding, anAudit } from '../export/an-audit.ts';
import { aServer, PASSWORD, type TestServer } from '../postgres/a-server.ts';
import { storeContract } from './contract.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server?.remove());

storeContract('PostgreSQL', () => {
  const url = server.fresh();
  return { open: (judge) => openPostgresStore(url, { judge }), remove() {} };
});

const opened: PostgresStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function open(url: string, patience = 20_000): Promise<PostgresStore> {
  const store = await openPostgresStore(url, { patience, connections: 4 });
  opened.push(store);
  return store;
}

const START: RunStart = {
  ...{ key: 'engine', settings: {}, startedAt: '2026-01-01T00:00:00.000Z' },
  ...{ owner: 'a', isAlive: () => false },
};

const EFFORT: Effort = {
  ...{ sha256: 'ab'.repeat(32), key: 'engine', ending: '.html', told: '{}', beside: {} },
  ...{ milliseconds: 5, allowedSeconds: 120, attempts: 1 },
};

const FAILED: Outcome = { status: 'failed', failure: { path: 'a', problem: 'damaged', message: 'why' } };

const REPORT: Outcome = { status: 'read', report: filed(anAudit({ path: 'a', findings: [aFinding(), aFinding()] })) };

/** The schema of a ledger. */
const schemaOf = (url: string) => String(new URL(url).searchParams.get('schema'));

test('a ledger of an earlier version is brought up to this one, with its cells as they were', async () => {
  const url = server.fresh();
  const schema = schemaOf(url);
  const [first = []] = migrations(POSTGRES);
  await server.query(
    [
      `create schema ${schema}; set search_path = ${schema}`,
      ...first,
      'create table ledger (name text primary key, value text not null)',
      `insert into ledger values ('schema_version', '1');
       insert into runs (id, engine_key, settings, owner, state, started_at) values (1, 'k', '{}', 'o', 'done', '');
       insert into sources (id, path, nth, run_id, position, done_run, status, sha256, medium, bytes, reading, pages)
         values (1, 'a.html', 0, 1, 0, 1, 'read', 'x', 'html', 5, 'text', 1);
       insert into records values (1, '{"findings":[],"outcomes":{}}');
       insert into cells values (1, 1, 'review.total', null, '“—”', 'dash', 'ocr', 0.95, 2, 10.5, 20, 30.25, 40, null),
         (1, 0, 'review.upheld', 4, '4', 'number', 'text', 1, null, null, null, null, null, 'td')`,
    ].join(';\n'),
  );
  const store = await open(url);
  const outcome = await store.load(1);
  expect(outcome?.status === 'read' && outcome.report.cells).toEqual([
    ['review.upheld', 4, '4', 'number', 'text', 1, null, null, null, null, null, 'td'],
    ['review.total', null, '“—”', 'dash', 'ocr', 0.95, 2, 10.5, 20, 30.25, 40, null],
  ]);
  const rows = await server.query(`select position, field, value, page, x1, selector from ${schema}.cells order by 1`);
  expect(rows).toMatchObject([
    { position: expect.anything(), field: 'review.upheld', value: 4, page: null, x1: null, selector: 'td' },
    { field: 'review.total', value: null, page: 2, x1: 30.25, selector: null },
  ]);
});

describe('many processes on one ledger', () => {
  test('make its tables once, when they start at the same time', async () => {
    const url = server.fresh();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(url)));
    await stores[0]?.remember('told', 'by one');
    expect(await stores[3]?.recall('told')).toBe('by one');
  });

  test('know which of them are there, also after the connection was lost', async () => {
    const url = server.fresh();
    const [one, other] = [await open(url), await open(url)];
    const { owner } = await one.presence();
    const { isAlive } = await other.presence();
    expect(await isAlive(owner)).toBe(true);
    await server.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    await until(() => isAlive(owner));
    await one.close();
    expect(await isAlive(owner)).toBe(false);
    expect(await isAlive('4711 at a machine of another kind')).toBe(false);
  });

  test('do not run beside one another, and take over from one that is gone', async () => {
    const url = server.fresh();
    const [one, other] = [await open(url), await open(url)];
    const present = await other.presence();
    const first = await one.begin({ ...START, ...(await one.presence()) });
    await expect(other.begin({ ...START, ...present })).rejects.toMatchObject({ problem: 'busy' });
    await one.close();
    expect(await other.begin({ ...START, ...present })).toBe(first + 1);
  });

  test('put what another listed, each in its place', async () => {
    const url = server.fresh();
    const [one, other] = [await open(url), await open(url)];
    const paths = ['b', 'a', 'c'];
    for (const order of [paths, paths.toReversed()]) {
      const run = await one.begin(START);
      const listed = [];
      for (const path of order) listed.push({ path, entry: await one.list(run, path) });
      const puts = listed.toReversed().map(({ path, entry }) => {
        const outcome: Outcome = { status: 'failed', failure: { path, problem: 'damaged', message: 'why' } };
        return other.put(run, entry, outcome, EFFORT);
      });
      await Promise.all(puts);
      const done = [];
      for await (const outcome of other.outcomes(run)) if (outcome.status === 'failed') done.push(outcome.failure.path);
      expect(done).toEqual(order);
    }
  });
});

describe('what is done together', () => {
  async function aListed() {
    const store = await open(server.fresh());
    const run = await store.begin(START);
    return { store, run, entry: await store.list(run, 'a') };
  }
  const TELL = "insert into ledger values ('told', $1)";

  test('is kept all or not at all', async () => {
    const { store, run, entry } = await aListed();
    const steps = store.together(async (inside) => {
      await inside.put(run, entry, REPORT, EFFORT);
      await inside.db.executeSql(TELL, ['one']);
      throw new Error('too late');
    });
    await expect(steps).rejects.toThrow('too late');
    expect([await store.load(entry.id), await store.recall('told')]).toEqual([undefined, undefined]);
  });

  test('is done again from the start where the connection is lost', async () => {
    const { store, run, entry } = await aListed();
    let tries = 0;
    await store.together(async (inside) => {
      tries += 1;
      await inside.put(run, entry, REPORT, EFFORT);
      await inside.db.executeSql(TELL, ['one']);
      if (tries === 1) await inside.db.executeSql('select pg_terminate_backend(pg_backend_pid())');
    });
    expect(tries).toBe(2);
    expect(await store.load(entry.id)).toEqual(REPORT);
    expect(await store.recall('told')).toBe('one');
  });

  test('throws what a step throws, whatever it is, and is not done again', async () => {
    const { store } = await aListed();
    const error = Object.assign(new Error('of another service'), { code: 'ECONNRESET', syscall: 'read' });
    let tries = 0;
    const steps = store.together(async () => {
      tries += 1;
      throw error;
    });
    await expect(steps).rejects.toBe(error);
    expect(tries).toBe(1);
  });

  test('is refused where another run began', async () => {
    const { store, run, entry } = await aListed();
    await store.begin(START);
    const steps = store.together((inside) => inside.put(run, entry, FAILED, EFFORT));
    await expect(steps).rejects.toMatchObject({ problem: 'superseded' });
  });
});

test('a restart of the database is waited for', async () => {
  const other = await aServer();
  try {
    const store = await open(other.fresh());
    const run = await store.begin({ ...START, ...(await store.presence()) });
    const entry = await store.list(run, 'a');
    await other.stop();
    const put = store.put(run, entry.id, REPORT, EFFORT);
    await other.start();
    await put;
    expect(await store.load(entry.id)).toEqual(REPORT);
  } finally {
    await other.remove();
  }
});

test('a ledger of a newer version is refused, and left as it is', async () => {
  const url = server.fresh();
  await (await open(url)).close();
  const version = `${schemaOf(url)}.ledger set value = '99' where name = 'schema_version'`;
  await server.query(`update ${version}`);
  await expect(open(url)).rejects.toMatchObject({ problem: 'newer' });
});

test('texts may be longer than an index takes', async () => {
  const store = await open(server.fresh());
  const long = Array.from({ length: 9000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
  ).join('');
  const run = await store.begin(START);
  const report = filed(
    anAudit({ path: `${long}.html`, report: { organ: { value: long, quote: '', place: { selector: 'a' } } } }),
  );
  const { id } = await store.list(run, report.source.path);
  await store.put(run, id, { status: 'read', report: { ...report, title: long } }, { ...EFFORT, ending: `.${long}` });
  expect((await store.views.list({ organ: long })).rows).toMatchObject([{ id, title: long }]);
  expect((await store.list(await store.begin(START), report.source.path)).id).toBe(id);
});

describe('a database that cannot be used', () => {
  const login = { user: 'postgres', password: 'a-wrong-password' };
  const cases: readonly (readonly [what: string, url: () => Promise<string> | string, problem: string])[] = [
    ['a wrong password', () => server.url('postgres', login), 'refused'],
    ['no such database', () => server.url('nowhere'), 'missing'],
    ['nobody listens', () => server.url().replace(/:\d+\//, ':1/'), 'unreachable'],
    ['no such machine', () => server.url().replace('127.0.0.1', 'no-such-machine.invalid'), 'unreachable'],
    ['no TLS', () => `${server.url()}?sslmode=verify-full`, 'refused'],
    ['no certificate', () => `${server.url()}?sslmode=verify-full&sslrootcert=/no/such.pem`, 'refused'],
    ['no address', () => `${server.url()}?schema=Ogi;`, 'misnamed'],
    ['none at all', () => `postgres://me:${PASSWORD}@[`, 'misnamed'],
    ['one that is only read', onlyRead, 'read-only'],
  ];

  test.each(cases)('%s: the message says what to do, and no secret', async (_what, url, problem) => {
    const error = await open(await url(), 0).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'StoreError', problem });
    expect(inspect(error, { depth: 9 })).not.toMatch(new RegExp(`${PASSWORD}|a-wrong-password`));
  });

  test('all its connections in use: the message says so', async () => {
    const url = await asRole('crowded', server.fresh(), 'connection limit 0');
    await expect(open(url, 0)).rejects.toMatchObject({
      problem: 'busy',
      message: expect.stringContaining('connection'),
    });
  });

  async function onlyRead(): Promise<string> {
    const url = await server.database();
    await server.query(`alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`);
    return url;
  }
});

describe('a role with the rights of docs/scale.md', () => {
  test('works, and can neither drop nor change tables', async () => {
    const url = server.fresh();
    await open(url);
    const store = await open(await asRole('worker', url));
    const run = await store.begin({ ...START, ...(await store.presence()) });
    const { id } = await store.list(run, 'a');
    await store.put(run, id, REPORT, EFFORT);
    expect(await store.load(id)).toEqual(REPORT);
    const [key = ''] = REPORT.status === 'read' ? findingKeys(REPORT.report.findings) : [];
    const signed = { by: '王芳', at: '2026-02-01T00:00:00.000Z', note: '' };
    expect(await store.decide(id, { key, verdict: 'confirmed', ...signed })).toBe('done');
    for (const sql of [
      'drop table findings',
      'alter table findings add column more text',
      'create table more (id int)',
    ]) {
      const step = store.together(({ db }) => db.executeSql(sql));
      await expect(step).rejects.toMatchObject({ problem: 'refused' });
    }
  });

  test('is told what to do where tables have to be made or changed', async () => {
    const url = server.fresh();
    const advice = { problem: 'refused', message: expect.stringContaining('as their owner') };
    const worker = await asRole('early', url);
    await expect(open(worker)).rejects.toMatchObject(advice);
    await (await open(url)).close();
    await asRole('early', url);
    await server.query(`update ${schemaOf(url)}.ledger set value = '2' where name = 'schema_version'`);
    await expect(open(worker)).rejects.toMatchObject(advice);
  });
});

/** The address of a ledger for a role that docs/scale.md gives its rights; it is made where it is not there. */
async function asRole(name: string, url: string, more = ''): Promise<string> {
  const schema = schemaOf(url);
  await server.query(`do $$ begin create role ${name} login ${more} password '${PASSWORD}';
    exception when duplicate_object then null; end $$`);
  const [is] = await server.query(`select to_regnamespace('${schema}') as there`);
  if (is?.there) {
    for (const sql of rights.filter((one) => !one.includes('ogi_jobs')))
      await server.query(sql.replaceAll('ogi_worker', name).replace(/schema ogi\b/g, `schema ${schema}`));
  }
  return `${server.url('postgres', { user: name, password: PASSWORD })}?schema=${schema}`;
}

/** The statements of docs/scale.md that give a worker its rights. */
const rights = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^(?:grant|alter default)/.test(line));

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(50);
}
