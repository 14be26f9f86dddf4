import { DocumentError } from '../errors.ts';
import { isBucketAddress } from '../run/bucket.ts';
import { archiveHere } from '../run/bucket-archives.ts';
import { orProblem } from '../run/read-source.ts';
import { type EntryName, failed, type Job, type Listed } from '../run/result.ts';
import { objectJob } from '../run/sources-bucket.ts';
import { readEntries } from '../run/sources-entries.ts';
import { fileJob, lookAt } from '../run/sources-folder.ts';
import { assertReachable, fileHere, type Mapping } from './reach.ts';
import { type Task, toldIn } from './task.ts';

/** A task, and the source that it is about, opened. */
export interface OpenedTask {
  readonly task: Task;
  readonly listed: Exclude<Listed, { status: 'skipped' }>;
}

interface EntryTask extends Task {
  readonly entry: EntryName;
}

/** How sources are reached from this machine. */
export interface Reach {
  readonly mappings: readonly Mapping[];
  /** What has to be there: where it is not, no source is said to be missing. */
  readonly roots: readonly string[];
}

/** Opens the sources of tasks; an archive of which there are several is gone through once. */
export async function* openTasks(tasks: readonly Task[], reach: Reach): AsyncGenerator<OpenedTask> {
  for (const task of tasks)
    if (!isEntry(task)) yield { task, listed: { status: 'listed', job: fileTask(task, reach) } };
  const archives = Map.groupBy(tasks.filter(isEntry), ({ file }) => JSON.stringify(file));
  for (const some of archives.values()) yield* openEntries(some, reach);
}

function isEntry(task: Task): task is EntryTask {
  return task.entry !== undefined;
}

function fileTask(task: Task, reach: Reach): Job {
  const file = fileHere(task.file, reach.mappings);
  const at = { file, ...(task.shown && { shown: task.shown }) };
  const job = isBucketAddress(file) ? objectJob(task.path, { ...at, file }) : fileJob(task.path, file);
  return { ...job, ...toldIn(task), read: () => reached(job, reach) };
}

async function* openEntries(tasks: readonly EntryTask[], reach: Reach): AsyncGenerator<OpenedTask> {
  const [first] = tasks;
  if (!first) return;
  const left = new Set(tasks);
  try {
    const file = await archiveHere(fileHere(first.file, reach.mappings));
    const path = first.entry.archive;
    for await (const { wanted, bytes, pictures } of readEntries({ path, file, kind: lookAt(path, file).kind }, tasks)) {
      left.delete(wanted);
      const job = { ...toldIn(wanted), ...(pictures && { pictures }), read: async () => bytes as Uint8Array };
      const listed = bytes instanceof DocumentError ? failed(wanted.path, bytes) : { status: 'listed' as const, job };
      yield { task: wanted, listed };
    }
  } catch (error) {
    const problem = await orProblem<never>(Promise.reject(error));
    await assertReachable(reach.roots, reach.mappings);
    for (const task of left) yield { task, listed: failed(task.path, problem) };
  }
}

/** The bytes of a source; where they cannot be had, it is the source that is missing and not all of them. */
async function reached(job: Job, { roots, mappings }: Reach): Promise<Uint8Array> {
  try {
    return await job.read();
  } catch (error) {
    await assertReachable(roots, mappings);
    throw error;
  }
}
