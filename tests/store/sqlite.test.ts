import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { migrations } from '../../src/store/schema.ts';
import { SQL } from '../../src/store/sql.ts';
import { openSqliteStore, SQLITE } from '../../src/store/sqlite.ts';
import { aFolder } from '../run/a-folder.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite', () => {
  const file = join(aFolder(), 'ogi.sqlite');
  return { open: (judge) => openSqliteStore(file, { judge }), remove() {} };
});

/** An empty ledger of the first version. */
function firstVersion(): { readonly file: string; readonly database: DatabaseSync } {
  const file = join(aFolder(), 'ogi.sqlite');
  const database = new DatabaseSync(file);
  const [first = []] = migrations(SQLITE);
  for (const sql of first) database.exec(sql);
  database.exec('create table ledger (name text primary key, value text not null)');
  database.exec("insert into ledger values ('schema_version', '1')");
  return { file, database };
}

describe('a ledger of an earlier version', () => {
  test('is brought up to this one, with what the pages find it by', async () => {
    const { file, database } = firstVersion();
    database.exec(`insert into runs values (1, 'k', '{}', 'o', 'done', '', '');
      insert into sources (id, path, nth, run_id, position, done_run, status, sha256, medium, year, organ, title, finding_count)
        values (1, 'A.html', 0, 1, 0, 1, 'read', 'x', 'html', 2024, '某市', null, 2);
      insert into records values (1, '{}');
      insert into findings values (1, 0, 'r', 'error', 'reading', '', 'null', 'null', '', '', '', null, '[]', null),
        (1, 1, 'r', 'error', 'report', '', 'null', 'null', '', '', '', null, '[]', null);
      insert into cells values (1, 0, 'litigation.direct.total', 4, '4', 'number', 'text', 1, null, null, null, null, null, null),
        (1, 1, 'litigation.after_review.total', 5, '5', 'number', 'text', 1, null, null, null, null, null, null),
        (1, 2, 'applications.received.total', null, '', 'blank', 'text', 1, null, null, null, null, null, null)`);
    database.close();
    const { views, close } = await openSqliteStore(file);
    const { rows } = await views.list({ search: 'a.HTML', severity: 'error', cause: 'report', decision: 'open' });
    expect(rows).toMatchObject([{ path: 'A.html', findings: { error: 2, warning: 0, info: 0 }, open: 2 }]);
    const { rules, years, trends } = await views.overview({});
    expect(rules).toEqual([{ rule: 'r', severity: 'error', findings: 2, reports: 1, open: 2 }]);
    expect(years).toEqual([{ year: 2024, error: 1, warning: 0, info: 0, clean: 0 }]);
    expect(trends).toEqual([{ year: 2024, trend: 'litigation', sum: 9, reports: 1 }]);
    await close();
    const cells = new DatabaseSync(file).prepare('select position, field, value, raw, state, page from cells').all();
    expect(cells).toEqual([
      { position: 0, field: 'litigation.direct.total', value: 4, raw: '4', state: 'number', page: null },
      { position: 1, field: 'litigation.after_review.total', value: 5, raw: '5', state: 'number', page: null },
      { position: 2, field: 'applications.received.total', value: null, raw: '', state: 'blank', page: null },
    ]);
  });
});

describe('a file that is no ledger of this version', () => {
  test('of a newer version is refused, and left as it is', async () => {
    const file = join(aFolder(), 'ogi.sqlite');
    await (await openSqliteStore(file)).close();
    const database = new DatabaseSync(file);
    database.exec("update ledger set value = '99' where name = 'schema_version'");
    await expect(openSqliteStore(file)).rejects.toMatchObject({ problem: 'newer' });
    expect(database.prepare('select value from ledger').get()).toEqual({ value: '99' });
    database.close();
  });

  test.each([
    ['something else', 'x'.repeat(5000)],
    ['cut off', 'SQLite format 3\0'.padEnd(3000, 'y')],
  ])('%s is refused with what to do', async (_what, content) => {
    const file = join(aFolder(), 'ogi.sqlite');
    writeFileSync(file, content);
    await expect(openSqliteStore(file)).rejects.toMatchObject({
      problem: 'damaged',
      message: expect.stringContaining('move it away'),
    });
  });

  (process.getuid?.() === 0 ? test.skip : test)('in a folder that may not be written is refused', async () => {
    const folder = aFolder();
    chmodSync(folder, 0o500);
    await expect(openSqliteStore(join(folder, 'ogi.sqlite'))).rejects.toMatchObject({ problem: 'read-only' });
    chmodSync(folder, 0o700);
  });
});

test('a ledger of an earlier version is brought up to date, with all that is in it', async () => {
  const { file, database } = firstVersion();
  database.exec(`insert into runs values (1, 'k', '{}', 'me', 'done', '2025-01-01', null);
    insert into sources (id, path, nth, run_id, position, status, sha256, engine_key, ending, told, beside, problem, message)
      values (7, 'a.pdf', 0, 1, 0, 'failed', 'hash', 'key', '.pdf', '', '{}', 'damaged', 'why')`);
  database.close();
  const store = await openSqliteStore(file);
  const failure = { path: 'a.pdf', problem: 'damaged', message: 'why' };
  expect(await store.load(7)).toEqual({ status: 'failed', failure });
  expect(await store.find({ sha256: 'hash', key: 'key', ending: '.pdf' })).toBe(7);
  await store.close();
  await (await openSqliteStore(file)).close();
});

/** What is asked once a run, and may go through all sources. */
const ONCE_A_RUN = ['lastRun', 'absent', 'slowest', 'doneCount', 'together'];

/** What is found by either of two indexes, a few rows of one source, is put in order. */
const FEW_IN_ORDER = ['decisions', 'sameSources'];

test('no statement that is asked for each source goes through a table or sorts', async () => {
  const file = join(aFolder(), 'ogi.sqlite');
  await (await openSqliteStore(file)).close();
  const database = new DatabaseSync(file);
  const planOf = (sql: string) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all(...Array.from(sql.matchAll(/\?/g), () => 1))
      .map(({ detail }) => String(detail));
  const each = Object.entries(SQL).filter(([name]) => !ONCE_A_RUN.includes(name));
  const slow = each.flatMap(([name, sql]) =>
    planOf(sql)
      .filter((step) => (FEW_IN_ORDER.includes(name) ? /^SCAN/ : /^SCAN|TEMP B-TREE/).test(step))
      .map((step) => [name, step]),
  );
  const find = planOf(SQL.find);
  database.close();
  expect(slow).toEqual([]);
  expect(find).toEqual([expect.stringContaining('sources_content (sha256=? AND engine_key=? AND ending=?)')]);
});

test('users are not told that SQLite is experimental, and of everything else as before', () => {
  const module = new URL('../../src/store/sqlite.ts', import.meta.url).href;
  const file = join(aFolder(), 'ogi.sqlite');
  const code = `const { openSqliteStore } = await import(${JSON.stringify(module)});
    await (await openSqliteStore(${JSON.stringify(file)})).close();
    process.emitWarning('something else');`;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const words = ['--input-type=module', '--eval', code];
  const { stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  expect(stderr).not.toContain('SQLite');
  expect(stderr).toContain('something else');
});
