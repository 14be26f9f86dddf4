import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FILES } from '../../src/run/record.ts';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
import { aServer, PASSWORD, type TestServer } from '../postgres/a-server.ts';
import { aFolder } from '../run/a-folder.ts';
import { ogi, root } from './ogi.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server?.remove());

const SOURCES = ['2021-bureau-blank-cell.html', '2021-bureau-row-totals-wrong.html', '2021-bureau-dashes.txt'].map(
  (name) => join(root, 'samples', name),
);

/** The files of an output folder but for those that tell when it was made. */
function filesIn(out: string): readonly string[] {
  return FILES.filter((name) => name !== 'summary.json').map((name) => readFileSync(join(out, name), 'utf8'));
}

test('a ledger in a database gives the same files as one in the folder, also where it knew more', async () => {
  const [folder, database] = [aFolder(), aFolder()];
  const env = { ...process.env, OGI_DATABASE_URL: server.fresh() };
  const inFolder = (...words: readonly string[]) => ogi([...words, '--quiet']);
  const inDatabase = (...words: readonly string[]) => ogi([...words, '--quiet'], '', { env });
  await inDatabase('extract', ...SOURCES, '--out', database);
  const listed = SOURCES.slice(0, 2);
  const ends = await inDatabase('extract', ...listed, '--out', database);
  expect(ends).toEqual(await inFolder('extract', ...listed, '--out', folder));
  expect(filesIn(database)).toEqual(filesIn(folder));
  expect(await inDatabase('check', database)).toEqual(await inFolder('check', folder));
  expect(filesIn(database)).toEqual(filesIn(folder));
  expect(await inDatabase('export', '--to', 'csv', '--out', database)).toMatchObject({ code: 0, stderr: '' });
  expect(filesIn(database)).toEqual(filesIn(folder));
}, 180_000);

test('a second run beside one that is at work is told whose it is', async () => {
  const url = server.fresh();
  const store = await openPostgresStore(url);
  const present = await store.presence();
  await store.begin({ key: '', settings: {}, startedAt: '', ...present });
  const { code, stderr } = await ogi(['extract', ...SOURCES, '--out', aFolder(), '--database', url]);
  expect(code).toBe(1);
  expect(stderr).toContain(`another ogi (process ${present.owner}) is writing to it`);
  await store.close();
});

test.each([
  ['extract', ['samples', '--out', aFolder()]],
  ['export', ['--to', 'csv', '--out', aFolder()]],
])('ogi %s says what is wrong with a database, and shows no password', async (name, words) => {
  const { code, stdout, stderr } = await ogi([name, ...words, '--database', server.url('nowhere')]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/postgres:\/\/postgres@127\.0\.0\.1:\d+\/nowhere: there is no such database/);
  expect(stderr).not.toContain(PASSWORD);
});
