import type { Element } from 'domhandler';
import type { Cell, Table } from '../../src/document.ts';
import { checkSize } from '../size.ts';
import { digitDoubt } from './digit-looks.ts';
import { isUnseen, type Placed, placedChildren, textOf } from './node.ts';

/** One row of markup with the cells that it opens. */
export interface MarkupRow {
  readonly row: Placed;
  readonly cells: readonly Placed[];
  /** Rows from here to the end of the row group: no cell reaches further down. */
  readonly left: number;
}

/** More columns than any report has; a larger span is an error of the page. */
const MOST_COLUMNS = 200;

/** The rows of a table without those of tables inside it. `table` may also be a row group. */
export function markupRows(table: Placed): readonly MarkupRow[] {
  const rows: MarkupRow[] = [];
  const loose: Placed[] = [];
  for (const child of placedChildren(table)) {
    if (isUnseen(child.element)) continue;
    if (child.element.name === 'tr') loose.push(child);
    else if (['tbody', 'thead', 'tfoot'].includes(child.element.name)) {
      for (const row of rowGroup(seenRows(child))) rows.push(row);
    }
  }
  return rows.concat(rowGroup(loose));
}

function seenRows(group: Placed): readonly Placed[] {
  return placedChildren(group).filter(({ element }) => element.name === 'tr' && !isUnseen(element));
}

function rowGroup(rows: readonly Placed[]): readonly MarkupRow[] {
  return rows.map((row, index) => ({
    row,
    cells: placedChildren(row).filter(({ element }) => isCell(element) && !isUnseen(element)),
    left: rows.length - index,
  }));
}

function isCell(element: Element): boolean {
  return element.name === 'td' || element.name === 'th';
}

/** Lays cells out as browsers do: the next free column, spans cut at the row group's end and at taken columns. */
export function toTable(rows: readonly MarkupRow[], selector: string): Table {
  const taken: boolean[][] = [];
  const cells: Cell[] = [];
  let [columns, area] = [0, 0];
  rows.forEach((markup, row) => {
    let column = 0;
    for (const { element, selector: place } of markup.cells) {
      while (taken[row]?.[column]) column += 1;
      const rowSpan = span(element, 'rowspan', Math.min(markup.left, rows.length - row));
      const columnSpan = freeColumns(taken[row], column, span(element, 'colspan', MOST_COLUMNS));
      area += rowSpan * columnSpan;
      checkSize(area);
      occupy(taken, { row, column, rowSpan, columnSpan });
      const doubt = digitDoubt(element);
      const cell = { row, column, rowSpan, columnSpan, text: textOf(element), place: { selector: place } };
      cells.push(doubt ? { ...cell, doubt } : cell);
      column += columnSpan;
      columns = Math.max(columns, column);
    }
  });
  return { kind: 'table', rows: rows.length, columns, cells, place: { selector } };
}

function span(element: Element, name: 'rowspan' | 'colspan', most: number): number {
  const value = Number.parseInt(element.attribs[name] ?? '1', 10);
  if (value === 0 && name === 'rowspan') return most;
  return Math.min(Math.max(Number.isNaN(value) ? 1 : value, 1), most);
}

function freeColumns(row: readonly boolean[] | undefined, column: number, wanted: number): number {
  let free = 1;
  while (free < wanted && !row?.[column + free]) free += 1;
  return free;
}

function occupy(taken: boolean[][], area: Pick<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>): void {
  for (let row = area.row; row < area.row + area.rowSpan; row += 1) {
    taken[row] ??= [];
    const line = taken[row] as boolean[];
    for (let column = area.column; column < area.column + area.columnSpan; column += 1) line[column] = true;
  }
}
