import type { Cell } from '../document.ts';
import type { Message } from '../finding.ts';
import { isBlank } from './line.ts';

/** A column as the heads of a table name it. */
export interface Head {
  /** The id of a column of the form, or `undefined` for one that the form does not have. */
  readonly id: string | undefined;
  /** The text of the head, for a column that the form does not have. */
  readonly label: string;
  /** Its extent in the grid, where the head was found. */
  readonly from?: number;
  readonly to?: number;
  /** Its words name no column: it was taken for this one by its place. */
  readonly assumed?: boolean;
}

/** The cells of a row by the heads, or why they cannot be told apart. */
export type Run =
  | { readonly cells: readonly (Cell | undefined)[]; readonly doubt?: Message }
  | { readonly cells: undefined; readonly reason: Message };

const UNALIGNED: Message = {
  zh: '该行与表头不对齐，且一端有空白',
  en: 'the row does not line up with the heads and has a blank at its end',
};

const OPEN: Message = {
  zh: '有空白单元格，无法确定数字属于哪一列',
  en: 'blank cells leave open in which columns the values stand',
};

const BESIDE: Message = {
  zh: '各列之外另有内容，可能是标签或数字的一部分',
  en: 'beside the columns stands something else, perhaps a part of the label or of a number',
};

function miscounted(cells: number, columns: number): Message {
  return { zh: `${columns}列对应${cells}个单元格`, en: `${cells} cells for ${columns} columns` };
}

/**
 * Gives each head its cell: as many cells as heads are taken in order, whatever grid columns they stand in; of more,
 * the only run with nothing printed outside it, or in a picture, under a doubt, that which lines up with the heads; fewer are placed by the grid.
 * @param tail the cells of the row after its label
 * @param gridTrusted whether the rows of the table line up with its heads
 */
export function runOf(tail: readonly Cell[], heads: readonly Head[], gridTrusted: boolean): Run {
  if (tail.length === heads.length) return inOrder(tail, heads, gridTrusted);
  return tail.length > heads.length ? window(tail, heads, gridTrusted) : byGrid(tail, heads, gridTrusted);
}

function inOrder(tail: readonly Cell[], heads: readonly Head[], gridTrusted: boolean): Run {
  const ends = [tail[0], tail.at(-1)];
  const blankEnd = ends.some((cell) => cell !== undefined && isBlank(cell.text));
  const someValue = tail.some((cell) => !isBlank(cell.text));
  if (gridTrusted && blankEnd && someValue && !lineUp(tail, heads)) {
    return { cells: tail, doubt: UNALIGNED };
  }
  return { cells: tail };
}

/** Whether every cell stands below its head. Heads without a place line up with anything. */
export function lineUp(tail: readonly Cell[], heads: readonly Head[]): boolean {
  return heads.every((head, index) => {
    const cell = tail[index];
    return cell !== undefined && below(cell, head);
  });
}

function below(cell: Cell, { from, to }: Head): boolean {
  return from === undefined || to === undefined || (cell.column < to && cell.column + cell.columnSpan > from);
}

function window(tail: readonly Cell[], heads: readonly Head[], gridTrusted: boolean): Run {
  const width = heads.length;
  const starts = Array.from({ length: tail.length - width + 1 }, (_, start) => start).filter((start) =>
    tail.every((cell, index) => (index >= start && index < start + width) || isBlank(cell.text)),
  );
  const placed = gridTrusted && heads[0]?.from !== undefined;
  const best = starts.length > 1 && placed ? starts.filter((at) => lineUp(tail.slice(at, at + width), heads)) : starts;
  const start = best[0];
  if (best.length === 1 && start !== undefined) {
    const cells = tail.slice(start, start + width);
    const shifted = cells.some(({ text }) => isBlank(text)) && !lineUp(cells, heads);
    return shifted ? { cells, doubt: OPEN } : { cells };
  }
  if (tail.every((cell) => isBlank(cell.text))) return { cells: tail.slice(-width) };
  if (starts.length > 0) return { cells: undefined, reason: OPEN };
  const [scrap, ...others] = tail;
  if (placed && isScrapOfLabel(scrap, others, heads)) return { cells: others, doubt: BESIDE };
  return { cells: undefined, reason: miscounted(tail.length, width) };
}

/** In a picture a stroke of a label may look like a rule: what stands left of all columns, of which each has its cell, is of the label. */
function isScrapOfLabel(scrap: Cell | undefined, cells: readonly Cell[], heads: readonly Head[]): boolean {
  const end = heads[0]?.from;
  if (!scrap?.recognition || end === undefined || cells.length !== heads.length) return false;
  return scrap.column + scrap.columnSpan <= end && lineUp(cells, heads);
}

/** Whether cells that span several columns fill those of the heads exactly, from the first to the last. */
function tiles(tail: readonly Cell[], heads: readonly Head[]): boolean {
  const ends = [heads[0]?.from, ...heads.map(({ to }) => to)];
  const edges = [tail[0]?.column, ...tail.map(({ column, columnSpan }) => column + columnSpan)];
  const meet = tail.every(({ column }, index) => column === edges[index]);
  return meet && edges.every((edge) => ends.includes(edge)) && edges[0] === ends[0] && edges.at(-1) === ends.at(-1);
}

function byGrid(tail: readonly Cell[], heads: readonly Head[], gridTrusted: boolean): Run {
  const reason = miscounted(tail.length, heads.length);
  if (tail.length === 0) return { cells: heads.map(() => undefined) };
  if (!gridTrusted && !tiles(tail, heads)) return { cells: undefined, reason };
  const cells = heads.map((head) => tail.find((cell) => below(cell, head)));
  const shared = cells.some((cell, index) => cell && !isBlank(cell.text) && cells.indexOf(cell) !== index);
  const unused = tail.some((cell) => !isBlank(cell.text) && !cells.includes(cell));
  const missing = cells.some((cell) => cell === undefined);
  if (shared || unused || missing) return { cells: undefined, reason };
  return { cells };
}
