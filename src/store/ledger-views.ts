import type { DocumentProblem } from '../errors.ts';
import { SEVERITIES } from '../finding.ts';
import type { Filter, HeatMap, ListQuery, ListRow, Overview, SourceState, Standing, Trend } from '../ui/api.ts';
import { PAGE_SIZE, TRENDS } from '../ui/api.ts';
import { type Database, hasAny } from './database.ts';
import { lastDecision } from './decisions.ts';
import { conditionOf, findingCondition, orderOf, PASSED } from './filter-sql.ts';
import { type Row, textIn, type Value } from './rows.ts';
import { standingFrom } from './summary.ts';
import type { Views } from './views.ts';

export function ledgerViews(database: Database): Views {
  const kept = keptWhileUnchanged(database);
  return {
    overview: async (filter) => kept(`overview ${JSON.stringify(filter)}`, () => overview(database, filter)),
    heat: async (filter, page) => kept(`heat ${page} ${JSON.stringify(filter)}`, () => heat(database, filter, page)),
    async list(query) {
      const { page = 1 } = query;
      return {
        rows: await rowsOf(database, await pageOf(database, query)),
        total: await countOf(database, query),
        page,
      };
    },
    ids: (query, most) => idsOf(database, query, most),
    rows: (ids) => rowsOf(database, ids),
    shows: (id) => hasAny(database, `select id from sources where id = ? and ${conditionOf({}).sql}`, [id]),
    count: (filter) => countOf(database, filter),
    correctedSince: (organ, at) => hasAny(database, CORRECTED, [at, at, organ]),
    lastDecision: (id) => lastDecision(database, id),
    async years(organ) {
      const { sql, values } = conditionOf({ organ, state: 'read' });
      const found = await database.all(
        `select id, year from sources where ${sql} order by year nulls last, id`,
        values,
      );
      return found.map(({ id, year }) => ({ id: Number(id), year: numberIn(year) }));
    },
  };
}

/** So many answers are kept. */
const KEPT = 100;

/** Keeps answers that take a look at everything, until this or another process changes anything. */
function keptWhileUnchanged(database: Database): <T>(question: string, answer: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, unknown>();
  let version = '';
  return async <T>(question: string, answer: () => Promise<T>): Promise<T> => {
    const now = await database.version();
    if (now !== version || answers.size >= KEPT) answers.clear();
    version = now;
    if (!answers.has(question)) {
      const given = await answer();
      if (version === now) answers.set(question, given);
      return given;
    }
    return answers.get(question) as T;
  };
}

const CORRECTED = `select id from decisions where kind = 'corrected' and (decided_at > ? or taken_back_at > ?)
  and coalesce(organ, '') = coalesce(?, '') limit 1`;

function numberIn(value: Value | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function pageOf(database: Database, query: ListQuery): Promise<readonly number[]> {
  return idsOf(database, query, PAGE_SIZE, ((query.page ?? 1) - 1) * PAGE_SIZE);
}

/** @default all */
async function idsOf(
  database: Database,
  query: ListQuery,
  most = Number.MAX_SAFE_INTEGER,
  from = 0,
): Promise<readonly number[]> {
  const { sql, values } = conditionOf(query);
  const text = `select id from sources where ${sql} order by ${orderOf(query)} limit ? offset ?`;
  return (await database.arrays(text, [...values, most, from])).map(([id]) => Number(id));
}

async function countOf(database: Database, filter: Filter): Promise<number> {
  const { sql, values } = conditionOf(filter);
  return Number((await database.all(`select count(*) as total from sources where ${sql}`, values))[0]?.total);
}

const LISTED =
  'id, path, title, organ, year, edition, medium, reading, status, problem, message, errors, warnings, infos, open_findings';

async function rowsOf(database: Database, ids: readonly number[]): Promise<readonly ListRow[]> {
  if (ids.length === 0) return [];
  const rows = await database.all(`select ${LISTED} from sources where id in (${ids.map(() => '?').join(', ')})`, ids);
  const byId = new Map(rows.map((row) => [Number(row.id), listRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function listRow(row: Row): ListRow {
  return {
    id: Number(row.id),
    path: String(row.path),
    title: textIn(row, 'title'),
    organ: textIn(row, 'organ'),
    year: numberIn(row.year),
    edition: textIn(row, 'edition'),
    medium: row.medium as ListRow['medium'],
    reading: row.reading as ListRow['reading'],
    state: stateOf(row),
    problem: row.status === 'read' ? null : (row.problem as DocumentProblem),
    message: row.status === 'read' ? null : textIn(row, 'message'),
    findings: { error: Number(row.errors), warning: Number(row.warnings), info: Number(row.infos) },
    open: Number(row.open_findings),
  };
}

function stateOf({ status, problem }: Row): SourceState {
  if (status === 'read') return 'read';
  return problem === 'not-a-report' ? 'not-a-report' : 'failed';
}

async function overview(database: Database, filter: Filter): Promise<Overview> {
  const { sql, values } = conditionOf(filter);
  const trends = Object.keys(TRENDS).flatMap((trend) => [
    `sum(${trend}) as ${trend}_sum`,
    `count(${trend}) as ${trend}_count`,
  ]);
  const groups = await database.all(
    `select year, edition, medium, status, problem, standing, count(*) as sources, ${trends.join(', ')}
      from sources where ${sql} group by year, edition, medium, status, problem, standing`,
    values,
  );
  const read = groups.filter(({ status }) => status === 'read');
  return {
    sources: {
      read: sumOf(read, 'sources'),
      failed: sumOf(
        groups.filter((row) => stateOf(row) === 'failed'),
        'sources',
      ),
      'not-a-report': sumOf(
        groups.filter((row) => stateOf(row) === 'not-a-report'),
        'sources',
      ),
    },
    years: yearsIn(read),
    editions: [...Map.groupBy(read, ({ edition }) => edition)]
      .map(([edition, of]) => ({ edition: edition === null ? null : String(edition), reports: sumOf(of, 'sources') }))
      .toSorted((a, b) => (a.edition ?? '~').localeCompare(b.edition ?? '~')),
    media: [...Map.groupBy(read, ({ medium }) => medium)]
      .map(([medium, of]) => ({ medium: medium as Overview['media'][number]['medium'], reports: sumOf(of, 'sources') }))
      .toSorted((a, b) => b.reports - a.reports || a.medium.localeCompare(b.medium)),
    rules: await rulesIn(database, filter, sumOf(read, 'sources')),
    trends: trendsIn(read),
  };
}

function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

function byYear(rows: readonly Row[]): readonly (readonly [year: number | null, rows: readonly Row[]])[] {
  const years = [...Map.groupBy(rows, ({ year }) => numberIn(year))];
  return years.toSorted(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
}

function yearsIn(rows: readonly Row[]): Overview['years'] {
  return byYear(rows).map(([year, of]) => {
    const by = (standing: Standing) =>
      sumOf(
        of.filter((row) => standingFrom(row.standing) === standing),
        'sources',
      );
    return { year, error: by('error'), warning: by('warning'), info: by('info'), clean: by('clean') };
  });
}

function trendsIn(rows: readonly Row[]): Overview['trends'] {
  const trends = Object.keys(TRENDS) as Trend[];
  return byYear(rows).flatMap(([year, of]) =>
    trends.flatMap((trend) => {
      const reports = sumOf(of, `${trend}_count`);
      return year === null || reports === 0 ? [] : [{ year, trend, sum: sumOf(of, `${trend}_sum`), reports }];
    }),
  );
}

/** Whether a filter restricts sources, and not their findings alone. */
function restrictsSources({ search, organ, year, edition, medium, state }: Filter): boolean {
  return [search, organ, year, edition, medium, state].some((asked) => asked !== undefined);
}

/** Up to so many reports their findings are looked up one by one; of more, all findings are gone through. */
const FEW = 2000;

async function rulesIn(database: Database, filter: Filter, reports: number): Promise<Overview['rules']> {
  const findings = findingCondition(filter);
  const { rule: _, severity: __, cause: ___, decision: ____, ...sources } = filter;
  const among = conditionOf(sources);
  const restricted = restrictsSources(filter) || (await isPartial(database));
  const source = reports > FEW ? '+source_id' : 'source_id';
  const where = restricted
    ? `${findings.sql} and ${source} in (select id from sources where ${among.sql})`
    : findings.sql;
  const { cause, decision } = filter;
  // As long as all findings of a rule are asked for, those that are the first of theirs tell how many reports there are.
  const inReports = cause || decision ? 'count(distinct source_id)' : 'count(*) - sum(again)';
  const rows = await database.all(
    `select rule, severity, count(*) as findings, ${inReports} as reports, count(*) - count(verdict) as open
      from findings where ${where} group by rule, severity`,
    restricted ? [...findings.values, ...among.values] : findings.values,
  );
  return rows
    .map((row) => ({
      rule: String(row.rule),
      severity: row.severity as Overview['rules'][number]['severity'],
      findings: Number(row.findings),
      reports: Number(row.reports),
      open: Number(row.open),
    }))
    .toSorted(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.findings - a.findings ||
        a.rule.localeCompare(b.rule),
    );
}

/** Whether there are sources with findings that are not shown. */
function isPartial(database: Database): Promise<boolean> {
  return hasAny(database, `select id from sources where ${PASSED} limit 1`);
}

/** So many organs make a page of the heat map. */
const ORGANS = PAGE_SIZE;

async function heat(database: Database, filter: Filter, page: number): Promise<HeatMap> {
  const { sql, values } = conditionOf({ ...filter, state: 'read' });
  const where = `${sql} and organ is not null and year is not null`;
  const [count] = await database.all(`select count(distinct organ) as total from sources where ${where}`, values);
  const names = await database.all(
    `select organ from sources where ${where} group by organ order by organ limit ? offset ?`,
    [...values, ORGANS, (page - 1) * ORGANS],
  );
  const organs = names.map(({ organ }) => String(organ));
  const years = await database.all(`select distinct year from sources where ${where} order by year`, values);
  const cells = await database.all(
    `select id, organ, year, errors, warnings, infos, finding_count, standing from sources
      where ${where} and organ in (${['null', ...organs.map(() => '?')].join(', ')}) order by id`,
    [...values, ...organs],
  );
  return heatMap({ organs, years: years.map(({ year }) => Number(year)), cells, total: Number(count?.total), page });
}

interface Warmth extends Pick<HeatMap, 'years' | 'total' | 'page'> {
  readonly organs: readonly string[];
  readonly cells: readonly Row[];
}

function heatMap({ organs, years, cells, total, page }: Warmth): HeatMap {
  const at = new Map<string, Row>();
  // Of several reports of a year the gravest is shown.
  const gravity = ({ errors, warnings, infos }: Row) => Number(errors) * 1e8 + Number(warnings) * 1e4 + Number(infos);
  for (const row of cells) {
    const key = `${row.organ} ${row.year}`;
    const known = at.get(key);
    if (!known || gravity(row) > gravity(known)) at.set(key, row);
  }
  const cell = (organ: string, year: number) => {
    const row = at.get(`${organ} ${year}`);
    return row
      ? { id: Number(row.id), standing: standingFrom(row.standing), findings: Number(row.finding_count) }
      : null;
  };
  return {
    years,
    organs: organs.map((organ) => ({ organ, cells: years.map((year) => cell(organ, year)) })),
    total,
    page,
  };
}
