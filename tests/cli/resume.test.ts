import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { FILES } from '../../src/run/record.ts';
import { LEDGER } from '../../src/store/store.ts';
import { generateReport } from '../generate/index.ts';
import { generateSeries } from '../generate/series.ts';
import { withCell } from '../generate/truth.ts';
import { aFolder } from '../run/a-folder.ts';
import { differences } from '../run/kills.ts';
import { ended, ogi, start } from './ogi.ts';
import { ogiRefused } from './unprivileged.ts';

const sources = aFolder();
const once = join(aFolder(), 'out');

/** Three years of an organ; in the last, more is carried in than was carried forward. */
beforeAll(async () => {
  for (const truth of generateSeries(7, [2022, 2023, 2024], { profile: 'bureau', organ: '溪桥县教育局' })) {
    const wrong = truth.year === 2024 ? withCell(truth, 'applications.carried_in.total', 70) : truth;
    const { bytes } = await generateReport(truth.seed, { medium: 'html', layout: {}, truth: wrong });
    writeFileSync(join(sources, `${truth.year}.html`), bytes);
  }
  await ogi(['extract', sources, '--out', once, '--quiet', '--lang', 'en']);
});

/** A folder as the first run leaves it. */
function extracted(): string {
  const out = join(aFolder(), 'out');
  cpSync(once, out, { recursive: true });
  return out;
}

const extract = (out: string, ...more: string[]) => ogi(['extract', sources, '--out', out, '--lang', 'en', ...more]);
const summaryOf = (out: string) => JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));

function query(out: string, sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(out, LEDGER));
  const rows = database
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));
  database.close();
  return rows;
}

describe('a second run', () => {
  test('reads nothing again, says so, and leaves the files as they are', async () => {
    const out = extracted();
    await extract(out);
    const { code, stdout, stderr } = await extract(out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^3 reports read \(html: 3; edition 2021: 3\)/);
    expect(stdout).toContain('3 unchanged and not read again');
    expect(summaryOf(out)).toMatchObject({ sources: { read: 3 }, work: { read_now: 0, unchanged: 3, slowest: [] } });
    expect(differences(once, out)).toEqual([]);
  });

  test.each<[string, (out: string) => void]>([
    ['one file is missing', (out) => rmSync(join(out, 'cells.csv'))],
    ['one file was changed', (out) => writeFileSync(join(out, 'findings.csv'), 'mine')],
    ['there is no ledger, as in a folder of an earlier version', (out) => rmSync(join(out, LEDGER))],
    ['a run was killed while it wrote', (out) => mkdirSync(join(out, '.ogi-1-1-abc'))],
  ])('writes the same files where %s', async (_what, damage) => {
    const out = extracted();
    damage(out);
    expect(await extract(out, '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(differences(once, out)).toEqual([]);
  });

  test('reads everything again with --force, and names the slowest', async () => {
    const out = extracted();
    const { stdout } = await extract(out, '--force');
    expect(stdout).not.toContain('not read again');
    expect(stdout).toMatch(/slowest\n( {2}[\d.]+ s .*\.html\n){3}/);
    expect(summaryOf(out).work).toMatchObject({ read_now: 3, unchanged: 0 });
    expect(differences(once, out)).toEqual([]);
  });

  test('gives with --json the same lines, read now or not', async () => {
    const out = extracted();
    const { stdout } = await extract(out, '--json', '--quiet');
    expect(stdout).toBe(readFileSync(join(once, 'reports.jsonl'), 'utf8'));
  });

  test('speaks another language without reading again', async () => {
    const out = extracted();
    const { stdout } = await ogi(['extract', sources, '--out', out, '--lang', 'zh']);
    expect(stdout).toContain('3 个来源未变');
    expect(differences(once, out)).toEqual(['findings.csv differs']);
    await extract(out, '--quiet');
    expect(differences(once, out)).toEqual([]);
  });

  test('judges anew under another profile', async () => {
    const out = extracted();
    const config = join(out, '..', 'config.json');
    writeFileSync(config, JSON.stringify({ profile: 'mine' }));
    await extract(out, '--config', config, '--quiet');
    expect(summaryOf(out).work.read_now).toBe(3);
  });

  test('says how many sources are not listed any more, and leaves them out', async () => {
    const out = extracted();
    const { stdout } = await ogi(['extract', join(sources, '2023.html'), '--out', out, '--lang', 'en']);
    expect(stdout).toContain('2 sources of earlier runs not among them');
    expect(readFileSync(join(out, 'reports.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the ledger', () => {
  test('has cells and findings as rows that can be asked for', async () => {
    const fields = 'count(*) as cells, sum(value is not null) as numbers';
    const [row] = query(once, `select ${fields} from cells join sources on id = source_id where year = 2024`);
    expect(row?.cells).toBe(200);
    expect(row?.numbers).toBeGreaterThan(100);
  });

  test('has after a check what the check wrote, and after a run what the run wrote', async () => {
    const out = extracted();
    const carried = "select count(*) as findings from findings where rule = 'history/carried-in'";
    expect(query(out, carried)).toEqual([{ findings: 0 }]);
    await ogi(['check', out, '--quiet']);
    expect(query(out, carried)).toEqual([{ findings: 1 }]);
    const all = readFileSync(join(out, 'findings.csv'), 'utf8').trimEnd().split('\r\n').length - 1;
    expect(query(out, 'select count(*) as findings from findings')).toEqual([{ findings: all }]);
    await extract(out, '--quiet');
    expect(query(out, carried)).toEqual([{ findings: 0 }]);
    expect(differences(once, out)).toEqual([]);
  });
});

describe('an output folder that cannot be used', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  test('because another run is writing to it', async () => {
    const out = extracted();
    const first = start(['extract', '-', '--out', out, '--json', '--quiet']);
    running.push(first);
    first.stdin?.write(`${join(sources, '2022.html')}\n`);
    await new Promise((resolve) => first.stdout?.once('data', resolve));
    for (const command of [
      ['extract', sources, '--out', out],
      ['check', out],
    ]) {
      const { code, stderr } = await ogi(command);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^error: .*ogi\.sqlite: another ogi \(process \d+-\d+\) is writing to it/);
    }
    const end = ended(first);
    first.stdin?.end();
    expect((await end).code).toBe(0);
  });

  test('because its ledger is none', async () => {
    const out = extracted();
    writeFileSync(join(out, LEDGER), 'something else, and much more than nothing'.repeat(100));
    const before = readdirSync(out);
    for (const command of [
      ['extract', sources, '--out', out],
      ['check', out],
    ]) {
      const { code, stderr } = await ogi(command);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^error: .*no ledger.*move it away/) });
    }
    expect(readdirSync(out)).toEqual(before);
  });

  test('because a newer version made its ledger', async () => {
    const out = extracted();
    const database = new DatabaseSync(join(out, LEDGER));
    database.exec("update ledger set value = '99' where name = 'schema_version'");
    database.close();
    const { code, stderr } = await extract(out);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('a newer ogi made it') });
  });

  test('because it may not be written', async () => {
    const readable = aFolder({ 'a.txt': '甲县教育局2024年政府信息公开工作年度报告' });
    const out = join(readable, 'out');
    mkdirSync(out);
    cpSync(once, out, { recursive: true });
    chmodSync(out, 0o555);
    const { code, stdout, stderr } = await ogiRefused(['extract', join(readable, 'a.txt'), '--out', out]);
    chmodSync(out, 0o755);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*ogi\.sqlite: it (?:may not be written|cannot be opened)/);
    expect(differences(once, out)).toEqual([]);
  });
});

describe('Ctrl-C', () => {
  test('once, then one more run: as if nothing had been', async () => {
    const out = join(aFolder(), 'out');
    const child = start(['extract', sources, '--out', out, '--json', '--jobs', '1']);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    expect((await ended(child)).code).toBe(130);
    expect(readdirSync(out).sort()).toEqual([...FILES, LEDGER].sort());
    expect(summaryOf(out)).toMatchObject({ interrupted: true });
    await extract(out, '--quiet');
    expect(differences(once, out)).toEqual([]);
  });

  test('twice stops at once, and keeps what was read', async () => {
    const out = join(aFolder(), 'out');
    const child = start(['extract', '-', '--out', out, '--json']);
    const lines = ['2022', '2023'].map((year) => `${join(sources, `${year}.html`)}\n`);
    child.stdin?.write(lines.join(''));
    let seen = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
      if (seen.split('\n').length > 2) child.kill('SIGINT');
    });
    child.stderr?.once('data', () => child.kill('SIGINT'));
    expect((await ended(child)).code).toBe(130);
    const { stdout } = await extract(out);
    expect(stdout).toContain('2 unchanged and not read again');
    expect(readdirSync(out).sort()).toEqual([...FILES, LEDGER].sort());
  });
});
