import type { Cell, Document, Place, Table } from '../document.ts';
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
}

/** Every row of every table of a document in reading order. */
export function linesOf(document: Document): readonly Line[] {
  return document.blocks
    .filter((block): block is Table => block.kind === 'table')
    .flatMap((table, index) => linesOfTable(table, index));
}

function linesOfTable(table: Table, index: number): readonly Line[] {
  const starting: Cell[][] = Array.from({ length: table.rows }, () => []);
  const spanning: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    starting[cell.row]?.push(cell);
    for (let row = cell.row + 1; row < cell.row + cell.rowSpan; row += 1) spanning[row]?.push(cell);
  }
  return starting.map((cells, row) => {
    const ordered = cells.toSorted((a, b) => a.column - b.column);
    return { table: index, row, cells: ordered, above: spanning[row] ?? [], ...split(ordered) };
  });
}

function split(cells: readonly Cell[]): Pick<Line, 'labels' | 'tail'> {
  const states = cells.map((cell) => (isLabel(cell.text) ? 'label' : isBlank(cell.text) ? 'blank' : 'number'));
  const serial = states[0] === 'number' && states[1] === 'label' ? 1 : 0;
  const firstNumber = states.indexOf('number', serial);
  const last = states.lastIndexOf('label', firstNumber < 0 ? states.length : firstNumber);
  const labels = cells.slice(serial, last + 1).filter((cell) => !isBlank(cell.text));
  return { labels, tail: cells.slice(last + 1) };
}

export function isBlank(text: string): boolean {
  return parseNumber(text).state === 'blank';
}

function isLabel(text: string): boolean {
  return parseNumber(text).state === 'text' && /[\u2E80-\u9FFF\uF900-\uFAFFA-Za-z]/.test(text);
}

/** Whether the line prints a number, a dash or another mark in its tail. */
export function hasValues(line: Line): boolean {
  return line.tail.some((cell) => !isBlank(cell.text));
}

/** The place of a line: of its first cell with text. */
export function placeOf(line: Line): Place | undefined {
  return (line.labels[0] ?? line.tail[0] ?? line.cells[0])?.place;
}
