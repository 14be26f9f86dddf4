import { extname } from 'node:path';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Audit } from '../audit.ts';
import { DocumentError, type DocumentProblem } from '../errors.ts';
import type { Job, Read, Result } from './result.ts';

export interface PoolOptions {
  /** The most a source may take. */
  readonly seconds: number;
  /** The most memory a thread may take, in MB. @default 2048 */
  readonly megabytes?: number;
  /** The file that the threads run; it must call `answer`. @default the reader of reports */
  readonly worker?: URL;
}

/** Threads that read sources, one source at a time each: as many as were ever asked at once. */
export interface Pool {
  readonly read: Read;
  close(): Promise<void>;
}

/** Opens a pool. A thread starts when it is first needed, and a fresh one takes the place of one that had to be stopped. */
export function openPool({ seconds, megabytes = 2048, worker = READER }: PoolOptions): Pool {
  const idle: Worker[] = [];
  const living = new Set<Worker>();

  async function fresh(): Promise<Worker> {
    const thread = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    living.add(thread);
    thread.on('exit', () => {
      living.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    await readiness(thread);
    // A thread that dies between two sources is no loss; while it reads, `ask` listens.
    thread.on('error', () => {});
    return thread;
  }

  async function readIn(thread: Worker, job: Job): Promise<Outcome> {
    const outcome = await ask(thread, job, seconds);
    if (outcome === TOO_LATE) await thread.terminate();
    else if (!(outcome instanceof Error)) idle.push(thread);
    return outcome;
  }

  return {
    async read(job) {
      const used = idle.pop();
      const outcome = await readIn(used ?? (await fresh()), job);
      // What kills a thread may be left over from an earlier source: only a fresh thread can say.
      const again = used && outcome instanceof Error;
      return resultOf(job, again ? await readIn(await fresh(), job) : outcome, { seconds, megabytes });
    },
    async close() {
      await Promise.all([...living].map((thread) => thread.terminate()));
    },
  };
}

/** The threads' end of the pool: answers each job that comes in. */
export function answer(port: MessagePort | null, read: (job: Job) => Promise<Audit>): void {
  if (!port) throw new TypeError('Expected to run in a worker thread');
  port.on('message', async (job: Job) => port.postMessage(await replyTo(job, read)));
  port.postMessage('ready');
}

const READER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
const TOO_LATE = 'too late';

/** What a thread says of a source: plain data, as errors lose their fields between threads. */
type Reply = { readonly audit: Audit } | { readonly problem: DocumentProblem; readonly message: string };

/** An error is what the thread died of. */
type Outcome = Reply | typeof TOO_LATE | Error;

async function replyTo(job: Job, read: (job: Job) => Promise<Audit>): Promise<Reply> {
  try {
    return { audit: await read(job) };
  } catch (error) {
    if (error instanceof DocumentError) return { problem: error.problem, message: error.message };
    return { problem: 'internal', message: `a fault of the program, please report it: ${error}` };
  }
}

/** Waits for the first message of a thread; a thread that dies before it would die for every source. */
function readiness(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const exited = () => reject(new Error('A reading thread stopped before it was ready'));
    thread.once('error', reject).once('exit', exited);
    thread.once('message', () => {
      thread.off('error', reject).off('exit', exited);
      resolve();
    });
  });
}

function ask(thread: Worker, job: Job, seconds: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      thread.off('message', settle).off('error', settle).off('exit', exited);
      resolve(outcome);
    };
    const exited = () => settle(new Error('the reading thread stopped'));
    const timer = setTimeout(settle, seconds * 1000, TOO_LATE);
    thread.on('message', settle).on('error', settle).on('exit', exited);
    thread.postMessage(job);
  });
}

function resultOf(
  { path }: Job,
  outcome: Outcome,
  { seconds, megabytes }: Required<Omit<PoolOptions, 'worker'>>,
): Result {
  const failed = (problem: DocumentProblem, message: string): Result => ({
    status: 'failed',
    failure: { path, problem, message },
  });
  if (outcome === TOO_LATE) return failed('timeout', `not read within ${seconds} s: allow more with --timeout`);
  if (outcome instanceof Error) return failed('internal', causeOfDeath(outcome, megabytes));
  if ('audit' in outcome) return { status: 'read', audit: outcome.audit };
  return failed(outcome.problem, outcome.message);
}

function causeOfDeath(error: Error, megabytes: number): string {
  const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return memory ? `reading it takes more than ${megabytes} MB of memory` : `reading it failed: ${error.message}`;
}
