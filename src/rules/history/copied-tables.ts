import { lastYear, NO_LAST_YEAR, type TablePair, tablePairs } from '../../claims/history.ts';
import { defineRule } from '../../rule.ts';

/** A report of one application each year may print the same table of itself; so many different numbers do not recur. */
const LEAST_VALUES = 4;
const LEAST = 10;

export default defineRule({
  kind: 'case',
  id: 'history/copied-tables',
  severity: 'warning',
  title: { zh: '表格数字不是照搬上年', en: 'The tables are not those of last year' },
  basis: '国办公开办函〔2021〕30号（不得内容雷同、敷衍塞责）',
  reads: ['all tables', 'last year’s tables'],
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    const pairs = tablePairs(facts.report, last.report).filter(({ numbers }) => numbers.length > 0);
    const comparable = pairs.filter(({ shared }) => shared.length > 0);
    if (comparable.length === 0) return allZero(facts.report.readings) ? [] : { missing: ['last year’s tables'] };
    const same = comparable.filter(({ different }) => different.length === 0);
    const all = same.length === pairs.length && isTelling(same);
    const told = all ? same : same.filter((pair) => isTelling([pair]));
    if (told.length === 0) return [];
    const names = told.map(({ table }) => table);
    return [
      {
        fields: told.flatMap(({ shared }) => shared.slice(0, 1)),
        severity: all ? 'warning' : 'info',
        expected: null,
        actual: null,
        message: {
          zh: `${names.map(({ zh }) => zh).join('、')}的数字与上年报告完全相同${all ? '，可能照搬上年' : ''}，请核对`,
          en: `The numbers of ${names.map(({ en }) => en).join('; ')} are exactly those of last year's report`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { rest: '0', last: { rest: '0' } },
      { rest: '0', cells: received(1), last: { rest: '0', cells: received(1) } },
      { rest: '0', cells: penalties(31), last: { rest: '0', cells: penalties(28) } },
    ],
    fails: [{ rest: '0', cells: penalties(31), last: { rest: '0', cells: penalties(31) } }],
  },
});

function isTelling(pairs: readonly TablePair[]): boolean {
  const values = new Set(pairs.flatMap(({ numbers }) => numbers));
  return values.size >= LEAST_VALUES && Math.max(...values) >= LEAST;
}

function allZero(readings: readonly { readonly value: number | null }[]): boolean {
  return readings.some(({ value }) => value === 0) && readings.every(({ value }) => value === 0 || value === null);
}

function received(count: number): Record<string, string> {
  return Object.fromEntries(
    ['received', 'outcomes.granted', 'outcomes.total'].flatMap((row) =>
      ['natural_person', 'total'].map((who) => [`applications.${row}.${who}`, String(count)]),
    ),
  );
}

function penalties(count: number): Record<string, string> {
  return {
    ...received(2),
    'disclosure.penalties.decisions': String(count),
    'disclosure.permits.decisions': '167',
    'disclosure.normative_documents.in_force': '5',
  };
}
