import { cpSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/export/formats/index.ts';
import { LEDGER } from '../../src/store/store.ts';
import { parquetRows, workbook } from '../export/reading-back.ts';
import { aFolder } from '../run/a-folder.ts';
import { ended, ogi, start } from './ogi.ts';

const FILES = ['reports.jsonl', 'reports.csv', 'cells.csv', 'findings.csv', 'failures.csv', 'datapackage.json'];
const SAMPLES = ['samples/2019-city-litigation-total-wrong.pdf', 'samples/2021-bureau-dashes.txt'];
const once = join(aFolder(), 'out');

beforeAll(async () => {
  const broken = join(aFolder({ '坏 "一",\n二.pdf': '%PDF-1.4 and nothing more' }), '坏 "一",\n二.pdf');
  await ogi(['extract', ...SAMPLES, broken, '--out', once, '--quiet'], '', { cwd: new URL('../..', import.meta.url) });
});

/** A folder as extracting leaves it. */
function extracted(): string {
  const out = join(aFolder(), 'out');
  cpSync(once, out, { recursive: true });
  return out;
}

const bytesOf = (out: string, names: readonly string[]) =>
  names.map((name) => [name, readFileSync(join(out, name)).toString('base64')]);

describe('ogi export', () => {
  test('writes every form from the ledger alone, and says which files', async () => {
    const out = extracted();
    const before = bytesOf(out, FILES);
    for (const name of FILES) rmSync(join(out, name));
    const all = FORMATS.map(({ name }) => name).join(',');
    const { code, stdout, stderr } = await ogi(['export', '--out', out, '--to', all, '--lang', 'zh']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^已从台账导出 3 个来源至 .+：\n {2}reports\.csv .*audit\.xlsx\n$/);
    expect(bytesOf(out, FILES)).toEqual(before);
    const files = [...FORMATS.flatMap((format) => format.files), 'summary.json', LEDGER];
    expect(readdirSync(out).sort()).toEqual(files.sort());
    expect(await parquetRows(out, 'reports.parquet')).toHaveLength(2);
    const { sheets } = await workbook(out);
    expect(sheets.get('报告')?.rows).toHaveLength(3);
    expect(sheets.get('未读取')?.rows[1]?.[0]).toContain('坏 "一",\n二.pdf');
    const again = bytesOf(
      out,
      files.filter((name) => name !== LEDGER),
    );
    await ogi(['export', '--out', out, '--to', all, '--quiet']);
    expect(
      bytesOf(
        out,
        files.filter((name) => name !== LEDGER),
      ),
    ).toEqual(again);
  });

  test('gives the findings of the last ogi check, under its profile', async () => {
    const out = extracted();
    const rules = { 'litigation/total': 'off', 'structure/year': 'error' };
    const config = join(aFolder({ 'c.json': JSON.stringify({ profile: '检查二', rules }) }), 'c.json');
    await ogi(['check', out, '--config', config, '--quiet']);
    const checked = bytesOf(out, FILES);
    expect(readFileSync(join(out, 'findings.csv'), 'utf8')).toContain('检查二');
    expect(checked).not.toEqual(bytesOf(once, FILES));
    for (const name of FILES) utimesSync(join(out, name), 0, 0);
    expect(await ogi(['export', '--out', out, '--to', 'jsonl,csv', '--quiet'])).toMatchObject({ code: 0, stdout: '' });
    expect(bytesOf(out, FILES)).toEqual(checked);
  });

  test('exports what is there of a run that was stopped, and says that it is not all', async () => {
    const out = extracted();
    const database = new DatabaseSync(join(out, LEDGER));
    database.exec("update runs set state = 'interrupted'");
    database.exec("update sources set done_run = null where status = 'failed'");
    database.close();
    const { code, stdout, stderr } = await ogi(['export', '--out', out, '--to', 'xlsx', '--lang', 'en']);
    expect(code).toBe(1);
    expect(stderr).toContain('not complete: only the 2 sources that are done');
    expect(stdout).toContain('2 sources exported');
    expect([...(await workbook(out)).sheets.keys()][0]).toContain('未完成');
  });

  test.each([
    ['no format', [], '--to'],
    ['an empty list', ['--to', ','], 'at least one of csv, jsonl, parquet, xlsx'],
    ['a format that there is not', ['--to', 'csv,excel'], 'no format excel: csv, jsonl, parquet, xlsx'],
    ['a misspelt one', ['--to', 'parket'], 'Did you mean parquet?'],
    ['a folder without a ledger', ['--to', 'csv', '--out', aFolder({ 'a.txt': '' })], 'there is no ogi.sqlite in'],
    ['a folder that is not there', ['--to', 'csv', '--out', '/nowhere'], 'name the --out folder of ogi extract'],
    ['an unknown option', ['--to', 'csv', '--colour'], '--colour'],
  ])('exits with 2 for %s', async (_what, words, said) => {
    const { code, stdout, stderr } = await ogi(['export', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(said);
  });

  test('leaves a folder without a ledger as it is', async () => {
    const out = aFolder({ 'a.txt': '' });
    await ogi(['export', '--out', out, '--to', 'csv']);
    expect(readdirSync(out)).toEqual(['a.txt']);
  });

  test('says what is wrong with a ledger that is none', async () => {
    const out = aFolder({ [LEDGER]: 'x'.repeat(5000) });
    const { code, stderr } = await ogi(['export', '--out', out, '--to', 'csv']);
    expect(code).toBe(1);
    expect(stderr).toContain('it is no ledger of ogi');
    expect(readdirSync(out)).toEqual([LEDGER]);
  });

  test('has help with the formats and an example', async () => {
    const { code, stdout } = await ogi(['export', '--help']);
    expect(code).toBe(0);
    for (const { name, description } of FORMATS) expect(stdout).toContain(`${name.padEnd(8)} ${description}`);
    expect(stdout).toContain('$ ogi export --out output --to xlsx');
  });

  test('leaves the files as they were when it is interrupted', async () => {
    const out = extracted();
    // Enough reports for the signal to come in time.
    const database = new DatabaseSync(join(out, LEDGER));
    const columns = (database.prepare('pragma table_info(sources)').all() as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => name !== 'id');
    const copied = columns.map((name) => (name === 'position' ? 'n.i' : name === 'nth' ? 'n.i' : `s.${name}`));
    database.exec(`with recursive n(i) as (select 10 union all select i + 1 from n where i < 3000)
      insert into sources (id, ${columns.join(', ')}) select n.i + 1000, ${copied.join(', ')} from sources s, n where s.id = 2`);
    database.exec(
      'insert into records (source_id, line) select id, (select line from records where source_id = 2) from sources where id > 1000',
    );
    database.close();
    const before = bytesOf(out, FILES);
    const child = start(['export', '--out', out, '--to', 'csv,parquet,xlsx', '--quiet']);
    const waiting = setInterval(() => {
      if (!readdirSync(out).some((name) => name.startsWith('.ogi-'))) return;
      clearInterval(waiting);
      child.kill('SIGINT');
    }, 5);
    const { code, stderr } = await ended(child);
    clearInterval(waiting);
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringContaining('the files are as they were') });
    expect(bytesOf(out, FILES)).toEqual(before);
    expect(readdirSync(out).filter((name) => name.startsWith('.ogi-') || name === 'audit.xlsx')).toEqual([]);
  });
});
