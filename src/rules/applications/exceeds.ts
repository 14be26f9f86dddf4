import { rowTitle } from '../../report/fields.ts';
import { COLUMNS, outcomeRows } from '../../report/outcomes.ts';
import type { Reading, Report } from '../../report/report.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark, type Verdict } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'applications/exceeds',
  severity: 'warning',
  title: {
    zh: '有单元格不能辨认时：各项办理结果不大于（七）总计，（七）总计和结转下年度不大于本年新收＋上年结转',
    en: 'Where cells cannot be read: no outcome is more than the total, neither total nor carried forward more than the intake',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格的勾稽关系',
  reads: ['applications'],
  check({ report }): Verdict {
    const bounds = COLUMNS.flatMap(({ id, label }) => boundsOf(report, id, label));
    if (bounds.length === 0) return { missing: ['applications'] };
    return bounds.flatMap(remark);
  },
  examples: {
    passes: [
      {
        cells: {
          'applications.outcomes.total.total': '8',
          'applications.outcomes.granted.total': '7',
          'applications.outcomes.partially_granted.total': '若干',
        },
        rest: '0',
      },
    ],
    fails: [
      {
        cells: {
          'applications.outcomes.total.total': '8',
          'applications.outcomes.granted.total': '9',
          'applications.outcomes.partially_granted.total': '若干',
        },
        rest: '0',
      },
      {
        cells: {
          'applications.received.total': '3',
          'applications.outcomes.total.total': '若干',
          'applications.carried_forward.total': '4',
        },
        rest: '0',
      },
    ],
  },
});

/** One or more numbers that together are not more than another, or than a sum. */
interface Bound {
  readonly column: string;
  readonly terms: readonly Reading[];
  readonly limit: readonly Reading[];
  readonly names: readonly [terms: string, limit: string];
}

/** Where a sum was judged its bounds say nothing more: only columns with a cell that could not be read. */
function boundsOf(report: Report, id: string, label: string): readonly Bound[] {
  const readings = readingsByField(report);
  const take = (rows: readonly string[]) => rows.flatMap((row) => readings.get(`applications.${row}.${id}`) ?? []);
  const [total, forward] = [take(['outcomes.total']), take(['carried_forward'])];
  const intake = take(['received', 'carried_in']);
  const leaves = outcomeRows(report);
  const outcomes = take(leaves.map((row) => row.id));
  const column = label;
  const known = outcomes.filter(isNumber);
  const single = leaves.find((row) => `applications.${row.id}.${id}` === known[0]?.field && known.length === 1);
  const named = single ? rowTitle(single) : '各项办理结果';
  return [
    ...(outcomes.some(isOpen) ? [{ column, terms: known, limit: total, names: [named, '（七）总计'] as const }] : []),
    ...([...total, ...forward, ...intake].some(isOpen)
      ? [total, forward].map((terms, index) => ({
          column,
          terms,
          limit: intake,
          names: [index === 0 ? '（七）总计' : '四、结转下年度继续办理', '本年新收＋上年结转'] as const,
        }))
      : []),
  ].filter(({ terms, limit }) => terms.length > 0 && limit.length > 0 && [...terms, ...limit].every(isNumber));
}

function isNumber({ value }: Reading): boolean {
  return value !== null;
}

function isOpen({ state }: Reading): boolean {
  return state === 'unreadable' || state === 'text';
}

/** A cell beside them could not be read, so these may have been misread too. */
function remark({ column, terms, limit, names: [name, bound] }: Bound): readonly Remark[] {
  const sum = (readings: readonly Reading[]) => readings.reduce((all, { value }) => all + (value ?? 0), 0);
  const [actual, most] = [sum(terms), sum(limit)];
  if (actual <= most) return [];
  return [
    {
      fields: [...terms.filter(({ value }) => value !== 0), ...limit].map(({ field }) => field),
      cause: 'undecided',
      expected: `<= ${most}`,
      actual,
      message: {
        zh: `“${column}”列：“${name}”为${actual}，大于“${bound}”（${most}）`,
        en: `Column ${column}: ${name} is ${actual}, more than ${bound} (${most})`,
      },
    },
  ];
}
