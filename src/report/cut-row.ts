import type { Cell } from '../document.ts';
import { differentTables, isBlank, type Line } from './line.ts';
import type { Run } from './run.ts';

/**
 * Whether two lines may be the halves of a row that a page cut within its numbers, so that both print some: each has a
 * piece of the label, or the half without one prints only what goes on of numbers of the other.
 * @param width the number of values that a row of the table prints
 */
export function isCutInNumbers(lines: readonly Line[], width: number): boolean {
  const [upper, lower] = lines;
  if (!upper || !lower || lines.length > 2 || !differentTables(lines) || pageOf(upper) === pageOf(lower)) return false;
  const named = lines.filter(({ labels }) => labels.length > 0);
  if (named.length !== 1) return named.length === 2;
  const [whole = [], part = []] = (named[0] === upper ? [upper, lower] : [lower, upper]).map((line) =>
    filled(line, width),
  );
  return part.length === width && part.some((is) => !is) && part.every((is, index) => !is || whole[index]);
}

/**
 * Whether across the end of a page from some lines stand numbers without a label that are of no other row.
 * @param used the indices of the lines that are of a row
 */
export function isBesideLeftOver(
  indices: readonly number[],
  lines: readonly Line[],
  used: ReadonlySet<number>,
): boolean {
  const [first = 0, last = first] = [indices[0], indices.at(-1)];
  return [first - 1, last + 1].some((index) => {
    const [line, beside] = [lines[index], lines[index < first ? first : last]];
    if (!line || !beside || used.has(index) || line.labels.length > 0 || !line.hasValues) return false;
    return pageOf(line) !== pageOf(beside);
  });
}

function pageOf({ cells }: Line): number | undefined {
  const place = cells[0]?.place;
  return place && 'page' in place ? place.page : undefined;
}

/** Which of the last cells of a line print something. */
function filled({ tail }: Line, width: number): readonly boolean[] {
  return tail.slice(-width).map(({ text }) => !isBlank(text));
}

/** The cells of the pieces of a row, below each head those of all pieces together; what is open or doubtful of one is so of all. */
export function rejoined(runs: readonly [Run, ...Run[]]): Run {
  const [first, ...more] = runs;
  const open = runs.find(({ cells }) => cells === undefined);
  if (open || more.length === 0) return open ?? first;
  const lists = runs.flatMap(({ cells }) => (cells ? [cells] : []));
  const cells = first.cells?.map((_, index) => joinedCell(lists.flatMap((list) => list[index] ?? []))) ?? [];
  const doubt = runs.flatMap((run) => (run.cells && run.doubt) ?? [])[0];
  return { cells, ...(doubt && { doubt }) };
}

/** A number of which both pieces print digits stands in two lines of one cell, and is doubted for that. */
function joinedCell(pieces: readonly Cell[]): Cell | undefined {
  const printed = pieces.filter(({ text }) => !isBlank(text));
  const [cell = pieces[0], ...more] = printed;
  if (!cell || more.length === 0) return cell;
  return { ...cell, text: printed.map(({ text }) => text).join('\n') };
}
