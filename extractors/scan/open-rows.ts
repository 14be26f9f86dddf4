import { inReadingOrder } from '../../src/document.ts';
import type { Grid, GridCell } from '../pdf/cells.ts';
import { bandsOf, characterOf } from './print-lines.ts';
import type { Span } from './sheet.ts';
import type { Spot } from './spots.ts';

/**
 * Lines of several rows are so far apart at least, by the height of a character: those of one label or head are nearer.
 * Where they are not far, numbers have to be so much lower than the characters of labels: the lines of heads are as high.
 */
const APART = { near: { gap: 0.6, low: 0.87 }, far: { gap: 1.2, low: 1.05 } };
/** Print beside a line of the label lies no farther above or below it, by the height of a character. */
const BESIDE = 0.2;

/**
 * The grid with rows parted that no line parts: where beside each line of the label a number stands, and nothing between
 * them. Where such rows end is a guess, so their cells count as broken.
 * @param inside the print of each cell, in pixels
 */
export function withOpenRows(grid: Grid, inside: readonly (readonly Spot[])[], dpi: number): Grid {
  const character = characterOf(inside.flat());
  const rows = Array.from({ length: grid.ys.length - 1 }, (_, row) => row);
  return rows.reduceRight((parted, row) => {
    const printed = grid.cells.flatMap((cell, index) => {
      const isOwn = cell.row === row && cell.rowSpan === 1 && (inside[index]?.length ?? 0) > 0;
      return isOwn ? [bandsOf(inside[index] ?? [], character)] : [];
    });
    const edges = edgesBetween(printed, character).map((edge) => (edge * 72) / dpi);
    return edges.length === 0 ? parted : cutRow(parted, row, edges);
  }, grid);
}

/**
 * Where the rows end that stand in one row of cells, in pixels.
 * @param printed the lines of each cell from left to right
 */
function edgesBetween([label, ...numbers]: readonly (readonly Span[])[], character: number): readonly number[] {
  if (!label || label.length < 2 || !numbers.some(({ length }) => length === label.length)) return [];
  const edges = label.slice(1).map((line, index) => ({ from: label[index]?.y1 ?? 0, to: line.y0 }));
  const height = Math.min(...label.map(({ y0, y1 }) => y1 - y0));
  const areRows = [APART.near, APART.far].some(({ gap, low }) => {
    const isNumber = (span: Span) =>
      span.y1 - span.y0 <= low * height && label.some((line) => isBeside(span, line, character));
    return edges.every(({ from, to }) => to - from >= gap * character) && numbers.flat().every(isNumber);
  });
  return areRows ? edges.map(({ from, to }) => (from + to) / 2) : [];
}

function isBeside(span: Span, line: Span, character: number): boolean {
  return span.y0 >= line.y0 - BESIDE * character && span.y1 <= line.y1 + BESIDE * character;
}

function cutRow({ xs, ys, cells }: Grid, row: number, edges: readonly number[]): Grid {
  const tops = [ys[row] ?? 0, ...edges];
  const bottoms = [...edges, ys[row + 1] ?? 0];
  const cut = (cell: GridCell): readonly GridCell[] => {
    const { box } = cell;
    if (cell.row > row) return [{ ...cell, row: cell.row + edges.length }];
    if (cell.row + cell.rowSpan <= row) return [cell];
    if (cell.rowSpan > 1) return [{ ...cell, rowSpan: cell.rowSpan + edges.length }];
    return tops.map((top, index) => {
      const own = [box[0], index === 0 ? box[1] : top, box[2], bottoms[index] ?? box[3]] as const;
      return { ...cell, row: row + index, box: own, broken: true };
    });
  };
  const parted = cells.flatMap(cut).sort(inReadingOrder);
  return { xs, ys: ys.toSpliced(row + 1, 0, ...edges), cells: parted };
}
