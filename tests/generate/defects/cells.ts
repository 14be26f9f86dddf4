import {
  blankCell,
  changeCell,
  changeCells,
  matrixRows,
  swapColumns,
  swapped,
  swapRows,
  zeroTable,
} from '../damage.ts';
import { COLUMNS, RESULTS } from '../draw-tables.ts';
import type { Random } from '../random.ts';
import { type Truth, withCell } from '../truth.ts';
import { type Clean, cellDefect, type Defect, type Kind } from './defect.ts';

const A = 'applications';
const isLeaf = (row: string): boolean => row.startsWith('outcomes.') && row !== 'outcomes.total';

function leaves(truth: Truth): readonly string[] {
  return matrixRows(truth).filter(isLeaf);
}

/** A cell of some rows and columns that a condition holds for. */
function cellOf(
  { truth }: Clean,
  random: Random,
  where: { rows: readonly string[]; columns?: readonly string[]; when?: (value: number) => boolean },
): string | undefined {
  const { rows, columns = COLUMNS.slice(0, -1), when = () => true } = where;
  const fields = rows.flatMap((row) => columns.map((column) => `${A}.${row}.${column}`));
  return random.shuffle(fields).find((field) => when(truth.values[field] ?? 0));
}

function changed(clean: Clean, field: string | undefined, to: (value: number) => number): Defect | undefined {
  const value = field === undefined ? undefined : clean.truth.values[field];
  if (field === undefined || typeof value !== 'number' || to(value) === value) return undefined;
  const { truth, description } = changeCell(clean.truth, field, to(value) - value);
  return cellDefect(clean.truth, truth, description);
}

/** The number with its last two digits in the other order. */
function transposed(value: number): number {
  const digits = String(value);
  const [a = '', b = ''] = digits.slice(-2);
  return Number(digits.slice(0, -2) + b + a);
}

/** One more in a cell of some rows. */
function oneMore(rows: (truth: Truth) => readonly string[]): Kind['make'] {
  return (clean, random) => changed(clean, cellOf(clean, random, { rows: rows(clean.truth) }), (value) => value + 1);
}

const single: readonly Kind[] = [
  { id: 'cell of an outcome: one more', make: oneMore(leaves) },
  {
    id: 'cell of an outcome: ten times',
    make: (clean, random) =>
      changed(
        clean,
        cellOf(clean, random, { rows: leaves(clean.truth), when: (value) => value > 0 }),
        (value) => 10 * value,
      ),
  },
  {
    id: 'cell of an outcome: digits exchanged',
    make: (clean, random) => {
      const when = (value: number): boolean => value > 9 && transposed(value) !== value;
      return changed(clean, cellOf(clean, random, { rows: leaves(clean.truth), when }), transposed);
    },
  },
  { id: 'cell of 本年新收: one more', make: oneMore(() => ['received']) },
  { id: 'cell of 上年结转: one more', make: oneMore(() => ['carried_in']) },
  { id: 'cell of （七）总计: one more', make: oneMore(() => ['outcomes.total']) },
  { id: 'cell of 结转下年度: one more', make: oneMore(() => ['carried_forward']) },
  {
    id: 'total of a row: one more',
    make: (clean, random) =>
      changed(clean, cellOf(clean, random, { rows: leaves(clean.truth), columns: ['total'] }), (value) => value + 1),
  },
  {
    id: 'total of （七）总计: digits exchanged',
    make: (clean) => changed(clean, `${A}.outcomes.total.total`, transposed),
  },
  {
    id: 'a number blanked',
    make: (clean, random) =>
      blanked(clean, cellOf(clean, random, { rows: leaves(clean.truth), when: (value) => value > 0 })),
  },
  {
    id: 'a zero blanked',
    make: (clean, random) =>
      blanked(clean, cellOf(clean, random, { rows: leaves(clean.truth), when: (value) => value === 0 })),
  },
  {
    id: 'a total blanked',
    make: (clean, random) =>
      blanked(
        clean,
        cellOf(clean, random, { rows: leaves(clean.truth), columns: ['total'], when: (value) => value > 0 }),
      ),
  },
];

function blanked({ truth }: Clean, field: string | undefined): Defect | undefined {
  return field === undefined ? undefined : cellDefect(truth, blankCell(truth, field).truth, `${field} is left blank`);
}

/** Two of a list whose totals differ. */
function twoOf(truth: Truth, rows: readonly string[]): readonly [string, string] | undefined {
  const total = (row: string): number => truth.values[`${A}.${row}.total`] ?? 0;
  for (const a of rows) {
    const b = rows.find((other) => total(other) !== total(a));
    if (b) return [a, b];
  }
  return undefined;
}

/* Rows, columns and blocks in each other's place are judged beside last year's report, as an auditor would. */

function rowsSwapped(clean: Clean, rows: readonly string[]): Defect | undefined {
  const pair = twoOf(clean.truth, rows);
  if (!pair) return undefined;
  const { truth, description } = swapRows(clean.truth, ...pair);
  return cellDefect(clean.truth, truth, description, clean.last);
}

const swaps: readonly Kind[] = [
  {
    id: 'rows exchanged: two outcomes',
    make: (clean, random) => rowsSwapped(clean, random.shuffle(leaves(clean.truth))),
  },
  { id: 'rows exchanged: 本年新收 and 上年结转', make: (clean) => rowsSwapped(clean, ['received', 'carried_in']) },
  {
    id: 'rows exchanged: （七）总计 and 结转下年度',
    make: (clean) => rowsSwapped(clean, ['outcomes.total', 'carried_forward']),
  },
  {
    id: 'columns exchanged: two kinds of applicant',
    make: (clean, random) => {
      const [other = 'other'] = random.shuffle(COLUMNS.slice(1, -1));
      const { truth, description } = swapColumns(clean.truth, 'natural_person', other);
      return cellDefect(clean.truth, truth, description, clean.last);
    },
  },
  {
    id: 'columns exchanged: natural persons and the total',
    make: (clean) => {
      const { truth, description } = swapColumns(clean.truth, 'natural_person', 'total');
      return cellDefect(clean.truth, truth, description, clean.last);
    },
  },
  { id: 'rows shifted by one: the outcomes', make: (clean) => shifted(clean, leaves(clean.truth)) },
  { id: 'rows shifted by one: the whole table', make: (clean) => shifted(clean, matrixRows(clean.truth)) },
  {
    id: 'table 4: both blocks of lawsuits exchanged',
    make: (clean) => blocksSwapped(clean, 'litigation.direct', 'litigation.after_review'),
  },
  {
    id: 'table 4: reviews and lawsuits exchanged',
    make: (clean) => blocksSwapped(clean, 'review', 'litigation.direct'),
  },
  {
    id: 'table 3 all zero',
    make: ({ truth, last }) =>
      cellDefect(truth, zeroTable(truth).truth, 'every number of table 3 is printed as 0', last),
  },
];

/** Every row prints the numbers of the row above, the first those of the last. */
function shifted({ truth, last }: Clean, rows: readonly string[]): Defect | undefined {
  const above = new Map(rows.map((row, index) => [row, rows.at(index - 1) ?? row]));
  const after = rows.reduce(
    (one, row) =>
      COLUMNS.reduce(
        (cells, who) => withCell(cells, `${A}.${row}.${who}`, truth.values[`${A}.${above.get(row)}.${who}`] ?? 0),
        one,
      ),
    truth,
  );
  return cellDefect(truth, after, 'each row prints the numbers of the row above', last);
}

function blocksSwapped({ truth, last }: Clean, a: string, b: string): Defect | undefined {
  const pairs = [...RESULTS, 'total'].map((result) => [`${a}.${result}`, `${b}.${result}`] as const);
  return cellDefect(truth, swapped(truth, pairs), `blocks ${a} and ${b} have each other's numbers`, last);
}

/** Changes that keep every sum: a total and its part, an intake and what is made of it. */
const consistent: readonly Kind[] = [
  {
    id: '上年结转 one more, 本年新收 one less: every sum holds (with last year)',
    make: ({ truth, last }) => {
      if ((truth.values[`${A}.received.natural_person`] ?? 0) === 0) return undefined;
      const after = changeCells(truth, {
        [`${A}.received.natural_person`]: -1,
        [`${A}.received.total`]: -1,
        [`${A}.carried_in.natural_person`]: 1,
        [`${A}.carried_in.total`]: 1,
      });
      return cellDefect(truth, after.truth, after.description, last);
    },
  },
  {
    id: 'one moved from one outcome to another: every sum holds',
    make: (clean, random) => {
      const from = cellOf(clean, random, {
        rows: leaves(clean.truth),
        columns: ['natural_person'],
        when: (value) => value > 0,
      });
      const to = cellOf(clean, random, { rows: leaves(clean.truth), columns: ['natural_person'] });
      if (!from || !to || from === to) return undefined;
      const total = (field: string): string => field.replace(/natural_person$/, 'total');
      const after = changeCells(clean.truth, { [from]: -1, [total(from)]: -1, [to]: 1, [total(to)]: 1 });
      return cellDefect(clean.truth, after.truth, after.description);
    },
  },
];

const disputes: readonly Kind[] = [
  {
    id: 'table 4: a result one more',
    make: (clean, random) => changed(clean, `review.${random.pick(RESULTS)}`, (value) => value + 1),
  },
  {
    id: 'table 4: a total one more',
    make: (clean, random) =>
      changed(
        clean,
        `${random.pick(['review', 'litigation.direct', 'litigation.after_review'])}.total`,
        (value) => value + 1,
      ),
  },
  {
    id: 'table 4: a result and its total one more',
    make: ({ truth }, random) => {
      const path = random.pick(['review', 'litigation.direct']);
      const after = changeCells(truth, { [`${path}.upheld`]: 1, [`${path}.total`]: 1 });
      return cellDefect(truth, after.truth, after.description);
    },
  },
];

const D = 'disclosure';

function documents(id: string, field: string, by: number, withLast: boolean): Kind {
  return {
    id,
    make: ({ truth, last }) => {
      const after = changeCell(truth, `${D}.normative_documents.${field}`, by);
      return cellDefect(truth, after.truth, after.description, withLast ? last : undefined);
    },
  };
}

const disclosure: readonly Kind[] = [
  documents('table 2: 现行有效 three more (with last year)', 'in_force', 3, true),
  documents('table 2: 现行有效 three more (alone)', 'in_force', 3, false),
  documents('table 2: 制发 two more (with last year)', 'issued', 2, true),
  documents('table 2: 废止 two more (with last year)', 'repealed', 2, true),
  {
    id: 'table 2: more issued than in force and repealed',
    make: ({ truth }) => {
      const field = `${D}.normative_documents.in_force`;
      const after = withCell(withCell(truth, field, 0), `${D}.normative_documents.issued`, 400);
      return cellDefect(truth, after, '400 issued, none in force');
    },
  },
  {
    id: 'table 2: decisions changed',
    make: ({ truth }, random) => {
      const field = `${D}.${random.pick(['permits', 'penalties', 'coercive_measures'])}.decisions`;
      const after = changeCell(truth, field, random.int(1, 9));
      return cellDefect(truth, after.truth, after.description);
    },
  },
  {
    id: 'table 2: 规章 of an organ that makes none',
    make: ({ truth }) => {
      if (truth.values[`${D}.rules.in_force`] !== 0 || !/[县区]/.test(truth.organ)) return undefined;
      const after = withCell(withCell(truth, `${D}.rules.in_force`, 6), `${D}.rules.issued`, 2);
      const defect = cellDefect(truth, after, '规章: 2 issued, 6 in force');
      return (
        defect && {
          truth: after,
          description: defect.description,
          names: defect.names,
          expect: ['disclosure/', 'plausibility/'],
        }
      );
    },
  },
];

/** Errors in the cells of the tables. */
export const CELL_DEFECTS: readonly Kind[] = [...single, ...swaps, ...consistent, ...disputes, ...disclosure];
