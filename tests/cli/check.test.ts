import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { reportSchema } from '../../src/export/report-schema.ts';
import { generateReport } from '../generate/index.ts';
import { generateSeries } from '../generate/series.ts';
import { type Truth, withCell } from '../generate/truth.ts';
import { aFolder } from '../run/a-folder.ts';
import { ended, ogi, start } from './ogi.ts';

const sources = aFolder();
const ORGAN = '溪桥县教育局';
const once = join(aFolder(), 'out');

/** Three years of one organ, one of them under its longer name; in the last, more is carried in than was carried forward. */
beforeAll(async () => {
  const [one, three] = generateSeries(7, [2022, 2024], { profile: 'bureau', organ: ORGAN });
  const [two] = generateSeries(8, [2023], { profile: 'bureau', organ: `青澜湖市${ORGAN}` });
  for (const truth of [one, two, three]) {
    if (truth) writeFileSync(join(sources, `${truth.year}.html`), (await print(disagreeing(truth))).bytes);
  }
  await ogi(['extract', sources, '--out', once, '--quiet']);
});

const print = (truth: Truth) => generateReport(truth.seed, { medium: 'html', layout: {}, truth });

/** 3 are carried forward from 2023, and 7 carried in to 2024. */
function disagreeing(truth: Truth): Truth {
  if (truth.year === 2023) return withCell(truth, 'applications.carried_forward.total', 3);
  return truth.year === 2024 ? withCell(truth, 'applications.carried_in.total', 7) : truth;
}

/** A folder as extracting leaves it. */
function extracted(): string {
  const out = join(aFolder(), 'out');
  cpSync(once, out, { recursive: true });
  return out;
}

const written = (out: string, name: string) => readFileSync(join(out, name), 'utf8');
const rulesOf = (out: string, year: number): readonly string[] =>
  written(out, 'reports.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((report) => report.year === year)
    .flatMap(({ findings }) => findings.map(({ rule }: { rule: string }) => rule));

describe('ogi check', () => {
  test('judges each report together with last year’s, and says what it did', async () => {
    const out = extracted();
    expect(rulesOf(out, 2024)).not.toContain('history/carried-in');
    const { code, stdout, stderr } = await ogi(['check', out, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^3 reports judged again \(html: 3; edition 2021: 3\), in [\d.]+ s\n/);
    expect(stdout).toContain('of 1 organ, compared');
    expect(rulesOf(out, 2024)).toContain('history/carried-in');
    expect(rulesOf(out, 2022)).not.toContain('history/carried-in');
    const before = ['reports.jsonl', 'reports.csv', 'cells.csv', 'findings.csv'].map((name) => written(out, name));
    await ogi(['check', out, '--lang', 'en', '--quiet']);
    expect(['reports.jsonl', 'reports.csv', 'cells.csv', 'findings.csv'].map((name) => written(out, name))).toEqual(
      before,
    );
  });

  test('gives one JSON line a report, each of which the schema accepts', async () => {
    const out = extracted();
    const { code, stdout, stderr } = await ogi(['check', out, '--json', '--fail-on', 'error']);
    expect(code).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => reportSchema.parse(JSON.parse(line)))).toHaveLength(3);
    expect(`${lines.join('\n')}\n`).toBe(written(out, 'reports.jsonl'));
    expect(stderr).toContain('已重新判定 3 份报告');
  });

  test('says which reports are missing', async () => {
    const out = extracted();
    const config = join(out, '..', 'ogi.config.json');
    writeFileSync(config, JSON.stringify({ organs: { expected: [ORGAN, '溪桥县民政局'] } }));
    const { stdout } = await ogi(['check', out, '--config', config]);
    expect(stdout).toContain('1 个应发布报告的机关未见报告：\n    溪桥县民政局  2022 2023 2024');
    expect(JSON.parse(written(out, 'summary.json'))).toMatchObject({
      organs: { count: 1, missing_years: [], expected: [{ organ: '溪桥县民政局', years: [2022, 2023, 2024] }] },
    });
  });

  test('changes nothing in a folder that it cannot trust', async () => {
    const out = extracted();
    writeFileSync(join(out, 'cells.csv'), written(out, 'cells.csv').slice(0, -100));
    const before = written(out, 'findings.csv');
    const { code, stdout, stderr } = await ogi(['check', out]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: .*cells\.csv.*Nothing was changed/);
    expect(written(out, 'findings.csv')).toBe(before);
  });

  test.each([
    ['no folder', []],
    ['a folder that is not there', ['/nowhere']],
    ['a folder of something else', [aFolder({ 'a.txt': '' })]],
    ['a configuration that is not there', [aFolder(), '--config', '/nowhere.json']],
    ['an unknown option', [aFolder(), '--colour']],
  ])('exits with 2 for %s', async (_what, words) => {
    const { code, stdout, stderr } = await ogi(['check', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
  });

  test('has help with an example', async () => {
    const { code, stdout } = await ogi(['check', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('$ ogi check output');
  });

  test('leaves the files as they were when it is interrupted', async () => {
    const out = extracted();
    const line = written(out, 'reports.jsonl');
    const cells = written(out, 'cells.csv');
    const [head = '', ...rows] = cells.split('\r\n');
    writeFileSync(join(out, 'reports.jsonl'), line.repeat(300));
    writeFileSync(join(out, 'cells.csv'), `${head}\r\n${rows.join('\r\n').repeat(300)}`);
    const before = written(out, 'findings.csv');
    const child = start(['check', out, '--json', '--quiet']);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await ended(child);
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'stopped: the files are as they were\n' });
    expect(written(out, 'findings.csv')).toBe(before);
  });
});
