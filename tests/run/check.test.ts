import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Audit } from '../../src/audit.ts';
import { filed } from '../../src/export/filed.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import { judged } from '../../src/judged.ts';
import { DEFAULT_PROFILE, type Profile } from '../../src/profile.ts';
import { profileFrom } from '../../src/profile-schema.ts';
import { relationsOf } from '../../src/related/related.ts';
import { doubt } from '../../src/report/doubts.ts';
import type { Report } from '../../src/report/report.ts';
import { check } from '../../src/run/check.ts';
import { FILES, record } from '../../src/run/record.ts';
import { openRecorded } from '../../src/run/recorded.ts';
import { anAudit, aReading } from '../export/an-audit.ts';
import { aFolder } from './a-folder.ts';

const never = new AbortController().signal;
const DATA = FILES.filter((name) => name !== 'summary.json');
const RAWS = [
  '=1+1',
  '-',
  '/',
  '1,362',
  '“三安全”',
  'a "quoted" word',
  'two\nlines',
  'two\r\nlines',
  '\ttab',
  ' 3 ',
  '＝',
];

/** An audit as extracting gives it. */
function extracted(path: string, report: Partial<Report> = {}, readings: Parameters<typeof anAudit>[0] = {}): Audit {
  const { source, report: whole } = anAudit({ path, report, ...readings });
  const detail = { zh: '缺', en: 'missing' };
  const doubts = [
    doubt('reading/heads', { detail }),
    doubt('reading/row-missing', { detail, fields: ['review.total'] }),
  ];
  return judged(source, { path, report: whole, profile: DEFAULT_PROFILE, related: null }, doubts);
}

async function folderOf(results: readonly Outcome[]): Promise<string> {
  const out = aFolder();
  await record(each(results), { out, language: 'zh', profile: DEFAULT_PROFILE, jobs: 1, signal: never });
  return out;
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

async function checkFolder(out: string, profile: Profile = DEFAULT_PROFILE, signal = never): Promise<void> {
  const recorded = await openRecorded(out);
  const relations = relationsOf(recorded.reports, profile.organs);
  const { interrupted } = recorded;
  const results = check(recorded, { profile, relations, signal });
  const { coverage } = relations;
  await record(results, {
    out,
    language: 'zh',
    profile,
    jobs: 1,
    signal,
    interrupted,
    coverage,
  }).finally(recorded.close);
}

const bytesOf = (out: string, names = DATA) => names.map((name) => readFileSync(join(out, name), 'utf8'));
const organ = (value: string) => ({ value, quote: value, place: { selector: 'h1' } });
const year = (value: number) => ({ value, quote: `${value}年`, place: { selector: 'h1' } });

const read = (audit: Audit): Outcome => ({ status: 'read', report: filed(audit) });
const FAILED: Outcome = { status: 'failed', failure: { path: '@x.pdf', problem: 'damaged', message: '=cut, "off"' } };

describe('reading a folder back', () => {
  test('gives each report as it was read', async () => {
    const cells = ['disclosure.rules.issued', 'review.total', 'applications.received.total'];
    const odd = RAWS.map((raw, index) =>
      extracted(`=${index}.html`, {}, { readings: { [cells[index % 3] ?? '']: { raw, value: null, state: 'text' } } }),
    );
    const extras = [
      {
        number: 1,
        label: '-其他主动公开文件',
        readings: [aReading({ field: 'extra.1.made', value: 186, raw: '186' })],
      },
    ];
    const more = extracted('extra.html', { extras, edition: '2019', organ: null });
    const nothing = extracted('nothing.html', { edition: null, readings: [] });
    const audits = [...odd, more, nothing];
    const recorded = await openRecorded(await folderOf(audits.map(read)));
    const back = await Promise.all(recorded.reports.map(recorded.load));
    await recorded.close();
    const rounded = (report: Report) => JSON.parse(JSON.stringify(report).replaceAll('20.004', '20'));
    expect(back.map(({ source }) => source)).toEqual(audits.map(({ source }) => source));
    expect(back.map(({ report }) => rounded(report))).toEqual(audits.map(({ report }) => rounded(report)));
  });

  test('changes nothing where nothing is to be compared, however often', async () => {
    const audits = RAWS.map((raw, index) =>
      extracted(
        `a/${index}.html`,
        { organ: null },
        { readings: { 'review.total': { raw, value: null, state: 'text' } } },
      ),
    );
    const out = await folderOf([...audits.map(read), FAILED, { status: 'skipped', ending: '.json' }]);
    const before = bytesOf(out);
    await checkFolder(out);
    expect(bytesOf(out)).toEqual(before);
    await checkFolder(out);
    expect(bytesOf(out)).toEqual(before);
    expect(JSON.parse(bytesOf(out, ['summary.json'])[0] ?? '')).toMatchObject({
      sources: { read: RAWS.length, failed: 1, skipped: 1 },
      skipped: { '.json': 1 },
      interrupted: false,
      organs: { count: 0, missing_years: [], expected: [] },
    });
  });

  test('holds over the chunks that files are read in', async () => {
    const audits = Array.from({ length: 60 }, (_, index) => extracted(`年报/${index}.html`, { organ: null }));
    const out = await folderOf(audits.map(read));
    const before = bytesOf(out);
    expect(before[2]?.length).toBeGreaterThan(2 ** 19);
    await checkFolder(out);
    expect(bytesOf(out)).toEqual(before);
  });

  test('keeps that the run was interrupted', async () => {
    const out = aFolder();
    const signal = AbortSignal.abort();
    await record(each([FAILED]), { out, language: 'zh', profile: DEFAULT_PROFILE, jobs: 1, signal });
    await checkFolder(out);
    expect(JSON.parse(bytesOf(out, ['summary.json'])[0] ?? '')).toMatchObject({ interrupted: true });
  });
});

describe('judging a folder again', () => {
  const carried = (value: number) => ({ raw: String(value), value });
  const series = () => [
    extracted(
      '2024.html',
      { organ: organ('甲县教育局'), year: year(2024) },
      { readings: { 'applications.carried_in.total': carried(2) } },
    ),
    extracted(
      '2023.html',
      { organ: organ('甲县教育局'), year: year(2023) },
      { readings: { 'applications.carried_forward.total': carried(3) } },
    ),
  ];
  const rulesIn = (out: string) =>
    bytesOf(out, ['reports.jsonl'])[0]
      ?.trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line).findings as { rule: string }[]).map(({ rule }) => rule));

  test('compares a report with last year’s, wherever it stands', async () => {
    const out = await folderOf(series().map(read));
    expect(rulesIn(out)?.[0]).not.toContain('history/carried-in');
    await checkFolder(out);
    expect(rulesIn(out)?.[0]).toContain('history/carried-in');
    expect(rulesIn(out)?.[1]).not.toContain('history/carried-in');
    const once = bytesOf(out);
    await checkFolder(out);
    expect(bytesOf(out)).toEqual(once);
  });

  test('takes the rules of the profile, and the doubts as grave as the catalogue has them', async () => {
    const out = await folderOf(series().map(read));
    const before = bytesOf(out);
    const strict = profileFrom({ rules: { 'reading/heads': 'error', 'history/carried-in': 'off' } });
    await checkFolder(out, strict);
    expect(rulesIn(out)?.[0]?.[0]).toBe('reading/heads');
    expect(rulesIn(out)?.flat()).not.toContain('history/carried-in');
    await checkFolder(out, profileFrom({ profile: 'default', rules: { 'history/carried-in': 'off' } }));
    expect(rulesIn(out)?.[0]?.filter((rule) => rule.startsWith('reading/'))).toEqual(
      JSON.parse(before[0]?.split('\n')[0] ?? '')
        .findings.map(({ rule }: { rule: string }) => rule)
        .filter((rule: string) => rule.startsWith('reading/')),
    );
  });

  test('leaves the files as they were when it is stopped', async () => {
    const out = await folderOf(series().map(read));
    const before = bytesOf(out, [...FILES]);
    await expect(checkFolder(out, DEFAULT_PROFILE, AbortSignal.abort())).rejects.toThrow();
    expect(bytesOf(out, [...FILES])).toEqual(before);
    expect(readdirSync(out).sort()).toEqual([...FILES].sort());
  });
});

describe('a folder that cannot be trusted', () => {
  const damages: readonly (readonly [string, (out: string) => void, string])[] = [
    ['a missing file', (out) => rmSync(join(out, 'cells.csv')), 'cells.csv: it is missing'],
    ['a line cut off', (out) => edit(out, 'reports.jsonl', (text) => text.slice(0, -40)), 'reports.jsonl, line 2'],
    ['a line of another shape', (out) => edit(out, 'reports.jsonl', () => '{"schema":"ogi-report/0"}\n'), 'line 1'],
    [
      'a row too few',
      (out) => edit(out, 'cells.csv', (text) => text.split('\r\n').slice(0, -2).join('\r\n')),
      'it ends before',
    ],
    ['a row too many', (out) => edit(out, 'cells.csv', (text) => `${text}x\r\n`), 'more rows'],
    [
      'rows of another report',
      (out) => edit(out, 'cells.csv', (text) => text.replace(/^a\.html/m, 'b.html')),
      'a row of b.html',
    ],
    [
      'a number changed',
      (out) => edit(out, 'cells.csv', (text) => text.replace('review.total,0,0', 'review.total,7,7')),
      'differ on a.html',
    ],
    ['other columns', (out) => edit(out, 'cells.csv', (text) => text.replace('confidence', 'trust')), 'columns'],
    ['an open quote', (out) => edit(out, 'cells.csv', (text) => text.replace(',0,0,', ',0,"0,')), 'cells.csv'],
    ['no summary', (out) => edit(out, 'summary.json', () => ''), 'summary.json'],
    ['a failure list of another kind', (out) => edit(out, 'failures.csv', () => 'a,b\r\n'), 'failures.csv'],
  ];

  test.each(damages)('%s is said, and nothing is overwritten', async (_what, damage, message) => {
    const out = await folderOf([read(extracted('a.html')), read(extracted('b.html', { year: year(2023) }))]);
    damage(out);
    const files = readdirSync(out);
    const before = bytesOf(out, files);
    await expect(checkFolder(out)).rejects.toThrow(message);
    expect(readdirSync(out)).toEqual(files);
    expect(bytesOf(out, files)).toEqual(before);
  });
});

function edit(out: string, name: string, change: (text: string) => string): void {
  writeFileSync(join(out, name), change(readFileSync(join(out, name), 'utf8')));
}
