import type { Piece, Row } from './regions.ts';

/** An ordinal at the start of a label begins a row of its own. */
const ENUMERATED = /^(?:\d{1,2}\s?[.．、]|[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．])/;
/** Lines of one label follow each other at up to this pitch, in heights of the font. */
const LOOSEST_PITCH = 2.1;
/** Numbers stand this near to the first or last line of their label at the farthest, in heights of the font. */
const BESIDE = 0.75;

/**
 * The rows of a table without rules in which nothing but a label is printed: enumerated labels with no numbers at their
 * height. Without them, their labels would seem to be part of the next row's.
 * @param rows the rows that have numbers
 */
export function toBlankRows(labels: readonly Piece[], region: readonly Row[], rows: readonly Row[]): Row[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  return sorted
    .filter(({ text }) => ENUMERATED.test(text))
    .flatMap((start): Row[] => {
      const last = lastLineOf(start, sorted);
      const beside = BESIDE * start.size;
      if (rows.some(({ y }) => y > start.y - beside && y < last.y + beside)) {
        return [];
      }
      if (labels.some((other) => isInner(other, start, last))) {
        return [];
      }
      const own = region.find(({ pieces }) => pieces.includes(start));
      return own ? [{ line: own.line, y: (start.y + last.y) / 2, pieces: [] }] : [];
    });
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
    const below = piece.y > last.y + 0.5 * start.size && piece.box[0] < start.box[2] && piece.box[2] > start.box[0];
    if (!below) {
      continue;
    }
    if (ENUMERATED.test(piece.text) || piece.y - last.y > LOOSEST_PITCH * start.size) {
      break;
    }
    last = piece;
  }
  return last;
}
