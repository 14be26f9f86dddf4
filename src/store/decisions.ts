import type { Correction, Verdict } from '../decision.ts';
import type { CsvValue } from '../export/csv.ts';
import { type CorrectionOf, type Decisions, type Judged, NO_DECISIONS, partedFor } from '../export/decided.ts';
import type { Filed } from '../export/filed.ts';
import { findingKeys } from '../export/finding-key.ts';
import type { Outcome } from '../export/outcome.ts';
import { type Finding, SEVERITIES } from '../finding.ts';
import type { CellState } from '../report/report.ts';
import type { Statements } from './database.ts';
import {
  cellsFrom,
  filedAsRead,
  findingFrom,
  findingValues,
  judgedIn,
  outcomesIn,
  type Row,
  type Value,
} from './rows.ts';
import { SQL } from './sql.ts';
import type { Decided, JudgeCorrected, NewCorrection, NewVerdict, Undoing } from './store.ts';
import { countsOf, type Marked, trendsOf, wordsOf } from './summary.ts';

/** What a decision is filed under. */
interface Known {
  readonly path: string;
  readonly sha256: string;
}

/** The decisions that concern a source: those on the same bytes, and those on the same path. */
export async function decisionsFor(database: Statements, { path, sha256 }: Known): Promise<Decisions> {
  const rows = await database.all(SQL.decisions, [sha256, path]);
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
export async function decide(
  database: Statements,
  id: number,
  { key, verdict, ...signed }: NewVerdict,
): Promise<Decided> {
  const source = await sourceOf(database, id);
  const findings = await presentFindings(database, id);
  const finding = findings[findingKeys(findings).indexOf(key)];
  if (!source || !finding) return 'unknown';
  const about = [...aboutOf(source), key, finding.rule];
  await log(database, [
    ...signedValues(signed),
    verdict ?? 'reopened',
    ...about,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  return 'done';
}

/** Logs what a person says stands in a cell. */
export async function correct(
  database: Statements,
  id: number,
  { field, value, state, ...signed }: NewCorrection,
): Promise<Decided> {
  const source = await sourceOf(database, id);
  const cell = (await cellsOf(database, id)).find(([name]) => name === field);
  if (!source || !cell || field.endsWith('.label')) return 'unknown';
  const about = [...aboutOf(source), field, null];
  await log(database, [...signedValues(signed), 'corrected', ...about, ...cell.slice(1, 6), value, state]);
  return 'done';
}

async function cellsOf(database: Statements, id: number): Promise<Filed['cells']> {
  return cellsFrom((await database.all(SQL.cells, [id]))[0]);
}

/** Marks the last decision on a source as taken back. */
export async function undo(database: Statements, id: number, { by, at, last }: Undoing): Promise<Decided> {
  const found = await lastDecision(database, id);
  if (found === null || (last !== undefined && found !== last)) return 'unknown';
  await database.run(SQL.takeBack, [by, at, found]);
  return 'done';
}

/** The number of the last decision that concerns a source and was not taken back. */
export async function lastDecision(database: Statements, id: number): Promise<number | null> {
  const source = await sourceOf(database, id);
  const found = source && (await database.all(SQL.decisions, filedUnder(source))).at(-1);
  return found ? Number(found.id) : null;
}

async function sourceOf(database: Statements, id: number): Promise<Row | undefined> {
  const [row] = await database.all(SQL.source, [id]);
  return row?.status === 'read' ? row : undefined;
}

function aboutOf({ sha256 = null, path = null, organ = null, year = null }: Row): readonly Value[] {
  return [sha256, path, organ, year];
}

function filedUnder({ sha256 = null, path = null }: Row): readonly Value[] {
  return [sha256, path];
}

function signedValues({ by, at, note }: Pick<NewVerdict, 'by' | 'at' | 'note'>): readonly Value[] {
  return [at, by, note];
}

async function log(database: Statements, values: readonly Value[]): Promise<void> {
  await database.run(SQL.logDecision, values);
}

async function presentFindings(database: Statements, id: number): Promise<readonly Finding[]> {
  return (await database.all(SQL.findings, [id])).map(findingFrom);
}

/** The sources that a decision on one of them concerns. */
export async function concerned(database: Statements, id: number): Promise<readonly number[]> {
  const source = await sourceOf(database, id);
  if (!source) return [];
  return (await database.all(SQL.sameSources, filedUnder(source))).map((row) => Number(row.id));
}

/** Judges a report of the ledger with the corrections that hold now, and sums it up anew. */
export async function reviewed(database: Statements, id: number, judge: JudgeCorrected | undefined): Promise<void> {
  const source = await sourceOf(database, id);
  if (!source) return;
  const decisions = await decisionsFor(database, knownIn(source));
  const cells = await cellsOf(database, id);
  await rejudge(database, source, { decisions, cells, judge });
  await database.run(SQL.revise, [id]);
  await sumUp(database, id, { decisions, findings: await presentFindings(database, id), cells });
}

interface Work {
  readonly decisions: Decisions;
  readonly cells: Filed['cells'];
  readonly judge: JudgeCorrected | undefined;
}

async function rejudge(database: Statements, row: Row, { decisions, cells, judge }: Work): Promise<void> {
  const id = Number(row.id);
  const [record] = await database.all(SQL.record, [id]);
  const line = String(record?.line);
  const report = filedAsRead(row, { line, cells });
  const { applied } = partedFor(report, decisions.corrections);
  const earlier = record?.judgement ?? null;
  if (applied.length === 0 && earlier === null) return;
  const alone = earlier === null ? report : judgedIn(String(earlier));
  if (applied.length > 0 && !judge) throw new TypeError('Expected a judge for a ledger with corrections');
  const next = applied.length > 0 && judge ? judge(report, applied) : report;
  await database.run(SQL.putJudgement, [applied.length > 0 ? JSON.stringify(next) : null, id]);
  const together = row.judged_together === 1;
  const present = together ? withOthers(next, alone, await presentOf(database, row)) : next;
  await putJudged(database, id, { ...present, together: together ? 1 : 0 });
}

async function presentOf(database: Statements, row: Row): Promise<Judged> {
  return { findings: await presentFindings(database, Number(row.id)), outcomes: outcomesIn(row) };
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
export async function putJudged(
  database: Statements,
  id: number,
  { findings, outcomes, together }: Judged & { readonly together: 0 | 1 },
): Promise<void> {
  await database.run(SQL.judge, [
    outcomes.passed,
    outcomes.failed,
    outcomes.not_assessed,
    findings.length,
    together,
    id,
  ]);
  await database.run(SQL.dropFindings, [id]);
  await putFindings(database, id, { findings, decisions: NO_DECISIONS });
}

/** Gives a report the findings back that it has by itself. */
export async function judgeAlone(database: Statements, id: number): Promise<void> {
  const [record] = await database.all(SQL.record, [id]);
  await putJudged(database, id, { ...judgedIn(String(record?.judgement ?? record?.line)), together: 0 });
  await recount(database, id);
}

/** Keeps on a source and its findings what was decided, after they were put in the place of others. */
export async function recount(database: Statements, id: number): Promise<void> {
  const source = await sourceOf(database, id);
  if (!source) return;
  const decisions = await decisionsFor(database, knownIn(source));
  const counted = { decisions, findings: await presentFindings(database, id) };
  await putVerdicts(database, id, counted);
  await database.run(SQL.count, [...countedOf(counted), id]);
}

/** What a source is found by as it is put, before corrections that were made of it. */
export function summedUp(outcome: Outcome, decisions: Decisions): readonly Value[] {
  if (outcome.status !== 'read') {
    const path = outcome.status === 'failed' ? outcome.failure.path : null;
    return [...trendsOf([]), wordsOf([path]), ...countsOf([]), 0];
  }
  const { source, organ, title, findings, cells } = outcome.report;
  return [...trendsOf(cells), wordsOf([organ, title, source.path]), ...countedOf({ decisions, findings })];
}

/** Findings as they stand, and what was decided that concerns their source. */
interface Counted {
  readonly decisions: Decisions;
  readonly findings: readonly Finding[];
}

/** Puts findings with what was decided on each. */
export async function putFindings(database: Statements, id: number, counted: Counted): Promise<void> {
  const met = new Set<string>();
  const rows = markedOf(counted).map((finding, position) => {
    const kind = `${finding.rule} ${finding.severity}`;
    const again = met.has(kind) ? 1 : 0;
    met.add(kind);
    return [id, position, ...findingValues(finding), again, finding.verdict];
  });
  await database.insert(SQL.putFinding, rows);
}

function markedOf({ decisions: { verdicts }, findings }: Counted): readonly (Finding & Marked)[] {
  const keys = verdicts.size > 0 ? findingKeys(findings) : [];
  return findings.map((finding, position) => ({
    ...finding,
    verdict: verdicts.get(keys[position] ?? '')?.verdict ?? null,
  }));
}

/** The columns `standing … decided` of a source. */
function countedOf(counted: Counted): readonly Value[] {
  const marked = markedOf(counted);
  const decided = counted.decisions.corrections.size + marked.filter(({ verdict }) => verdict).length;
  return [...countsOf(marked), decided];
}

interface Summed extends Counted {
  readonly cells: Filed['cells'];
}

/** Keeps on a source what it is found by, and on its findings what was decided. */
async function sumUp(database: Statements, id: number, { decisions, findings, cells }: Summed): Promise<void> {
  const source = await sourceOf(database, id);
  if (!source) return;
  const { applied } = partedFor({ source: knownIn(source), cells }, decisions.corrections);
  const values = trendsOf(withCorrections(cells, applied));
  const texts = [source.organ, source.title, source.path].map((text) => (text === null ? null : String(text)));
  await putVerdicts(database, id, { decisions, findings });
  await database.run(SQL.sumUp, [...values, wordsOf(texts), ...countedOf({ decisions, findings }), id]);
}

function knownIn({ path, sha256 }: Row): Known {
  return { path: String(path), sha256: String(sha256) };
}

/** Keeps on findings what was decided, and nothing of what was taken back. */
async function putVerdicts(database: Statements, id: number, counted: Counted): Promise<void> {
  await database.run(SQL.dropVerdicts, [id]);
  for (const [position, { verdict }] of markedOf(counted).entries())
    if (verdict) await database.run(SQL.putVerdict, [verdict, id, position]);
}

function withCorrections(cells: Filed['cells'], corrections: readonly Correction[]): readonly (readonly CsvValue[])[] {
  if (corrections.length === 0) return cells;
  const values = new Map(corrections.map(({ field, value }) => [field, value]));
  return cells.map(([field = null, value = null]) => {
    const corrected = values.get(String(field));
    return [field, corrected === undefined ? value : corrected];
  });
}
