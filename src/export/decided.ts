import type { Correction, FindingDecision, Signed } from '../decision.ts';
import type { Finding } from '../finding.ts';
import type { CsvValue } from './csv.ts';
import type { DecidedFinding, Filed } from './filed.ts';
import { findingKeys } from './finding-key.ts';

/** What persons decided that concerns a source. */
export interface Decisions {
  /** By the key of a finding. */
  readonly verdicts: ReadonlyMap<string, FindingDecision>;
  /** By field; see `appliedTo` for which of them hold. */
  readonly corrections: ReadonlyMap<string, CorrectionOf>;
}

/** A correction, and the bytes that it was made on. */
export interface CorrectionOf extends Correction {
  readonly sha256: string;
}

export const NO_DECISIONS: Decisions = { verdicts: new Map(), corrections: new Map() };

/** The corrections of a report, parted. */
export interface Parted {
  /** In the order of the cells. */
  readonly applied: readonly Correction[];
  /** Those made on other bytes, whose cell reads otherwise now or is gone: what they said may no longer be so. */
  readonly lapsed: readonly Correction[];
}

/** Which corrections hold for a report as it was read. */
export function partedFor(
  { source, cells }: { readonly source: { readonly sha256: string }; readonly cells: Filed['cells'] },
  corrections: Decisions['corrections'],
): Parted {
  const applied: Correction[] = [];
  for (const cell of corrections.size > 0 ? cells : []) {
    const found = corrections.get(String(cell[0]));
    if (!found) continue;
    const { sha256, ...correction } = found;
    if (sha256 === source.sha256 || readsAs(cell, correction.read)) applied.push(correction);
  }
  const holding = new Set(applied.map(({ field }) => field));
  const lapsed = [...corrections.values()].filter(({ field }) => !holding.has(field));
  return { applied, lapsed: lapsed.map(({ sha256: _, ...correction }) => correction) };
}

function readsAs([, , raw, state]: readonly CsvValue[], read: Correction['read']): boolean {
  return String(raw ?? '') === read.raw && state === read.state;
}

/** Whether a doubt of the reader is about cells only of which a person said what stands there. */
export function isSettled({ rule, fields }: Finding, corrections: readonly Correction[]): boolean {
  if (!rule.startsWith('reading/') || fields.length === 0) return false;
  return fields.every((field) => corrections.some((correction) => correction.field === field));
}

/** What a report that was judged with its corrections has beside it. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly outcomes: Filed['outcomes'];
}

/**
 * A report with what was decided on it, in its line as well.
 * @param report as it was read, its corrections left out
 * @param judged with the corrections that apply
 */
export function decided(report: Filed, judged: Judged, { verdicts, corrections }: Decisions): Filed {
  const { applied, lapsed } = partedFor(report, corrections);
  const keys = verdicts.size > 0 ? findingKeys(judged.findings) : [];
  const findings = judged.findings.map((finding, index): DecidedFinding => {
    const decision = verdicts.get(keys[index] ?? '');
    return decision ? { ...finding, decision } : finding;
  });
  const settled = report.findings.filter((finding) => isSettled(finding, applied));
  const { outcomes } = judged;
  const line = decidedLine(report.line, { findings, outcomes, corrections: applied, settled });
  const parted = {
    ...(applied.length > 0 && { corrections: applied }),
    ...(lapsed.length > 0 && { lapsed }),
  };
  return { ...report, line, findings, outcomes, ...parted };
}

interface Told extends Pick<Filed, 'findings' | 'outcomes'> {
  readonly corrections: readonly Correction[];
  readonly settled: readonly Finding[];
}

type Json = Record<string, unknown>;

function decidedLine(line: string, { findings, outcomes, corrections, settled }: Told): string {
  const report = JSON.parse(line) as Json;
  for (const { field, value } of corrections) putAt(report, field.split('.'), value);
  const told = findings.map(({ decision, ...finding }) =>
    decision ? { ...finding, decision: signed(decision) } : finding,
  );
  const more = { corrections: corrections.map(signed), ...(settled.length > 0 && { settled }) };
  return `${JSON.stringify({ ...report, findings: told, outcomes, ...(corrections.length > 0 && more) })}\n`;
}

/** The number of an entry in the log says nothing outside its ledger. */
function signed<T extends Signed>({ id: _, ...rest }: T): Omit<T, 'id'> {
  return rest;
}

function putAt(report: Json, steps: readonly string[], value: number | null): void {
  const parent = steps.slice(0, -1).reduce<Json | undefined>((node, step) => node?.[step] as Json | undefined, report);
  const last = steps.at(-1);
  if (parent && last !== undefined && last in parent) parent[last] = value;
}

const NOTHING: readonly CsvValue[] = [null, null, null, null];

/** The cells of a report as persons corrected them, each with what was read, by whom it was corrected, when and why. */
export function correctedCells({ cells, corrections = [] }: Filed): readonly (readonly CsvValue[])[] {
  if (corrections.length === 0) return cells.map((cell) => [...cell, ...NOTHING]);
  const byField = new Map(corrections.map((correction) => [correction.field, correction]));
  return cells.map((cell) => correctedCell(cell, byField.get(String(cell[0]))));
}

function correctedCell(cell: readonly CsvValue[], correction: Correction | undefined): readonly CsvValue[] {
  if (!correction) return [...cell, ...NOTHING];
  const [field, read, raw, readState, , , ...place] = cell;
  const { value, state, by, at, note } = correction;
  const was = read ?? readState ?? null;
  return [field ?? null, value, raw ?? null, state, 'corrected', 1, ...place, was, by, at, note];
}
