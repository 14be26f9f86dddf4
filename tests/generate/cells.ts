import { edition2019 } from '../../src/report/editions/2019.ts';
import { edition2021 } from '../../src/report/editions/2021.ts';
import { fieldsOf } from '../../src/report/fields.ts';
import type { CellState, Truth } from './truth.ts';

/** How a report writes the cells in which nothing is to be counted. */
export type Blanks = 'none' | 'zeros' | 'columns' | 'only-totals' | 'no-totals' | 'dashes' | 'dash-columns';

/** A number before it is decided how it is printed; a text where the printed form differs from the number. */
export type Drawn = number | { readonly value: number; readonly text: string };

/** Drawn numbers by field. */
export type Numbers = Record<string, Drawn>;

/** The number alone. */
export function plainNumber(number: Drawn): number {
  return typeof number === 'number' ? number : number.value;
}

/** The number as its cell prints it. */
export function printedNumber(number: Drawn): string {
  return typeof number === 'number' ? String(number) : number.text;
}

interface Printing {
  readonly edition: '2019' | '2021';
  readonly dash: string;
  readonly blanks: Blanks;
  /** The kinds of applicant that file with this organ. */
  readonly active: ReadonlySet<string>;
}

/** Every field of the edition with its state, its text and its value as printed. */
export function printCells(numbers: Numbers, printing: Printing): Pick<Truth, 'values' | 'cellStates' | 'printed'> {
  const fields = fieldsOf(printing.edition === '2021' ? edition2021 : edition2019);
  const cells = fields.map(({ name }) => [name, printCell(name, numbers[name], printing)] as const);
  const column = <K extends keyof Cell>(key: K): Record<string, Cell[K]> =>
    Object.fromEntries(cells.map(([name, cell]) => [name, cell[key]]));
  return { values: column('value'), cellStates: column('state'), printed: column('text') };
}

interface Cell {
  readonly value: number | null;
  readonly state: CellState;
  readonly text: string;
}

function printCell(name: string, number: Drawn | undefined, printing: Printing): Cell {
  if (number === undefined) return { value: null, state: 'absent', text: '' };
  const value = plainNumber(number);
  const emptied = emptyAs(name, value, printing);
  if (emptied === 'dash') return { value: null, state: 'dash', text: printing.dash };
  if (emptied === 'blank') return { value: null, state: 'blank', text: '' };
  return { value, state: 'number', text: printedNumber(number) };
}

const EMPTIED: Readonly<Record<Blanks, (cell: { zero: boolean; idle: boolean; name: string }) => boolean>> = {
  none: () => false,
  zeros: ({ zero }) => zero,
  dashes: ({ zero }) => zero,
  columns: ({ idle }) => idle,
  'dash-columns': ({ idle }) => idle,
  'only-totals': ({ name }) => /^applications\..*(?<!\.total)$/.test(name),
  'no-totals': ({ name }) => /^applications\.outcomes\..*\.total$/.test(name),
};

function emptyAs(name: string, value: number, { blanks, active }: Printing): 'blank' | 'dash' | 'number' {
  const who = name.split('.').at(-1) ?? '';
  const idle = name.startsWith('applications.') && who !== 'total' && !active.has(who);
  if (!EMPTIED[blanks]({ zero: value === 0, idle, name })) return 'number';
  return blanks.startsWith('dash') ? 'dash' : 'blank';
}
