import { oncePer } from '../once.ts';
import { isCutInNumbers } from './cut-row.ts';
import type { Row } from './edition.ts';
import { normaliseLabel, type SplitLabel, similarities, splitOrdinal } from './label.ts';
import { differentTables, type Line } from './line.ts';

/** A row of the form and the line (or the pieces of a line cut by a page) that prints it. */
export interface Match {
  readonly row: number;
  /** Indices of lines, in order; more than one where a page break cut the row. */
  readonly lines: readonly number[];
  /** How alike the labels are, 0 to 1; 0 for a line without a label, placed by its order alone. */
  readonly alike: number;
}

const LEAST_ALIKE = 0.55;
/** With the number of the row before it half of a short label is enough. */
const LEAST_NUMBERED = 0.5;
/** So many characters has the shortest label. */
const SHORT = 2;
const SKIP_ROW = 0.3;
const SKIP_REPLACEABLE = 0.05;
const SKIP_LINE = 0.12;
const UNLABELLED = 0.3;
const MOST_PIECES = 3;

/**
 * Aligns lines to the rows of the form by likeness of labels and order together: the sequence of matches with the
 * greatest sum, where a typo, a missing, an extra or a cut row costs but shifts nothing.
 * @param rows the same list for the same table of the form
 * @param width the number of values that a row of this table prints
 */
export function align(lines: readonly Line[], rows: readonly Row[], width: number): readonly Match[] {
  return new Table(lines, rows, width).best();
}

interface Target {
  readonly ordinal: SplitLabel;
  readonly skip: number;
  /** The rows that it may stand for. Without a label nothing says that it does. */
  readonly replaces: readonly number[];
}

const targetsOf = oncePer((rows: readonly Row[]) => rows.map((row) => targetOf(row, rows)));

function targetOf(row: Row, rows: readonly Row[]): Target {
  const replaceable = row.replaces !== undefined || rows.some((other) => other.replaces?.includes(row.id));
  const ordinal = splitOrdinal(
    `${row.ordinal ?? ''}${/^[一二三四\d]/.test(row.ordinal ?? '') ? '、' : ''}${row.label}`,
  );
  const replaces = (row.replaces ?? []).map((id) => rows.findIndex((other) => other.id === id));
  return { ordinal, skip: replaceable ? SKIP_REPLACEABLE : SKIP_ROW, replaces };
}

/** How the best sequence up to a line and a row ends. */
interface Step {
  readonly lines: number;
  readonly rows: number;
  readonly alike: number;
}

const PASS_LINE: Step = { lines: 1, rows: 0, alike: 0 };
const PASS_ROW: Step = { lines: 0, rows: 1, alike: 0 };

/** A match that is possible, and what it adds to the sum. */
interface Possible {
  readonly alike: number;
  readonly gain: number;
}

/** One line, or lines that may be pieces of one row, with what does not hang on the row. */
interface Pieces {
  readonly lines: readonly Line[];
  /** How alike the labels of each line alone are to each row. */
  readonly single: readonly (readonly number[])[];
  /** The same of the labels of all lines joined. */
  readonly alike: readonly number[];
  /** How alike they are without the line of values, where that has a label of its own. */
  readonly others: readonly number[] | undefined;
  /** A page break stands between label and values; the values may have no label at all. */
  readonly cut: boolean;
  readonly noLabel: boolean;
}

/** The table of the dynamic programme: best scores for the first `i` lines and the first `j` rows. */
class Table {
  private readonly scores: Float64Array;
  private readonly steps: (Step | undefined)[];
  private readonly lines: readonly Line[];
  private readonly rows: readonly Row[];
  private readonly targets: readonly Target[];
  private readonly width: number;
  /** How alike each line is to each row. */
  private readonly alike: readonly (readonly number[])[];

  constructor(lines: readonly Line[], rows: readonly Row[], width: number) {
    this.lines = lines;
    this.rows = rows;
    this.targets = targetsOf(rows);
    this.width = width;
    this.alike = lines.map((line) => likenesses(line, rows));
    const size = (lines.length + 1) * (rows.length + 1);
    this.scores = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
    this.steps = new Array(size);
    this.scores[0] = 0;
    for (let i = 0; i <= lines.length; i += 1) {
      const pieces = this.piecesEndingAt(i);
      for (let j = 0; j <= rows.length; j += 1) this.fill(i, j, pieces);
    }
  }

  private at(i: number, j: number): number {
    return i * (this.rows.length + 1) + j;
  }

  /** The runs of lines up to line `i` that may be one row: at most one of them prints values, or a page cut its numbers. */
  private piecesEndingAt(i: number): readonly Pieces[] {
    const runs: Pieces[] = [];
    for (let count = 1; count <= Math.min(MOST_PIECES, i); count += 1) {
      const run = this.lines.slice(i - count, i);
      if (run.filter((line) => line.hasValues).length > 1 && !isCutInNumbers(run, this.width)) break;
      runs.push(piecesOf(run, this.alike.slice(i - count, i), this.rows));
    }
    return runs;
  }

  private fill(i: number, j: number, runs: readonly Pieces[]): void {
    if (i > 0) this.offer(i, j, PASS_LINE, -this.skipCost(i - 1, j));
    if (j === 0) return;
    const target = this.targets[j - 1];
    if (!target) return;
    this.offer(i, j, PASS_ROW, -target.skip);
    for (const run of runs) {
      const match = this.match(run, j - 1, target);
      if (match) this.offer(i, j, { lines: run.lines.length, rows: 1, alike: match.alike }, match.gain);
    }
  }

  private offer(i: number, j: number, step: Step, gain: number): void {
    const score = (this.scores[this.at(i - step.lines, j - step.rows)] ?? Number.NEGATIVE_INFINITY) + gain;
    const here = this.at(i, j);
    if (score <= (this.scores[here] ?? Number.NEGATIVE_INFINITY)) return;
    this.scores[here] = score;
    this.steps[here] = step;
  }

  /** Passing over a line costs nothing before the first and after the last row of the form. */
  private skipCost(line: number, rowsSoFar: number): number {
    const outside = rowsSoFar === 0 || rowsSoFar === this.rows.length;
    const full = (this.lines[line]?.tail.length ?? 0) >= this.width && this.lines[line]?.hasValues;
    return !outside && full ? SKIP_LINE : 0;
  }

  private match(pieces: Pieces, row: number, target: Target): Possible | undefined {
    const [line] = pieces.lines;
    if (!line) return undefined;
    if (pieces.lines.length > 1) return joined(pieces, row, ordinalBonus(line, target));
    if (line.tail.length === 0) return undefined;
    if (line.labels.length === 0) return target.replaces.length > 0 ? undefined : this.unlabelled(line);
    if (isMember(line, target, this.rows)) return undefined;
    const [alike, bonus] = [pieces.alike[row] ?? 0, ordinalBonus(line, target)];
    if (alike < (bonus > 0 || isMisread(line, pieces.alike) ? LEAST_NUMBERED : LEAST_ALIKE)) return undefined;
    return { alike, gain: alike + bonus + (line.hasValues ? 0.05 : 0) };
  }

  private unlabelled(line: Line): Possible | undefined {
    return line.tail.length >= this.width && line.hasValues ? { gain: UNLABELLED - 0.2, alike: 0 } : undefined;
  }

  best(): readonly Match[] {
    const matches: Match[] = [];
    let i = this.lines.length;
    let j = this.rows.length;
    while (i > 0 || j > 0) {
      const step = this.steps[this.at(i, j)];
      if (!step) break;
      i -= step.lines;
      j -= step.rows;
      if (step.lines > 0 && step.rows > 0) {
        matches.push({ row: j, lines: Array.from({ length: step.lines }, (_, k) => i + k), alike: step.alike });
      }
    }
    return matches.reverse();
  }
}

/** In a picture one of two characters may be misread: half of such a label is enough, where it is that of no other row. */
function isMisread({ labels, lastLabel }: Line, alike: readonly number[]): boolean {
  const isShort = normaliseLabel(lastLabel).length === SHORT;
  return isShort && labels.at(-1)?.recognition !== undefined && alike.every((likeness) => likeness < LEAST_ALIKE);
}

/** Below the label of a group stands that of one of its rows: the line is not all of the group. */
function isMember({ labels, lastLabel }: Line, { replaces }: Target, rows: readonly Row[]): boolean {
  if (labels.length < 2 || replaces.length === 0) return false;
  const alike = similarities(lastLabel, rows);
  return replaces.some((row) => (alike[row] ?? 0) >= LEAST_ALIKE);
}

function piecesOf(lines: readonly Line[], single: Pieces['single'], rows: readonly Row[]): Pieces {
  const [alike] = single;
  if (alike && lines.length === 1) return { lines, single, alike, others: undefined, cut: false, noLabel: false };
  const others = lines.filter((line) => !line.hasValues || line.labels.length === 0);
  const blank = lines.some((line) => line.tail.every(({ text }) => text.trim() === ''));
  const valued = lines.filter((line) => line.hasValues).length;
  const cut = (valued > 1 || (blank && valued > 0)) && differentTables(lines);
  return {
    lines,
    single,
    alike: similarities(joinedLabel(lines), rows),
    others: others.length < lines.length ? similarities(joinedLabel(others), rows) : undefined,
    cut,
    noLabel: cut && lines.some((line) => line.labels.length === 0),
  };
}

/** Pieces of one row belong together where their labels joined say more than the best of them alone. */
function joined(pieces: Pieces, row: number, bonus: number): Possible | undefined {
  const { lines, single, others, cut, noLabel } = pieces;
  const alike = pieces.alike[row] ?? 0;
  if (alike < LEAST_ALIKE) return undefined;
  const best = single.reduce((most, likeness) => Math.max(most, likeness[row] ?? 0), 0);
  const saysMore = (others?.[row] ?? -1) < alike && (noLabel || alike >= best + (cut ? 0.01 : 0.08));
  if (!saysMore && !(alike === 1 && isNumberedAbove(pieces, bonus))) return undefined;
  return { alike, gain: alike + ((cut ? 0.2 : 0.1) + Math.max(0, bonus)) - 0.05 * (lines.length - 1) };
}

/**
 * The label, which begins with the number of the row, goes on overleaf with words that would do by themselves; or above
 * stands the number alone, which has its words nowhere else.
 */
function isNumberedAbove({ lines, cut, noLabel }: Pieces, bonus: number): boolean {
  const rest = lines.slice(1).every(({ lastLabel }) => splitOrdinal(lastLabel).kind === undefined);
  const bare = splitOrdinal(lines[0]?.lastLabel ?? '').text === '';
  return (cut || bare) && !noLabel && bonus > 0 && rest;
}

function joinedLabel(lines: readonly Line[]): string {
  return lines.map((line) => line.lastLabel).join('');
}

/**
 * How alike a line's labels are to those of each row: the last label alone, or all of them together.
 * @param rows the same list for the same table of the form
 */
export function likenesses(line: Line, rows: readonly Row[]): readonly number[] {
  if (line.labels.length === 0) return rows.map(() => 0);
  const last = similarities(line.lastLabel, rows);
  if (line.labels.length === 1) return last;
  const all = similarities(line.allLabels, rows);
  return last.map((alike, row) => Math.max(alike, (all[row] ?? 0) - 0.02));
}

/**
 * The row whose labels a line's are most like; of rows with the same words, the one with the same number.
 * @param rows the same list for the same table of the form
 */
export function likestRow(line: Line, rows: readonly Row[]): { readonly at: number; readonly alike: number } {
  const targets = targetsOf(rows);
  let best = { at: -1, alike: 0, score: 0 };
  likenesses(line, rows).forEach((alike, at) => {
    const target = targets[at];
    const score = alike > 0 && target ? alike + ordinalBonus(line, target) : 0;
    if (score > best.score) best = { at, alike, score };
  });
  return best;
}

function ordinalBonus(line: Line, { ordinal }: Target): number {
  const printed = splitOrdinal(line.lastLabel);
  if (printed.kind === undefined || ordinal.kind === undefined) return 0;
  if (printed.kind !== ordinal.kind) return -0.15;
  return printed.ordinal === ordinal.ordinal ? 0.1 : -0.02;
}
