import { isBelowHeads, toBlankRows } from './blank-rows.ts';
import { hasNumbers, type Piece, type Row, trailingNumbers } from './open-rows.ts';

/** Where labels end and the columns of numbers begin in a table without rules. */
export interface Zone {
  /** The left end of the numbers, or of the heads where no number is printed. */
  readonly left: number;
  /** The right end of the labels beside and between the numbers; left out where there are none. */
  readonly labelsEnd?: number;
}

/** The first line of a label stands no higher above the first row of numbers, in heights of its font. */
const FIRST_LABEL = 0.9;

/** The zone of rows that count something; nothing for heads and lines of text. */
export function zoneOf(rows: readonly Row[]): Zone | undefined {
  const counting = rows.filter(hasNumbers);
  const [first] = counting;
  if (!first) return blankZoneOf(rows);
  const left = leftOf(counting.flatMap(({ pieces }) => trailingNumbers(pieces)));
  const body = rows.filter(({ y, line }) => y >= first.y - FIRST_LABEL * line.size);
  const labels = body.flatMap((row) => {
    const numbers = trailingNumbers(row.pieces);
    return row.pieces.filter(
      (piece) => !numbers.includes(piece) && (counting.includes(row) || piece.box[2] <= left + 2),
    );
  });
  return labels.length === 0 ? { left } : { left, labelsEnd: endOf(labels) };
}

/** Of a table in which nothing but heads and labels is printed. */
function blankZoneOf(rows: readonly Row[]): Zone | undefined {
  const pieces = rows.flatMap((row) => row.pieces);
  const labels = toBlankRows(
    pieces.filter((piece) => isBelowHeads(piece, rows)),
    rows,
    [],
  ).flatMap((row) => row.label);
  if (labels.length === 0) return undefined;
  const labelsEnd = endOf(labels);
  const heads = pieces.filter(({ box }) => box[0] > labelsEnd);
  // Numbers that stand in no row leave open which rows are blank.
  return heads.some(({ number }) => number) ? undefined : { left: leftOf(heads), labelsEnd };
}

function leftOf(pieces: readonly Piece[]): number {
  return Math.min(...pieces.map(({ box }) => box[0]));
}

function endOf(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map(({ box }) => box[2]));
}
