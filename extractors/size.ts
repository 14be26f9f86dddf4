import { DocumentError } from '../src/errors.ts';

/** More than all tables of a report together, and less than takes long to read. */
const MOST_CELLS = 100_000;

/** @throws DocumentError `too-large` where a table has more cells, or spans over more, than any of a report */
export function checkSize(cells: number): void {
  if (cells <= MOST_CELLS) return;
  throw new DocumentError('too-large', `a table of more than ${MOST_CELLS} cells: it is none of a report`);
}
