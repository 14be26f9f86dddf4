import { FIELD_BY_NAME } from '../report/fields.ts';
import type { Reading } from '../report/report.ts';

/** Where a cell stands in the form. */
export interface Position {
  readonly part: string;
  readonly row: string;
  readonly column: string;
}

/** The place of a cell in the form; nothing for rows of a report's own. */
export function positionOf({ field }: Reading): Position | undefined {
  const known = FIELD_BY_NAME.get(field);
  return known && { part: known.part.path, row: known.row.id, column: known.column.id };
}
