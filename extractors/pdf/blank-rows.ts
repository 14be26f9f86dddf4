import type { Piece, Row } from './open-rows.ts';

/** An ordinal at the start of a label begins a row of its own. */
const ENUMERATED = /^(?:\d{1,2}\s?[.．、]|[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．])/;
/** A note on a table stands in brackets. */
const NOTE = /^[（(]/;
/** Lines of one label follow each other at up to this pitch, in heights of the font: what stands alone is farther off. */
const LOOSEST_PITCH = { enumerated: 2.1, alone: 1.85 };
/** Numbers stand this near to the first or last line of their label at the farthest, in heights of the font. */
const BESIDE = { enumerated: 0.75, alone: 1 };

/** A row in which nothing but a label is printed. */
export interface BlankRow extends Row {
  /** The first line of its label. */
  readonly label: Piece;
}

/**
 * The rows of a table without rules in which nothing but a label is printed: labels with no numbers at their height
 * that begin with an ordinal, or stand by themselves below the heads. Without them, they would seem to be part of the
 * next row's label.
 * @param rows the rows that have numbers; of a table without any all labels stand below the heads
 */
export function toBlankRows(labels: readonly Piece[], region: readonly Row[], rows: readonly Row[]): BlankRow[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  return sorted.flatMap((label): BlankRow[] => {
    const enumerated = ENUMERATED.test(label.text);
    const last = enumerated ? lastLineOf(label, sorted) : label;
    const beside = BESIDE[enumerated ? 'enumerated' : 'alone'] * label.size;
    if (rows.some(({ y }) => y > label.y - beside && y < last.y + beside)) return [];
    if (labels.some((other) => isInner(other, label, last))) return [];
    if ((rows.length === 0 || !enumerated) && !isBelowHeads(label, region)) return [];
    const own = region.find(({ pieces }) => pieces.includes(label));
    if (!enumerated && !(own?.pieces.length === 1 && isAlone(label, region) && isFirst(label, region, rows))) return [];
    return own ? [{ line: own.line, y: (label.y + last.y) / 2, pieces: [], label }] : [];
  });
}

/** Whether heads stand to the right of a label, all of them above it. */
export function isBelowHeads({ box, y, size }: Piece, region: readonly Row[]): boolean {
  const right = region.flatMap(({ pieces }) => pieces.filter((piece) => !piece.number && piece.box[0] > box[2]));
  return right.length > 0 && right.every((head) => head.y < y - BESIDE.enumerated * size);
}

/** Whether a label is one line by itself, neither a note nor near to another line of a label. */
function isAlone(label: Piece, region: readonly Row[]): boolean {
  if (label.number || NOTE.test(label.text)) return false;
  const near = region.flatMap(({ pieces }) => pieces.filter((piece) => piece !== label && meet(piece, label)));
  return near.every(({ y }) => Math.abs(y - label.y) > LOOSEST_PITCH.alone * label.size);
}

/** Whether a label without an ordinal stands below those of other rows, or nothing stands to the left of it. */
function isFirst(label: Piece, region: readonly Row[], rows: readonly Row[]): boolean {
  const all = region.flatMap(({ pieces }) => pieces);
  const labels = all.filter(({ text }) => ENUMERATED.test(text));
  const others = [...labels, ...rows.flatMap(({ pieces }) => pieces.filter(({ number }) => !number))];
  if (others.length > 0) return others.some((other) => meet(other, label));
  return all.every(({ box }) => box[2] > label.box[0]);
}

/** The label of a row beside that of its group stands to the right of it, so near at most, in heights of the font. */
const GROUP_REACH = 1.6;

function isInner({ box, y, size }: Piece, first: Piece, last: Piece): boolean {
  const reach = GROUP_REACH * size;
  return box[0] > first.box[2] - 0.2 * size && y > first.y - reach && y < last.y + reach;
}

/** The last line of the label that begins with a piece: up to the next ordinal below it. */
function lastLineOf(start: Piece, sorted: readonly Piece[]): Piece {
  let last = start;
  for (const piece of sorted) {
    const below = piece.y > last.y + 0.5 * start.size && meet(piece, start);
    if (!below) {
      continue;
    }
    if (ENUMERATED.test(piece.text) || piece.y - last.y > LOOSEST_PITCH.enumerated * start.size) {
      break;
    }
    last = piece;
  }
  return last;
}

function meet(a: Piece, b: Piece): boolean {
  return a.box[0] < b.box[2] && a.box[2] > b.box[0];
}

/** Whether a text begins with an ordinal, as the label of a row may. */
export function isEnumerated(text: string): boolean {
  return ENUMERATED.test(text);
}
