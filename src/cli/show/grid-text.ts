import { decimal } from '../../export/csv.ts';
import type { Reading } from '../../report/report.ts';
import { TONES } from '../summary.ts';
import { displayWidth, inColumns, type Paint, printable, wrap } from '../terminal.ts';
import type { Grid, GridRow } from './grids.ts';
import type { Mark } from './marks.ts';

/** The columns of a terminal that the tables fit in. */
export const WIDTH = 100;
const NARROWEST_LABEL = 16;
const WIDEST_LABEL = 40;

export interface Marking {
  readonly marks: ReadonlyMap<string, Mark>;
  readonly paint: Paint;
}

interface Widths {
  readonly label: number;
  /** Of a column of values, the blank before it included. */
  readonly value: number;
}

/** A table in lines. */
export function gridLines(grid: Grid, marking: Marking): readonly string[] {
  const widths = widthsOf(grid, marking.marks);
  return [...headLines(grid, widths, marking.paint), ...grid.rows.map((row) => rowLine(row, widths, marking))];
}

/** Stands after what was recognised in a picture. */
export const OCR_SIGN = '°';

/** What a cell shows before its mark. */
export function cellText(reading: Reading): string {
  return plainText(reading) + (reading.method === 'ocr' && reading.value !== null ? OCR_SIGN : '');
}

function plainText({ state, value, raw }: Reading): string {
  if (state === 'blank') return '·';
  if (state === 'unreadable') return '?';
  if (state === 'absent') return '';
  return state === 'number' && value !== null ? decimal(value) : printable(raw);
}

function widthsOf({ heads, rows }: Grid, marks: Marking['marks']): Widths {
  // Numbers are never cut where there is room; a text in a cell does not push the columns apart.
  const numbers = rows.flatMap((row) => row.readings.filter((reading) => reading && reading.state !== 'text'));
  const cells = numbers.map((reading) => (reading ? markedText(reading, marks) : ''));
  const widest = Math.max(...cells.map(displayWidth), 0) + 1;
  const room = Math.floor((WIDTH - NARROWEST_LABEL) / Math.max(heads.length, 1));
  const widestHead = Math.max(...heads.map(displayWidth), 0) + 1;
  const usual =
    heads.length > 5 ? 9 : Math.max(15, Math.min(widestHead, Math.floor((WIDTH - WIDEST_LABEL) / heads.length)));
  const value = Math.min(Math.max(widest, usual), room);
  return { label: Math.min(WIDTH - value * heads.length, WIDEST_LABEL), value };
}

function headLines({ heads }: Grid, widths: Widths, paint: Paint): readonly string[] {
  const wrapped = heads.map((head) => wrap(head, widths.value - 1));
  const height = Math.max(...wrapped.map((lines) => lines.length), 0);
  return Array.from({ length: height }, (_, index) => {
    const parts = wrapped.map((lines) =>
      inColumns(lines[index - (height - lines.length)] ?? '', widths.value, 'right'),
    );
    return paint('dim', ' '.repeat(widths.label) + parts.join(''));
  });
}

function rowLine({ label, inset, readings }: GridRow, widths: Widths, marking: Marking): string {
  const full = `${inset ? '  ' : ''}${printable(label)}`;
  if (readings.length === 0) return inColumns(full, WIDTH).trimEnd();
  const cells = readings.map((reading) => paddedCell(reading, widths.value, marking));
  return (inColumns(full, widths.label) + cells.join('')).trimEnd();
}

function paddedCell(reading: Reading | undefined, width: number, { marks, paint }: Marking): string {
  if (!reading) return ' '.repeat(width);
  const mark = marks.get(reading.field);
  const room = width - 1 - (mark?.text.length ?? 0);
  const text = displayWidth(cellText(reading)) > room ? inColumns(cellText(reading), room) : cellText(reading);
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text) - (mark?.text.length ?? 0)));
  return blanks + (mark ? paint(TONES[mark.severity], text + mark.text) : text);
}

function markedText(reading: Reading, marks: Marking['marks']): string {
  return cellText(reading) + (marks.get(reading.field)?.text ?? '');
}
