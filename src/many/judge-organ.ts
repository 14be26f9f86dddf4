import type { Filed } from '../export/filed.ts';
import type { RecordedReading } from '../export/recorded-report.ts';
import type { Profile } from '../profile.ts';
import type { Held, JobQueue } from '../queue/queue.ts';
import type { Kin } from '../related/related.ts';
import { readBackFiled } from '../run/again.ts';
import { judgeTogether } from '../run/check.ts';
import type { PostgresStore } from '../store/postgres/open.ts';
import type { OrganTask, SharedTask } from './task.ts';

/** Under this name the ledger keeps the profile by which reports are judged together. */
export const CHECKING = 'checking';

export interface OrganDesk {
  readonly store: PostgresStore;
  readonly queue: JobQueue<SharedTask>;
}

/** Judges the reports of an organ, each together with those it belongs with, and puts what was found, all or nothing. */
export async function judgeOrgan(job: Held<OrganTask>, { store, queue }: OrganDesk): Promise<void> {
  const text = await store.recall(CHECKING);
  if (text === undefined) return;
  const profile = JSON.parse(text) as Profile;
  const { reports } = job.data;
  const ids = [...new Set([...reports.map(({ id }) => id), ...reports.flatMap(({ kin }) => idsIn(kin))])];
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const numbered = (id: number) => numbers.get(id) ?? 0;
  const all = {
    count: reports.length,
    reading: (index: number) => readingOf(store, ids[index] ?? 0),
    kinOf: (index: number) => renumbered(reports[index]?.kin ?? NO_KIN, numbered),
  };
  const decisionsOf = (source: Filed['source']) => store.together((inside) => inside.decisions(source));
  const judged = await Array.fromAsync(
    judgeTogether(all, { profile, decisionsOf, signal: new AbortController().signal }),
  );
  await store.together(async (inside) => {
    // Where the lease has ended, another puts the same.
    if (!(await queue.complete(job, inside.db))) return;
    for (const report of judged) await inside.judge(report);
  });
}

async function readingOf(store: PostgresStore, id: number): Promise<RecordedReading> {
  const outcome = await store.load(id);
  if (outcome?.status !== 'read') throw new TypeError(`Expected source ${id} to be a report`);
  return readBackFiled(outcome.report);
}

const NO_KIN: Kin = { last: null, versions: [], years: [], members: [], office: null, alike: [] };

function idsIn({ last, versions, members, office, alike }: Kin): readonly number[] {
  return [last, office, ...versions, ...members, ...alike].filter((id) => id !== null);
}

/** Those that a report is compared with, by other numbers. */
export function renumbered(
  { last, versions, years, members, office, alike }: Kin,
  numbered: (number: number) => number,
): Kin {
  const all = (numbers: readonly number[]) => numbers.map(numbered);
  const one = (number: number | null) => (number === null ? null : numbered(number));
  return {
    last: one(last),
    versions: all(versions),
    years,
    members: all(members),
    office: one(office),
    alike: all(alike),
  };
}
