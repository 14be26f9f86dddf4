import { Element } from 'domhandler';
import type { Cell, Table } from '../../src/document.ts';
import { checkSize } from '../size.ts';
import { digitDoubt } from './digit-looks.ts';
import { elements, isUnseen, type Placed, placedChildren, textOf } from './node.ts';

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
  for (const child of asShown(placedChildren(table))) {
    if (isUnseen(child.element)) continue;
    if (isRow(child.element)) loose.push(child);
    else if (isRowGroup(child.element)) for (const row of rowGroup(seenRows(child))) rows.push(row);
  }
  return rows.concat(rowGroup(loose));
}

/** Browsers set the first head above all other rows and the first foot below them, wherever they stand. */
function asShown(children: readonly Placed[]): readonly Placed[] {
  const head = children.find(({ element }) => element.name === 'thead');
  const foot = children.find(({ element }) => element.name === 'tfoot');
  if (!head && !foot) return children;
  const body = children.filter((child) => child !== head && child !== foot);
  return [...(head ? [head] : []), ...body, ...(foot ? [foot] : [])];
}

function seenRows(group: Placed): readonly Placed[] {
  return placedChildren(group).filter(({ element }) => isRow(element) && !isUnseen(element));
}

function rowGroup(rows: readonly Placed[]): readonly MarkupRow[] {
  return rows.map((row, index) => ({
    row,
    cells: placedChildren(row).filter(({ element }) => isCell(element) && !isUnseen(element)),
    left: rows.length - index,
  }));
}

function isRow(element: Element): boolean {
  return element.name === 'tr' || isAs(element, AS_ROW) || isBoxRow(element);
}

function isRowGroup(element: Element): boolean {
  return ['tbody', 'thead', 'tfoot'].includes(element.name) || isAs(element, AS_GROUP);
}

function isCell(element: Element): boolean {
  if (element.name === 'td' || element.name === 'th' || isAs(element, AS_CELL)) return true;
  return element.parent instanceof Element && isBoxRow(element.parent);
}

/** What other elements are by their style, or to those who have the page read to them. */
interface As {
  readonly display: RegExp;
  readonly role: RegExp;
}

const AS_TABLE: As = { display: /display\s*:\s*table\s*(?:[;!]|$)/i, role: /^(?:table|grid)$/ };
const AS_GROUP: As = { display: /display\s*:\s*table-(?:row|header|footer)-group/i, role: /^rowgroup$/ };
const AS_ROW: As = { display: /display\s*:\s*table-row\s*(?:[;!]|$)/i, role: /^row$/ };
const AS_CELL: As = { display: /display\s*:\s*table-cell/i, role: /^(?:cell|gridcell|columnheader|rowheader)$/ };

function isAs({ attribs: { style, role } }: Element, { display, role: named }: As): boolean {
  return (style?.includes('display') === true && display.test(style)) || (role !== undefined && named.test(role));
}

/** Fewer rows, or rows of fewer cells, are no table but what a page sets in lines. */
const LEAST = { rows: 3, cells: 2 };
/** More text is no label of a table. */
const LONGEST_CELL = 80;

/** Whether an element is a table, or is shown as one: by style, by role, or as boxes below each other whose parts are cells. */
export function isTable(element: Element): boolean {
  if (element.name === 'table') return true;
  const isShown = isAs(element, AS_TABLE);
  if (!isShown && !element.children.some((child) => child instanceof Element && isBoxRow(child))) return false;
  const children = elements(element).filter((child) => !isUnseen(child));
  if (isShown) return children.some((child) => isRow(child) || isRowGroup(child));
  if (children.length < LEAST.rows || !children.every(isBoxRow)) return false;
  const cells = children.flatMap(elements);
  return cells.every((cell) => textOf(cell).length <= LONGEST_CELL && !elements(cell).some(isBoxRow));
}

const BOX_ROW = /display\s*:\s*(?:inline-)?flex(?!.*flex-(?:direction|flow)\s*:\s*column)/is;

function isBoxRow({ attribs: { style }, children }: Element): boolean {
  if (!style?.includes('flex') || !BOX_ROW.test(style)) return false;
  const cells = children.filter((child) => child instanceof Element).length;
  return cells >= LEAST.cells && children.every((child) => child instanceof Element || textOf(child) === '');
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
      const text = textOf(element);
      const doubt = digitDoubt(element, text);
      const cell = { row, column, rowSpan, columnSpan, text, place: { selector: place } };
      cells.push(doubt ? { ...cell, doubt } : cell);
      column += columnSpan;
      columns = Math.max(columns, column);
    }
  });
  return { kind: 'table', rows: rows.length, columns, cells, place: { selector } };
}

function span(element: Element, name: 'rowspan' | 'colspan', most: number): number {
  const value = Number.parseInt(element.attribs[name] ?? element.attribs[`aria-${name}`] ?? '1', 10);
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
