import { DocumentError } from '../errors.ts';
import type { Held, JobQueue } from '../queue/queue.ts';
import { openPool } from '../run/pool.ts';
import { failed } from '../run/result.ts';
import type { Watch } from '../run/run.ts';
import { type Work, workWith } from '../run/work.ts';
import type { PostgresStore } from '../store/postgres/open.ts';
import type { Course } from './course.ts';
import { NO_BYTES } from './enlist.ts';
import { type Hands, handsOf } from './hands.ts';
import { judgeOrgan } from './judge-organ.ts';
import { knownOfAll } from './ledger-sql.ts';
import { openTasks } from './open-tasks.ts';
import type { Mapping } from './reach.ts';
import { isOrganTask, type OrganTask, type SharedTask, type Task } from './task.ts';

export interface DeskOptions {
  readonly store: PostgresStore;
  readonly queue: JobQueue<SharedTask>;
  /** How many sources are read at once. */
  readonly jobs: number;
  readonly mappings: readonly Mapping[];
  /** After so many seconds without a word a worker is taken for lost. */
  readonly lease: number;
  readonly watch?: Watch;
  /** Jobs of a run that had just begun when they were fetched: they are for the next desk. */
  readonly carried: Held<SharedTask>[];
}

/** Where a worker works on one run. */
export interface Desk {
  readonly course: Course;
  /** Takes the next jobs, or waits for those in hand; `false` where there is nothing to do. */
  turn(): Promise<boolean>;
  /** Finishes what is in hand. */
  close(): Promise<void>;
}

/** So many jobs are in hand for each that is read: fetching is to be waited for by nobody. */
const AHEAD = 8;

export function openDesk(course: Course, options: DeskOptions): Desk {
  const { store, queue, jobs, lease, watch } = options;
  const hands = handsOf(store, queue);
  const pool = openPool({ seconds: course.timeout, settings: course.settings, filed: true });
  const work = workWith({
    ledger: hands.ledger,
    key: course.key,
    read: pool.read,
    allowedSeconds: course.timeout,
    profile: course.settings.profile,
    jobs,
    force: course.force,
    // What is in hand is finished; whoever wants it to end at once ends the process.
    signal: new AbortController().signal,
    ...(watch && { watch }),
  });
  // Where the queue cannot be told, the lease ends, and another worker takes the job.
  const organs = new Set<Held<OrganTask>>();
  const hold = () => void queue.hold([...hands.all(), ...organs]).catch(() => {});
  const beat = setInterval(hold, (1000 * lease) / 4);
  const desk: Open = { options, course, hands, organs, work, most: jobs * AHEAD };
  return {
    course,
    turn: () => turn(desk),
    async close() {
      await work.finished().finally(() => {
        clearInterval(beat);
        return pool.close();
      });
    },
  };
}

interface Open {
  readonly options: DeskOptions;
  readonly course: Course;
  readonly hands: Hands;
  /** The organs in hand. */
  readonly organs: Set<Held<OrganTask>>;
  readonly work: Work;
  readonly most: number;
}

async function turn(desk: Open): Promise<boolean> {
  const { hands, most, work } = desk;
  const { queue, carried } = desk.options;
  if (work.isBroken()) await work.finished();
  if (carried.length > 0) {
    await take(desk, carried.splice(0));
    return true;
  }
  const room = most - hands.size;
  const jobs = room >= most / 2 ? await queue.fetch(room) : [];
  if (jobs.length > 0) await take(desk, jobs);
  else if (hands.size > 0) await hands.lighter();
  else return alone(desk);
  return true;
}

/** A job that may have ended a worker is done with nothing else in hand, which would be suspected with it. */
async function alone(desk: Open): Promise<boolean> {
  const { queue } = desk.options;
  const suspect = await queue.fetchSuspect();
  if (suspect) {
    await take(desk, [suspect]);
    await desk.work.finished();
    return true;
  }
  return bury(desk);
}

async function take(desk: Open, jobs: readonly Held<SharedTask>[]): Promise<void> {
  const { run } = desk.course;
  const own = jobs.filter(({ data }) => data.run === run);
  desk.options.carried.push(...jobs.filter(({ data }) => data.run > run));
  await takeSources(desk, own.filter(isSource));
  const organs = own.filter(isOrgan);
  for (const job of organs) desk.organs.add(job);
  for (const job of organs) await judgeOrgan(job, desk.options).finally(() => desk.organs.delete(job));
}

function isSource(job: Held<SharedTask>): job is Held<Task> {
  return !isOrganTask(job.data);
}

function isOrgan(job: Held<SharedTask>): job is Held<OrganTask> {
  return isOrganTask(job.data);
}

async function takeSources(desk: Open, own: readonly Held<Task>[]): Promise<void> {
  const { hands, work, course, options } = desk;
  if (own.length === 0) return;
  const known = await options.store.together(({ db }) =>
    knownOfAll(
      db,
      own.map(({ data }) => data.id),
    ),
  );
  for (const job of own) hands.add(job, job.data.anew ? null : (known.get(job.data.id) ?? null));
  const tasks = own.map(({ data }) => data);
  for await (const { task, listed } of openTasks(tasks, { ...options, roots: course.roots })) {
    if (hands.isOver) return;
    await work.take(listed, task.position);
  }
}

const GIVEN_UP = 'given up after 3 tries: each time the machine that read it was lost';

/** What was given up is in the books as failed from now on; whether there was anything. */
function bury({ options, course }: Open): Promise<boolean> {
  const { store, queue } = options;
  return store.together(async (inside) => {
    const task = await queue.bury(inside.db);
    if (task?.run === course.run && !isOrganTask(task)) {
      const outcome = failed(task.path, new DocumentError('internal', GIVEN_UP));
      const effort = { ...NO_BYTES, key: course.key, allowedSeconds: course.timeout, attempts: 3 };
      await inside.put(task.run, task, outcome, effort);
    }
    return task !== undefined;
  });
}
