import { isEnumerated } from './blank-rows.ts';
import type { TextLine } from './lines.ts';
import { isNumber } from './tables.ts';

/**
 * So many cells of one row hold numbers in so many lines each, as many as each other, or one cell in many lines: rows
 * without lines between them.
 */
const ROWS = { cells: 3, lines: 2, many: 4 };
/** A cell beside so many others holds so many labels that begin with an ordinal. */
const LABELS = { others: 2, many: 3 };
/** So many cells hold so many numbers in one line: columns without lines. */
const COLUMNS = { cells: 3, numbers: 3 };

const MARK = /^[-—–－─/／\\]+$/;

/**
 * Whether the lines of a grid leave its rows or its columns open, as its numbers show: a table with lines between its
 * columns only, or one with lines between its rows and a frame around them.
 * @param cells the row in which each cell begins, and its lines of text
 */
export function isOpen(cells: readonly { readonly row: number; readonly lines: readonly TextLine[] }[]): boolean {
  const tall = cells.filter(({ lines }) => lines.length >= ROWS.lines && lines.every(isValue));
  if (tall.some(({ lines }) => lines.length >= ROWS.many)) return true;
  const rows = Map.groupBy(tall, ({ row, lines }) => `${row} ${lines.length}`);
  if ([...rows.values()].some(({ length }) => length >= ROWS.cells)) return true;
  const labelled = cells.filter(({ lines }) => lines.filter(({ text }) => isEnumerated(text)).length >= LABELS.many);
  if (labelled.some((cell) => cells.filter(({ row }) => row === cell.row).length > LABELS.others)) return true;
  const wide = cells.filter(({ lines }) => lines.some((line) => valuesIn(line) >= COLUMNS.numbers));
  return wide.length >= COLUMNS.cells;
}

function isValue({ text, upright }: TextLine): boolean {
  return upright && (isNumber(text) || MARK.test(text.trim()));
}

function valuesIn({ segments }: TextLine): number {
  return segments.filter(({ text }) => isNumber(text) || MARK.test(text.trim())).length;
}
