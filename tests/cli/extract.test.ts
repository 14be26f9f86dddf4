import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { reportSchema } from '../../src/export/report-schema.ts';
import { FILES } from '../../src/run/record.ts';
import { LEDGER } from '../../src/store/store.ts';
import { generateReport } from '../generate/index.ts';
import { generateTruth } from '../generate/numbers.ts';
import { withCell } from '../generate/truth.ts';
import { aFolder } from '../run/a-folder.ts';
import { ended, ogi, root, start } from './ogi.ts';
import { ogiRefused } from './unprivileged.ts';

const folder = aFolder({
  'b/empty.pdf': '',
  'b/binary.html': new Uint8Array([0, 1, 2, 3, 0xff, 0xfe, 0, 0, 9, 8, 7]),
  'b/cut.pdf': '%PDF-1.7\n1 0 obj\n<< /Type /Catalog',
  'b/notes.json': '{}',
});
const good = join(folder, '某县 教育局 2024.html');
const second = join(folder, 'z.txt');

beforeAll(async () => {
  writeFileSync(good, (await generateReport(1, { medium: 'html', edition: '2021', layout: {} })).bytes);
  writeFileSync(second, (await generateReport(2, { medium: 'text', edition: '2019', layout: {} })).bytes);
});

const written = (out: string, name: string) => readFileSync(join(out, name), 'utf8');

describe('ogi extract', () => {
  test('writes every file, and says what it read', async () => {
    const out = join(folder, 'out-a');
    const { code, stdout, stderr } = await ogi(['extract', good, second, '--out', out, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^2 reports read \(html: 1, text: 1; edition 2019: 1, edition 2021: 1\), in [\d.]+ s\n/);
    expect(stdout).toContain(`written to ${out}:`);
    expect(readdirSync(out).sort()).toEqual([...FILES, LEDGER].sort());
    expect(written(out, 'reports.csv').startsWith('\uFEFFpath,organ,year,edition,title,')).toBe(true);
  });

  test('gives one JSON line a source, each of which the schema accepts', async () => {
    const out = join(folder, 'out-json');
    const missing = join(folder, 'missing.html');
    const { code, stdout, stderr } = await ogi(['extract', good, missing, second, '--out', out, '--json']);
    const [one, two, three, ...none] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(reportSchema.parse(one)).toMatchObject({ source: { path: good, medium: 'html' }, edition: '2021' });
    expect(two).toMatchObject({ schema: 'ogi-failure/1', path: missing, problem: 'not-found' });
    expect(reportSchema.parse(three)).toMatchObject({ source: { path: second, medium: 'text' }, edition: '2019' });
    expect(none).toEqual([]);
    expect(stderr).toContain('已读取 2 份报告');
    expect(written(out, 'reports.jsonl')).toBe(`${[one, three].map((line) => JSON.stringify(line)).join('\n')}\n`);
  });

  test('a source that cannot be read does not stop the others', async () => {
    const out = join(folder, 'out-bad');
    const { code, stdout } = await ogi(['extract', folder, '--out', out]);
    const failures = written(out, 'failures.csv').trimEnd().split('\r\n').slice(1);
    expect(code).toBe(1);
    expect(failures.map((line) => line.replace(`${folder}/`, '').split(',').slice(0, 2))).toEqual([
      ['b/binary.html', 'unsupported-format'],
      ['b/cut.pdf', 'damaged'],
      ['b/empty.pdf', 'empty'],
    ]);
    expect(written(out, 'reports.jsonl').trimEnd().split('\n')).toHaveLength(2);
    expect(stdout).toContain('3 个来源未能读取：');
  });

  test('what says itself that it is no report is told, and is no failure', async () => {
    const out = join(folder, 'out-guide');
    const title = '溪桥县教育局政府信息公开指南';
    const guide = join(
      aFolder({ 'guide.html': `<title>${title}</title><h1>${title}</h1><p>为方便公民获取信息，编制本指南。` }),
      'guide.html',
    );
    const { code, stdout } = await ogi(['extract', guide, good, '--out', out, '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 source is no report, named in failures.csv');
    expect(written(out, 'failures.csv')).toContain(`${guide},not-a-report,`);
    expect(JSON.parse(written(out, 'summary.json')).sources).toMatchObject({ read: 1, failed: 0 });
  });

  test('writes the same bytes whatever the number of jobs', async () => {
    const outs = await Promise.all(
      ['1', '4'].map(async (jobs) => {
        const out = join(aFolder(), 'out');
        await ogi(['extract', join(root, 'samples'), '--out', out, '--jobs', jobs, '--ocr', 'never', '--quiet']);
        return FILES.filter((name) => name !== 'summary.json').map((name) => written(out, name));
      }),
    );
    expect(outs[1]).toEqual(outs[0]);
  });

  test('takes a list of paths on stdin', async () => {
    const out = join(folder, 'out-list');
    const { code, stdout } = await ogi(['extract', '-', '--out', out, '--lang', 'en'], `${second}\n${good}\n`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2 reports read/);
    expect(
      written(out, 'reports.jsonl')
        .split('\n')
        .map((line) => line && JSON.parse(line).source.path),
    ).toEqual([second, good, '']);
  });

  test('exits with 1 where --fail-on is met', async () => {
    const truth = withCell(generateTruth(3, { edition: '2021', blanks: 'none' }), 'review.total', 999_999);
    const wrong = join(aFolder(), 'wrong.html');
    const report = await generateReport(3, { medium: 'html', layout: {}, truth });
    writeFileSync(wrong, report.bytes);
    const codes = ['never', 'error', 'warning'].map(async (severity) => {
      const out = join(aFolder(), 'out');
      const { code, stdout, stderr } = await ogi(['extract', wrong, '--out', out, '--quiet', '--fail-on', severity]);
      return [code, stdout, stderr];
    });
    expect(await Promise.all(codes)).toEqual([
      [0, '', ''],
      [1, '', ''],
      [1, '', ''],
    ]);
  });

  test.each([
    ['no source', []],
    ['no number of jobs', ['x', '--jobs', '0']],
    ['no time', ['x', '--timeout', 'soon']],
    ['an unknown language', ['x', '--lang', 'fr']],
    ['an unknown option', ['x', '--colour']],
    ['a file for a folder', ['x', '--out', join(root, 'package.json')]],
  ])('exits with 2 for %s', async (_what, words) => {
    const { code, stdout, stderr } = await ogi(['extract', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
  });

  test('a folder without permission does not stop the others', async () => {
    const closed = aFolder({ 'a/x.html': '', 'b.html': readFileSync(good) });
    chmodSync(join(closed, 'a'), 0);
    const out = join(closed, 'out');
    const { code, stderr } = await ogiRefused(['extract', closed, '--out', out, '--quiet']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(written(out, 'failures.csv')).toContain(`${closed}/a,no-permission,`);
    expect(written(out, 'reports.jsonl')).toContain(`${closed}/b.html`);
  });

  test('says nothing when its reader stops reading', async () => {
    const sources = Array.from({ length: 4 }, () => good);
    const child = start(['extract', ...sources, '--out', join(aFolder(), 'out'), '--json', '--quiet']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { stderr } = await ended(child);
    expect(stderr).toBe('');
  });

  test('keeps what was finished when it is interrupted', async () => {
    const out = aFolder();
    const child = start(['extract', '-', '--out', out, '--lang', 'en', '--json']);
    child.stdin?.write(`${good}\n`);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await ended(child);
    expect(code).toBe(130);
    expect(stderr).toContain('stopping after the sources in hand');
    expect(readdirSync(out).sort()).toEqual([...FILES, LEDGER].sort());
    expect(JSON.parse(written(out, 'summary.json'))).toMatchObject({ interrupted: true });
  });
});
