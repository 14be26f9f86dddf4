import type { Cell } from '../document.ts';
import type { Part } from './edition.ts';
import type { Line } from './line.ts';
import { type Head, lineUp } from './run.ts';
import type { HeadsAt } from './slot.ts';

/** A line that prints a row of the form, or begins to, and the part of the row. */
export interface PrintedRow {
  readonly line: Line;
  readonly part: Part;
}

/** The columns in which the rows of tables stand. */
export interface Columns {
  /** The heads by the columns of each table. */
  readonly headsAt: HeadsAt;
  /** The tables whose rows line up with their heads, so that the grid may place a row that the count does not. */
  readonly trusted: ReadonlySet<number>;
}

/** Of so many whole rows, and of such a share of them, the columns are those of their table. */
const WHOLE_ROWS = { least: 2, share: 0.8 };

/**
 * The columns by the rows that have as many cells as heads. A table that goes on overleaf has columns of its own, which
 * need not be those of its heads on the page before.
 */
export function ownColumns(rows: readonly PrintedRow[], headsFound: HeadsAt): Columns {
  const whole = rows.filter(({ line, part }) => headsFound(line, part).length === line.tail.length);
  const byName = Map.groupBy(whole, nameOf);
  const usual = new Map([...byName].map(([name, named]) => [name, mostUsual(named.map(({ line }) => line.tail))]));
  const headsAt: HeadsAt = (line, part) => {
    const heads = headsFound(line, part);
    const own = usual.get(nameOf({ line, part }));
    if (own?.length !== heads.length) return heads;
    return heads.map((head, index) => ({ ...head, ...extentOf(own[index]) }));
  };
  const placed = whole.filter(({ line, part }) => headsAt(line, part)[0]?.from !== undefined);
  const trusted = [...Map.groupBy(placed, ({ line }) => line.table)].filter(([, ofTable]) => {
    const inLine = ofTable.filter(({ line, part }) => lineUp(line.tail, headsAt(line, part))).length;
    return inLine >= WHOLE_ROWS.least && inLine >= WHOLE_ROWS.share * ofTable.length;
  });
  return { headsAt, trusted: new Set(trusted.map(([table]) => table)) };
}

function nameOf({ line, part }: PrintedRow): string {
  return `${line.table} ${part.path}`;
}

/** The tail whose columns most of several have; `undefined` where they do not agree. */
function mostUsual(tails: readonly (readonly Cell[])[]): readonly Cell[] | undefined {
  const alike = Map.groupBy(tails, (tail) => tail.map(({ column, columnSpan }) => `${column}+${columnSpan}`).join());
  const most = Math.max(...[...alike.values()].map(({ length }) => length));
  if (most < WHOLE_ROWS.least || most < WHOLE_ROWS.share * tails.length) return undefined;
  return [...alike.values()].find(({ length }) => length === most)?.[0];
}

function extentOf(cell: Cell | undefined): Pick<Head, 'from' | 'to'> {
  return cell ? { from: cell.column, to: cell.column + cell.columnSpan } : {};
}
