import type { Box } from '../../src/document.ts';
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

/** What may be left of the width of a cell beside a line that had no room for one more character: its margins, in points. */
const MARGINS = 12;

const MARK = /^[-—–－─/／\\]+$/;

/** A cell of a grid, the row in which it begins, and its lines of text. */
interface Lined {
  readonly row: number;
  readonly box: Box;
  readonly lines: readonly TextLine[];
}

/**
 * Whether the lines of a grid leave its rows or its columns open, as its numbers show: a table with lines between its
 * columns only, or one with lines between its rows and a frame around them.
 */
export function isOpen(cells: readonly Lined[]): boolean {
  const tall = cells.filter(({ lines }) => lines.length >= ROWS.lines && lines.every(isValue));
  if (tall.some(({ lines }) => lines.length >= ROWS.many)) return true;
  const rows = Map.groupBy(tall, ({ row, lines }) => `${row} ${lines.length}`);
  if ([...rows.values()].some((stacked) => stacked.length >= ROWS.cells && !areWrapped(stacked, cells))) return true;
  const labelled = cells.filter(({ lines }) => lines.filter(({ text }) => isEnumerated(text)).length >= LABELS.many);
  if (labelled.some((cell) => cells.filter(({ row }) => row === cell.row).length > LABELS.others)) return true;
  const wide = cells.filter(({ lines }) => lines.some((line) => valuesIn(line) >= COLUMNS.numbers));
  return wide.length >= COLUMNS.cells;
}

/**
 * Whether cells hold one number each that went on in a second line for want of room: every first line fills its cell, and
 * a number beside them needed no second.
 */
function areWrapped(stacked: readonly Lined[], cells: readonly Lined[]): boolean {
  const beside = cells.filter(({ row, lines: [line, ...more] }) => {
    return row === stacked[0]?.row && line && more.length === 0 && isValue(line);
  });
  return beside.length > 0 && stacked.every(isWrapped);
}

function isWrapped({ box, lines }: Lined): boolean {
  const most = lines[0]?.text.length ?? 0;
  const isFull = (line: TextLine) => {
    const width = line.box[2] - line.box[0];
    return line.text.length === most && box[2] - box[0] - width < width / most + MARGINS;
  };
  return lines.slice(0, -1).every(isFull) && (lines.at(-1)?.text.length ?? 0) <= most;
}

function isValue({ text, upright }: TextLine): boolean {
  return upright && (isNumber(text) || MARK.test(text.trim()));
}

function valuesIn({ segments }: TextLine): number {
  return segments.filter(({ text }) => isNumber(text) || MARK.test(text.trim())).length;
}
