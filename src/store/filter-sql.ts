import type { Filter, ListQuery } from '../ui/api.ts';
import { storable, type Value } from './rows.ts';
import { marksOf, standingValue } from './summary.ts';

/** A condition on the rows of `sources`, and what its `?` stand for. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The last run that came to its end: what the one after it has not come to yet is as it was then. */
const LAST_DONE = "(select coalesce(max(id), 0) from runs where state = 'done')";

/** Sources that are done, and are no longer listed. */
export const PASSED = `status = 'read' and run_id < ${LAST_DONE}`;

/**
 * Sources that are done, in the last run or, where that has not come to its end, in the last that did. Those that are not
 * are few, so that it is asked for them.
 */
const SHOWN = `status in ('read', 'failed') and id not in (select id from sources where run_id < ${LAST_DONE})`;

/** Which sources a filter asks for. */
export function conditionOf(filter: Filter): Condition {
  const parts = [
    ...(filter.search ? searched(filter.search) : []),
    ...equal('organ', filter.organ),
    ...equal('year', filter.year),
    ...equal('edition', filter.edition),
    ...equal('medium', filter.medium),
    ...equal('standing', filter.standing && standingValue(filter.standing)),
    ...(filter.state ? [STATES[filter.state]] : []),
    ...found(filter),
  ];
  return {
    sql: [SHOWN, ...parts.map(({ sql }) => sql)].join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
}

const STATES: Readonly<Record<NonNullable<Filter['state']>, Condition>> = {
  read: { sql: "status = 'read'", values: [] },
  failed: { sql: "status = 'failed' and problem <> 'not-a-report'", values: [] },
  'not-a-report': { sql: "problem = 'not-a-report'", values: [] },
};

function equal(column: string, value: string | number | undefined): readonly Condition[] {
  return value === undefined
    ? []
    : [{ sql: `${column} = ?`, values: [typeof value === 'string' ? storable(value) : value] }];
}

/** Every word has to be there. They are looked for by themselves, in the index that has them. */
function searched(search: string): readonly Condition[] {
  const words = storable(search).toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  if (words.length === 0) return [];
  const all = words.map(() => "words like ? escape '\\'").join(' and ');
  const values = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return [{ sql: `+id in (select id from sources where ${all})`, values }];
}

/** Sources with one finding of which all holds that is asked. */
function found(filter: Filter): readonly Condition[] {
  const marks = marksOf(filter);
  const marked = marks === undefined ? [] : [{ sql: '(marks & ?) <> 0', values: [marks] }];
  if (filter.rule === undefined) return marked;
  const { sql, values } = findingCondition(filter);
  // A sign before a column keeps the database from looking up each row by it.
  return [...marked, { sql: `+id in (select source_id from findings where ${sql})`, values }];
}

/** Which findings a filter asks for, where it asks for any in particular. */
export function findingCondition({ rule, severity, cause, decision }: Filter): Condition {
  const parts = [
    ...equal('rule', rule),
    ...equal('severity', severity),
    ...equal('cause', cause),
    ...(decision === 'open' ? [{ sql: 'verdict is null', values: [] }] : equal('verdict', decision)),
  ];
  return {
    sql: parts.map(({ sql }) => sql).join(' and ') || '1 = 1',
    values: parts.flatMap(({ values }) => values),
  };
}

const ORDERS: Readonly<Record<NonNullable<ListQuery['sort']>, readonly string[]>> = {
  organ: ['organ', 'year'],
  year: ['year'],
  title: ['title'],
  path: ['path'],
  findings: ['finding_count'],
  severity: ['errors', 'warnings', 'infos'],
};

/** The gravest first where no order is asked for; what has no value comes last. */
export function orderOf({ sort = 'severity', order }: Pick<ListQuery, 'sort' | 'order'>): string {
  const direction = order ?? (sort === 'severity' || sort === 'findings' || sort === 'year' ? 'desc' : 'asc');
  return [...ORDERS[sort], 'id'].map((column) => `${column} ${direction} nulls last`).join(', ');
}
