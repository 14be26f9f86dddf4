import type { Row } from './edition.ts';
import { type SplitLabel, similarity, splitOrdinal, type Wordings, wordingsOf } from './label.ts';
import type { Line } from './line.ts';

/** A row of the form and the line (or the pieces of a line cut by a page) that prints it. */
export interface Match {
  readonly row: number;
  /** Indices of lines, in order; more than one where a page break cut the row. */
  readonly lines: readonly number[];
  /** How alike the labels are, 0 to 1; 0 for a line without a label, placed by its order alone. */
  readonly alike: number;
}

const LEAST_ALIKE = 0.55;
const SKIP_ROW = 0.3;
const SKIP_REPLACEABLE = 0.05;
const SKIP_LINE = 0.12;
const UNLABELLED = 0.3;
const MOST_PIECES = 3;

/**
 * Aligns lines to the rows of the form by likeness of labels and order together: the sequence of matches with the
 * greatest sum, where a typo, a missing, an extra or a cut row costs but shifts nothing.
 * @param width the number of values that a row of this table prints
 */
export function align(lines: readonly Line[], rows: readonly Row[], width: number): readonly Match[] {
  const targets = rows.map(targetOf);
  const table = new Table(lines, targets, width);
  return table.best();
}

interface Target {
  readonly index: number;
  readonly wordings: Wordings;
  readonly ordinal: SplitLabel;
  readonly skip: number;
  /** It may stand for other rows; without a label nothing says that it does. */
  readonly substitute: boolean;
}

function targetOf(row: Row, index: number, rows: readonly Row[]): Target {
  const replaceable = row.replaces !== undefined || rows.some((other) => other.replaces?.includes(row.id));
  const ordinal = splitOrdinal(
    `${row.ordinal ?? ''}${/^[一二三四\d]/.test(row.ordinal ?? '') ? '、' : ''}${row.label}`,
  );
  return {
    index,
    wordings: wordingsOf(row),
    ordinal,
    skip: replaceable ? SKIP_REPLACEABLE : SKIP_ROW,
    substitute: row.replaces !== undefined,
  };
}

interface Step {
  readonly score: number;
  readonly lines: number;
  readonly rows: number;
  readonly alike: number;
}

/** The table of the dynamic programme: best scores for the first `i` lines and the first `j` rows. */
class Table {
  private readonly scores: number[][] = [];
  private readonly steps: (Step | undefined)[][] = [];
  private readonly lines: readonly Line[];
  private readonly targets: readonly Target[];
  private readonly width: number;
  /** How alike each line is to each row, worked out once. */
  private readonly alike: ReadonlyMap<Line, readonly number[]>;

  constructor(lines: readonly Line[], targets: readonly Target[], width: number) {
    this.lines = lines;
    this.targets = targets;
    this.width = width;
    this.alike = new Map(lines.map((line) => [line, targets.map((target) => likeness(line, target))]));
    for (let i = 0; i <= lines.length; i += 1) {
      const pieces = this.piecesEndingAt(i);
      this.scores.push(new Array(targets.length + 1).fill(Number.NEGATIVE_INFINITY));
      this.steps.push(new Array(targets.length + 1).fill(undefined));
      for (let j = 0; j <= targets.length; j += 1) this.fill(i, j, pieces);
    }
  }

  /** The runs of lines up to line `i` that may be one row: at most one of them prints values. */
  private piecesEndingAt(i: number): readonly (readonly Line[])[] {
    const runs: (readonly Line[])[] = [];
    for (let pieces = 1; pieces <= Math.min(MOST_PIECES, i); pieces += 1) {
      const run = this.lines.slice(i - pieces, i);
      if (run.filter((line) => line.hasValues).length > 1) break;
      runs.push(run);
    }
    return runs;
  }

  private fill(i: number, j: number, runs: readonly (readonly Line[])[]): void {
    if (i === 0 && j === 0) this.set(i, j, { score: 0, lines: 0, rows: 0, alike: 0 });
    if (i > 0) this.set(i, j, { score: -this.skipCost(i - 1, j), lines: 1, rows: 0, alike: 0 });
    if (j > 0) this.set(i, j, { score: -(this.targets[j - 1]?.skip ?? 0), lines: 0, rows: 1, alike: 0 });
    if (j === 0) return;
    const target = this.targets[j - 1];
    if (!target) return;
    for (const run of runs) {
      const match = this.match(run, target);
      if (match) this.set(i, j, { ...match, lines: run.length, rows: 1 });
    }
  }

  private set(i: number, j: number, step: Step): void {
    const before = i === 0 && j === 0 ? 0 : (this.scores[i - step.lines]?.[j - step.rows] ?? Number.NEGATIVE_INFINITY);
    const score = before + step.score;
    const row = this.scores[i];
    const steps = this.steps[i];
    if (!row || !steps || score <= (row[j] ?? Number.NEGATIVE_INFINITY)) return;
    row[j] = score;
    steps[j] = step;
  }

  /** Passing over a line costs nothing before the first and after the last row of the form. */
  private skipCost(line: number, rowsSoFar: number): number {
    const outside = rowsSoFar === 0 || rowsSoFar === this.targets.length;
    const full = (this.lines[line]?.tail.length ?? 0) >= this.width && this.lines[line]?.hasValues;
    return !outside && full ? SKIP_LINE : 0;
  }

  private match(lines: readonly Line[], target: Target): Pick<Step, 'score' | 'alike'> | undefined {
    if (lines.length > 1) return this.joined(lines, target);
    const [line] = lines;
    if (!line || line.tail.length === 0) return undefined;
    if (line.labels.length === 0) return target.substitute ? undefined : this.unlabelled(line);
    const alike = this.alikeTo(line, target);
    if (alike < LEAST_ALIKE) return undefined;
    return { alike, score: alike + ordinalBonus(line, target) + (line.hasValues ? 0.05 : 0) };
  }

  private alikeTo(line: Line, target: Target): number {
    return this.alike.get(line)?.[target.index] ?? 0;
  }

  private unlabelled(line: Line): Pick<Step, 'score' | 'alike'> | undefined {
    return line.tail.length >= this.width && line.hasValues ? { score: UNLABELLED - 0.2, alike: 0 } : undefined;
  }

  /** Pieces of one row belong together where their labels joined say more than the best of them alone. */
  private joined(lines: readonly Line[], target: Target): Pick<Step, 'score' | 'alike'> | undefined {
    const single = Math.max(...lines.map((line) => this.alikeTo(line, target)));
    const alike = similarity(joinedLabel(lines), target.wordings);
    const blank = lines.some((line) => line.tail.every(({ text }) => text.trim() === ''));
    const cut = blank && lines.some((line) => line.hasValues) && differentTables(lines);
    const noLabel = cut && lines.some((line) => line.labels.length === 0);
    const others = lines.filter((line) => !line.hasValues || line.labels.length === 0);
    const foreign = others.length < lines.length && similarity(joinedLabel(others), target.wordings) >= alike;
    const gain = cut ? 0.01 : 0.08;
    if (foreign) return undefined;
    if (alike < LEAST_ALIKE || (alike < single + gain && !noLabel)) return undefined;
    const bonus = (cut ? 0.2 : 0.1) + (lines[0] ? Math.max(0, ordinalBonus(lines[0], target)) : 0);
    return { alike, score: alike + bonus - 0.05 * (lines.length - 1) };
  }

  best(): readonly Match[] {
    const matches: Match[] = [];
    let i = this.lines.length;
    let j = this.targets.length;
    while (i > 0 || j > 0) {
      const step = this.steps[i]?.[j];
      if (!step || step.lines + step.rows === 0) break;
      i -= step.lines;
      j -= step.rows;
      if (step.lines > 0 && step.rows > 0) {
        matches.push({ row: j, lines: Array.from({ length: step.lines }, (_, k) => i + k), alike: step.alike });
      }
    }
    return matches.reverse();
  }
}

function differentTables(lines: readonly Line[]): boolean {
  return new Set(lines.map((line) => line.table)).size > 1;
}

function joinedLabel(lines: readonly Line[]): string {
  return lines.map((line) => line.lastLabel).join('');
}

/** How alike a line's labels are to a row's: the last label alone, or all of them together. */
export function likeness(line: Line, { wordings }: { readonly wordings: Wordings }): number {
  if (line.labels.length === 0) return 0;
  const last = similarity(line.lastLabel, wordings);
  if (line.labels.length === 1) return last;
  const all = similarity(line.allLabels, wordings);
  return Math.max(last, all - 0.02);
}

function ordinalBonus(line: Line, { ordinal }: Target): number {
  const printed = splitOrdinal(line.lastLabel);
  if (printed.kind === undefined || ordinal.kind === undefined) return 0;
  if (printed.kind !== ordinal.kind) return -0.15;
  return printed.ordinal === ordinal.ordinal ? 0.1 : -0.02;
}
