import { type Column, columnsUnder } from './columns.ts';
import type { Piece } from './open-rows.ts';

/** The grid of a table without vertical rules. */
export interface Layout {
  readonly labels: readonly Column[];
  readonly columns: readonly Column[];
}

/** A cell that still gathers its lines. */
export interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly pieces: readonly Piece[];
  readonly doubts: readonly string[];
}

/**
 * The heads below which no other stands: each is over a column of its own, even where all its cells are blank. A head of
 * several columns may stand over the gap between two of them, with nothing below it: it stands as high as those that do
 * have others below them, and is left out.
 */
export function lowestOf(heads: readonly Piece[], numbers: readonly Piece[]): Piece[] {
  const meets = (a: Piece, b: Piece) => b.box[0] < a.box[2] && b.box[2] > a.box[0];
  const below = (a: Piece, b: Piece) => b.y > a.y + 0.5 * a.size && meets(a, b);
  const isUpper = (head: Piece) => heads.some((other) => below(head, other) && !isNextLine([head], other));
  const upper = Math.max(...heads.filter(isUpper).map(({ y }) => y));
  const alone = (head: Piece) => !numbers.some((number) => meets(head, number));
  return heads.filter(
    (head) => !heads.some((other) => below(head, other)) && !(alone(head) && head.y < upper - 0.3 * head.size),
  );
}

/** Heads: what stands lowest over a column is its own head, on the last row; what stands above comes on rows of its own. */
export function placeHeads(heads: readonly Piece[], { labels, columns }: Layout): OpenCell[] {
  const blocks: HeadBlock[] = [];
  for (const piece of [...heads].sort((a, b) => a.y - b.y)) {
    const [first, last] = columnsUnder(piece.box, columns);
    const under = first < labels.length ? [0, Math.max(last, labels.length - 1)] : [first, last];
    const [from = 0, to = 0] = under;
    const above = blocks.find((block) => block.from === from && block.to === to && isNextLine(block.pieces, piece));
    if (above) {
      above.pieces.push(piece);
    } else {
      blocks.push({ from, to, pieces: [piece] });
    }
  }
  const lowest = (block: HeadBlock) =>
    !blocks.some(
      (other) => other !== block && topOf(other) > topOf(block) && other.from <= block.to && other.to >= block.from,
    );
  const upper = blocks.filter((block) => !lowest(block));
  const levels: number[] = [];
  for (const block of upper.sort((a, b) => topOf(a) - topOf(b))) {
    if (topOf(block) - (levels.at(-1) ?? Number.NEGATIVE_INFINITY) > 0.5 * (block.pieces[0]?.size ?? 0)) {
      levels.push(topOf(block));
    }
  }
  return blocks.map((block): OpenCell => {
    const row = lowest(block) ? levels.length : levels.findLastIndex((level) => level <= topOf(block) + 0.01);
    return { row, column: block.from, columnSpan: block.to - block.from + 1, pieces: block.pieces, doubts: [] };
  });
}

/** A head of one or more lines over the columns `from` to `to`. */
interface HeadBlock {
  readonly from: number;
  readonly to: number;
  readonly pieces: Piece[];
}

function topOf({ pieces }: HeadBlock): number {
  return pieces[0]?.y ?? 0;
}

function isNextLine(pieces: readonly Piece[], { y, size }: Piece): boolean {
  return (y - (pieces.at(-1)?.y ?? 0)) / size < 1.5;
}
