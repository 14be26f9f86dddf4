import type { JobQueue } from '../queue/queue.ts';
import type { Relations } from '../related/related.ts';
import type { RecordedEntry } from '../run/recorded.ts';
import type { PostgresStore } from '../store/postgres/open.ts';
import { renumbered } from './judge-organ.ts';
import { reportsOf } from './ledger-sql.ts';
import type { OrganTask, SharedTask } from './task.ts';

/** So many reports are judged by one worker at once: all that they are compared with is loaded for them. */
const TOGETHER = 20;
const BATCH = 200;

export interface OrgansToShare {
  readonly run: number;
  /** The reports of the run in its order. */
  readonly reports: readonly RecordedEntry[];
  readonly relations: Relations;
}

/**
 * Puts the organs of a run on the queue, each with its reports and what they are compared with, and gives how many tasks
 * that are; `undefined` where the reports are not those of the run.
 */
export async function shareOrgans(
  { run, reports, relations }: OrgansToShare,
  { store, queue }: { readonly store: PostgresStore; readonly queue: JobQueue<SharedTask> },
): Promise<number | undefined> {
  const known = await store.together(({ db }) => reportsOf(db, run));
  if (known.length !== reports.length || known.some(({ path }, index) => path !== reports[index]?.path))
    return undefined;
  const idOf = (index: number) => known[index]?.id ?? 0;
  const taskOf = (organ: string, indices: readonly number[]): OrganTask => {
    const own = indices.map((index) => ({ id: idOf(index), kin: renumbered(relations.kinOf(index), idOf) }));
    return { run, organ, reports: own };
  };
  const groups = Map.groupBy(reports.keys(), (index) => reports[index]?.organ ?? '');
  const tasks = [...groups].flatMap(([organ, indices]) =>
    inParts(indices, TOGETHER).map((part) => taskOf(organ, part)),
  );
  const jobs = tasks.map((data, place) => ({ run, place, data }));
  for (const part of inParts(jobs, BATCH)) await store.together(({ db }) => queue.put(part, db));
  return tasks.length;
}

function inParts<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) => all.slice(part * most, (part + 1) * most));
}
