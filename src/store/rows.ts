import type { Source } from '../audit.ts';
import type { DocumentProblem } from '../errors.ts';
import type { CsvValue } from '../export/csv.ts';
import { type Decisions, decided, type Judged, NO_DECISIONS } from '../export/decided.ts';
import type { Filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Finding } from '../finding.ts';
import type { Effort, Known } from './store.ts';

/** What a database holds in a column. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** A text that every database keeps as it is: without NUL, and of whole characters. */
export function storable(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text;
}

function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}

/** The columns of a source from `status` on, as `SQL.putSource` has them. */
export function sourceValues(outcome: Outcome, effort: Effort): readonly Value[] {
  const { sha256, key, ending, told, beside, attempts, allowedSeconds, milliseconds } = effort;
  const depends = [sha256, key, storable(ending), storable(told), JSON.stringify(beside)];
  const made = [...depends, attempts, allowedSeconds, milliseconds];
  return [outcome.status, ...made, ...reasonOf(outcome), ...headOf(outcome)];
}

/** `problem` and `message`: why there is no report. */
function reasonOf(outcome: Outcome): readonly Value[] {
  if (outcome.status === 'read') return [null, null];
  if (outcome.status === 'skipped') return [null, storable(outcome.ending)];
  return [outcome.failure.problem, storable(outcome.failure.message)];
}

const NO_HEAD: readonly Value[] = Array.from({ length: 15 }, () => null);

function headOf(outcome: Outcome): readonly Value[] {
  if (outcome.status !== 'read') return NO_HEAD;
  const { source, title, organ, year, edition, outcomes, findings } = outcome.report;
  const { bytes, medium, reading, pages, address = null, captured_at = null, linked_from = null } = source;
  const origin = [address, captured_at, linked_from].map(storableOrNull);
  const head = [storableOrNull(title), storableOrNull(organ), year, edition];
  const counts = [outcomes.passed, outcomes.failed, outcomes.not_assessed, findings.length];
  return [bytes, medium, reading, pages, ...origin, ...head, ...counts];
}

/** The cells of a report as a ledger holds them. */
export function textOfCells(cells: Filed['cells']): string {
  const text = JSON.stringify(cells);
  // JSON writes with \u what no text of a database may have.
  return text.includes('\\u') ? JSON.stringify(cells.map((cell) => cell.map(storableValue))) : text;
}

function storableValue(value: CsvValue): CsvValue {
  return typeof value === 'string' ? storable(value) : value;
}

export function cellsFrom(row: Row | undefined): Filed['cells'] {
  return row ? JSON.parse(String(row.cells)) : [];
}

export function findingValues(finding: Finding): readonly Value[] {
  const { rule, severity, cause, fields, expected, actual, message, basis, places, also } = finding;
  const [place] = places;
  const page = place && 'page' in place ? place.page : null;
  const values = [JSON.stringify(expected), JSON.stringify(actual), storable(message.zh), storable(message.en)];
  const more = [JSON.stringify(places), also ? JSON.stringify(also) : null];
  return [rule, severity, cause, fields.join(' '), ...values, basis, page, ...more];
}

/** What is known of a source; `null` where it was only listed. */
export function knownOf(row: Row): Known | null {
  if (row.status === null || row.status === undefined) return null;
  const stamp = textIn(row, 'stamp');
  return {
    ...(stamp !== null && { stamp }),
    status: row.status as Outcome['status'],
    problem: textIn(row, 'problem'),
    findings: Number(row.finding_count ?? 0),
    sha256: textIn(row, 'sha256'),
    key: String(row.engine_key),
    ending: String(row.ending),
    told: String(row.told),
    beside: JSON.parse(String(row.beside)),
    milliseconds: Number(row.milliseconds),
    allowedSeconds: Number(row.allowed_seconds),
    attempts: Number(row.attempts),
  };
}

/** The parts of a report that stand in other tables. */
export interface Parts {
  readonly line: string;
  readonly cells: Filed['cells'];
  readonly findings: readonly Row[];
  /** Left out where nothing was decided. */
  readonly decisions?: Decisions;
}

/** An outcome from the row of its source, and the parts of its report where there is one. */
export function outcomeFrom(row: Row, parts: Parts | undefined): Outcome {
  if (row.status === 'skipped') return { status: 'skipped', ending: String(row.message) };
  if (parts) return { status: 'read', report: filedFrom(row, parts) };
  const [path, problem, message] = [String(row.path), row.problem as DocumentProblem, String(row.message)];
  return { status: 'failed', failure: { path, problem, message } };
}

function filedFrom(row: Row, { line, cells, findings, decisions }: Parts): Filed {
  const judged = { findings: findings.map(findingFrom), outcomes: outcomesIn(row) };
  if (decisions) return decided(filedAsRead(row, { line, cells }), judged, decisions);
  const report = { ...headFrom(row), line, cells, ...judged };
  // The line of a report that was judged again is kept as it was, so that the next run finds its own findings.
  return row.judged_together === 1 ? decided(report, judged, NO_DECISIONS) : report;
}

/** A report as it was read and judged by itself, whatever was decided since. */
export function filedAsRead(row: Row, { line, cells }: Pick<Parts, 'line' | 'cells'>): Filed {
  return { ...headFrom(row), line, cells, ...judgedIn(line) };
}

/** The findings and outcomes of a line of `reports.jsonl`, or of a judgement. */
export function judgedIn(text: string): Judged {
  const { findings, outcomes } = JSON.parse(text) as Judged;
  return { findings, outcomes };
}

export function outcomesIn(row: Row): Judged['outcomes'] {
  return {
    passed: Number(row.rules_passed),
    failed: Number(row.rules_failed),
    not_assessed: Number(row.rules_not_assessed),
  };
}

function headFrom(row: Row): Pick<Filed, 'source' | 'title' | 'organ' | 'year' | 'edition'> {
  return {
    source: sourceFrom(row),
    title: textIn(row, 'title'),
    organ: textIn(row, 'organ'),
    year: row.year === null ? null : Number(row.year),
    edition: textIn(row, 'edition'),
  };
}

function sourceFrom(row: Row): Source {
  return {
    path: String(row.path),
    sha256: String(row.sha256),
    bytes: Number(row.bytes),
    medium: row.medium as Source['medium'],
    reading: row.reading as Source['reading'],
    pages: Number(row.pages),
    ...(row.address !== null && { address: String(row.address) }),
    ...(row.captured_at !== null && { captured_at: String(row.captured_at) }),
    ...(row.linked_from !== null && { linked_from: String(row.linked_from) }),
  };
}

export function findingFrom(row: Row): Finding {
  const fields = String(row.fields);
  return {
    rule: String(row.rule),
    severity: row.severity as Finding['severity'],
    cause: row.cause as Finding['cause'],
    fields: fields === '' ? [] : fields.split(' '),
    expected: JSON.parse(String(row.expected)),
    actual: JSON.parse(String(row.actual)),
    message: { zh: String(row.message_zh), en: String(row.message_en) },
    basis: String(row.basis),
    places: JSON.parse(String(row.places)),
    ...(row.also !== null && { also: JSON.parse(String(row.also)) }),
  };
}

export function textIn(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}
