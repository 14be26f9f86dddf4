import type { DocumentProblem } from '../errors.ts';
import type { Finding, Severity } from '../finding.ts';
import type { CellState } from '../report/report.ts';
import { CELLS } from './cells-csv.ts';
import { correctedCells } from './decided.ts';
import type { Failure } from './failures-csv.ts';
import type { Filed } from './filed.ts';

/** How many findings and failures a tally keeps to show; the files have them all. */
const SHOWN = 10;

/** A finding with the source that it is about. */
export interface Sighting {
  readonly path: string;
  readonly finding: Finding;
}

/** What a run has met so far: counts, and the first few of each kind. Its size does not grow with the run. */
export interface Tally {
  read: number;
  failed: number;
  /** Sources that are readable, and no reports. */
  others: number;
  bytes: number;
  pages: number;
  readonly editions: Record<string, number>;
  readonly media: Record<string, number>;
  readonly cells: Record<CellState, number>;
  readonly findings: Record<Severity, number>;
  readonly rules: Record<string, number>;
  readonly outcomes: { passed: number; failed: number; not_assessed: number };
  readonly problems: Partial<Record<DocumentProblem, number>>;
  /** Files that no source format has, by the ending of their names. */
  readonly skipped: Record<string, number>;
  readonly firstFindings: Record<Severity, Sighting[]>;
  readonly firstFailures: Failure[];
}

export function emptyTally(): Tally {
  return {
    read: 0,
    failed: 0,
    others: 0,
    bytes: 0,
    pages: 0,
    editions: {},
    media: {},
    cells: { number: 0, blank: 0, dash: 0, text: 0, unreadable: 0, absent: 0 },
    findings: { error: 0, warning: 0, info: 0 },
    rules: {},
    outcomes: { passed: 0, failed: 0, not_assessed: 0 },
    problems: {},
    skipped: {},
    firstFindings: { error: [], warning: [], info: [] },
    firstFailures: [],
  };
}

/** Where the columns of a cell say whether it is a number, blank, … */
const STATE = CELLS.columns.findIndex(({ name }) => name === 'state') - 3;

/** Adds a source that was read. */
export function countReport(tally: Tally, report: Filed): void {
  const { source, edition, findings, outcomes } = report;
  tally.read += 1;
  tally.bytes += source.bytes;
  tally.pages += source.pages;
  increase(tally.media, source.medium);
  increase(tally.editions, edition ?? 'none');
  for (const cell of correctedCells(report)) if (!isLabel(cell)) tally.cells[cell[STATE] as CellState] += 1;
  for (const finding of findings) countFinding(tally, { path: source.path, finding });
  tally.outcomes.passed += outcomes.passed;
  tally.outcomes.failed += outcomes.failed;
  tally.outcomes.not_assessed += outcomes.not_assessed;
}

/** The label of a row of the report's own is no cell of a table. */
function isLabel([field]: Filed['cells'][number]): boolean {
  return typeof field === 'string' && field.startsWith('extra.') && field.endsWith('.label');
}

/** Adds a source that gave no report: it could not be read, or is something else. */
export function countFailure(tally: Tally, failure: Failure): void {
  increase(tally.problems, failure.problem);
  if (failure.problem === 'not-a-report') {
    tally.others += 1;
    return;
  }
  tally.failed += 1;
  if (tally.firstFailures.length < SHOWN) tally.firstFailures.push(failure);
}

/** Adds a file of a walked folder that is no source; endings beyond the first few dozen are counted together. */
export function countSkipped(tally: Tally, ending: string): void {
  const known = ending in tally.skipped || Object.keys(tally.skipped).length < 30;
  increase(tally.skipped, known ? ending : 'other');
}

/** The first findings to show: errors before warnings before the rest, each kind in the order of the sources. */
export function firstFindings({ firstFindings: { error, warning, info } }: Tally): readonly Sighting[] {
  return [...error, ...warning, ...info].slice(0, SHOWN);
}

function countFinding(tally: Tally, sighting: Sighting): void {
  const { severity, rule } = sighting.finding;
  tally.findings[severity] += 1;
  increase(tally.rules, rule);
  const first = tally.firstFindings[severity];
  if (first.length < SHOWN) first.push(sighting);
}

function increase<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
