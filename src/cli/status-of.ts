import { type Course, courseOf } from '../many/course.ts';
import { standOf } from '../many/ledger-sql.ts';
import { openQueue } from '../many/open-queue.ts';
import { isOrganTask } from '../many/task.ts';
import { openPostgresStore } from '../store/postgres/open.ts';
import { type Shared, waitFor } from './extract-shared.ts';
import { interruption } from './interruption.ts';
import { complain, print } from './output.ts';
import { NO_PROGRESS, progressOn } from './progress.ts';
import { SHARED_WORDS } from './shared-words.ts';
import type { StatusOptions } from './status.ts';
import { printable } from './terminal.ts';
import { troubleWith } from './trouble.ts';

/** So many of the jobs that were given up are named. */
const NAMED = 20;

/** Says how far a run is, or waits for it, and gives the exit code. */
export async function statusOf(options: StatusOptions): Promise<number> {
  try {
    const store = await openPostgresStore(options.database);
    try {
      const queue = await openQueue(store);
      return await answer({ store, queue }, options).finally(queue.close);
    } finally {
      await store.close();
    }
  } catch (error) {
    const code = troubleWith(options, error);
    if (code === undefined) throw error;
    return code;
  }
}

async function answer({ store, queue }: Shared, options: StatusOptions): Promise<number> {
  const { lang, retryFailed, wait } = options;
  const words = SHARED_WORDS[lang];
  const course = await courseOf(store);
  if (!course) {
    complain(words.noRun);
    return 2;
  }
  if (retryFailed)
    complain(words.revived(await queue.revive((task) => (isOrganTask(task) ? task : { ...task, anew: true }))));
  if (!wait) {
    await print(await standText({ store, queue }, course, options));
    return 0;
  }
  if (course.listed === null) {
    complain(words.stillListed);
    return 2;
  }
  const signal = interruption(words.stopping);
  const progress = options.quiet ? NO_PROGRESS : progressOn(process.stderr, lang);
  return waitFor(course, { store, queue }, { options: { ...options, jobs: 1 }, signal, progress });
}

async function standText({ store, queue }: Shared, course: Course, { lang, json }: StatusOptions): Promise<string> {
  const words = SHARED_WORDS[lang];
  const state = (await store.lastRun())?.state ?? 'running';
  const { done, failed, findings } = await store.together(({ db }) => standOf(db, course.run));
  const jobs = await queue.counts();
  const dead = (await queue.dead(NAMED)).map((task) => (isOrganTask(task) ? task.organ : task.path));
  if (json)
    return `${JSON.stringify({ run: course.run, state, listed: course.listed, done, failed, findings, jobs, dead })}\n`;
  const lines = [
    words.stand(course.run, words.state[state]),
    `  ${words.sources(done, course.listed)}`,
    `  ${words.results(failed, findings)}`,
    `  ${words.jobs(jobs.waiting, jobs.running, jobs.suspect)}`,
    ...(jobs.dead > 0 ? [`  ${words.dead(jobs.dead)}`, ...dead.map((path) => `    ${printable(path)}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}
