import type { Outcome } from '../../export/outcome.ts';
import { SEVERITIES, type Severity } from '../../finding.ts';
import type { Counts, ListPage, ListRow, Overview, SourceState, Standing } from '../api.ts';
import { PAGE_SIZE } from '../api.ts';

/** A first, plain answer: everything in memory. */
export function rowOf(id: number, outcome: Exclude<Outcome, { status: 'skipped' }>): ListRow {
  if (outcome.status === 'read') {
    const { source, title, organ, year, edition, findings } = outcome.report;
    const { path, medium, reading } = source;
    const counts = Object.fromEntries(
      SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
    ) as Counts;
    const head = { id, path, title, organ, year, edition, medium, reading };
    return { ...head, state: 'read', problem: null, message: null, findings: counts, open: findings.length };
  }
  const { path, problem, message } = outcome.failure;
  const state: SourceState = problem === 'not-a-report' ? 'not-a-report' : 'failed';
  const nothing = { title: null, organ: null, year: null, edition: null, medium: null, reading: null };
  return { id, path, ...nothing, state, problem, message, findings: { error: 0, warning: 0, info: 0 }, open: 0 };
}

export function listPage(rows: readonly ListRow[], page: number): ListPage {
  return { rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), total: rows.length, page };
}

const standingOf = ({ findings }: ListRow): Standing =>
  SEVERITIES.find((severity: Severity) => findings[severity] > 0) ?? 'clean';

export function overviewOf(rows: readonly ListRow[]): Overview {
  const read = rows.filter(({ state }) => state === 'read');
  const count = (state: SourceState) => rows.filter((row) => row.state === state).length;
  const years = [...Map.groupBy(read, ({ year }) => year)].map(([year, of]) => {
    const by = (standing: Standing) => of.filter((row) => standingOf(row) === standing).length;
    return { year, error: by('error'), warning: by('warning'), info: by('info'), clean: by('clean') };
  });
  const editions = [...Map.groupBy(read, ({ edition }) => edition)].map(([edition, of]) => ({
    edition,
    reports: of.length,
  }));
  const media = [...Map.groupBy(read, ({ medium }) => medium ?? 'html')].map(([medium, of]) => ({
    medium,
    reports: of.length,
  }));
  const sources = { read: count('read'), failed: count('failed'), 'not-a-report': count('not-a-report') };
  return { sources, years, editions, media, rules: [], trends: [] };
}
