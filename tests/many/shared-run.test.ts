import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ogi } from '../cli/ogi.ts';
import { type GenerateOptions, generateReport } from '../generate/index.ts';
import { cleanTruth } from '../generate/numbers.ts';
import { generateSeries } from '../generate/series.ts';
import { aServer, type TestServer } from '../postgres/a-server.ts';
import { aFolder } from '../run/a-folder.ts';
import { zip } from '../run/archives.ts';
import { otherFiles } from '../run/kills.ts';
import { aFleet, type Fleet } from './a-fleet.ts';

jest.setTimeout(150_000);

let server: TestServer;
let fleet: Fleet;
const folder = aFolder();
const [here, there] = [join(folder, 'here'), join(folder, 'there')];
const [alone, shared] = [join(folder, 'alone'), join(folder, 'shared')];

beforeAll(async () => {
  server = await aServer();
  fleet = aFleet(server.fresh());
  await writeSources();
});

afterAll(async () => {
  await fleet.end();
  await server.remove();
});

/** Two years of an organ, a page with its report beside it, an archive with a copy, and what is none. */
async function writeSources(): Promise<void> {
  const [truth] = generateSeries(1, [2022]);
  const printed = { medium: 'html', layout: {} } as const;
  const bytes = async (seed: number, more: Partial<GenerateOptions> = {}) =>
    (await generateReport(seed, { ...printed, ...more })).bytes;
  const [first, second] = [await bytes(1, truth && { truth }), await bytes(2)];
  // The year after, with other cases carried in than were carried forward.
  const later = await bytes(1, truth && { truth: cleanTruth(7, { organ: truth.organ, year: 2023, edition: '2021' }) });
  mkdirSync(join(here, 'pages'), { recursive: true });
  writeFileSync(join(here, 'first.html'), first);
  writeFileSync(join(here, 'later.html'), later);
  writeFileSync(join(here, 'second.html'), second);
  writeFileSync(join(here, 'notes.json'), '{}');
  writeFileSync(
    join(here, 'pages', 'index.html'),
    '<html><p>年报见附件 <a href="report.txt">x</a><a href="年报.pdf">政府信息公开工作年度报告</a>',
  );
  writeFileSync(join(here, 'pages', '年报.pdf'), (await generateReport(3, { medium: 'pdf', layout: {} })).bytes);
  const entries = [
    { name: 'copy.html', data: first },
    { name: 'twice.html', data: second },
    { name: 'twice.html', data: later },
    { name: 'page.html', data: '<html><p>年报<img src="p.png">' },
    { name: 'p.png', data: Buffer.from('\x89PNG\r\n', 'latin1') },
  ];
  writeFileSync(join(here, 'packed.zip'), zip(entries));
}

const workOf = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).work;

test('machines give what one process gives: listed by one that leaves, read where the folder has another name', async () => {
  await ogi(['extract', here, '--out', alone, '--quiet', '--jobs', '2']);
  const listed = await fleet.run(['extract', here, '--detach', '--lang', 'en', '--out', join(folder, 'none')]).end;
  expect(listed.stdout).toContain('sources listed');
  renameSync(here, there);
  const lost = await fleet.worker(1).end;
  expect([lost.code, lost.stderr]).toEqual([2, expect.stringContaining(`--map ${here}=FOLDER`)]);
  fleet.run(['worker', '--map', `${here}=${there}`, '--jobs', '2', '--quiet']);
  const waited = await fleet.run(['status', '--wait', '--quiet', '--out', shared]).end;
  expect(waited.code).toBe(0);
  expect(otherFiles(alone, shared)).toEqual([]);
});

test('the reports of an organ are judged together as by one process', async () => {
  await ogi(['check', alone, '--quiet']);
  expect((await fleet.run(['check', shared, '--share', '--quiet']).end).code).toBe(0);
  expect(otherFiles(alone, shared)).toEqual([]);
  expect(readFileSync(join(shared, 'findings.csv'), 'utf8')).toContain('history/');
});

test('a later run reads only what changed', async () => {
  renameSync(there, here);
  const names = join(here, 'second.html');
  writeFileSync(names, (await generateReport(4, { medium: 'html', layout: {} })).bytes);
  await ogi(['extract', here, '--out', alone, '--quiet', '--jobs', '2']);
  fleet.worker(1);
  expect((await fleet.run(['extract', here, '--out', shared, '--quiet']).end).code).toBe(0);
  expect(otherFiles(alone, shared)).toEqual([]);
  expect(workOf(shared)).toMatchObject({ read_now: 1, unchanged: 8, no_longer_listed: 0 });
});
