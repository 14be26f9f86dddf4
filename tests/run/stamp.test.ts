import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import type { Job } from '../../src/run/result.ts';
import { run } from '../../src/run/run.ts';
import { fileJob } from '../../src/run/sources.ts';
import { isStamped, lookOf, stampOf } from '../../src/run/stamp.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { aFolder } from './a-folder.ts';

/** As seen when nothing has changed for a minute. */
const look = (file: string) => lookOf({ at: { file } }, Date.now() + 60_000);

function aFile(text = 'one'): string {
  const file = join(aFolder(), 'a.html');
  writeFileSync(file, text);
  return file;
}

test('a file looks the same while nothing happens to it', () => {
  const file = aFile();
  expect(look(file)).toBeDefined();
  expect(look(file)).toBe(look(file));
});

test('a file of the same size and time of writing looks otherwise after a change', async () => {
  const file = aFile('one');
  utimesSync(file, 1e9, 1e9);
  const before = look(file);
  await setTimeout(20);
  writeFileSync(file, 'two');
  utimesSync(file, 1e9, 1e9);
  expect(look(file)).not.toBe(before);
});

test('another file in the place of one looks otherwise, whatever its times', async () => {
  const file = aFile('one');
  const other = `${file}.other`;
  writeFileSync(other, 'two');
  for (const one of [file, other]) utimesSync(one, 1e9, 1e9);
  const before = look(file);
  renameSync(other, file);
  expect(look(file)).not.toBe(before);
});

test('a link looks as what it leads to', () => {
  const folder = aFolder();
  for (const name of ['one', 'two']) mkdirSync(join(folder, name));
  for (const name of ['one', 'two']) writeFileSync(join(folder, name, 'a.html'), 'same');
  symlinkSync(join(folder, 'one'), join(folder, 'link'));
  const before = look(join(folder, 'link', 'a.html'));
  renameSync(join(folder, 'link'), join(folder, 'old'));
  symlinkSync(join(folder, 'two'), join(folder, 'link'));
  expect(look(join(folder, 'link', 'a.html'))).not.toBe(before);
});

test.each([
  ['was just changed', (file: string) => lookOf({ at: { file } })],
  ['is said to be changed in the future', (file: string) => lookOf({ at: { file } }, Date.now() - 60_000)],
  ['is not there', (file: string) => look(`${file}.gone`)],
  ['is an archive', (file: string) => lookOf({ at: { file, entry: { archive: file, path: 'a', nth: 0 } } }, 9e15)],
  ['is no file', () => lookOf({})],
])('of what %s no look tells', (_, looked) => {
  expect(looked(aFile())).toBeUndefined();
});

test('a stamp is of the bytes that the file had, and of no others', () => {
  const stamp = stampOf('look', 'ab');
  expect(isStamped({ sha256: 'ab', stamp }, 'look')).toBe(true);
  expect(isStamped({ sha256: 'cd', stamp }, 'look')).toBe(false);
  expect(isStamped({ sha256: 'ab', stamp }, 'other')).toBe(false);
  expect(isStamped({ sha256: null, stamp }, 'look')).toBe(false);
  expect(isStamped({ sha256: 'ab' }, 'look')).toBe(false);
});

describe('a second run', () => {
  let clock: ReturnType<typeof jest.spyOn>;
  beforeEach(() => {
    const { now } = Date;
    clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
  });
  afterEach(() => clock.mockRestore());

  /** Runs over the same jobs again and again; what each did, and the sources whose bytes it asked for. */
  async function runsOver(jobs: readonly Job[]) {
    const store = await openSqliteStore(join(aFolder(), 'ogi.sqlite'));
    let asked: string[] = [];
    async function* listed() {
      for (const job of jobs) yield { status: 'listed' as const, job: { ...job, read: () => ask(job) } };
    }
    const ask = (job: Job) => {
      asked.push(job.path);
      return job.read();
    };
    const read = async ({ path }: Job) => {
      return { status: 'failed' as const, failure: { path, problem: 'damaged' as const, message: '' } };
    };
    const go = async (force = false) => {
      asked = [];
      const start = { key: 'engine', settings: {}, startedAt: '', owner: 'me', isAlive: () => false };
      const how = { key: 'engine', allowedSeconds: 9, jobs: 1, force, profile: DEFAULT_PROFILE };
      const signal = new AbortController().signal;
      const ran = await run(listed(), { ...how, store, run: await store.begin(start), read, signal });
      return { ...ran.how, asked };
    };
    return { go, close: store.close };
  }

  test('has no bytes of a file that looks the same; of one that was changed, or where all is to be read, it has', async () => {
    const [kept, changed] = [aFile(), aFile()];
    const { go, close } = await runsOver([kept, changed].map((file) => fileJob(file, file)));
    await go();
    appendFileSync(changed, 'more');
    expect(await go()).toEqual({ read: 1, kept: 1, same: 0, asked: [changed] });
    expect(await go()).toEqual({ read: 0, kept: 2, same: 0, asked: [] });
    expect((await go(true)).asked).toEqual([kept, changed]);
    await close();
  });

  test('has those of a link that led elsewhere while it was read', async () => {
    const [one, two] = [aFile('one'), aFile('two')];
    const link = join(aFolder(), 'a.html');
    const leadTo = (file: string) => {
      rmSync(link, { force: true });
      symlinkSync(file, link);
    };
    leadTo(one);
    let first = true;
    const job = fileJob(link, link);
    const read = () => {
      if (first) leadTo(two);
      first = false;
      return job.read();
    };
    const { go, close } = await runsOver([{ ...job, read }]);
    await go();
    leadTo(one);
    expect(await go()).toEqual({ read: 1, kept: 0, same: 0, asked: [link] });
    await close();
  });
});
