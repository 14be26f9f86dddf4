import type { Column } from '../../report/edition.ts';
import { COLUMNS, outcomeRows } from '../../report/outcomes.ts';
import type { Report } from '../../report/report.ts';
import { sumOf, valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** Fewer equal numbers may be chance. */
const LEAST_NUMBERS = 2;

export default defineRule({
  kind: 'case',
  id: 'applications/identical-columns',
  severity: 'error',
  title: {
    zh: '没有两列申请人的数字完全相同而总计不是各列之和',
    en: 'No two kinds of applicants have the same numbers where the totals are not their sums',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格',
  reads: ['applications'],
  check({ report }) {
    const rows = [
      'received',
      'carried_in',
      ...outcomeRows(report).map(({ id }) => id),
      'outcomes.total',
      'carried_forward',
    ];
    const value = valuesOf(report);
    const columns = COLUMNS.filter(({ id }) => id !== 'total').map((column) => ({
      column,
      numbers: rows.map((row) => value(`applications.${row}.${column.id}`)),
    }));
    if (columns.every(({ numbers }) => numbers.every((number) => number === null)))
      return { missing: ['applications'] };
    const surplus = rows.map((row) => surplusOf(report, row));
    return columns.flatMap(({ column, numbers }, index) => {
      const twin = columns.slice(index + 1).find((other) => isSame(numbers, other.numbers));
      return twin && isTooMuch(numbers, surplus) ? [remark(column, twin.column)] : [];
    });
  },
  examples: {
    passes: [
      {
        cells: {
          'applications.received.natural_person': '3',
          'applications.received.commercial_enterprise': '3',
          'applications.received.total': '6',
        },
        rest: '0',
      },
    ],
    fails: [
      {
        cells: {
          'applications.received.natural_person': '3',
          'applications.received.commercial_enterprise': '3',
          'applications.received.total': '3',
          'applications.outcomes.total.natural_person': '3',
          'applications.outcomes.total.commercial_enterprise': '3',
          'applications.outcomes.total.total': '3',
        },
        rest: '0',
      },
    ],
  },
});

/** By how much the columns of a row come to more than its total; `null` where it cannot be told. */
function surplusOf(report: Report, row: string): number | null {
  const value = valuesOf(report);
  const at = (column: string) => value(`applications.${row}.${column}`);
  const sum = sumOf(COLUMNS.filter(({ id }) => id !== 'total').map(({ id }) => at(id)));
  const total = at('total');
  return sum === null || total === null ? null : sum - total;
}

/** Without the column the rows would come to their totals: all that do not are off by just its numbers. */
function isTooMuch(numbers: readonly (number | null)[], surplus: readonly (number | null)[]): boolean {
  const off = surplus.flatMap((over, row) => (over ? [over === numbers[row]] : []));
  return off.length > 0 && off.every(Boolean);
}

function isSame(a: readonly (number | null)[], b: readonly (number | null)[]): boolean {
  const numbers = a.filter((number) => number !== null && number !== 0);
  return numbers.length >= LEAST_NUMBERS && a.every((number, index) => number === b[index]);
}

/** One column may have been read twice. */
function remark(column: Column, twin: Column): Remark {
  return {
    fields: [column, twin].map(({ id }) => `applications.received.${id}`),
    cause: 'undecided',
    expected: null,
    actual: `${column.label}＝${twin.label}`,
    message: {
      zh: `“${column.label}”列与“${twin.label}”列的数字完全相同，而总计不等于各列之和，可能是重复填写或错列`,
      en: `The columns ${column.label} and ${twin.label} hold the same numbers while the totals are not the sums: one may have been filled in twice or shifted`,
    },
  };
}
