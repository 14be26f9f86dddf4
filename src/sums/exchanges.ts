import { FIELDS } from '../report/fields.ts';
import type { Reading } from '../report/report.ts';
import { positionOf } from './position.ts';
import type { Sum } from './sums.ts';

/** Two rows or two columns of a table whose numbers stand in each other's place. */
export interface Exchange {
  readonly of: 'rows' | 'columns';
  /** The cells of the one and of the other. */
  readonly first: readonly Reading[];
  readonly second: readonly Reading[];
}

/**
 * The only exchange of two rows or two columns of a table with which every sum comes out; nothing where there is none, or
 * more than one.
 */
export function exchangeOf(sums: readonly Sum[]): Exchange | undefined {
  const cells = [...new Set(sums.flatMap(({ left, right }) => [...left, ...right]))].toSorted(byField);
  const candidates = (['rows', 'columns'] as const).flatMap((of) => pairsOf(cells, of));
  const mending = candidates.filter((candidate) => sums.every((sum) => comesOut(sum, candidate)));
  return mending.length === 1 ? mending[0] : undefined;
}

const ORDER = new Map(FIELDS.map(({ name }, index) => [name, index]));

/** In the order of the form, so that the cells of two lines stand in the same order. */
function byField(a: Reading, b: Reading): number {
  return (ORDER.get(a.field) ?? 0) - (ORDER.get(b.field) ?? 0);
}

function pairsOf(cells: readonly Reading[], of: Exchange['of']): readonly Exchange[] {
  const groups = [...Map.groupBy(cells, (cell) => lineOf(cell, of)).entries()].filter(([line]) => line !== undefined);
  return groups.flatMap(([line, first], index) =>
    groups
      .slice(index + 1)
      .filter(([other, second]) => other?.part === line?.part && second.length === first.length)
      .map(([, second]) => ({ of, first, second })),
  );
}

interface Line {
  readonly part: string;
  readonly name: string;
}

const lines = new Map<string, Line>();

/** The row or column that a cell stands in; the same object for the same line, so that cells can be grouped by it. */
function lineOf(cell: Reading, of: Exchange['of']): Line | undefined {
  const position = positionOf(cell);
  if (!position) return undefined;
  const name = of === 'rows' ? position.row : position.column;
  const key = `${of} ${position.part} ${name}`;
  const line = lines.get(key) ?? { part: position.part, name };
  lines.set(key, line);
  return line;
}

function comesOut({ left, right }: Sum, { first, second }: Exchange): boolean {
  const exchanged = (cell: Reading): number => {
    const [at, from] = [first.indexOf(cell), second.indexOf(cell)];
    return (at >= 0 ? second[at] : from >= 0 ? first[from] : cell)?.value ?? 0;
  };
  const total = (terms: readonly Reading[]) => terms.reduce((sum, term) => sum + exchanged(term), 0);
  return total(left) === total(right);
}
