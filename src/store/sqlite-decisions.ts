import type { Correction, Verdict } from '../decision.ts';
import type { CsvValue } from '../export/csv.ts';
import { type CorrectionOf, type Decisions, type Judged, NO_DECISIONS, partedFor } from '../export/decided.ts';
import type { Filed } from '../export/filed.ts';
import { findingKeys } from '../export/finding-key.ts';
import type { Outcome } from '../export/outcome.ts';
import { type Finding, SEVERITIES } from '../finding.ts';
import type { CellState } from '../report/report.ts';
import {
  filedAsRead,
  findingFrom,
  findingValues,
  judgedIn,
  outcomesIn,
  type Row,
  storable,
  type Value,
} from './rows.ts';
import { SQL } from './sql.ts';
import type { Database } from './sqlite-database.ts';
import type { Decided, JudgeCorrected, NewCorrection, NewVerdict, Undoing } from './store.ts';
import { countsOf, trendsOf, wordsOf } from './summary.ts';

/** What a decision is filed under. */
interface Known {
  readonly path: string;
  readonly sha256: string;
}

/** The decisions that concern a source: those on the same bytes, and those on the same path. */
export function decisionsFor(database: Database, { path, sha256 }: Known): Decisions {
  const rows = database.all(SQL.decisions, [sha256, path]);
  if (rows.length === 0) return NO_DECISIONS;
  const verdicts = new Map();
  for (const row of rows) {
    const { kind, subject } = row;
    if (kind === 'reopened') verdicts.delete(subject);
    else if (kind !== 'corrected') verdicts.set(subject, { ...signedFrom(row), verdict: kind as Verdict });
  }
  const corrections = new Map<string, CorrectionOf>();
  // What was said of these very bytes goes before what was said of others.
  const made = rows.filter(({ kind }) => kind === 'corrected');
  for (const same of [false, true]) {
    for (const row of made)
      if ((row.sha256 === sha256) === same) corrections.set(String(row.subject), correctionFrom(row));
  }
  return { verdicts, corrections };
}

function signedFrom({ id, decided_by, decided_at, note }: Row): Pick<Correction, 'id' | 'by' | 'at' | 'note'> {
  return { id: Number(id), by: String(decided_by), at: String(decided_at), note: String(note) };
}

function correctionFrom(row: Row): CorrectionOf {
  const read = {
    value: row.read_value as number | null,
    raw: String(row.read_raw),
    state: row.read_state as CellState,
    method: String(row.read_method),
    confidence: Number(row.read_confidence),
  };
  const { value, state, sha256 } = row;
  const said = { field: String(row.subject), value: value as number | null, state: state as CellState };
  return { ...signedFrom(row), ...said, read, sha256: String(sha256) };
}

/** Logs what a person decided on a finding. */
export function decide(database: Database, id: number, { key, verdict, ...signed }: NewVerdict): Decided {
  const source = sourceOf(database, id);
  const findings = presentFindings(database, id);
  const finding = findings[findingKeys(findings).indexOf(key)];
  if (!source || !finding) return 'unknown';
  const about = [...aboutOf(source), key, finding.rule];
  log(database, [...signedValues(signed), verdict ?? 'reopened', ...about, null, null, null, null, null, null, null]);
  return 'done';
}

/** Logs what a person says stands in a cell. */
export function correct(database: Database, id: number, { field, value, state, ...signed }: NewCorrection): Decided {
  const source = sourceOf(database, id);
  const cell = database.arrays(SQL.cells, [id]).find(([name]) => name === field);
  if (!source || !cell || field.endsWith('.label')) return 'unknown';
  const about = [...aboutOf(source), field, null];
  log(database, [...signedValues(signed), 'corrected', ...about, ...cell.slice(1, 6), value, state]);
  return 'done';
}

/** Marks the last decision on a source as taken back. */
export function undo(database: Database, id: number, { by, at, last }: Undoing): Decided {
  const source = sourceOf(database, id);
  const found = source && database.all(SQL.decisions, [source.sha256 ?? null, source.path ?? null]).at(-1);
  if (!found || (last !== undefined && found.id !== last)) return 'unknown';
  database.run(SQL.takeBack, [by, at, found.id ?? null]);
  return 'done';
}

function sourceOf(database: Database, id: number): Row | undefined {
  const [row] = database.all(SQL.source, [id]);
  return row?.status === 'read' ? row : undefined;
}

function aboutOf({ sha256 = null, path = null, organ = null, year = null }: Row): readonly Value[] {
  return [sha256, path, organ, year];
}

function signedValues({ by, at, note }: Pick<NewVerdict, 'by' | 'at' | 'note'>): readonly Value[] {
  return [at, by, note];
}

function log(database: Database, values: readonly Value[]): void {
  database.run(SQL.logDecision, values);
}

function presentFindings(database: Database, id: number): readonly Finding[] {
  return database.all(SQL.findings, [id]).map(findingFrom);
}

/** The sources that a decision on one of them concerns. */
export function concerned(database: Database, id: number): readonly number[] {
  const source = sourceOf(database, id);
  if (!source) return [];
  return database.all(SQL.sameSources, [source.sha256 ?? null, source.path ?? null]).map((row) => Number(row.id));
}

/** Judges a report of the ledger with the corrections that hold now, and sums it up anew. */
export function reviewed(database: Database, id: number, judge: JudgeCorrected | undefined): void {
  const source = sourceOf(database, id);
  if (!source) return;
  const decisions = decisionsFor(database, knownIn(source));
  const cells = database.arrays(SQL.cells, [id]) as Filed['cells'];
  rejudge(database, source, { decisions, cells, judge });
  database.run(SQL.revise, [id]);
  sumUp(database, id, { decisions, findings: presentFindings(database, id), cells });
}

interface Work {
  readonly decisions: Decisions;
  readonly cells: Filed['cells'];
  readonly judge: JudgeCorrected | undefined;
}

function rejudge(database: Database, row: Row, { decisions, cells, judge }: Work): void {
  const id = Number(row.id);
  const [record] = database.all(SQL.record, [id]);
  const line = String(record?.line);
  const report = filedAsRead(row, { line, cells });
  const { applied } = partedFor(report, decisions.corrections);
  const earlier = record?.judgement ?? null;
  if (applied.length === 0 && earlier === null) return;
  const alone = earlier === null ? report : judgedIn(String(earlier));
  if (applied.length > 0 && !judge) throw new TypeError('Expected a judge for a ledger with corrections');
  const next = applied.length > 0 && judge ? judge(report, applied) : report;
  database.run(SQL.putJudgement, [applied.length > 0 ? JSON.stringify(next) : null, id]);
  const together = row.judged_together === 1;
  const present = together ? withOthers(next, alone, presentOf(database, row)) : next;
  putJudged(database, id, { ...present, together: together ? 1 : 0 });
}

function presentOf(database: Database, row: Row): Judged {
  return { findings: presentFindings(database, Number(row.id)), outcomes: outcomesIn(row) };
}

/**
 * What a report is judged by itself, with what the comparison with other reports had found beside: that cannot be judged
 * anew here, and is kept until it is.
 */
function withOthers(next: Judged, alone: Judged, present: Judged): Judged {
  const own = new Set(findingKeys(alone.findings));
  const keys = findingKeys(present.findings);
  const others = present.findings.filter((_, index) => !own.has(keys[index] ?? ''));
  const findings = SEVERITIES.flatMap((grave) =>
    [...next.findings, ...others].filter(({ severity }) => severity === grave),
  );
  const sum = (name: keyof Judged['outcomes']) =>
    Math.max(0, present.outcomes[name] + next.outcomes[name] - alone.outcomes[name]);
  return {
    findings,
    outcomes: { passed: sum('passed'), failed: sum('failed'), not_assessed: sum('not_assessed') },
  };
}

/** Puts findings in the place of those of a report. */
export function putJudged(
  database: Database,
  id: number,
  { findings, outcomes, together }: Judged & { readonly together: 0 | 1 },
): void {
  database.run(SQL.judge, [outcomes.passed, outcomes.failed, outcomes.not_assessed, findings.length, together, id]);
  database.run(SQL.dropFindings, [id]);
  putFindings(database, id, findings);
}

/** Gives a report the findings back that it has by itself. */
export function judgeAlone(database: Database, id: number): void {
  const [record] = database.all(SQL.record, [id]);
  putJudged(database, id, { ...judgedIn(String(record?.judgement ?? record?.line)), together: 0 });
  recount(database, id);
}

/** Keeps on a source and its findings what was decided, after they were put in the place of others. */
export function recount(database: Database, id: number): void {
  const source = sourceOf(database, id);
  if (!source) return;
  const decisions = decisionsFor(database, knownIn(source));
  const others = decisions.corrections.size;
  count(database, id, { decisions, findings: presentFindings(database, id), others });
}

/** Sums up what was just put: with the corrections that were made of it before, if there are any. */
export function sumUpAnew(database: Database, id: number, outcome: Outcome, judge: JudgeCorrected | undefined): void {
  if (outcome.status !== 'read') {
    const path = outcome.status === 'failed' ? outcome.failure.path : null;
    database.run(SQL.sumUp, [...trendsOf([]), wordsOf([path]), id]);
    count(database, id, { decisions: NO_DECISIONS, findings: [], others: 0 });
    return;
  }
  const { source, findings, cells } = outcome.report;
  const decisions = decisionsFor(database, { path: storable(source.path), sha256: source.sha256 });
  if (decisions.corrections.size > 0) reviewed(database, id, judge);
  else sumUp(database, id, { decisions, findings, cells });
}

export function putFindings(database: Database, id: number, findings: readonly Finding[]): void {
  for (const [position, finding] of findings.entries()) {
    database.run(SQL.putFinding, [id, position, ...findingValues(finding)]);
  }
}

interface Summed {
  readonly decisions: Decisions;
  readonly findings: readonly Finding[];
  readonly cells: Filed['cells'];
}

/** Keeps on a source what it is found by, and on its findings what was decided. */
export function sumUp(database: Database, id: number, { decisions, findings, cells }: Summed): void {
  const source = sourceOf(database, id);
  if (!source) return;
  const { applied } = partedFor({ source: knownIn(source), cells }, decisions.corrections);
  const values = trendsOf(withCorrections(cells, applied));
  const texts = [source.organ, source.title, source.path].map((text) => (text === null ? null : String(text)));
  database.run(SQL.sumUp, [...values, wordsOf(texts), id]);
  count(database, id, { decisions, findings, others: decisions.corrections.size });
}

function knownIn({ path, sha256 }: Row): Known {
  return { path: String(path), sha256: String(sha256) };
}

/** @param others how many decisions concern the source beside those on its findings */
export function count(
  database: Database,
  id: number,
  { decisions: { verdicts }, findings, others }: Omit<Summed, 'cells'> & { readonly others: number },
): void {
  const keys = verdicts.size > 0 ? findingKeys(findings) : [];
  let decided = others;
  const met = new Set<string>();
  const marked = findings.map((finding, position) => {
    const kind = `${finding.rule} ${finding.severity}`;
    if (met.has(kind)) database.run(SQL.putAgain, [id, position]);
    met.add(kind);
    const verdict = verdicts.get(keys[position] ?? '')?.verdict ?? null;
    if (verdict) decided += 1;
    if (verdicts.size > 0) database.run(SQL.putVerdict, [verdict, id, position]);
    return { ...finding, verdict };
  });
  database.run(SQL.count, [...countsOf(marked), decided, id]);
}

function withCorrections(cells: Filed['cells'], corrections: readonly Correction[]): readonly (readonly CsvValue[])[] {
  if (corrections.length === 0) return cells;
  const values = new Map(corrections.map(({ field, value }) => [field, value]));
  return cells.map(([field = null, value = null]) => {
    const corrected = values.get(String(field));
    return [field, corrected === undefined ? value : corrected];
  });
}
