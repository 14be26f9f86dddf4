import type { SheetCell } from './cell.ts';
import { wraps } from './styles.ts';

/** Points of a line, and the most that a row may have. */
const LINE = 16;
const HIGHEST = 405;

/** The attributes of a row whose texts need more than a line; not every program looks for itself. */
export function heightOf(cells: readonly SheetCell[], columns: readonly { readonly width: number }[]): string {
  let lines = 1;
  for (const [index, { value, style }] of cells.entries()) {
    if (typeof value === 'string' && wraps(style)) lines = Math.max(lines, linesOf(value, columns[index]?.width ?? 10));
  }
  return lines > 1 ? ` ht="${Math.min(lines * LINE, HIGHEST)}" customHeight="1"` : '';
}

/** How many lines a text takes in a column; two digits are as wide as a Chinese character, and an indent takes two. */
function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 3);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
}

function widthOf(line: string): number {
  let width = 0;
  for (let index = 0; index < line.length; index += 1) width += line.charCodeAt(index) > 0x2000 ? 2 : 1;
  return width;
}
