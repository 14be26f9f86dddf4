import type { Severity } from '../finding.ts';
import { oncePer } from '../once.ts';
import { FIELD_BY_NAME, fieldTitle } from '../report/fields.ts';
import type { Reading } from '../report/report.ts';
import type { ReadingRule, Remark } from '../rule.ts';

/** Where a claim is made: the id's group, the table's name in both languages, and the paths of its fields. */
export interface TableClaim {
  readonly group: string;
  readonly zh: string;
  readonly en: string;
  readonly reads: readonly string[];
  readonly basis: string;
  /** Fields for the examples: one of a count, and a row of it with a total where the table has totals. */
  readonly count: string;
}

/** The tables of which the same claims are made. */
export const TABLES = {
  applications: table(
    'applications',
    '收到和处理政府信息公开申请情况表',
    'The table of applications',
    'applications.received.natural_person',
  ),
  review: table('review', '行政复议情况表', 'The table of reviews', 'review.upheld'),
  litigation: table('litigation', '行政诉讼情况表', 'The table of lawsuits', 'litigation.direct.upheld'),
  disclosure: table(
    'disclosure',
    '主动公开政府信息情况表',
    'The table of proactive disclosure',
    'disclosure.permits.decisions',
  ),
};

function table(group: string, zh: string, en: string, count: string): TableClaim {
  return { group, zh, en, count, reads: [group], basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格' };
}

/** The claim that each number of a table is of its kind: counts whole and not negative, amounts not negative. */
export function wholeNumbers(table: TableClaim): ReadingRule {
  return {
    kind: 'readings',
    id: `${table.group}/not-integer`,
    severity: 'error',
    title: {
      zh: `${table.zh}：件数为非负整数，金额不为负数`,
      en: `${table.en}: counts are whole numbers and not negative, amounts are not negative`,
    },
    basis: table.basis,
    reads: table.reads,
    check: (readings) => readings.flatMap(notOfItsKind),
    examples: {
      passes: [{ [table.count]: '12' }, { [table.count]: '' }, { [table.count]: '1,362' }],
      fails: [{ [table.count]: '-3' }, { [table.count]: '2.5' }, { [table.count]: '若干' }],
    },
  };
}

function notOfItsKind(reading: Reading): readonly Remark[] {
  const field = FIELD_BY_NAME.get(reading.field);
  if (!field || (reading.state !== 'number' && reading.state !== 'text')) return [];
  const unit = field.column.unit;
  const whole = unit === 'count' || unit === 'change';
  const value = reading.value;
  const sound = value !== null && (!whole || Number.isInteger(value)) && (value >= 0 || unit === 'change');
  if (sound) return [];
  const title = fieldTitle(field);
  const expected = whole ? (unit === 'change' ? '整数' : '非负整数') : '非负数';
  return [
    {
      fields: [reading.field],
      expected,
      actual: value ?? reading.raw,
      message: {
        zh: `“${title}”应为${expected}，印作“${reading.raw}”`,
        en: `"${title}" should be a ${whole ? 'whole number' : 'number'}${unit === 'change' ? '' : ', not negative'}, but is printed as "${reading.raw}"`,
      },
    },
  ];
}

/** The claim that no number cell of a table is left blank, and no total above all. Blank is not 0. */
export function noBlanks(table: TableClaim): ReadingRule {
  return {
    kind: 'readings',
    id: `${table.group}/blank`,
    severity: 'warning',
    title: { zh: `${table.zh}：单元格没有空白`, en: `${table.en}: no number cell is left blank` },
    basis: table.basis,
    reads: table.reads,
    check: (readings) => [...blankTotals(readings), ...blankCells(readings, table)],
    examples: {
      passes: [{ [table.count]: '0' }],
      fails: [{ [table.count]: '' }, { [table.count]: '/' }],
    },
  };
}

function isEmpty({ state }: Reading): boolean {
  return state === 'blank' || state === 'dash';
}

/** Totals left blank over parts that are not zero, in one finding with what each should be. */
function blankTotals(readings: readonly Reading[]): readonly Remark[] {
  const blank = readings.filter(isBlankTotal(readings)).map((total) => {
    const sum = partsOf(total, readings).reduce((all, part) => all + (part.value ?? 0), 0);
    const field = FIELD_BY_NAME.get(total.field);
    return { name: total.field, title: field ? fieldTitle(field) : total.field, sum };
  });
  const [first, ...others] = blank;
  if (!first) return [];
  return [
    {
      fields: blank.map(({ name }) => name),
      expected: others.length === 0 ? first.sum : blank.map(({ sum }) => sum).join('、'),
      actual: null,
      message: {
        zh: blank.map(({ title, sum }) => `“${title}”空白，各分项之和为${sum}`).join('；'),
        en: blank.map(({ title, sum }) => `"${title}" is blank, its parts add up to ${sum}`).join('; '),
      },
    },
  ];
}

function isBlankTotal(readings: readonly Reading[]): (reading: Reading) => boolean {
  return (reading) => isEmpty(reading) && partsOf(reading, readings).some((part) => (part.value ?? 0) !== 0);
}

function partsOf(total: Reading, readings: readonly Reading[]): readonly Reading[] {
  if (!total.field.endsWith('.total')) return [];
  return (rowsOf(readings).get(rowOf(total)) ?? []).filter(({ field }) => field !== total.field);
}

/** The readings of each row. */
const rowsOf = oncePer((readings: readonly Reading[]) => Map.groupBy(readings, rowOf));

function rowOf({ field }: Reading): string {
  return field.slice(0, field.lastIndexOf('.'));
}

/** The other blank cells in one finding; only information where the table never prints a 0, or marks them by a dash. */
function blankCells(readings: readonly Reading[], table: TableClaim): readonly Remark[] {
  const isTotal = isBlankTotal(readings);
  const empty = readings.filter((reading) => isEmpty(reading) && !isTotal(reading));
  if (empty.length === 0) return [];
  const printsZero = readings.some((reading) => reading.value === 0);
  const blank = empty.some((reading) => reading.state === 'blank');
  const severity: Severity = printsZero && blank ? 'warning' : 'info';
  const printed = readings.filter((reading) => reading.state !== 'absent').length;
  return [
    {
      fields: empty.map(({ field }) => field),
      severity,
      expected: '数字',
      actual: null,
      message: {
        zh: `${table.zh}：${printed}个单元格中有${empty.length}个空白或划线，没有填数字`,
        en: `${table.en}: ${empty.length} of ${printed} cells are blank or hold a dash in place of a number`,
      },
    },
  ];
}
