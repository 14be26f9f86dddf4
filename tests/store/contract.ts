import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { filed } from '../../src/export/filed.ts';
import { findingKeys } from '../../src/export/finding-key.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import type { Effort, JudgeCorrected, RunStart, Store } from '../../src/store/store.ts';
import type { ListQuery } from '../../src/ui/api.ts';
import { aFinding, anAudit } from '../export/an-audit.ts';

/** Opens the same ledger as often as it is asked. */
export interface Ledger {
  open(judge: JudgeCorrected): Promise<Store>;
  /** Clears it away. */
  remove(): Promise<void> | void;
}

const KEY = 'engine';
const START: RunStart = {
  key: KEY,
  settings: { ocr: 'auto' },
  startedAt: '2026-01-01T00:00:00.000Z',
  owner: 'a',
  isAlive: () => false,
};

const effort = (sha256: string | null, change: Partial<Effort> = {}): Effort => ({
  sha256,
  key: KEY,
  ending: '.html',
  told: '{}',
  beside: {},
  milliseconds: 5,
  allowedSeconds: 120,
  attempts: 1,
  ...change,
});

const extra = { number: 1, label: '=其中', readings: [] };
const aReport = (path: string, change: Parameters<typeof anAudit>[0] = {}): Outcome & { status: 'read' } => ({
  status: 'read',
  report: filed(anAudit({ path, ...change })),
});
const aFailure = (path: string, problem: 'damaged' | 'timeout' | 'not-a-report' = 'damaged'): Outcome => ({
  status: 'failed',
  failure: { path, problem, message: 'why' },
});

const hashOf = (outcome: Outcome) => (outcome.status === 'read' ? outcome.report.source.sha256 : undefined);

async function all<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const gathered: T[] = [];
  for await (const one of given) gathered.push(one);
  return gathered;
}

/** A judge whose one finding says what was corrected. */
const judgeCorrected: JudgeCorrected = (report, corrections) => ({
  findings: corrections.map(({ field, value }) => aFinding({ rule: 'corrected', fields: [field], actual: value })),
  outcomes: { ...report.outcomes, failed: corrections.length },
});

const SIGNED = { by: '王芳', at: '2026-02-01T00:00:00.000Z', note: 'why' };

async function* none(): AsyncGenerator<never> {}

/** Lists a source and puts what became of it. */
async function file(
  store: Store,
  run: number,
  path: string,
  outcome: Outcome,
  made = effort(hashOf(outcome) ?? path),
): Promise<number> {
  const { id } = await store.list(run, path);
  await store.put(run, id, outcome, made);
  return id;
}

/** What every store has to do, told to the test runner for one of them. */
export function storeContract(name: string, ledger: () => Ledger | Promise<Ledger>): void {
  describe(`a ledger in ${name}`, () => {
    let place: Ledger;
    let store: Store;
    const opened: Store[] = [];
    const open = async () => {
      const one = await place.open(judgeCorrected);
      opened.push(one);
      return one;
    };

    beforeEach(async () => {
      place = await ledger();
      store = await open();
    });

    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close().catch(() => {});
      await place.remove();
    });

    test('gives outcomes back as they were put, in the order of listing', async () => {
      const run = await store.begin(START);
      const readings = { 'review.total': { value: -2.5, raw: '=-2.5\u0000', confidence: 0.5 } };
      const findings = [aFinding({ expected: '103', actual: null, fields: [], also: [] }), aFinding({ places: [] })];
      const outcomes = [
        aReport('b.html', { readings, findings, report: { extras: [extra], organ: null, year: null, title: null } }),
        aFailure('a.pdf'),
        aReport('年报 2023.html', { report: { edition: null } }),
      ];
      const entries = [];
      for (const path of ['b.html', 'a.pdf', '年报 2023.html']) entries.push(await store.list(run, path));
      for (const index of [2, 0, 1]) {
        const outcome = outcomes[index];
        if (outcome) await store.put(run, entries[index]?.id ?? 0, outcome, effort(hashOf(outcome) ?? 'x'));
      }
      expect(await all(store.outcomes(run))).toEqual(outcomes);
      expect(await store.load(entries[1]?.id ?? 0)).toEqual(outcomes[1]);
    });

    test('gives back where a source came from', async () => {
      const run = await store.begin(START);
      const outcome = aReport('a.html');
      const origin = { address: 'http://www.gov.cn/', captured_at: '2024-02-01T00:00:00Z', linked_from: 'b.html' };
      const report = { ...outcome.report, source: { ...outcome.report.source, ...origin } };
      const id = await file(store, run, 'a.html', { status: 'read', report });
      expect(await store.load(id)).toEqual({ status: 'read', report });
    });

    test('keeps what was put after it was opened anew', async () => {
      await file(store, await store.begin(START), 'a.html', aReport('a.html'));
      await store.close();
      store = await open();
      const run = await store.begin(START);
      const { id, known } = await store.list(run, 'a.html');
      expect(known).toMatchObject({ ...effort('ab'.repeat(32)), status: 'read', problem: null, findings: 0 });
      expect(await store.load(id)).toEqual(aReport('a.html'));
    });

    test('has of a run only what is done in it', async () => {
      await file(store, await store.begin(START), 'old.html', aReport('old.html'));
      await file(store, await store.begin(START), 'kept.html', aFailure('kept.html'));
      const run = await store.begin(START);
      await store.list(run, 'waiting.html');
      const kept = await store.list(run, 'kept.html');
      await store.list(run, 'old.html');
      await store.keep(run, kept.id);
      expect(await all(store.outcomes(run))).toEqual([aFailure('kept.html')]);
    });

    test('keeps many at once, each in its place', async () => {
      const paths = ['a', 'b', 'c'];
      for (const path of paths) await file(store, await store.begin(START), path, aFailure(path));
      const run = await store.begin(START);
      const entries = [];
      for (const path of ['c', 'a', 'b']) entries.push(await store.list(run, path));
      await store.keep(run, ...entries.map(({ id }) => id));
      expect(await all(store.outcomes(run))).toEqual(['c', 'a', 'b'].map((path) => aFailure(path)));
    });

    test('gives back what was noted of a file, until something else is', async () => {
      const id = await file(store, await store.begin(START), 'a.html', aReport('a.html'));
      const stamps = [];
      for (const stamp of [undefined, 'first', 'second']) {
        if (stamp) await store.stamp([{ id, stamp }]);
        stamps.push((await store.list(await store.begin(START), 'a.html')).known?.stamp);
      }
      expect(stamps).toEqual([undefined, 'first', 'second']);
    });

    test('counts the sources of earlier runs that are not among those of this one', async () => {
      const first = await store.begin(START);
      for (const path of ['a', 'b', 'c']) await file(store, first, path, aFailure(path));
      const run = await store.begin(START);
      await store.keep(run, (await store.list(run, 'b')).id);
      expect(await store.absent(run)).toBe(2);
    });

    test('takes a path that is listed again for another source, in every run the same', async () => {
      for (const known of [
        [false, false, false],
        [true, true, true],
      ]) {
        const run = await store.begin(START);
        const entries = [];
        for (let nth = 0; nth < 3; nth += 1) entries.push(await store.list(run, 'a'));
        expect(entries.map((entry) => entry.known !== null)).toEqual(known);
        expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
        for (const { id } of entries) await store.put(run, id, aFailure('a'), effort('a'));
        expect(await all(store.outcomes(run))).toHaveLength(3);
      }
    });

    test('puts a new outcome in the place of the old one, cells and findings with it', async () => {
      const first = await store.begin(START);
      const id = await file(store, first, 'a', aReport('a', { findings: [aFinding(), aFinding()] }));
      const again = aReport('a', { findings: [aFinding({ rule: 'review/total' })], report: { edition: '2019' } });
      await store.put(first, id, again, effort(again.report.source.sha256));
      expect(await store.load(id)).toEqual(again);
      await store.put(first, id, aFailure('a'), effort('newer'));
      expect(await all(store.outcomes(first))).toEqual([aFailure('a')]);
    });

    test('finds the same content, and none that depends on more than it', async () => {
      const run = await store.begin(START);
      const content = { sha256: 'x', key: KEY, ending: '.html' };
      await file(store, run, 'beside', aReport('beside'), effort('x', { beside: { 'a.png': null } }));
      await file(store, run, 'late', aFailure('late', 'timeout'), effort('x'));
      await file(store, run, 'notice', aFailure('notice', 'not-a-report'), effort('x'));
      expect(await store.find(content)).toBeUndefined();
      const id = await file(store, run, 'a', aReport('a'), effort('x'));
      expect(await store.find(content)).toBe(id);
      for (const other of [{ sha256: 'y' }, { key: 'newer' }, { ending: '.txt' }]) {
        expect(await store.find({ ...content, ...other })).toBeUndefined();
      }
    });

    test('has a digest that tells outcomes and their order', async () => {
      const digests = [];
      const first = await store.begin(START);
      await file(store, first, 'a', aFailure('a'));
      const b = await file(store, first, 'b', aFailure('b'));
      digests.push(await store.digest(first));
      await store.put(first, b, aFailure('b'), effort('b'));
      digests.push(await store.digest(first));
      for (const paths of [['a', 'b'], ['b', 'a'], ['a']]) {
        const run = await store.begin(START);
        for (const path of paths) await store.keep(run, (await store.list(run, path)).id);
        digests.push(await store.digest(run));
      }
      expect(new Set(digests).size).toBe(4);
      expect(digests[1]).toBe(digests[2]);
    });

    test('names those that took longest in this run', async () => {
      await file(store, await store.begin(START), 'old', aFailure('old'), effort('old', { milliseconds: 99 }));
      const run = await store.begin(START);
      await store.keep(run, (await store.list(run, 'old')).id);
      for (const milliseconds of [7, 30, 5]) {
        await file(store, run, `${milliseconds}`, aFailure(`${milliseconds}`), effort('x', { milliseconds }));
      }
      expect(await store.slowest(run, 2)).toEqual([
        { path: '30', milliseconds: 30 },
        { path: '7', milliseconds: 7 },
      ]);
    });

    test('puts findings of reports judged together in place of theirs until the next run', async () => {
      const run = await store.begin(START);
      const alone = aReport('a', { findings: [aFinding()] });
      const id = await file(store, run, 'a', alone, effort(alone.report.source.sha256));
      await store.end(run, 'done');
      const together = filed(anAudit({ path: 'a', findings: [aFinding(), aFinding({ rule: 'history/carried-in' })] }));
      const { findings, outcomes } = together;
      const abandoned = await store.amend(START.isAlive);
      await abandoned.judge(together);
      await abandoned.abandon();
      expect(await store.load(id)).toEqual(alone);
      const amendment = await store.amend(START.isAlive);
      await amendment.judge(together);
      await amendment.judge(filed(anAudit({ path: 'unknown' })));
      await amendment.commit();
      const line = `${JSON.stringify({ ...JSON.parse(alone.report.line), findings, outcomes })}\n`;
      expect(await store.load(id)).toEqual({ status: 'read', report: { ...alone.report, findings, outcomes, line } });
      await store.begin(START);
      expect(await store.load(id)).toEqual(alone);
    });

    const decisionsIn = async (id: number) => {
      const outcome = await store.load(id);
      return outcome?.status === 'read' ? outcome.report.findings.map(({ decision }) => decision?.verdict) : undefined;
    };
    const load = async (id: number) => {
      const outcome = await store.load(id);
      if (outcome?.status !== 'read') throw new Error(`no report ${id}`);
      return outcome.report;
    };
    const listed = async (query: ListQuery) => (await store.views.list(query)).rows.map(({ path }) => path);

    test('keeps what was decided on a finding, whatever is put later', async () => {
      const equal = aFinding();
      const report = aReport('a', { findings: [equal, aFinding({ rule: 'x/y' }), equal] });
      const run = await store.begin(START);
      const id = await file(store, run, 'a', report, effort(hashOf(report) ?? null));
      const [, , third = ''] = findingKeys(report.report.findings);
      expect(await store.decide(id, { key: third, verdict: 'dismissed', ...SIGNED })).toBe('done');
      expect(await store.decide(id, { key: 'none', verdict: 'dismissed', ...SIGNED })).toBe('unknown');
      expect(await store.decide(99, { key: third, verdict: 'dismissed', ...SIGNED })).toBe('unknown');
      expect(await decisionsIn(id)).toEqual([undefined, undefined, 'dismissed']);
      await store.put(run, id, report, effort(hashOf(report) ?? null));
      expect(await decisionsIn(id)).toEqual([undefined, undefined, 'dismissed']);
      const { findings, line } = await load(id);
      expect(findings[2]?.decision).toEqual({ id: expect.any(Number), verdict: 'dismissed', ...SIGNED });
      expect(JSON.parse(line).findings[2].decision).toEqual({ verdict: 'dismissed', ...SIGNED });
      expect(await store.views.lastDecision(id)).toBe(findings[2]?.decision?.id);
      expect(await store.undo(id, SIGNED)).toBe('done');
      expect(await store.load(id)).toEqual(report);
      expect(await store.undo(id, SIGNED)).toBe('unknown');
      expect(await store.views.lastDecision(id)).toBeNull();
    });

    test('counts a finding as open again when what was decided on it is taken back', async () => {
      const report = aReport('a', { findings: [aFinding()] });
      const id = await file(store, await store.begin(START), 'a', report, effort(hashOf(report) ?? null));
      const open = async () => (await store.views.overview({})).rules.map((rule) => rule.open);
      const [key = ''] = findingKeys(report.report.findings);
      await store.decide(id, { key, verdict: 'confirmed', ...SIGNED });
      expect(await open()).toEqual([0]);
      await store.undo(id, SIGNED);
      expect(await open()).toEqual([1]);
      await store.decide(id, { key, verdict: 'confirmed', ...SIGNED });
      await store.decide(id, { key, verdict: null, ...SIGNED });
      expect(await open()).toEqual([1]);
    });

    test('has another digest after a decision', async () => {
      const report = aReport('a', { findings: [aFinding()] });
      const run = await store.begin(START);
      const id = await file(store, run, 'a', report, effort(hashOf(report) ?? null));
      const before = await store.digest(run);
      await store.decide(id, { key: findingKeys(report.report.findings)[0] ?? '', verdict: 'confirmed', ...SIGNED });
      expect(await store.digest(run)).not.toBe(before);
    });

    test('judges a report with its corrections, and keeps what was read', async () => {
      const report = aReport('a', { readings: { 'review.total': { value: 8, raw: '8' } }, findings: [aFinding()] });
      const run = await store.begin(START);
      const id = await file(store, run, 'a', report, effort(hashOf(report) ?? null));
      const correction = { field: 'review.total', value: 3, state: 'number', ...SIGNED } as const;
      expect(await store.correct(id, { ...correction, field: 'no.such' })).toBe('unknown');
      expect(await store.correct(id, correction)).toBe('done');
      const corrected = await load(id);
      expect(corrected.findings).toMatchObject([{ rule: 'corrected', fields: ['review.total'], actual: 3 }]);
      expect(corrected.corrections).toMatchObject([{ ...correction, read: { value: 8, raw: '8', method: 'text' } }]);
      expect(corrected.cells).toEqual(report.report.cells);
      await store.put(run, id, report, effort(hashOf(report) ?? null));
      expect(await store.load(id)).toEqual({ status: 'read', report: corrected });
      await store.undo(id, SIGNED);
      expect(await store.load(id)).toEqual(report);
    });

    test('keeps what a comparison found when a cell is corrected, and takes it away with the next run', async () => {
      const own = aFinding();
      const report = aReport('a', { findings: [own] });
      const id = await file(store, await store.begin(START), 'a', report, effort(hashOf(report) ?? null));
      const amendment = await store.amend(START.isAlive);
      const compared = aFinding({ rule: 'history/carried-in' });
      await amendment.judge(filed(anAudit({ path: 'a', findings: [own, compared] })));
      await amendment.commit();
      await store.correct(id, { field: 'review.total', value: 3, state: 'number', ...SIGNED });
      const rules = async () => (await load(id)).findings.map(({ rule }) => rule).toSorted();
      expect(await rules()).toEqual(['corrected', 'history/carried-in']);
      await store.begin(START);
      expect(await rules()).toEqual(['corrected']);
    });

    test('finds, sorts and counts what was put, and what was decided', async () => {
      const run = await store.begin(START);
      const warning = aFinding({ severity: 'warning', cause: 'reading', rule: 'r/warns' });
      const place = { quote: '', place: { selector: 'body' } };
      await file(store, run, 'b.html', aReport('b.html', { findings: [warning, warning] }), effort('b'));
      const other = aReport('c.html', {
        findings: [aFinding()],
        report: { year: { value: 2023, ...place }, edition: '2019' },
      });
      const report = { ...other.report, source: { ...other.report.source, sha256: 'cd'.repeat(32) } };
      const id = await file(store, run, 'c.html', { status: 'read', report }, effort('c'));
      await file(store, run, 'a.pdf', aFailure('a.pdf'), effort('a'));
      await file(store, run, 'n.pdf', aFailure('n.pdf', 'not-a-report'), effort('n'));
      await store.end(run, 'done');
      expect(await listed({ sort: 'path' })).toEqual(['a.pdf', 'b.html', 'c.html', 'n.pdf']);
      expect((await listed({})).slice(0, 2)).toEqual(['c.html', 'b.html']);
      expect(await listed({ search: 'HTML 某市', sort: 'path', order: 'desc' })).toEqual(['c.html', 'b.html']);
      expect(await listed({ severity: 'warning', cause: 'reading' })).toEqual(['b.html']);
      expect(await listed({ severity: 'error', cause: 'reading' })).toEqual([]);
      expect(await listed({ rule: 'r/warns' })).toEqual(['b.html']);
      expect(await listed({ state: 'not-a-report' })).toEqual(['n.pdf']);
      expect(await listed({ year: 2023, edition: '2019', organ: '某市人民政府' })).toEqual(['c.html']);
      await store.decide(id, { key: findingKeys(report.findings)[0] ?? '', verdict: 'dismissed', ...SIGNED });
      expect(await listed({ decision: 'open' })).toEqual(['b.html']);
      const overview = await store.views.overview({});
      expect(overview.sources).toEqual({ read: 2, failed: 1, 'not-a-report': 1 });
      expect(overview.years).toEqual([
        { year: 2023, error: 1, warning: 0, info: 0, clean: 0 },
        { year: 2024, error: 0, warning: 1, info: 0, clean: 0 },
      ]);
      expect(overview.rules).toEqual([
        { rule: 'applications/balance', severity: 'error', findings: 1, reports: 1, open: 0 },
        { rule: 'r/warns', severity: 'warning', findings: 2, reports: 1, open: 2 },
      ]);
      expect(overview.trends).toContainEqual({ year: 2024, trend: 'received', sum: 0, reports: 1 });
      const narrow = await store.views.overview({ search: 'b.html', decision: 'open' });
      expect(narrow.rules).toEqual([{ rule: 'r/warns', severity: 'warning', findings: 2, reports: 1, open: 2 }]);
    });

    test('counts a trend only of reports that print all of it', async () => {
      const run = await store.begin(START);
      const fields = ['litigation.direct.total', 'litigation.after_review.total'];
      const readings = Object.fromEntries(fields.map((field) => [field, { value: 4, raw: '4' }]));
      await file(store, run, 'a', aReport('a', { readings }), effort('a'));
      const blank = { 'litigation.direct.total': { value: null, raw: '', state: 'blank' } } as const;
      await file(store, run, 'b', aReport('b', { readings: { ...readings, ...blank } }), effort('b'));
      const { trends } = await store.views.overview({});
      expect(trends.filter(({ trend }) => trend === 'litigation')).toEqual([
        { year: 2024, trend: 'litigation', sum: 8, reports: 1 },
      ]);
    });

    test('shows organs by years, the gravest of several reports of a year', async () => {
      const run = await store.begin(START);
      await file(store, run, 'a', aReport('a'), effort('a'));
      const grave = await file(store, run, 'b', aReport('b', { findings: [aFinding()] }), effort('b'));
      const year = { value: 2023, quote: '', place: { selector: 'body' } };
      const old = await file(store, run, 'c', aReport('c', { report: { year } }), effort('c'));
      const heat = await store.views.heat({}, 1);
      expect(heat).toEqual({
        years: [2023, 2024],
        organs: [
          {
            organ: '某市人民政府',
            cells: [
              { id: old, standing: 'clean', findings: 0 },
              { id: grave, standing: 'error', findings: 1 },
            ],
          },
        ],
        total: 1,
        page: 1,
      });
    });

    test('shows what the last run has, and of one that is not at its end also what it has not come to', async () => {
      const first = await store.begin(START);
      for (const path of ['a', 'b', 'c']) await file(store, first, path, aReport(path), effort(path));
      await store.end(first, 'done');
      const run = await store.begin(START);
      await store.keep(run, (await store.list(run, 'a')).id);
      expect(await listed({ sort: 'path' })).toEqual(['a', 'b', 'c']);
      await store.end(run, 'done');
      expect(await listed({ sort: 'path' })).toEqual(['a']);
      expect((await store.views.overview({})).sources.read).toBe(1);
    });

    test('refuses a run beside one whose process is at work, and new findings as well', async () => {
      await store.begin({ ...START, owner: 'first' });
      const isAlive = (owner: string) => owner === 'first';
      const other = await open();
      await expect(other.begin({ ...START, owner: 'second', isAlive })).rejects.toMatchObject({ problem: 'busy' });
      await expect(other.amend(isAlive)).rejects.toMatchObject({ problem: 'busy' });
    });

    test('takes over from a run whose process is gone, which then has nothing more to say', async () => {
      const first = await store.begin({ ...START, owner: 'first' });
      const { id } = await store.list(first, 'a');
      await store.put(first, id, aFailure('a'), effort('a'));
      const other = await open();
      const second = await other.begin({ ...START, owner: 'second' });
      await expect(store.put(first, id, aFailure('a'), effort('b'))).rejects.toMatchObject({ problem: 'superseded' });
      expect((await other.list(second, 'a')).known).toMatchObject({ sha256: 'a' });
    });

    test('gives the last run as it was when it was asked for, whatever is put meanwhile', async () => {
      const reader = await open();
      expect(await reader.snapshot()).toBeUndefined();
      const run = await store.begin(START);
      const id = await file(store, run, 'a', aFailure('a'));
      await store.remember('told', 'before');
      const snapshot = await reader.snapshot();
      await store.put(run, id, aReport('a'), effort(hashOf(aReport('a')) ?? null));
      await file(store, run, 'b', aFailure('b'));
      await store.remember('told', 'after');
      await store.end(run, 'done');
      expect(snapshot).toMatchObject({ run, state: 'running', settings: START.settings, sources: 1 });
      expect(await all(snapshot?.outcomes() ?? none())).toEqual([aFailure('a')]);
      expect(await snapshot?.recall('told')).toBe('before');
      await snapshot?.close();
      const later = await reader.snapshot();
      expect(later).toMatchObject({ run, state: 'done', sources: 2 });
      expect(await all(later?.outcomes() ?? none())).toEqual([aReport('a'), aFailure('b')]);
      await later?.close();
    });

    test('remembers a text under a name', async () => {
      expect(await store.recall('published')).toBeUndefined();
      await store.remember('published', 'one');
      await store.remember('published', '二');
      await store.close();
      expect(await (await open()).recall('published')).toBe('二');
    });

    test('keeps any text but NUL and halves of characters', async () => {
      const run = await store.begin(START);
      const id = await file(store, run, 'a\u0000\ud800', aReport('x'));
      expect((await store.list(await store.begin(START), 'a\u0000\ud800')).id).toBe(id);
    });
  });
}
