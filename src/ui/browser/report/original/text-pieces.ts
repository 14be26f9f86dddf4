import type { CellView } from '../../../api.ts';

/** A stretch of a line; `start` counts from 0. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The text of a cell in a line. */
export interface CellPiece extends Piece {
  readonly field: string;
  readonly selector: string;
}

/** A line cut where its cells begin and end. Cells are found by their text in the order of their places. */
export function piecesOf(line: string, number: number, cells: readonly CellView[]): readonly (Piece | CellPiece)[] {
  const pieces: (Piece | CellPiece)[] = [];
  let from = 0;
  for (const { field, raw, selector } of cellsIn(number, cells)) {
    const at = raw === '' ? -1 : line.indexOf(raw, from);
    if (at < 0) continue;
    if (at > from) pieces.push({ start: from, text: line.slice(from, at) });
    pieces.push({ start: at, text: raw, field, selector });
    from = at + raw.length;
  }
  if (from < line.length || pieces.length === 0) pieces.push({ start: from, text: line.slice(from) });
  return pieces;
}

function cellsIn(number: number, cells: readonly CellView[]) {
  const start = `L${number}C`;
  return cells
    .flatMap(({ field, raw, place }) =>
      place && 'selector' in place && place.selector.startsWith(start)
        ? [{ field, raw, selector: place.selector, at: Number(place.selector.slice(start.length)) }]
        : [],
    )
    .toSorted((a, b) => a.at - b.at);
}
