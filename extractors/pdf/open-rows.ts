import type { Box } from '../../src/document.ts';
import { around } from './box.ts';
import { COUNT_UNITS, type Segment, type TextLine } from './lines.ts';
import { isNumber } from './tables.ts';

const BLANK = /^(?:[-—–－/／\\]+|无)$/;
/** A number with its sign and unit: `+12`, `52500元`. */
const MEASURED = /^[+＋-]?[\d０-９][\d０-９.,．，]*\s?(?:[万亿]?元|[件个项次条人])?$/u;
/** A text of words. */
export const WORD = /\p{Script=Han}{2}|[a-z]{2}/iu;

/** A piece of text in a table without rules. */
export interface Piece {
  /** What it was made of. */
  readonly segment: Segment;
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly y: number;
  readonly number: boolean;
  readonly doubts: readonly string[];
}

/** A line and its pieces. */
export interface Row {
  readonly line: TextLine;
  readonly y: number;
  readonly pieces: readonly Piece[];
  /** Lines just above and below whose pieces stand in this row: a number over its note beside a label of one line. */
  readonly also?: readonly TextLine[];
}

/** A line and its pieces, numbers told from words. */
export function toRow(line: TextLine): Row {
  const pieces = line.segments.map((segment): Piece => {
    const { text, box } = segment;
    const number = isNumber(text) || (MEASURED.test(text) && !text.endsWith('.')) || BLANK.test(text);
    return { segment, text, box, size: line.size, y: (box[1] + box[3]) / 2, number, doubts: number ? line.doubts : [] };
  });
  return { line, y: (line.box[1] + line.box[3]) / 2, pieces };
}

/** Rows of a table follow each other at more than this pitch, in heights of their font. */
const CLOSEST_ROWS = 1.15;
/** A note stands so near below its number, in heights of the font. */
const NOTE_REACH = 1.6;
const NOTE = /^[（(][^（()）]*[)）]$/;
const UNIT = new RegExp(`^[${COUNT_UNITS}]$`);

/**
 * A cell of two lines, a number over its note, stands half a line above and half a line below the label and the other
 * numbers of its row: the three lines become one row. Rows from top to bottom.
 */
export function joinNotes(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  joinUnits(rows).forEach((row, index, rows) => {
    const last = joined.at(-1);
    const whole = last && isUpperHalf(last, row) ? joinRows(row, last, [...last.pieces, ...row.pieces]) : undefined;
    const lower = rows[index + 1];
    if (whole && (hasNumbers(row) || (lower && isLowerHalf(lower, whole)))) {
      joined[joined.length - 1] = whole;
    } else if (last && isLowerHalf(row, last)) {
      joined[joined.length - 1] = withLowerHalf(last, row);
    } else {
      joined.push(row);
    }
  });
  return joined;
}

/** A number whose cell has no room for its unit stands a little above its row, and the unit below: both go into the row. */
function joinUnits(rows: readonly Row[]): readonly Row[] {
  const all = [...rows];
  for (let at = 1; at + 1 < all.length; at += 1) {
    const [upper, row, lower] = [all[at - 1], all[at], all[at + 1]];
    if (!upper || !row || !lower || !isNear(upper, row) || !isNear(row, lower)) continue;
    const parted = upper.pieces.flatMap((number) => {
      const unit = lower.pieces.find((piece) => UNIT.test(piece.text) && meet(piece, number));
      const isFree = !row.pieces.some((piece) => meet(piece, number));
      return number.number && unit && isFree ? [{ number, unit }] : [];
    });
    if (parted.length === 0) continue;
    const whole = parted.map(({ number, unit }) => withNote(number, [unit], UNIT));
    const without = (of: Row, gone: readonly Piece[]): Row => ({
      ...of,
      pieces: of.pieces.filter((piece) => !gone.includes(piece)),
    });
    const above = without(
      upper,
      parted.map(({ number }) => number),
    );
    const below = without(
      lower,
      parted.map(({ unit }) => unit),
    );
    const emptied = [above, below].filter(({ pieces }) => pieces.length === 0);
    const pieces = [...row.pieces, ...whole].sort((a, b) => a.box[0] - b.box[0]);
    const also = [...(row.also ?? []), ...emptied.flatMap(({ line, also = [] }) => [line, ...also])];
    all.splice(at - 1, 3, above, { ...row, pieces, also }, below);
  }
  return all.filter(({ pieces }) => pieces.length > 0);
}

function isNear(upper: Row, row: Row): boolean {
  return row.y - upper.y < CLOSEST_ROWS * row.line.size && row.y > upper.y;
}

function withLowerHalf(row: Row, lower: Row): Row {
  const numbers = lower.pieces.filter(({ number }) => number);
  return joinRows(row, lower, [...row.pieces.map((piece) => withNote(piece, lower.pieces)), ...numbers]);
}

function joinRows(row: Row, other: Row, pieces: readonly Piece[]): Row {
  const sorted = [...pieces].sort((a, b) => a.box[0] - b.box[0]);
  return { ...row, pieces: sorted, also: [...(row.also ?? []), ...(other.also ?? []), other.line] };
}

function meet(a: Piece, b: Piece): boolean {
  return a.box[0] < b.box[2] && b.box[0] < a.box[2];
}

/** Numbers alone, so near above a row that begins with a label that they are none of their own. */
function isUpperHalf(upper: Row, row: Row): boolean {
  const near = row.y - upper.y < CLOSEST_ROWS * row.line.size && row.y - upper.y > 0.3 * row.line.size;
  const apart = upper.pieces.every((piece) => piece.number && !row.pieces.some((other) => meet(piece, other)));
  return near && apart && row.pieces[0]?.number === false;
}

/** Notes right below numbers of a row, and other numbers of it that stand as low. */
function isLowerHalf(lower: Row, row: Row): boolean {
  const near = lower.y - row.y < NOTE_REACH * row.line.size;
  const isNote = (piece: Piece) => NOTE.test(piece.text) && row.pieces.some((p) => p.number && meet(p, piece));
  const isOther = (piece: Piece) => piece.number && !row.pieces.some((p) => meet(p, piece));
  return near && lower.pieces.some(isNote) && lower.pieces.every((piece) => isNote(piece) || isOther(piece));
}

function withNote(piece: Piece, notes: readonly Piece[], isNote = NOTE): Piece {
  const note = notes.find((other) => piece.number && isNote.test(other.text) && meet(other, piece));
  const box = note && around([piece.box, note.box]);
  return note && box ? { ...piece, text: `${piece.text}\n${note.text}`, box } : piece;
}

/** Whether a line ends in numbers; a year in a head does not count. */
export function hasNumbers({ pieces }: Row): boolean {
  return pieces.at(-1)?.number === true;
}

/** The numbers at the end of a line, and what else stands among them (`3件`). */
export function trailingNumbers(pieces: readonly Piece[]): Piece[] {
  const lastLabel = pieces.findLastIndex(({ number, text }) => !number && WORD.test(text));
  const first = pieces.findIndex(({ number, text }, index) => index > lastLabel && (number || /\d/.test(text)));
  return first < 0 ? [] : pieces.slice(first);
}
