import { judged } from '../audit.ts';
import type { Related, Sibling } from '../case.ts';
import type { RecordedReading } from '../export/recorded-report.ts';
import type { Profile } from '../profile.ts';
import type { Kin, Relations } from '../related.ts';
import type { Recorded } from './recorded.ts';
import type { Result } from './result.ts';

/** How many reports are kept after they were read back: last year's report often stands near this year's. */
const KEPT = 256;

export interface CheckOptions {
  readonly profile: Profile;
  readonly relations: Relations;
  readonly signal: AbortSignal;
}

/**
 * Judges the reports of an output folder again, each together with those it belongs with, and gives all that the folder
 * has to say once more. When the signal is aborted it throws, so that nothing half done is written.
 */
export async function* check(recorded: Recorded, { profile, relations, signal }: CheckOptions): AsyncGenerator<Result> {
  const load = keeping(KEPT, (index) => loadAt(recorded, index));
  for (const [index, { path }] of recorded.reports.entries()) {
    signal.throwIfAborted();
    const { source, report, doubts } = await load(index);
    const related = await relatedOf(relations.kinOf(index), async (other) => {
      const sibling = await load(other);
      return { path: sibling.source.path, report: sibling.report };
    });
    yield { status: 'read', audit: judged(source, { path, report, profile, related }, doubts) };
  }
  for (const failure of recorded.failures) yield { status: 'failed', failure };
  for (const [ending, count] of Object.entries(recorded.skipped)) {
    for (let nth = 0; nth < count; nth += 1) yield { status: 'skipped', ending };
  }
}

async function loadAt(recorded: Recorded, index: number): Promise<RecordedReading> {
  const entry = recorded.reports[index];
  if (!entry) throw new TypeError(`Expected the number of a report, got ${index}`);
  return recorded.load(entry);
}

async function relatedOf(kin: Kin, load: (index: number) => Promise<Sibling>): Promise<Related> {
  return {
    last: kin.last === null ? null : await load(kin.last),
    versions: await Promise.all(kin.versions.map(load)),
    years: kin.years,
    members: await Promise.all(kin.members.map(load)),
    office: kin.office === null ? null : await load(kin.office),
    alike: await Promise.all(kin.alike.map(load)),
  };
}

/** A function that keeps its latest results. */
function keeping<T>(count: number, load: (index: number) => Promise<T>): (index: number) => Promise<T> {
  const kept = new Map<number, Promise<T>>();
  return (index) => {
    const value = kept.get(index) ?? load(index);
    kept.delete(index);
    kept.set(index, value);
    const [oldest] = kept.keys();
    if (kept.size > count && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
