import { existsSync } from 'node:fs';
import { type Course, setCourse } from '../many/course.ts';
import { enlist } from '../many/enlist.ts';
import { follow } from '../many/follow.ts';
import type { RunStand } from '../many/ledger-sql.ts';
import { openQueue } from '../many/open-queue.ts';
import { wholeName } from '../many/reach.ts';
import type { SharedTask } from '../many/task.ts';
import { work } from '../many/worker.ts';
import type { JobQueue } from '../queue/queue.ts';
import { isBucketAddress } from '../run/bucket.ts';
import { listSources } from '../run/sources.ts';
import { engineKey } from '../run/versions.ts';
import { WORKING_FOLDER } from '../run/working-folder.ts';
import { openPostgresStore, type PostgresStore } from '../store/postgres/open.ts';
import type { JudgeCorrected } from '../store/store.ts';
import { jsonLine } from './ending.ts';
import { countInto, type Extraction, type ExtractOptions, linesOfStdin } from './extract.ts';
import { interruption } from './interruption.ts';
import { complain, print } from './output.ts';
import { NO_PROGRESS, type Progress, progressOn } from './progress.ts';
import { finishRun } from './run-end.ts';
import { SHARED_WORDS } from './shared-words.ts';

export interface SharedExtraction extends Extraction {
  readonly database: string;
  /** Whether this machine reads too. */
  readonly readsHere: boolean;
}

/** `ogi extract --database`: lists the sources for the workers of all machines, and waits for them. */
export async function extractShared(extraction: SharedExtraction, judge: JudgeCorrected): Promise<number> {
  const { database, options } = extraction;
  const store = await openPostgresStore(database, { judge });
  try {
    const queue = await openQueue(store, { leaseSeconds: options.lease });
    return await shareOut({ store, queue }, extraction).finally(queue.close);
  } finally {
    await store.close();
  }
}

/** What machines share. */
export interface Shared {
  readonly store: PostgresStore;
  readonly queue: JobQueue<SharedTask>;
}

async function shareOut(shared: Shared, extraction: SharedExtraction): Promise<number> {
  const { options, readsHere } = extraction;
  const course = await beginShared(shared, extraction);
  const signal = interruption(SHARED_WORDS[options.lang].stopping);
  const done = new AbortController();
  const waited = listAndWait(course, shared, { extraction, signal });
  if (!readsHere) return waited;
  const how = { mappings: [], jobs: options.jobs, lease: options.lease };
  const reading = work({ ...shared, ...how, signal: AbortSignal.any([signal, done.signal]) });
  try {
    // Where this machine cannot read, nothing is waited for.
    return await Promise.race([waited, reading.then(() => waited)]);
  } finally {
    done.abort();
    await reading;
  }
}

interface Listing {
  readonly extraction: SharedExtraction;
  readonly signal: AbortSignal;
}

async function listAndWait(begun: Course, shared: Shared, { extraction, signal }: Listing): Promise<number> {
  const { sources, options } = extraction;
  const progress = options.quiet || options.detach ? NO_PROGRESS : progressOn(process.stderr, options.lang);
  if (progress !== NO_PROGRESS) countInto(progress, sources, signal);
  const listing = new AbortController();
  const watched = follow(begun, { ...shared, signal: listing.signal, onStand: progress.at });
  watched.catch(() => {});
  try {
    const listed = listSources(sources, linesOfStdin(signal));
    const course = await enlist(listed, { ...shared, course: begun, signal }).finally(() => listing.abort());
    await watched;
    await setCourse(shared.store, course);
    if (options.detach && !signal.aborted) return await leave(course, options);
    return await waitFor(course, shared, { options, signal, progress });
  } finally {
    progress.stop();
  }
}

async function beginShared(
  { store, queue }: Shared,
  { sources, options, settings }: SharedExtraction,
): Promise<Course> {
  const { timeout, force = false } = options;
  const startedAt = new Date().toISOString();
  const key = engineKey(settings);
  const run = await store.begin({ key, settings, startedAt, ...(await store.presence()) });
  await queue.clear();
  await store.remember(WORKING_FOLDER, process.cwd());
  const roots = sources
    .filter((name) => isBucketAddress(name) || existsSync(name))
    .map((name) => String(wholeName(name)));
  const course = { run, key, settings, timeout, force, startedAt, listed: null, skipped: {}, roots };
  await setCourse(store, course);
  return course;
}

async function leave({ listed }: Course, { lang, quiet }: ExtractOptions): Promise<number> {
  if (!quiet) await print(`${SHARED_WORDS[lang].left(listed ?? 0)}\n`);
  return 0;
}

interface Waiting {
  readonly options: Pick<ExtractOptions, 'out' | 'jobs' | 'failOn' | 'lang' | 'quiet' | 'json'>;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Waits until all sources are done, and writes the files. */
export async function waitFor(course: Course, { store, queue }: Shared, waiting: Waiting): Promise<number> {
  const { options, signal, progress } = waiting;
  const { run, settings, skipped, listed, startedAt } = course;
  progress.total(listed ?? 0);
  const hint = setTimeout(() => complain(SHARED_WORDS[options.lang].waiting), HINT);
  const onStand = (stand: RunStand) => {
    progress.at(stand);
    if (stand.done > 0) clearTimeout(hint);
  };
  const stand = await follow(course, { store, queue, signal, onStand }).finally(() => clearTimeout(hint));
  // What is left is nobody's: a run that was stopped is not gone on with behind its back.
  if (signal.aborted) await queue.clear();
  progress.stop();
  if (options.json) for await (const outcome of store.outcomes(run)) await print(jsonLine(outcome));
  const ran = { skipped, how: { read: stand.read, kept: stand.done - stand.read, same: 0 } };
  return finishRun({ store, run, ran, startedAt: new Date(startedAt), profile: settings.profile, signal }, options);
}

/** After so many milliseconds without anything done it is said what is waited for. */
const HINT = 10_000;
