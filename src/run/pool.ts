import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { extname } from 'node:path';
import { DocumentError, type DocumentProblem } from '../errors.ts';
import { DEFAULT_PROFILE } from '../profile.ts';
import type { Loaded, Question, Reply, Settings } from './answer.ts';
import { fromListing } from './from-listing.ts';
import { watchMemory } from './memory.ts';
import { orProblem } from './read-source.ts';
import type { Job, Read, Result } from './result.ts';

export interface PoolOptions {
  /** The most time a source may take. */
  readonly seconds: number;
  /** The most memory that reading may take, in MB. @default 2048 */
  readonly megabytes?: number;
  /** How sources are read and judged. @default every rule as the catalogue has it, OCR where it is needed */
  readonly settings?: Partial<Settings>;
  /** Whether a report comes as it is filed and not as it was judged: the processes have more time for that. @default false */
  readonly filed?: boolean;
  /** The module that the processes run; it must call `answer`. @default the reader of reports */
  readonly worker?: URL;
}

/** Processes that read sources, one source at a time each: as many as were ever asked at once. */
export interface Pool {
  readonly read: Read;
  /** Ends all processes. */
  close(): Promise<void>;
}

/**
 * Opens a pool. A process starts when it is first needed, and a fresh one takes the place of one that had to be stopped.
 * They are processes and no threads because a thread that runs out of memory often takes the whole program with it.
 */
export function openPool(options: PoolOptions): Pool {
  const { seconds, megabytes = 2048, filed = false, worker = READER } = options;
  const settings: Settings = { profile: DEFAULT_PROFILE, ...options.settings };
  const idle: Reader[] = [];
  const living = new Set<Reader>();
  let closed = false;
  const killAll = () => {
    for (const { child } of living) child.kill('SIGKILL');
  };
  process.on('exit', killAll);

  async function fresh(triesLeft = STARTS - 1): Promise<Reader> {
    if (closed) throw new TypeError('Expected a pool to be asked before it is closed');
    const reader = start(worker, megabytes);
    living.add(reader);
    reader.child.once('close', () => {
      living.delete(reader);
      if (idle.includes(reader)) idle.splice(idle.indexOf(reader), 1);
    });
    try {
      await readiness(reader);
      return reader;
    } catch (error) {
      if (triesLeft === 0) throw error;
      return fresh(triesLeft - 1);
    }
  }

  async function readIn(reader: Reader, source: Loaded): Promise<Outcome> {
    const outcome = await ask(reader, { source, settings, filed }, { seconds, megabytes });
    if (outcome === TOO_LATE || outcome === OUT_OF_MEMORY) await end(reader);
    else if (outcome !== DEAD) idle.push(reader);
    return outcome;
  }

  return {
    async read(job) {
      const source = await orProblem(load(job));
      if (source instanceof DocumentError) return resultOf(job, source, { seconds, megabytes });
      const used = idle.pop();
      const outcome = await readIn(used ?? (await fresh()), source);
      // What a process dies of may be left over from an earlier source: only a fresh one can say.
      const again = used && (outcome === DEAD || outcome === OUT_OF_MEMORY);
      const last = again ? await readIn(await fresh(), source) : outcome;
      return fromListing(resultOf(job, last, { seconds, megabytes }), job);
    },
    async close() {
      closed = true;
      await Promise.all([...living].map(end));
      process.off('exit', killAll);
    },
  };
}

const READER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
/** How often a process is started that ends before it is ready: one may have been killed, not all. */
const STARTS = 3;

const TOO_LATE = 'too late';
const OUT_OF_MEMORY = 'out of memory';
const DEAD = 'dead';

/**
 * A report leaves nothing behind: in a larger nursery most of it is gone before anything is copied. Pages are the first
 * thing that a process makes and keeps, from which V8 learns to make their parts among what lives long: not here. There
 * are as many processes as cores, so that what one collects in parallel is taken from another.
 */
const YOUNG = [
  '--no-allocation-site-pretenuring',
  '--single-threaded-gc',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
];

/** The C library keeps free memory for each thread apart, of which a process with one busy thread uses little. */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

/** A process, and the end of what it wrote to stderr. */
interface Reader {
  readonly child: ChildProcess;
  lastWords: string;
}

/** The reply, or why there is none. */
type Outcome = Reply | typeof TOO_LATE | typeof OUT_OF_MEMORY | typeof DEAD;

function start(worker: URL, megabytes: number): Reader {
  const compiled = getCompileCacheDir();
  const child = fork(worker, {
    // What the program was started with is not for it: `--eval` would run the program once more in each process.
    execArgv: [`--max-old-space-size=${megabytes}`, ...YOUNG],
    env: { ...process.env, ...ONE_ARENA, ...(compiled && { NODE_COMPILE_CACHE: compiled }) },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Out of reach of the terminal's Ctrl-C, which is for the program to judge.
    detached: true,
  });
  const reader: Reader = { child, lastWords: '' };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    reader.lastWords = (reader.lastWords + text).slice(-4000);
  });
  return reader;
}

/** Waits for the first message of a process; one that ends before it would do so for every source. */
async function readiness(reader: Reader): Promise<void> {
  const stop = new AbortController();
  const ended = once(reader.child, 'close', { signal: stop.signal }).then(() => {
    throw new Error(`A reading process ended before it was ready: ${reader.lastWords.trim()}`);
  });
  const ready = once(reader.child, 'message', { signal: stop.signal });
  await Promise.race([ready, ended]).finally(() => {
    stop.abort();
    Promise.allSettled([ready, ended]);
  });
}

async function end({ child }: Reader): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

function ask(reader: Reader, question: Question, { seconds, megabytes }: Limits): Promise<Outcome> {
  const { child } = reader;
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      unwatch();
      child.off('message', settle).off('close', closed).off('error', ignored);
      resolve(outcome);
    };
    const closed = () => settle(/out of memory/.test(reader.lastWords) ? OUT_OF_MEMORY : DEAD);
    // Sending to a process that has just died is an error; that it died is what counts, and comes as `close`.
    const ignored = () => {};
    const timer = setTimeout(settle, seconds * 1000, TOO_LATE);
    const unwatch = watchMemory(child.pid, megabytes, () => settle(OUT_OF_MEMORY));
    child.on('message', settle).on('close', closed).on('error', ignored);
    child.send(question);
  });
}

async function load({ read, ...known }: Job): Promise<Loaded> {
  return { ...known, bytes: await read() };
}

/** The most that a source may take. */
type Limits = Pick<Required<PoolOptions>, 'seconds' | 'megabytes'>;

function resultOf({ path }: Job, outcome: Outcome | DocumentError, limits: Limits): Result {
  const failed = (problem: DocumentProblem, message: string): Result => ({
    status: 'failed',
    failure: { path, problem, message },
  });
  if (outcome === TOO_LATE) return failed('timeout', `not read within ${limits.seconds} s: allow more with --timeout`);
  if (outcome === OUT_OF_MEMORY)
    return failed('internal', `reading it takes more than ${limits.megabytes} MB of memory`);
  if (outcome === DEAD) return failed('internal', 'the program that read it crashed, please report it');
  if (outcome instanceof DocumentError) return failed(outcome.problem, outcome.message);
  if ('audit' in outcome) return { status: 'read', audit: outcome.audit, beside: outcome.beside };
  if ('report' in outcome) return { status: 'filed', report: outcome.report, beside: outcome.beside };
  return { ...failed(outcome.problem, outcome.message), beside: outcome.beside };
}
