import { type Block, type Cell, type Document, inReadingOrder, type Table } from '../document.ts';
import { likenessToRow, MATRIX_WIDTH, matrixColumn } from './form-words.ts';
import { LETTER } from './line.ts';
import { parseNumber } from './number.ts';

/** The document with tables of other shapes than the form's as the form has them; no cell loses its place. */
export function withTablesReshaped(document: Document): Document {
  if (!document.blocks.some((block) => block.kind === 'table')) return document;
  const blocks = document.blocks.flatMap((block): readonly Block[] =>
    block.kind === 'table' ? reshaped(block) : [block],
  );
  return { ...document, blocks: withColumnsJoined(blocks) };
}

function reshaped(table: Table): readonly Table[] {
  const upright = isOnItsSide(table) ? transposed(table) : table;
  return sideBySide(withLinesAsRows(upright));
}

/** A label that is surely a row's, in the words of the form or nearly so. */
const SURE = 0.85;

const isRowLabel = ({ text }: Pick<Cell, 'text'>) => LETTER.test(text) && likenessToRow(text) >= SURE;

// Applicants down the side, results across.

/** So many heads and labels tell that a table is on its side. */
const LEAST_LABELS = 8;

function isOnItsSide({ cells, columns }: Table): boolean {
  if (columns < LEAST_LABELS) return false;
  const rowsOf = (of: readonly Cell[]) => new Set(of.map(({ row }) => row)).size;
  const who = cells.filter(({ text }) => matrixColumn(text) !== undefined);
  const named = new Set(who.map(({ text }) => matrixColumn(text)));
  if (named.size !== MATRIX_WIDTH || rowsOf(who) < MATRIX_WIDTH - 1) return false;
  const firstNumber = Math.min(...cells.filter(isNumber).map(({ row }) => row));
  const heads = cells.filter((cell) => cell.row < firstNumber && isRowLabel(cell));
  const columnsOf = new Set(heads.map(({ column }) => column)).size;
  return columnsOf >= LEAST_LABELS && rowsOf(heads) <= 3;
}

function isNumber({ text }: Pick<Cell, 'text'>): boolean {
  return parseNumber(text).state === 'number';
}

function transposed({ rows, columns, cells, ...table }: Table): Table {
  const turned = cells.map((cell) => ({
    ...cell,
    row: cell.column,
    column: cell.row,
    rowSpan: cell.columnSpan,
    columnSpan: cell.rowSpan,
  }));
  return { ...table, rows: columns, columns: rows, cells: turned.toSorted(inReadingOrder) };
}

// One cell for the labels of several rows, and one for the numbers of each column.

function withLinesAsRows(table: Table): Table {
  if (!table.cells.some(({ text }) => text.includes('\n'))) return table;
  const byRow = Map.groupBy(table.cells, ({ row }) => row);
  const counts = Array.from({ length: table.rows }, (_, row) => linesIn(byRow.get(row) ?? []));
  if (counts.every((count) => count === 1)) return table;
  const starts = counts.map((_, row) => counts.slice(0, row).reduce((sum, count) => sum + count, 0));
  const at = (row: number) => starts[row] ?? (starts.at(-1) ?? 0) + (counts.at(-1) ?? 1);
  const cells = table.cells.flatMap((cell): readonly Cell[] => {
    const row = at(cell.row);
    const count = counts[cell.row] ?? 1;
    const rowSpan = at(cell.row + cell.rowSpan) - row;
    if (count === 1 || cell.rowSpan > 1 || cell.text === '') return [{ ...cell, row, rowSpan }];
    return linesOf(cell).map((text, line) => ({ ...cell, row: row + line, text }));
  });
  return { ...table, rows: at(table.rows), cells: cells.toSorted(inReadingOrder) };
}

function linesOf({ text }: Cell): readonly string[] {
  return text.split('\n');
}

/** As many lines in every cell, each with a label of the form and its numbers: so many rows; else one. */
function linesIn(cells: readonly Cell[]): number {
  const own = cells.filter((cell) => cell.text !== '' && cell.rowSpan === 1);
  const labels = own.find((cell) => LETTER.test(cell.text));
  const lines = labels ? linesOf(labels) : [];
  const values = own.filter((cell) => cell !== labels);
  // Of a picture it is not known in which line a number stands.
  if (lines.length < 2 || values.length === 0 || own.some(({ recognition }) => recognition)) return 1;
  const named = lines.map((text) => isRowLabel({ text }));
  const rows = named.filter(Boolean).length;
  const isWhole = rows === lines.length || (rows > 2 && !named[0] && named.slice(1).every(Boolean));
  const fits = values.every((cell) => {
    const texts = linesOf(cell);
    return texts.length === lines.length && texts.every((text, at) => !named[at] || parseNumber(text).state !== 'text');
  });
  return isWhole && fits ? lines.length : 1;
}

// Blocks of one table beside each other.

/** Every block as a table of its own, where labels stand in two columns, each with numbers to its right. */
function sideBySide(table: Table): readonly Table[] {
  const labels = table.cells.filter(isRowLabel);
  const starts = [...new Set(labels.map(({ column }) => column))].toSorted((a, b) => a - b);
  const at = starts.find((start) => start > 0 && isSecondBlock(table, labels, start));
  if (at === undefined) return [table];
  const left = table.cells.filter(({ column }) => column < at);
  const right = table.cells.filter(({ column }) => column >= at);
  return [
    { ...table, columns: at, cells: left },
    ...sideBySide({
      ...table,
      columns: table.columns - at,
      cells: right.map((cell) => ({ ...cell, column: cell.column - at })),
    }),
  ];
}

function isSecondBlock({ cells }: Table, labels: readonly Cell[], at: number): boolean {
  const second = labels.filter(({ column }) => column === at);
  const first = labels.filter(({ column }) => column < at);
  if (first.length < 2 && second.length < 2) return false;
  const crossing = cells.filter(({ column, columnSpan }) => column < at && column + columnSpan > at);
  const before = (row: number) => cells.some((cell) => cell.row === row && cell.column < at && isNumber(cell));
  const after = (row: number) => cells.some((cell) => cell.row === row && cell.column > at && isNumber(cell));
  const standsFree = crossing.every((cell) => !isNumber(cell) && !isRowLabel(cell));
  const column = cells.filter((cell) => cell.column === at);
  return standsFree && !column.some(isNumber) && second.some(({ row }) => before(row) && after(row));
}

// A table whose columns stand in two.

function withColumnsJoined(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const at = joined.findLastIndex(({ kind }) => kind === 'table');
    const before = joined[at];
    const whole = block.kind === 'table' && before?.kind === 'table' ? joinedColumns(before, block) : undefined;
    if (whole) joined[at] = whole;
    else joined.push(block);
  }
  return joined;
}

/** Two tables with the same labels, of whose heads each of table 3 stands in one: one table. */
function joinedColumns(left: Table, right: Table): Table | undefined {
  if (left.rows !== right.rows || left.rows < LEAST_LABELS) return undefined;
  const [ofLeft, ofRight] = [headsOf(left), headsOf(right)];
  const all = new Set([...ofLeft, ...ofRight]);
  if (ofLeft.length === 0 || ofRight.length === 0 || all.size !== MATRIX_WIDTH) return undefined;
  if (ofLeft.length + ofRight.length !== MATRIX_WIDTH) return undefined;
  const width = labelWidth(left);
  if (width !== labelWidth(right) || labelsOf(left, width) !== labelsOf(right, width)) return undefined;
  const added = right.cells
    .filter(({ column }) => column >= width)
    .map((cell) => ({ ...cell, column: cell.column - width + left.columns }));
  const columns = left.columns + right.columns - width;
  return { ...left, columns, cells: [...left.cells, ...added].toSorted(inReadingOrder) };
}

/** The columns of table 3 that heads above the numbers name. */
function headsOf({ cells }: Table): readonly string[] {
  const first = Math.min(...cells.filter(isNumber).map(({ row }) => row));
  return cells.filter(({ row }) => row < first).flatMap(({ text }) => matrixColumn(text) ?? []);
}

/** How many columns stand before the first with numbers. */
function labelWidth({ cells }: Table): number {
  return Math.min(...cells.filter(isNumber).map(({ column }) => column));
}

function labelsOf({ cells }: Table, width: number): string {
  const labels = cells.filter(({ column }) => column < width);
  return labels.map(({ row, column, text }) => `${row} ${column} ${text.replace(/\s+/g, '')}`).join('\n');
}
