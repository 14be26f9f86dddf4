import type { Cell, Document, Place, Table } from '../document.ts';
import { oncePer, remembered } from '../once.ts';
import { parseNumber } from './number.ts';

/** One row of a table, split into what names it and what it counts. */
export interface Line {
  /** Which table of the document, from 0. */
  readonly table: number;
  readonly row: number;
  /** Every cell that starts in this row. */
  readonly cells: readonly Cell[];
  /** The cells that name the row, in order, none of them blank. */
  readonly labels: readonly Cell[];
  /** The cells after the last label: numbers, blanks, marks. */
  readonly tail: readonly Cell[];
  /** Cells of rows above that span this row, e.g. the label of its group. */
  readonly above: readonly Cell[];
  /** The last label, and all of them together. */
  readonly lastLabel: string;
  readonly allLabels: string;
  /** Whether the tail prints a number, a dash or another mark. */
  readonly hasValues: boolean;
}

/** Every row of every table of a document in reading order. */
export const linesOf: (document: Document) => readonly Line[] = oncePer(({ blocks }) =>
  blocks
    .filter((block): block is Table => block.kind === 'table')
    .flatMap((table, index) => linesOfTable(table, index)),
);

function linesOfTable(table: Table, index: number): readonly Line[] {
  const starting: Cell[][] = Array.from({ length: table.rows }, () => []);
  const spanning: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    starting[cell.row]?.push(cell);
    for (let row = cell.row + 1; row < cell.row + cell.rowSpan; row += 1) spanning[row]?.push(cell);
  }
  const rows = starting.map((cells) => cells.toSorted((a, b) => a.column - b.column));
  const named = labelColumns(rows);
  return rows.map((cells, row) => {
    const line = { table: index, row, cells, above: spanning[row] ?? [], ...split(cells) };
    return isUnnamed(line, named) ? withoutGroup(line) : line;
  });
}

/** Columns in which rows that count something have labels, at least two of them, and no numbers. */
function labelColumns(rows: readonly (readonly Cell[])[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const cells of rows) {
    const kinds = cells.map(({ text }) => kindOf(text));
    if (!kinds.slice(1).includes('number')) continue;
    cells.forEach(({ column }, index) => {
      const step = { label: 1, number: Number.NEGATIVE_INFINITY, blank: 0 }[kinds[index] ?? 'blank'];
      counts.set(column, (counts.get(column) ?? 0) + step);
    });
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([column]) => column));
}

/** The last label is that of a group of rows, and where the row's own should stand nothing does. */
function isUnnamed({ labels, tail }: Line, named: ReadonlySet<number>): boolean {
  const [group, own] = [labels.at(-1), tail[0]];
  return group !== undefined && own !== undefined && group.rowSpan > 1 && named.has(own.column) && isBlank(own.text);
}

function withoutGroup(line: Line): Line {
  const { labels, tail, above } = line;
  return { ...line, labels: [], above: [...above, ...labels], tail: tail.slice(1), lastLabel: '', allLabels: '' };
}

function split(cells: readonly Cell[]): Omit<Line, 'table' | 'row' | 'cells' | 'above'> {
  const states = cells.map(({ text }) => kindOf(text));
  const serial = states[0] === 'number' && states[1] === 'label' ? 1 : 0;
  const firstNumber = states.indexOf('number', serial);
  const last = states.lastIndexOf('label', firstNumber < 0 ? states.length : firstNumber);
  const labels = cells.slice(serial, last + 1).filter((_, index) => states[index + serial] !== 'blank');
  return {
    labels,
    tail: cells.slice(last + 1),
    lastLabel: labels.at(-1)?.text ?? '',
    allLabels: labels.map((cell) => cell.text).join(''),
    hasValues: states.some((state, index) => index > last && state !== 'blank'),
  };
}

/** Labels and heads have one. */
export const LETTER = /[\u2E80-\u9FFF\uF900-\uFAFFA-Za-z]/;

const kindOf = remembered((text): 'label' | 'blank' | 'number' => {
  const { state } = parseNumber(text);
  if (state === 'blank') return 'blank';
  return state === 'text' && LETTER.test(text) ? 'label' : 'number';
});

/** Whether a cell shows nothing. */
export function isBlank(text: string): boolean {
  return parseNumber(text).state === 'blank';
}

/** Whether a cell shows words, and neither a number nor a mark that stands for one. */
export function isLabel(text: string): boolean {
  return kindOf(text) === 'label';
}

/** Whether lines stand in more than one table. */
export function differentTables(lines: readonly Line[]): boolean {
  return new Set(lines.map((line) => line.table)).size > 1;
}

/** The place of a line: of its first cell with text. */
export function placeOf(line: Line): Place | undefined {
  return (line.labels[0] ?? line.tail[0] ?? line.cells[0])?.place;
}
