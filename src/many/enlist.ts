import type { JobQueue } from '../queue/queue.ts';
import { countEach } from '../run/archives/names.ts';
import type { Job, Listed } from '../run/result.ts';
import { turnGiver } from '../run/turns.ts';
import type { PostgresStore, Together } from '../store/postgres/open.ts';
import { storable } from '../store/rows.ts';
import { StoreError } from '../store/store.ts';
import type { Course } from './course.ts';
import { lastRunOf, listSources } from './ledger-sql.ts';
import { wholeName } from './reach.ts';
import { type SharedTask, type Task, taskOf } from './task.ts';

/** So many sources are put on the queue at once: a journey to the database is as long for one. */
const BATCH = 200;

export interface EnlistOptions {
  readonly store: PostgresStore;
  readonly queue: JobQueue<SharedTask>;
  readonly course: Course;
  readonly signal: AbortSignal;
  /** Told how many sources there are so far. */
  readonly onListed?: (count: number) => void;
}

/** A source in its place. */
interface Placed {
  readonly listed: Exclude<Listed, { status: 'skipped' }>;
  readonly path: string;
  readonly nth: number;
  readonly position: number;
}

/** Lists the sources of a run and puts each on the queue, and gives the course as it is then. */
export async function enlist(sources: AsyncIterable<Listed>, options: EnlistOptions): Promise<Course> {
  const skipped: Record<string, number> = {};
  const before = countEach();
  const giveTurn = turnGiver();
  let position = 0;
  let batch: Placed[] = [];
  const put = async () => {
    await putBatch(batch, options);
    batch = [];
    options.onListed?.(position);
  };
  for await (const listed of sources) {
    await giveTurn();
    if (options.signal.aborted) break;
    if (listed.status === 'skipped') {
      skipped[listed.ending] = (skipped[listed.ending] ?? 0) + 1;
      continue;
    }
    const path = listed.status === 'listed' ? listed.job.path : listed.failure.path;
    batch.push({ listed, path, nth: before(storable(path)), position });
    position += 1;
    if (batch.length === BATCH) await put();
  }
  await put();
  return { ...options.course, listed: position, skipped };
}

/** All that is said of a batch is kept, or nothing; saying it again does no harm. */
async function putBatch(batch: readonly Placed[], { store, queue, course }: EnlistOptions): Promise<void> {
  if (batch.length === 0) return;
  await store.together(async (inside) => {
    await assertLast(inside, course.run);
    const ids = await listSources(inside.db, course.run, batch);
    const tasks: Task[] = [];
    for (const [index, { listed, position }] of batch.entries()) {
      const placed = { id: ids[index] ?? 0, position };
      if (listed.status === 'listed') tasks.push(taskOf(everywhere(listed.job), placed, course.run));
      else
        await inside.put(course.run, placed, listed, { ...NO_BYTES, key: course.key, allowedSeconds: course.timeout });
    }
    const jobs = tasks.map((data) => ({ run: course.run, place: data.position, data }));
    await queue.put(jobs, inside.db);
  });
}

/** What an outcome took for which there were no bytes. */
export const NO_BYTES = { sha256: null, ending: '', told: '', beside: {}, milliseconds: 0, attempts: 1 } as const;

async function assertLast({ db }: Together, run: number): Promise<void> {
  if ((await lastRunOf(db)) !== run) throw new StoreError('superseded', 'another ogi has begun to write to it');
}

function everywhere(job: Job): Job {
  return job.at ? { ...job, at: { ...job.at, file: wholeName(job.at.file) } } : job;
}
