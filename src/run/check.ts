import type { Audit, Source } from '../audit.ts';
import type { Related, Sibling } from '../case.ts';
import { type Decisions, decided, partedFor } from '../export/decided.ts';
import { type Filed, filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import { exportedFinding } from '../export/place.ts';
import type { RecordedReading } from '../export/recorded-report.ts';
import type { Finding } from '../finding.ts';
import { judged } from '../judged.ts';
import type { Profile } from '../profile.ts';
import type { Kin, Relations } from '../related/related.ts';
import type { Report } from '../report/report.ts';
import { corrected, unsettled } from './judge-corrected.ts';
import type { Recorded, RecordedEntry } from './recorded.ts';

/** How many reports are kept after they were read back: last year's report often stands near this year's. */
const KEPT = 64;

export interface CheckOptions {
  readonly profile: Profile;
  readonly relations: Relations;
  readonly signal: AbortSignal;
  /** What was decided that concerns a source. @default what the files tell of it */
  readonly decisionsOf?: ((source: Source) => Promise<Decisions>) | undefined;
}

/**
 * Judges the reports of an output folder again, each together with those it belongs with, and gives all that the folder
 * has to say once more. When the signal is aborted it throws, so that nothing half done is written.
 */
export async function* check(
  recorded: Recorded,
  { profile, relations, signal, decisionsOf }: CheckOptions,
): AsyncGenerator<Outcome> {
  const { reports } = recorded;
  const reading = (index: number) => recorded.load(entryAt(recorded, index));
  const all = { count: reports.length, reading, kinOf: relations.kinOf };
  for await (const report of judgeTogether(all, { profile, signal, decisionsOf })) yield { status: 'read', report };
  for (const failure of recorded.failures) yield { status: 'failed', failure };
  for (const [ending, count] of Object.entries(recorded.skipped)) {
    for (let nth = 0; nth < count; nth += 1) yield { status: 'skipped', ending };
  }
}

/** Reports by their numbers: the first ones are to be judged, the others are there to be compared with. */
export interface Reports {
  readonly count: number;
  reading(index: number): RecordedReading | Promise<RecordedReading>;
  kinOf(index: number): Kin;
}

/** Judges reports again, each together with those it belongs with. */
export async function* judgeTogether(
  reports: Reports,
  { profile, signal, decisionsOf }: Omit<CheckOptions, 'relations'>,
): AsyncGenerator<Filed> {
  const load = keeping(KEPT, (index) => loadAt(reports, index, decisionsOf));
  for (let index = 0; index < reports.count; index += 1) {
    signal.throwIfAborted();
    const loaded = await load(index);
    const related = await relatedOf(reports.kinOf(index), async (other) => {
      const { source, corrected } = await load(other);
      return { path: source.path, report: corrected };
    });
    const facts = { path: loaded.source.path, report: loaded.corrected, profile, related };
    yield filedWith(loaded, judged(loaded.source, facts, loaded.unsettled));
  }
}

function entryAt({ reports }: Recorded, index: number): RecordedEntry {
  const entry = reports[index];
  if (!entry) throw new TypeError(`Expected the number of a report, got ${index}`);
  return entry;
}

/** A report as it was read, and as persons corrected it. */
interface Loaded extends RecordedReading {
  readonly corrected: Report;
  readonly unsettled: readonly Finding[];
}

async function loadAt(reports: Reports, index: number, decisionsOf: CheckOptions['decisionsOf']): Promise<Loaded> {
  const reading = await reports.reading(index);
  const decisions = (await decisionsOf?.(reading.source)) ?? reading.decisions;
  if (decisions.corrections.size === 0)
    return { ...reading, decisions, corrected: reading.report, unsettled: reading.doubts };
  const { applied } = partedFor(asRead(reading), decisions.corrections);
  const how = { corrected: corrected(reading.report, applied), unsettled: unsettled(reading.doubts, applied) };
  return { ...reading, decisions, ...how };
}

function asRead({ source, report, doubts }: RecordedReading): Filed {
  return filed({ source, report, findings: doubts, outcomes: { passed: 0, failed: 0, not_assessed: 0 } });
}

function filedWith(loaded: Loaded, audit: Audit): Filed {
  const { verdicts, corrections } = loaded.decisions;
  if (verdicts.size === 0 && corrections.size === 0) return filed(audit);
  const { findings, outcomes } = audit;
  return decided(asRead(loaded), { findings: findings.map(exportedFinding), outcomes }, loaded.decisions);
}

async function relatedOf(kin: Kin, load: (index: number) => Promise<Sibling>): Promise<Related> {
  const all = (indices: readonly number[]) => Promise.all(indices.map(load));
  return {
    last: kin.last === null ? null : await load(kin.last),
    versions: await all(kin.versions),
    years: kin.years,
    members: await all(kin.members),
    office: kin.office === null ? null : await load(kin.office),
    alike: await all(kin.alike),
  };
}

/** A function that keeps its latest results. */
function keeping<T>(count: number, load: (index: number) => T): (index: number) => T {
  const kept = new Map<number, T>();
  return (index) => {
    const value = kept.get(index) ?? load(index);
    kept.delete(index);
    kept.set(index, value);
    const [oldest] = kept.keys();
    if (kept.size > count && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
