import type { PdfLayout } from './pdf-layout.ts';
import { type Measure, wrap } from './pdf-page.ts';
import type { Sheet, SheetCell, SheetRow } from './sheets.ts';

export const PADDING = 3;
export const LINE = 1.3;

/** A cell of a table with its place in the grid and its text in lines. */
export interface GridCell extends SheetCell {
  readonly row: number;
  readonly column: number;
  readonly lines: readonly string[];
  readonly size: number;
}

/** A table measured: where its columns stand, how high its rows are, what its cells hold. */
export interface Grid {
  readonly id: string;
  readonly xs: readonly number[];
  readonly heights: readonly number[];
  readonly cells: readonly GridCell[];
  /** How many rows are head. */
  readonly heads: number;
}

/** A sheet laid on a width. */
export function gridOf(sheet: Sheet, layout: PdfLayout, left: number, width: number, measure: Measure): Grid {
  const sum = sheet.widths.reduce((a, b) => a + b, 0);
  const xs = [left];
  for (const share of sheet.widths) xs.push(Math.round(((xs.at(-1) ?? 0) + (share / sum) * width) * 100) / 100);
  const cells = placed(sheet.rows).map((one) => {
    const room = (xs[one.column + one.columns] ?? 0) - (xs[one.column] ?? 0) - 2 * PADDING;
    return { ...one, ...linesIn(one, room, layout, measure) };
  });
  const heads = sheet.rows.findIndex((row) => row[0]?.kind === 'label');
  return { id: sheet.id, xs, cells, heads, heights: heightsOf(cells, sheet.rows.length, layout) };
}

/** Cells with the row and column of the grid where each begins. */
function placed(rows: readonly SheetRow[]): (SheetCell & { row: number; column: number })[] {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((one) => {
      while (taken.has(`${row} ${column}`)) column++;
      const place = { ...one, row, column };
      for (let r = row; r < row + one.rows; r++) {
        for (let c = column; c < column + one.columns; c++) taken.add(`${r} ${c}`);
      }
      return place;
    });
  });
}

function linesIn(one: SheetCell, room: number, layout: PdfLayout, measure: Measure): { lines: string[]; size: number } {
  const size = layout.tableSize;
  if (one.text === '') return { lines: [], size };
  if (one.text === '三、本年度办理结果' && layout.outcomeLabel === 'vertical') return { lines: [...one.text], size };
  if (one.kind !== 'value') return { lines: wrap(one.text, size, room, measure), size };
  // A number is never broken: it is set smaller where it is too wide; a note goes on a line of its own.
  const lines = one.text.split(/(?=（)/);
  const widest = Math.max(...lines.map((line) => measure(line, size)));
  return { lines, size: widest > room ? Math.floor(((size * room) / widest) * 10) / 10 : size };
}

function heightsOf(cells: readonly GridCell[], count: number, layout: PdfLayout): number[] {
  const needed = (one: GridCell): number => one.lines.length * one.size * LINE + 2 * PADDING;
  const heights = Array.from({ length: count }, () => layout.rowHeight);
  const atLeast = (row: number, height: number): void => {
    heights[row] = Math.max(heights[row] ?? 0, Math.ceil(height));
  };
  for (const one of cells.filter((cell) => cell.rows === 1)) atLeast(one.row, needed(one));
  for (const one of cells.filter((cell) => cell.rows > 1)) {
    const last = one.row + one.rows - 1;
    const others = heights.slice(one.row, last).reduce((a, b) => a + b, 0);
    atLeast(last, needed(one) - others);
  }
  return heights;
}
