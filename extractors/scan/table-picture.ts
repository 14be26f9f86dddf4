import type { Box } from '../../src/document.ts';
import { type ScanTable, toLayout } from './layout.ts';
import type { Picture } from './picture.ts';

/** What a picture shows, as far as it is to be seen without recognising anything. */
export type PictureKind = 'table' | 'print' | 'other';

/** A grid of fewer cells is a frame, the letterhead of a notice, or a corner of a drawing. */
const LEAST_CELLS = 6;
/** In a table print stands in more of the cells than this; squares of a code and fields of a map are empty. */
const PRINTED_SHARE = 0.3;
/** A picture without a table is one of print where it has so many lines of it; on photos a word or two is seen. */
const LEAST_LINES = 5;

/** Tells tables and print from photos, drawings and ornaments, which then cost little. */
export function kindOf(picture: Picture): PictureKind {
  const { tables, lines } = toLayout(picture);
  if (tables.some(isTable)) return 'table';
  return lines.length >= LEAST_LINES ? 'print' : 'other';
}

/** Where tables stand on a picture, in points. */
export function tablesIn(picture: Picture): readonly Box[] {
  return toLayout(picture)
    .tables.filter(isTable)
    .map(({ box }) => box);
}

function isTable({ cells, rows, columns }: ScanTable): boolean {
  const printed = cells.filter(({ lines }) => lines.length > 0);
  return rows > 1 && columns > 1 && cells.length >= LEAST_CELLS && printed.length >= PRINTED_SHARE * cells.length;
}
