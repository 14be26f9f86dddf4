import type { Grid } from '../pdf/cells.ts';
import { bandsOf, characterOf, partsOf } from './print-lines.ts';
import type { Spot } from './spots.ts';

/** So many columns of one row hold so many lines each, as low as numbers: rows without lines between them. */
const ROWS = { columns: 3, lines: 4 };
/** And the row is so much of the height of the table: heads of several lines are not. */
const TALL = 0.4;
/** So many cells hold so many words or numbers with gaps of so many characters between them: columns without lines. */
const COLUMNS = { rows: 3, parts: 3, gap: 2 };

/**
 * Whether the lines of a grid leave its rows or its columns open: a table with lines between its columns only, or one
 * with lines between its rows and a frame around them.
 * @param inside the spots of every cell
 */
export function isOpen({ ys, cells }: Grid, inside: readonly (readonly Spot[])[]): boolean {
  const character = characterOf(inside.flat());
  const height = (ys.at(-1) ?? 0) - (ys[0] ?? 0);
  const isTall = (index: number) => {
    const [, y0 = 0, , y1 = 0] = cells[index]?.box ?? [];
    return y1 - y0 >= TALL * height;
  };
  const hasLines = (index: number) => bandsOf(inside[index] ?? [], character).length >= ROWS.lines;
  const open = [...cells.keys()].filter((index) => isTall(index) && hasLines(index));
  const rows = Map.groupBy(open, (index) => cells[index]?.row ?? 0);
  if ([...rows.values()].some(({ length }) => length >= ROWS.columns)) return true;
  const wide = inside.filter((spots) => isParted(spots, character));
  return wide.length >= COLUMNS.rows && wide.length >= inside.filter((spots) => spots.length > 0).length / 2;
}

/** Whether one line of print is in several parts. */
function isParted(spots: readonly Spot[], character: number): boolean {
  return bandsOf(spots, character).some((band) => {
    const line = spots.filter(({ y0, y1 }) => y0 >= band.y0 && y1 <= band.y1);
    return partsOf(line, COLUMNS.gap * character).length >= COLUMNS.parts;
  });
}
