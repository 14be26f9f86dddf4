import { inReadingOrder } from '../../src/document.ts';
import type { Grid, GridCell } from '../pdf/cells.ts';
import { characterOf } from './print-lines.ts';
import { type Span, spanOf } from './sheet.ts';
import type { Spot } from './spots.ts';

/** Print on both sides of a lost rule is so far from each other at least, by the height of a character. */
const APART = 0.5;
/** It stands like that of other cells of its row or column where it begins, lies or ends so near, by the height of a character. */
const ALIKE = 0.25;
/** So many other cells show how print stands in a row or column; fewer do where most of the rule is left in the cell. */
const ENOUGH = { lost: 2, worn: 1 };
/** What is left of a rule stands no farther from its place, and is no thicker, in inches. */
const REMAINS = { off: 0.02, thick: 0.03 };
/** Most of a rule: this share of it. */
const MOST = 0.5;

/** A cell with the print in it. */
interface Printed {
  readonly cell: GridCell;
  readonly print: readonly Spot[];
}

/**
 * The grid with cells parted that a lost rule left together: where the table has the rule beside them, and print on both
 * sides of it stands just as in the other cells of its rows or columns. Print that runs on over the place, as in the
 * heads of several columns, is left together.
 * @param inside the print of each cell, in pixels
 */
export function parted(grid: Grid, inside: readonly (readonly Spot[])[], dpi: number): Grid {
  const all = grid.cells.map((cell, index): Printed => ({ cell, print: inside[index] ?? [] }));
  const table = { all, grid, dpi, character: characterOf(inside.flat()) };
  const cells = all.flatMap((own) => {
    const cut = cutOf(own, table);
    return cut ? piecesOf(own.cell, cut, grid) : [own.cell];
  });
  if (cells.length === grid.cells.length) return grid;
  return { ...grid, cells: cells.sort(inReadingOrder) };
}

interface PrintedTable {
  readonly all: readonly Printed[];
  readonly grid: Grid;
  readonly dpi: number;
  /** The height of a character, in pixels. */
  readonly character: number;
}

/** Between which columns, or rows, a cell is cut. */
interface Cut {
  readonly way: Way;
  readonly at: readonly number[];
}

function cutOf(own: Printed, table: PrintedTable): Cut | undefined {
  return [DOWN, ACROSS]
    .map(
      (way): Cut => ({
        way,
        at: innerEdges(own.cell, way).filter((edge) => isRuledBeside(own.cell, edge, table.all, way)),
      }),
    )
    .find((cut) => cut.at.length > 0 && areOwnCells(own, cut, table));
}

function innerEdges(cell: GridCell, { first, span }: Way): readonly number[] {
  return Array.from({ length: span(cell) - 1 }, (_, index) => first(cell) + index + 1);
}

/** Rules down part columns, rules across part rows. */
interface Way {
  readonly first: (cell: GridCell) => number;
  readonly span: (cell: GridCell) => number;
  readonly edges: (grid: Grid) => readonly number[];
  readonly from: (span: Span) => number;
  readonly to: (span: Span) => number;
  /** The length of a cell this way, in points. */
  readonly size: (cell: GridCell) => number;
}

const DOWN: Way = {
  first: ({ column }) => column,
  span: ({ columnSpan }) => columnSpan,
  edges: ({ xs }) => xs,
  from: ({ x0 }) => x0,
  to: ({ x1 }) => x1,
  size: ({ box: [x0, , x1] }) => x1 - x0,
};
const ACROSS: Way = {
  first: ({ row }) => row,
  span: ({ rowSpan }) => rowSpan,
  edges: ({ ys }) => ys,
  from: ({ y0 }) => y0,
  to: ({ y1 }) => y1,
  size: ({ box: [, y0, , y1] }) => y1 - y0,
};
const across = (way: Way): Way => (way === DOWN ? ACROSS : DOWN);

/** Whether cells right beside one end at an edge: in the rows above or below for a rule down, to its left and right for one across. */
function isRuledBeside(cell: GridCell, edge: number, all: readonly Printed[], way: Way): boolean {
  const { first, span } = across(way);
  const endsAt = (line: number) =>
    all.some(
      ({ cell: other }) =>
        first(other) <= line && first(other) + span(other) > line && way.first(other) + way.span(other) === edge,
    );
  const [before, after] = [first(cell) - 1, first(cell) + span(cell)];
  if (way === DOWN) return endsAt(before) || endsAt(after);
  const isLast = !all.some(({ cell: other }) => first(other) >= after);
  return endsAt(before) && (isLast || endsAt(after));
}

/** The first row or column of each piece of a cell, and the one past its last. */
function piecesBetween(cell: GridCell, { way, at }: Cut): readonly (readonly [start: number, end: number])[] {
  const stops = [way.first(cell), ...at, way.first(cell) + way.span(cell)];
  return stops.slice(1).map((end, index) => [stops[index] ?? 0, end] as const);
}

/** Whether each piece holds print, far from that of the next, that stands as print in the cells of its own rows or columns. */
function areOwnCells(own: Printed, cut: Cut, { all, grid, dpi, character }: PrintedTable): boolean {
  const { way } = cut;
  const edges = way.edges(grid).map((edge) => (edge * dpi) / 72);
  const pieces = piecesBetween(own.cell, cut);
  const free = own.print.filter((spot) => !isStroke(spot, own.print, way, ALIKE * character));
  const remains = cut.at.map((edge) => remainsAt(free, way, edges[edge] ?? 0, dpi));
  const inked = own.print.filter((spot) => !remains.some((left) => left.includes(spot)));
  const length = across(way).size(own.cell) * (dpi / 72);
  const isWorn = remains.every((left) => lengthOf(left, across(way)) >= MOST * length);
  const enough = isWorn ? ENOUGH.worn : ENOUGH.lost;
  const prints = pieces.map(([start, end]) => printBetween(inked, way, edges[start] ?? 0, edges[end] ?? 0));
  return prints.every((print, index) => {
    const [next, [start, end] = [0, 0]] = [prints[index + 1], pieces[index]];
    if (!print || (next && way.from(next) - way.to(print) < APART * character)) return false;
    const like = all.filter(
      ({ cell }) => cell !== own.cell && way.first(cell) === start && way.span(cell) === end - start,
    );
    const others = like.filter((other) => other.print.length > 0).map((other) => spanOf(other.print));
    return others.length >= enough && standsAlike(print, others, way, ALIKE * character);
  });
}

/** What is left of a lost rule. */
function remainsAt(print: readonly Spot[], { from, to }: Way, edge: number, dpi: number): readonly Spot[] {
  const isNear = (spot: Spot) => Math.abs((from(spot) + to(spot)) / 2 - edge) <= REMAINS.off * dpi;
  return print.filter((spot) => isNear(spot) && to(spot) - from(spot) <= REMAINS.thick * dpi);
}

/** A stroke in the middle of a character: print stands beside it on both sides, and nearer than to a rule. */
function isStroke(stroke: Spot, print: readonly Spot[], way: Way, near: number): boolean {
  const along = across(way);
  const beside = print.filter(
    (spot) => spot !== stroke && along.from(spot) < along.to(stroke) && along.to(spot) > along.from(stroke),
  );
  const isWithin = (gap: number) => gap > -near && gap <= near;
  return (
    beside.some((spot) => isWithin(way.from(stroke) - way.to(spot))) &&
    beside.some((spot) => isWithin(way.from(spot) - way.to(stroke)))
  );
}

function lengthOf(spots: readonly Spot[], { from, to }: Way): number {
  return spots.reduce((sum, spot) => sum + to(spot) - from(spot), 0);
}

function printBetween(print: readonly Span[], way: Way, from: number, to: number): Span | undefined {
  const middle = (span: Span) => (way.from(span) + way.to(span)) / 2;
  const own = print.filter((span) => middle(span) >= from && middle(span) < to);
  return own.length > 0 ? spanOf(own) : undefined;
}

function standsAlike(print: Span, others: readonly Span[], { from, to }: Way, near: number): boolean {
  const places = [from, to, (span: Span) => (from(span) + to(span)) / 2];
  return places.some((place) => Math.abs(place(print) - medianOf(others.map(place))) <= near);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function piecesOf(cell: GridCell, cut: Cut, { xs, ys }: Grid): GridCell[] {
  const [x0, y0, x1, y1] = cell.box;
  return piecesBetween(cell, cut).map(
    ([start, end]): GridCell =>
      cut.way === DOWN
        ? { ...cell, column: start, columnSpan: end - start, box: [xs[start] ?? x0, y0, xs[end] ?? x1, y1] }
        : { ...cell, row: start, rowSpan: end - start, box: [x0, ys[start] ?? y0, x1, ys[end] ?? y1] },
  );
}
