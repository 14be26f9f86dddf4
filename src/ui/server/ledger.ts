import { setTimeout as wait } from 'node:timers/promises';
import type { Filed } from '../../export/filed.ts';
import { judgedBy } from '../../run/judged-by.ts';
import { type Decided, type Store, StoreError } from '../../store/store.ts';
import type { Filter, History, HistoryReport, Notice, ReportView } from '../api.ts';
import { originalKind } from './original.ts';
import { REFUSED, RefusedError } from './refusal.ts';
import { type Beside, findingViews, historyReport, reportView } from './report-view.ts';

/** The ledger of a run, as it is asked by the pages. */
export interface Shown {
  readonly store: Store;
  /** From which the paths of sources are seen. */
  readonly folder: string;
}

/** The report of a number in the ledger, where it is one that is shown. */
export async function reportAt({ store }: Shown, id: number): Promise<Filed> {
  const outcome = (await store.views.shows(id)) ? await store.load(id) : undefined;
  if (outcome?.status !== 'read') throw new RefusedError(404, REFUSED.nothing);
  return outcome.report;
}

export async function viewOf(shown: Shown, id: number): Promise<ReportView> {
  const report = await reportAt(shown, id);
  return reportView(report, await besideOf(shown, id, report));
}

async function besideOf({ store, folder }: Shown, id: number, { source, organ, year }: Filed): Promise<Beside> {
  const years = organ === null ? [{ id, year }] : await store.views.years(organ);
  const outdated = await isOutdated(store, organ);
  const last_decision = await store.views.lastDecision(id);
  return { id, original: originalKind(source, folder), years, outdated, last_decision };
}

async function isOutdated(store: Store, organ: string | null): Promise<boolean> {
  const run = await store.lastRun();
  const { togetherAt } = run ? await judgedBy({ ...run, recall: store.recall }) : { togetherAt: null };
  return togetherAt !== null && (await store.views.correctedSince(organ, togetherAt));
}

/** So many years of an organ are shown beside one another. */
const MOST_YEARS = 60;

export async function historyOf(shown: Shown, organ: string): Promise<History> {
  const years = await shown.store.views.years(organ);
  const reports: HistoryReport[] = [];
  for (const { id } of years.slice(-MOST_YEARS)) {
    const report = await reportAt(shown, id);
    reports.push(historyReport(report, await besideOf(shown, id, report)));
  }
  return { organ, reports };
}

/** So many reports are put into one notice. */
export const MOST_NOTICED = 200;

/** The confirmed findings of some reports. */
export async function noticeOf(shown: Shown, ids: readonly number[]): Promise<Notice> {
  const reports: Notice['reports'][number][] = [];
  for (const id of ids.slice(0, MOST_NOTICED)) {
    const report = await reportAt(shown, id);
    const findings = findingViews(report).filter(({ decision }) => decision?.verdict === 'confirmed');
    const { organ, year, title, source } = report;
    if (findings.length > 0) reports.push({ id, organ, year, title, path: source.path, findings });
  }
  const left = Math.max(0, ids.length - MOST_NOTICED);
  return { reports, without: ids.length - left - reports.length, left };
}

/** The confirmed findings of the reports that a filter asks for, whatever it says of decisions. */
export async function noticeOn(shown: Shown, { decision: _, ...filter }: Filter): Promise<Notice> {
  const { views } = shown.store;
  const confirmed = { ...filter, state: 'read', decision: 'confirmed' } as const;
  const [all, noticed] = [await views.count({ ...filter, state: 'read' }), await views.count(confirmed)];
  const notice = await noticeOf(shown, await views.ids({ ...confirmed, sort: 'organ' }, MOST_NOTICED));
  return { ...notice, without: all - noticed, left: Math.max(0, noticed - MOST_NOTICED) };
}

/** How long a change waits for another process that writes, in all, and between two tries. */
const PATIENCE = { most: 5000, pause: 100 };

/** Does a change, and gives the report as it is then; where another process writes, tries again for a while. */
export async function changed(shown: Shown, id: number, change: () => Promise<Decided>): Promise<ReportView> {
  await reportAt(shown, id);
  const until = Date.now() + PATIENCE.most;
  for (;;) {
    try {
      if ((await change()) === 'unknown') throw new RefusedError(409, REFUSED.changed);
      return await viewOf(shown, id);
    } catch (error) {
      const isBusy = error instanceof StoreError && error.problem === 'busy';
      if (!isBusy || Date.now() > until) throw error;
    }
    await wait(PATIENCE.pause);
  }
}
