import { judged } from '../audit.ts';
import type { Related, Sibling } from '../case.ts';
import { filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import type { RecordedReading } from '../export/recorded-report.ts';
import type { Profile } from '../profile.ts';
import type { Kin, Relations } from '../related/related.ts';
import type { Recorded } from './recorded.ts';

/** How many reports are kept after they were read back: last year's report often stands near this year's. */
const KEPT = 64;

export interface CheckOptions {
  readonly profile: Profile;
  readonly relations: Relations;
  readonly signal: AbortSignal;
}

/**
 * Judges the reports of an output folder again, each together with those it belongs with, and gives all that the folder
 * has to say once more. When the signal is aborted it throws, so that nothing half done is written.
 */
export async function* check(
  recorded: Recorded,
  { profile, relations, signal }: CheckOptions,
): AsyncGenerator<Outcome> {
  const load = keeping(KEPT, (index) => loadAt(recorded, index));
  for (const [index, { path }] of recorded.reports.entries()) {
    signal.throwIfAborted();
    const { source, report, doubts } = load(index);
    const related = relatedOf(relations.kinOf(index), (other) => {
      const sibling = load(other);
      return { path: sibling.source.path, report: sibling.report };
    });
    yield { status: 'read', report: filed(judged(source, { path, report, profile, related }, doubts)) };
  }
  for (const failure of recorded.failures) yield { status: 'failed', failure };
  for (const [ending, count] of Object.entries(recorded.skipped)) {
    for (let nth = 0; nth < count; nth += 1) yield { status: 'skipped', ending };
  }
}

function loadAt(recorded: Recorded, index: number): RecordedReading {
  const entry = recorded.reports[index];
  if (!entry) throw new TypeError(`Expected the number of a report, got ${index}`);
  return recorded.load(entry);
}

function relatedOf(kin: Kin, load: (index: number) => Sibling): Related {
  return {
    last: kin.last === null ? null : load(kin.last),
    versions: kin.versions.map(load),
    years: kin.years,
    members: kin.members.map(load),
    office: kin.office === null ? null : load(kin.office),
    alike: kin.alike.map(load),
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
