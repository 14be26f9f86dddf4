import type { Reading } from '../report/report.ts';
import { type Exchange, exchangeOf } from './exchanges.ts';
import { positionOf } from './position.ts';
import type { BrokenSum, Sum } from './sums.ts';

/** A cell, and the number with which the sums would come out. */
export interface Correction {
  readonly reading: Reading;
  readonly value: number;
}

/** One defect: the sums that it breaks, and the cells that explain all of them where that can be told. */
export interface Defect {
  readonly broken: readonly BrokenSum[];
  /**
   * `cells`: these cells, and no others, explain the sums. `columns` and `rows`: two of them are off by the same in
   * opposite directions, so that something stands in the wrong one, in a row or column that cannot be told. `exchange`:
   * two rows or columns stand in each other's place. `none`: nothing but the sums themselves is known.
   */
  readonly by: 'cells' | 'columns' | 'rows' | 'exchange' | 'none';
  readonly corrections: readonly Correction[];
  readonly exchange?: Exchange;
}

/** Beyond this many broken sums, pairs of cells explain nothing any more. */
const MOST_FOR_PAIRS = 12;
/** From this many sums of one rule that nothing explains, they are said in one finding. */
const TOGETHER = 3;

/**
 * Groups broken sums by the defect that explains them: one wrong cell; a cell and its total, wrong by the same; two cells
 * of a row or a column with opposite differences; two rows or columns exchanged; a number left blank. A cell explains only
 * where every sum it stands in is broken by just its difference, and none that it stands in comes out.
 * @param held the sums that come out, also those that do with blanks as 0
 */
export function explain(broken: readonly BrokenSum[], held: readonly Sum[]): readonly Defect[] {
  const wrong = wrongIn(
    broken.filter((sum) => !sum.open),
    held,
  );
  const blank = explained(
    broken.filter((sum) => sum.open),
    { held, of: blanksIn, least: 1 },
  );
  const alone = blank.rest.map((sum) => unexplained([sum]));
  return inOrderOf(broken, [...wrong, ...blank.defects, ...alone]);
}

/** What explains the sums that no blank could mend: cells, or where these leave something open, an exchange. */
function wrongIn(sums: readonly BrokenSum[], held: readonly Sum[]): readonly Defect[] {
  const { defects, rest } = explained(sums, { held, of: hypotheses, least: 2 });
  const open = rest.length > 0 || defects.some(({ by }) => by === 'none');
  const exchange = open && sums.length >= 2 ? exchangeOf([...sums, ...held]) : undefined;
  if (exchange) return [{ broken: sums, by: 'exchange', corrections: [], exchange }];
  return [...defects, ...together(rest)];
}

interface Search {
  readonly held: readonly Sum[];
  readonly of: (rest: readonly BrokenSum[]) => readonly Hypothesis[];
  /** How many sums a cell has to explain. */
  readonly least: number;
}

/** The best explanation first, then the best of what is left, until there is none. */
function explained(sums: readonly BrokenSum[], { held, of, least }: Search) {
  const defects: Defect[] = [];
  let rest = sums;
  for (;;) {
    const found = bestOf(of(rest), { rest, held, least });
    if (!found) return { defects, rest };
    defects.push(found);
    rest = rest.filter((sum) => !found.broken.includes(sum));
  }
}

function unexplained(broken: readonly BrokenSum[]): Defect {
  return { broken, by: 'none', corrections: [] };
}

/** Many sums of one rule that nothing explains are one finding; a few are one each. */
function together(rest: readonly BrokenSum[]): readonly Defect[] {
  return [...Map.groupBy(rest, ({ rule }) => rule.id).values()].flatMap((sums) =>
    sums.length >= TOGETHER ? [unexplained(sums)] : sums.map((sum) => unexplained([sum])),
  );
}

function inOrderOf(broken: readonly BrokenSum[], defects: readonly Defect[]): readonly Defect[] {
  const first = ({ broken: [sum] }: Defect) => (sum ? broken.indexOf(sum) : 0);
  return defects.toSorted((a, b) => first(a) - first(b));
}

/** Cells changed by the same amount: each up (1) or down (-1). */
interface Hypothesis {
  readonly changes: readonly { readonly reading: Reading; readonly by: 1 | -1 }[];
  readonly by: Defect['by'];
}

interface Explained extends Hypothesis {
  readonly broken: readonly BrokenSum[];
  /** By how much the changed cells are too large. */
  readonly excess: number;
}

function hypotheses(broken: readonly BrokenSum[]): readonly Hypothesis[] {
  const cells = [...new Set(broken.flatMap(termsOf))].filter((reading) => reading.state === 'number');
  const single = cells.map((reading): Hypothesis => ({ changes: [{ reading, by: 1 }], by: 'cells' }));
  if (broken.length < 2 || broken.length > MOST_FOR_PAIRS) return single;
  const pairs = cells.flatMap((a, index) => cells.slice(index + 1).flatMap((b) => pairOf(a, b)));
  return [...single, ...pairs];
}

/** The cells left blank in which a number would mend sums. */
function blanksIn(broken: readonly BrokenSum[]): readonly Hypothesis[] {
  const cells = [...new Set(broken.flatMap(termsOf))].filter(({ state }) => state === 'blank' || state === 'dash');
  return cells.map((reading) => ({ changes: [{ reading, by: 1 }], by: 'cells' }));
}

/** Two cells of one row or one column that can be wrong together. */
function pairOf(a: Reading, b: Reading): readonly Hypothesis[] {
  const [first, second] = [positionOf(a), positionOf(b)];
  if (!first || !second || first.part !== second.part) return [];
  const opposite = [
    { reading: a, by: 1 },
    { reading: b, by: -1 },
  ] as const;
  if (first.column === second.column && first.row !== second.row) return [{ changes: opposite, by: 'rows' }];
  if (first.row !== second.row) return [];
  const withTotal = [first.column, second.column].includes('total');
  const alike = opposite.map(({ reading }) => ({ reading, by: 1 }) as const);
  return withTotal ? [{ changes: alike, by: 'cells' }] : [{ changes: opposite, by: 'columns' }];
}

function termsOf({ left, right }: Sum): readonly Reading[] {
  return [...left, ...right];
}

interface Judged {
  readonly rest: readonly BrokenSum[];
  readonly held: readonly Sum[];
  readonly least: number;
}

/** The hypothesis that explains most sums, the simplest first; equals are one defect with no cell named. */
function bestOf(candidates: readonly Hypothesis[], judged: Judged): Defect | undefined {
  const tested = candidates.flatMap((candidate) => test(candidate, judged) ?? []);
  const most = Math.max(0, ...tested.map(({ broken }) => broken.length));
  const fewest = Math.min(...tested.filter(({ broken }) => broken.length === most).map((one) => one.changes.length));
  const best = tested.filter(({ broken, changes }) => broken.length === most && changes.length === fewest);
  const [first] = best;
  if (!first || most < judged.least) return undefined;
  const rivals = best.filter(({ broken }) => broken.every((sum) => first.broken.includes(sum)));
  if (rivals.length === 1) return { broken: first.broken, by: 'cells', corrections: correctionsOf(first) };
  const [kind, ...kinds] = new Set(rivals.map(({ by }) => by));
  const by = kind === undefined || kinds.length > 0 || kind === 'cells' ? 'none' : kind;
  return { broken: first.broken, by, corrections: [] };
}

function correctionsOf({ changes, excess }: Explained): readonly Correction[] {
  return changes.map(({ reading, by }) => ({ reading, value: (reading.value ?? 0) - by * excess }));
}

/** What changing the cells does to each sum they stand in; nothing where it would not mend every one of them. */
function test(hypothesis: Hypothesis, { rest, held }: Judged): Explained | undefined {
  const { changes } = hypothesis;
  if (held.some((sum) => weightOf(sum, changes) !== 0)) return undefined;
  const broken = rest.filter((sum) => weightOf(sum, changes) !== 0);
  const [excess, ...others] = new Set(broken.map((sum) => (sum.expected - sum.actual) / weightOf(sum, changes)));
  if (excess === undefined || others.length > 0) return undefined;
  const mended = { ...hypothesis, broken, excess };
  return correctionsOf(mended).every(({ value }) => value >= 0 && Number.isInteger(value)) ? mended : undefined;
}

/** How much the left side of a sum grows against the right when the changes are made. */
function weightOf({ left, right }: Sum, changes: Hypothesis['changes']): number {
  return changes.reduce((weight, { reading, by }) => {
    return weight + (left.includes(reading) ? by : 0) - (right.includes(reading) ? by : 0);
  }, 0);
}
