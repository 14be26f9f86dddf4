import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { decode } from '../../extractors/encoding.ts';
import { rowsIn } from '../../src/export/csv.ts';
import { csv } from '../../src/export/formats/csv.ts';
import { jsonl } from '../../src/export/formats/jsonl.ts';
import { recordedReport } from '../../src/export/recorded-report.ts';
import { exportOutcomes } from '../../src/run/export.ts';
import { LEDGER, type Store } from '../../src/store/store.ts';
import { type ListPage, type Notice, type Overview, PATHS, type ReportView } from '../../src/ui/api.ts';
import { ogi } from '../cli/ogi.ts';
import { aFolder } from '../run/a-folder.ts';
import { extract, ledgerIn, serverOn, type TestServer } from './a-run.ts';

const SAMPLE = new URL('../../samples/2021-bureau-review-total-wrong.html', import.meta.url).pathname;
/** The total says 0, and 3 are counted. */
const RULE = 'review/total';
const FIELD = 'review.total';

let sources: string;
let out: string;
let store: Store;
let server: TestServer;

beforeEach(async () => {
  sources = aFolder();
  out = aFolder();
  copyFileSync(SAMPLE, join(sources, 'a.html'));
  store = await ledgerIn(out);
  server = serverOn(store);
  await again();
});

const again = (force = false) => extract(store, out, [sources], force);
const report = () => server.json<ReportView>(PATHS.report(1));
const found = ({ findings }: ReportView, rule = RULE) => findings.find((finding) => finding.rule === rule);
const cell = ({ cells }: ReportView, field = FIELD) => cells.find((one) => one.field === field);

async function done(response: Response): Promise<ReportView> {
  expect([response.status, response.status === 200 ? '' : await response.text()]).toEqual([200, '']);
  return (await response.json()) as ReportView;
}

const decided = async (verdict: 'confirmed' | 'dismissed' | null, note = 'why') =>
  done(await server.post(PATHS.decide(1), { key: found(await report())?.key, verdict, note, by: '王芳' }));
const corrected = async (value: number | null, state = 'number') =>
  done(await server.post(PATHS.correct(1), { field: FIELD, value, state, note: 'seen', by: '王芳' }));
const undone = async (body: object = {}) => done(await server.post(PATHS.undo(1), body));

/** The source as it is after something in it was printed otherwise. */
function reprint(from: string | RegExp, to: string): void {
  const file = join(sources, 'a.html');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** The source with another text in a cell. */
async function print(field: string, text: string): Promise<void> {
  const file = join(sources, 'a.html');
  const place = cell(await report(), field)?.place;
  const $ = load(decode(readFileSync(file)).text);
  $(place && 'selector' in place ? place.selector : '').text(text);
  writeFileSync(file, $.html());
}

const signed = { id: expect.any(Number), by: '王芳', at: expect.stringMatching(/^\d{4}-.*Z$/) };

describe('a decision on a finding', () => {
  test('is shown with who made it, when and why, and is no longer open', async () => {
    const before = await server.json<ListPage>(PATHS.reports);
    const view = await decided('dismissed');
    expect(found(view)?.decision).toEqual({ ...signed, verdict: 'dismissed', note: 'why' });
    const after = await server.json<ListPage>(PATHS.reports);
    expect(after.rows[0]?.open).toBe((before.rows[0]?.open ?? 0) - 1);
    const overview = await server.json<Overview>(PATHS.overview);
    expect(overview.rules.find(({ rule }) => rule === RULE)).toMatchObject({ findings: 1, reports: 1, open: 0 });
  });

  test('is found by, together with what else is asked of the finding', async () => {
    await decided('confirmed');
    const total = async (query: string) => (await server.json<ListPage>(`${PATHS.reports}?${query}`)).total;
    expect(await total(`rule=${RULE}&decision=confirmed`)).toBe(1);
    expect(await total('severity=error&cause=report&decision=confirmed')).toBe(1);
    expect(await total(`rule=${RULE}&decision=open`)).toBe(0);
    expect(await total('severity=warning&decision=confirmed')).toBe(0);
  });

  test('outlives every new extraction, and a rule run', async () => {
    await decided('dismissed');
    await again(true);
    expect(found(await report())?.decision?.verdict).toBe('dismissed');
    const { code, stderr } = await ogi(['check', out, '--quiet']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(found(await report())?.decision?.verdict).toBe('dismissed');
    expect(recordedReport(readFileSync(join(out, 'reports.jsonl'), 'utf8')).findings).toContainEqual(
      expect.objectContaining({ rule: RULE, decision: expect.objectContaining({ verdict: 'dismissed' }) }),
    );
    await again();
    expect(found(await report())?.decision?.verdict).toBe('dismissed');
  });

  test('holds for the same defect in other bytes under the same path, and for the same bytes elsewhere', async () => {
    await decided('confirmed');
    reprint('</body>', '<p>更新</p></body>');
    copyFileSync(SAMPLE, join(sources, 'b.html'));
    await again();
    const views = [await report(), await server.json<ReportView>(PATHS.report(2))];
    expect(views.map((view) => found(view)?.decision?.verdict)).toEqual(['confirmed', 'confirmed']);
  });

  test('does not hold for another defect of the rule', async () => {
    await decided('confirmed');
    await print(FIELD, '5');
    await again();
    const finding = found(await report());
    expect(finding).toMatchObject({ actual: 5, decision: null });
  });

  test('gives way to a later one, and is back when that is taken back', async () => {
    await decided('confirmed', 'first');
    expect(found(await decided('dismissed', 'second'))?.decision?.note).toBe('second');
    expect(found(await undone())?.decision).toMatchObject({ verdict: 'confirmed', note: 'first' });
    expect(found(await undone())?.decision).toBeNull();
    expect((await server.post(PATHS.undo(1), {})).status).toBe(409);
  });

  test('can be lifted, and that can be taken back as well', async () => {
    await decided('confirmed');
    expect(found(await decided(null))?.decision).toBeNull();
    expect(found(await undone())?.decision?.verdict).toBe('confirmed');
  });

  test('is not taken back by a window that has not seen it', async () => {
    const first = found(await decided('confirmed'))?.decision?.id;
    await decided('dismissed');
    expect((await server.post(PATHS.undo(1), { id: first })).status).toBe(409);
    expect(found(await report())?.decision?.verdict).toBe('dismissed');
  });

  test('of two windows the later sees what the earlier did, and nothing is lost', async () => {
    const other = serverOn(await ledgerIn(out));
    const [one, two] = (await report()).findings.map(({ key }) => key);
    await server.post(PATHS.decide(1), { key: one, verdict: 'confirmed', note: '' });
    const view = await done(await other.post(PATHS.decide(1), { key: two, verdict: 'dismissed', note: '' }));
    expect(view.findings.slice(0, 2).map(({ decision }) => decision?.verdict)).toEqual(['confirmed', 'dismissed']);
    expect(await report()).toEqual(view);
  });

  test('is logged under the name of the session where no other is given', async () => {
    const { findings } = await report();
    const body = { key: findings[0]?.key, verdict: 'confirmed', note: '' };
    expect((await done(await server.post(PATHS.decide(1), body))).findings[0]?.decision?.by).toBe('auditor');
  });

  test('stands in the notice where it is confirmed', async () => {
    await decided('confirmed');
    for (const path of [`${PATHS.notice}?id=1`, PATHS.notice, `${PATHS.notice}?rule=${RULE}`]) {
      const { reports, without } = await server.json<Notice>(path);
      expect(reports.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([[RULE]]);
      expect(without).toBe(0);
    }
    await decided('dismissed');
    expect(await server.json<Notice>(PATHS.notice)).toEqual({ reports: [], without: 1, left: 0 });
  });
});

describe('while another process writes', () => {
  test('all is shown, and a decision waits its turn', async () => {
    const other = new DatabaseSync(join(out, LEDGER));
    other.exec('begin immediate');
    const { findings } = await report();
    const deciding = server.post(PATHS.decide(1), { key: findings[0]?.key, verdict: 'confirmed', note: '' });
    await setTimeout(150);
    expect((await report()).findings[0]?.decision).toBeNull();
    other.exec('commit');
    other.close();
    expect((await done(await deciding)).findings[0]?.decision?.verdict).toBe('confirmed');
    expect(server.faults).toEqual([]);
  });

  test('what it has not come to is shown as it was', async () => {
    await store.begin({ key: '', settings: {}, owner: 'other', startedAt: '', isAlive: () => false });
    expect((await server.json<ListPage>(PATHS.reports)).total).toBe(1);
    expect(found(await decided('confirmed'))?.decision?.verdict).toBe('confirmed');
  });
});

test('after a comparison with other reports a correction keeps what that found, and says that it is of before', async () => {
  await ogi(['check', out, '--quiet']);
  expect((await report()).outdated).toBe(false);
  expect((await corrected(3)).outdated).toBe(true);
  await ogi(['check', out, '--quiet']);
  expect((await report()).outdated).toBe(false);
  expect(found(await report())).toBeUndefined();
});

describe('a corrected cell', () => {
  test('is judged at once, and what was read stays', async () => {
    const before = await report();
    const view = await corrected(3);
    expect(found(before)).toBeDefined();
    expect(found(view)).toBeUndefined();
    const { correction, ...shown } = cell(view) ?? {};
    expect(shown).toMatchObject({ value: 3, raw: '0', state: 'number', method: 'corrected', confidence: 1 });
    expect(correction).toMatchObject({ ...signed, note: 'seen', read: { value: 0, raw: '0', method: 'text' } });
    expect(view.outcomes.failed).toBe(before.outcomes.failed - 1);
  });

  test('is back as it was read when that is taken back', async () => {
    const before = await report();
    await corrected(3);
    await corrected(4);
    expect(cell(await undone())?.value).toBe(3);
    expect(await undone()).toEqual(before);
  });

  test('may be said to hold no number', async () => {
    const view = await corrected(null, 'blank');
    expect(cell(view)).toMatchObject({ value: null, state: 'blank', correction: { read: { value: 0 } } });
    expect(view.findings.map(({ rule }) => rule)).toContain('review/blank');
  });

  test('stays corrected and judged after every new extraction, and after a rule run', async () => {
    const view = await corrected(3);
    await again(true);
    expect(await report()).toEqual(view);
    await ogi(['check', out, '--quiet']);
    const { findings } = await report();
    expect(findings.filter(({ rule }) => rule === RULE)).toEqual([]);
    expect(cell(await report())?.correction?.read.value).toBe(0);
    await undone();
    expect(found(await report())).toBeDefined();
  });

  test('holds for other bytes under the same path as long as it reads the same', async () => {
    await corrected(3);
    reprint('</body>', '<p>更新</p></body>');
    await again();
    expect(cell(await report())?.value).toBe(3);
    expect((await report()).lapsed).toEqual([]);
  });

  test('is not applied to a cell that reads otherwise now, and that is said', async () => {
    await done(
      await server.post(PATHS.correct(1), { field: 'review.upheld', value: 9, state: 'number', note: '', by: '王芳' }),
    );
    await print('review.upheld', '7');
    await again();
    const view = await report();
    expect(cell(view, 'review.upheld')).toMatchObject({ value: 7, correction: null });
    expect(view.lapsed).toMatchObject([{ field: 'review.upheld', value: 9, by: '王芳' }]);
  });

  test('settles the doubt about it alone', async () => {
    const text = new URL('../../samples/2019-bureau-shifted-spans.html', import.meta.url).pathname;
    copyFileSync(text, join(sources, 'b.html'));
    await again();
    const view = await server.json<ReportView>(PATHS.report(2));
    const { field = '' } = view.cells.find(({ state }) => state === 'number') ?? {};
    const next = await done(
      await server.post(PATHS.correct(2), { field, value: 1_000_000, state: 'number', note: '', by: 'x' }),
    );
    const doubts = ({ findings }: ReportView) => findings.filter(({ rule }) => /^(?:reading|structure)\//.test(rule));
    expect(doubts(next).map(({ key }) => key)).toEqual(expect.arrayContaining(doubts(view).map(({ key }) => key)));
  });
});

describe('what was decided comes along in the exports', () => {
  async function exported(): Promise<Readonly<Record<string, string>>> {
    const to = aFolder();
    const snapshot = await store.snapshot();
    if (!snapshot) throw new Error('no run');
    const told = { language: 'en', profile: 'default', complete: true, locate: () => undefined } as const;
    const { signal } = new AbortController();
    await exportOutcomes(snapshot.outcomes(), { ...told, out: to, formats: [csv, jsonl], signal });
    await snapshot.close();
    const names = ['reports.csv', 'cells.csv', 'findings.csv', 'reports.jsonl'];
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(to, name), 'utf8')]));
  }

  function table(text = ''): readonly Readonly<Record<string, string>>[] {
    const [head = [], ...rows] = rowsIn(text);
    return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
  }

  test('as columns, and in the line, which fits its schema', async () => {
    await decided('dismissed', 'not so');
    const other = { field: 'review.upheld', value: 5, state: 'number', note: 'seen', by: '李' };
    await done(await server.post(PATHS.correct(1), other));
    const files = await exported();
    const cells = table(files['cells.csv']);
    expect(cells.find(({ field }) => field === 'review.upheld')).toMatchObject({
      value: '5',
      method: 'corrected',
      corrected_by: '李',
      correction_note: 'seen',
      read: expect.stringMatching(/^\d+$/),
    });
    expect(cells.find(({ field }) => field === FIELD)).toMatchObject({ method: 'text', read: '', corrected_by: '' });
    expect(table(files['reports.csv'])[0]?.['review.upheld']).toBe('5');
    const recorded = recordedReport(files['reports.jsonl'] ?? '');
    expect(recorded.corrections).toMatchObject([{ field: 'review.upheld', value: 5, by: '李' }]);
    expect(JSON.parse(files['reports.jsonl'] ?? '').review.upheld).toBe(5);
    await undone();
    const dismissed = table((await exported())['findings.csv']).find(({ rule }) => rule === RULE);
    expect(dismissed).toMatchObject({ decision: 'dismissed', decision_note: 'not so', decided_by: '王芳' });
  });

  test('in the files of the next run, and the same bytes in every one', async () => {
    await decided('confirmed');
    await corrected(3);
    const files = ['reports.jsonl', 'reports.csv', 'cells.csv', 'findings.csv'];
    const written = () => files.map((name) => readFileSync(join(out, name), 'utf8'));
    await again();
    const first = written();
    expect(first[2]).toContain('corrected');
    await again(true);
    expect(written()).toEqual(first);
  });
});
