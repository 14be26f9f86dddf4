import type { Part, Row } from './edition.ts';
import { fieldName } from './fields.ts';
import type { CellState } from './report.ts';

type Cells = ReadonlyMap<string, { readonly state: CellState }>;

/** The rows of a part as a report prints them: where one stands for others, either it or they are left out. */
export function rowsShown(part: Part, cells: Cells): readonly Row[] {
  const printed = (row: Row) =>
    part.columns.some((column) => {
      const cell = cells.get(fieldName(part, row, column));
      return cell !== undefined && cell.state !== 'absent';
    });
  return part.rows.filter((row) => printed(row) || !alternatives(part, row).some(printed));
}

/** The rows that a report prints instead of this one. */
function alternatives(part: Part, row: Row): readonly Row[] {
  return part.rows.filter((other) => row.replaces?.includes(other.id) || other.replaces?.includes(row.id));
}
