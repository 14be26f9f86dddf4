import type { Box } from '../../src/document.ts';
import { around } from './box.ts';
import type { Segment, TextLine } from './lines.ts';
import { isNumber } from './tables.ts';

/** A table without vertical rules needs a row with so many numbers or heads. */
const FEWEST_PIECES = 3;
/** Lines of a table follow each other within so many heights of their font. */
const REACH = 6;
/** A line over so much of the page's text is running text. */
const RUNNING_TEXT = 0.6;
/** Lines this near above a table, in heights of their font, are its heads. */
const HEAD_REACH = 2.5;

/** The label of a row that makes a table by itself has at the most so many characters. */
const LONGEST_ENTRY = 20;

const BLANK = /^(?:[-—–－/／\\]+|无)$/;
/** A number with its sign and unit: `+12`, `52500元`. */
const MEASURED = /^[+＋-]?[\d０-９][\d０-９.,．，]*\s?(?:[万亿]?元|[件个项次条人])?$/u;
const WORD = /\p{Script=Han}{2}|[a-z]{2}/iu;
const ENUMERATED = /^[一二三四五六七八九十]{1,3}[、.．]/;

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
const NOTE = /^[（(][^（()）]*[)）]$/;

/**
 * A cell of two lines, a number over its note, stands half a line above and half a line below the label and the other
 * numbers of its row: the three lines become one row. Rows from top to bottom.
 */
export function joinNotes(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && isUpperHalf(last, row)) {
      joined[joined.length - 1] = joinRows(row, last, [...last.pieces, ...row.pieces]);
    } else if (last && isNoteOf(row, last)) {
      joined[joined.length - 1] = joinRows(
        last,
        row,
        last.pieces.map((piece) => withNote(piece, row.pieces)),
      );
    } else {
      joined.push(row);
    }
  }
  return joined;
}

function joinRows(row: Row, other: Row, pieces: readonly Piece[]): Row {
  const sorted = [...pieces].sort((a, b) => a.box[0] - b.box[0]);
  return { ...row, pieces: sorted, also: [...(row.also ?? []), ...(other.also ?? []), other.line] };
}

function meet(a: Piece, b: Piece): boolean {
  return a.box[0] < b.box[2] && b.box[0] < a.box[2];
}

/** Numbers alone, so near above a row that they are none of their own, where that row has no numbers. */
function isUpperHalf(upper: Row, row: Row): boolean {
  const near = row.y - upper.y < CLOSEST_ROWS * row.line.size && row.y - upper.y > 0.3 * row.line.size;
  const apart = upper.pieces.every((piece) => piece.number && !row.pieces.some((other) => meet(piece, other)));
  return near && apart && hasNumbers(row) && row.pieces[0]?.number === false;
}

function isNoteOf(note: Row, row: Row): boolean {
  const near = note.y - row.y < CLOSEST_ROWS * row.line.size;
  return (
    near && note.pieces.every((piece) => NOTE.test(piece.text) && row.pieces.some((p) => p.number && meet(p, piece)))
  );
}

function withNote(piece: Piece, notes: readonly Piece[]): Piece {
  const note = notes.find((other) => piece.number && meet(other, piece));
  const box = note && around([piece.box, note.box]);
  return note && box ? { ...piece, text: `${piece.text}\n${note.text}`, box } : piece;
}

/** Lines that make a table: rows with several pieces of text, and what stands between them. */
export function toRegions(rows: readonly Row[]): Row[][] {
  const box = around(rows.map(({ line }) => line.box)) ?? [0, 0, 0, 0];
  const wide = ({ line }: Row) => line.box[2] - line.box[0] > RUNNING_TEXT * (box[2] - box[0]);
  const regions: Row[][] = [];
  let region: Row[] = [];
  let between: Row[] = [];
  rows.forEach((row, index) => {
    const last = region.at(-1);
    const tabular = row.pieces.length > 1 || isLoneNumber(row, region);
    if (last && (row.y - last.y > REACH * row.line.size || (!tabular && wide(row)))) {
      regions.push([...region, ...tail(region, between)]);
      region = [];
      between = [];
    }
    if (!tabular) {
      between.push(row);
    } else {
      region = region.length > 0 ? [...region, ...between, row] : [...headsBefore(rows, index, wide), row];
      between = [];
    }
  });
  regions.push([...region, ...tail(region, between)]);
  return regions.filter((found) => found.some(isWholeRow) || found.some(isEntry)).flatMap(partAtHeads);
}

/** New heads below rows of numbers begin a table of their own. */
function partAtHeads(region: readonly Row[]): Row[][] {
  const parts: Row[][] = [[]];
  for (const row of region) {
    const part = parts.at(-1) ?? [];
    if (isHeadBelow(row, part)) {
      parts.push([row]);
    } else {
      part.push(row);
    }
  }
  return parts.filter((part) => part.some(hasNumbers));
}

/** Whether a row without numbers reaches over the columns of the numbers above it. */
function isHeadBelow(row: Row, part: readonly Row[]): boolean {
  const above = part.filter(hasNumbers);
  if (hasNumbers(row) || above.length === 0) {
    return false;
  }
  const left = Math.min(...above.flatMap(({ pieces }) => trailingNumbers(pieces)).map(({ box }) => box[0]));
  const labels = above.flatMap(({ pieces }) => pieces.filter(({ number }) => !number));
  const labelsEnd = labels.length > 0 ? Math.max(...labels.map(({ box }) => box[2])) : Number.POSITIVE_INFINITY;
  return row.pieces.some(({ box, size }) => box[2] > left + 1.5 * size || box[0] > labelsEnd);
}

/** The lines right above the first row of a table. */
function headsBefore(rows: readonly Row[], index: number, wide: (row: Row) => boolean): Row[] {
  const heads: Row[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const row = rows[at];
    const below = rows[at + 1];
    const apart = row && below ? (below.y - row.y) / row.line.size : REACH;
    if (row?.pieces.length !== 1 || wide(row) || apart > HEAD_REACH || ENUMERATED.test(row.line.text)) {
      break;
    }
    heads.unshift(row);
  }
  return heads;
}

/** The rest of a wrapped label under the last row of numbers. */
function tail(region: readonly Row[], between: readonly Row[]): Row[] {
  const found: Row[] = [];
  let last = region.at(-1);
  const [left] = around(region.flatMap(({ pieces }) => pieces.filter((piece) => piece.number).map((p) => p.box))) ?? [
    0,
  ];
  for (const row of between) {
    if (!last || (row.y - last.y) / row.line.size > 1.3 || row.line.box[2] > left || ENUMERATED.test(row.line.text)) {
      break;
    }
    found.push(row);
    last = row;
  }
  return found;
}

/** A row of several numbers or heads. */
function isWholeRow({ pieces }: Row): boolean {
  return pieces.length >= FEWEST_PIECES;
}

/** A short label and, well apart from it, nothing but numbers: `行政许可        97`. No line of a table of contents. */
function isEntry({ pieces: [label, ...numbers] }: Row): boolean {
  const [first] = numbers;
  if (!label || !first || !WORD.test(label.text) || ENUMERATED.test(label.text) || /[：:]$/.test(label.text)) {
    return false;
  }
  const apart = first.box[0] - label.box[2] > 2 * label.size;
  return apart && [...label.text].length <= LONGEST_ENTRY && numbers.every(({ number }) => number);
}

/** Whether a line ends in numbers; a year in a head does not count. */
export function hasNumbers({ pieces }: Row): boolean {
  return pieces.at(-1)?.number === true;
}

/** Whether a line is a number alone, beside a label of several lines, under the numbers above it. */
function isLoneNumber({ pieces: [piece, ...more] }: Row, region: readonly Row[]): boolean {
  return (
    piece?.number === true &&
    more.length === 0 &&
    region.some(({ pieces }) =>
      pieces.some(({ number, box }) => number && box[0] < piece.box[2] && box[2] > piece.box[0]),
    )
  );
}

/** The numbers at the end of a line, and what else stands among them (`3件`). */
export function trailingNumbers(pieces: readonly Piece[]): Piece[] {
  const lastLabel = pieces.findLastIndex(({ number, text }) => !number && WORD.test(text));
  const first = pieces.findIndex(({ number, text }, index) => index > lastLabel && (number || /\d/.test(text)));
  return first < 0 ? [] : pieces.slice(first);
}
