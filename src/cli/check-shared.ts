import type { Outcome } from '../export/outcome.ts';
import type { Tally } from '../export/tally.ts';
import { courseOf } from '../many/course.ts';
import { drained } from '../many/follow.ts';
import { CHECKING } from '../many/judge-organ.ts';
import { openQueue } from '../many/open-queue.ts';
import { shareOrgans } from '../many/share-organs.ts';
import type { Profile } from '../profile.ts';
import type { Relations } from '../related/related.ts';
import { CHECKED, checkedText } from '../run/judged-by.ts';
import { record } from '../run/record.ts';
import type { Recorded } from '../run/recorded.ts';
import { openPostgresStore, type PostgresStore } from '../store/postgres/open.ts';
import { StoreError } from '../store/store.ts';
import type { Progress } from './progress.ts';
import type { Language } from './words.ts';

export interface SharedCheck {
  readonly database: string;
  readonly out: string;
  readonly recorded: Recorded;
  readonly relations: Relations;
  readonly profile: Profile;
  readonly lang: Language;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly onOutcome: (outcome: Outcome) => Promise<void>;
}

/** Lets the workers judge the reports of each organ together, and writes the files when all are. */
export async function checkShared(check: SharedCheck): Promise<Tally> {
  const store = await openPostgresStore(check.database);
  try {
    const queue = await openQueue(store);
    return await judgeShared(check, store, queue).finally(queue.close);
  } finally {
    await store.close();
  }
}

type Queue = Awaited<ReturnType<typeof openQueue>>;

async function judgeShared(check: SharedCheck, store: PostgresStore, queue: Queue): Promise<Tally> {
  const { recorded, relations, profile, signal, progress } = check;
  const run = await beginAnew(store, profile);
  await queue.clear();
  const tasks = await shareOrgans({ run, reports: recorded.reports, relations }, { store, queue });
  if (tasks === undefined) throw new StoreError('missing', 'its last run is not the one of the folder: extract again');
  progress.total(tasks);
  await drained(queue, signal, (left) => progress.at({ done: tasks - left, failed: 0, findings: 0 }));
  progress.stop();
  if (signal.aborted) await queue.clear();
  signal.throwIfAborted();
  const { dead } = await queue.counts();
  if (dead > 0)
    throw new StoreError('busy', `${dead} organs were given up, as their workers were lost: see ogi status`);
  await store.remember(CHECKED, checkedText(run, profile, new Date().toISOString()));
  const { out, lang, onOutcome } = check;
  const { interrupted } = recorded;
  const { coverage } = relations;
  const how = { out, language: lang, profile, jobs: 1, signal, interrupted, coverage, onOutcome };
  return record(outcomesOf(store, run, recorded), how);
}

/** Gives each report its own findings back, and tells the workers by what profile they judge. */
async function beginAnew(store: PostgresStore, profile: Profile): Promise<number> {
  const amendment = await store.amend((await store.presence()).isAlive);
  try {
    const run = (await courseOf(store))?.run;
    if (run === undefined || run !== amendment.run)
      throw new StoreError('missing', 'its last run was not one of several machines: leave --share out');
    await amendment.remember(CHECKING, JSON.stringify(profile));
    await amendment.commit();
    return run;
  } finally {
    await amendment.abandon();
  }
}

async function* outcomesOf(store: PostgresStore, run: number, { skipped }: Recorded): AsyncGenerator<Outcome> {
  yield* store.outcomes(run);
  for (const [ending, count] of Object.entries(skipped)) {
    for (let nth = 0; nth < count; nth += 1) yield { status: 'skipped', ending };
  }
}
