import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import { DocumentError } from '../errors.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Content, Effort, Entry, Known, Stamped, Store } from '../store/store.ts';
import { outcomeOf, sameOutcome } from './again.ts';
import { inBatches } from './batches.ts';
import { sha256 } from './beside.ts';
import { orProblem } from './read-source.ts';
import { failed, type Job, type Listed, sizeOf } from './result.ts';
import { attemptsOf, contentOf, holds, toldOf } from './reuse.ts';
import { type Room, roomFor } from './room.ts';
import type { Done, RunOptions } from './run.ts';
import { isStamped, type Look, lookOf, stampOf } from './stamp.ts';

/** How many sources may be in hand for each job, and how many bytes in all: reading ahead must not fill the memory. */
const AHEAD = 8;
const BYTES_AHEAD = 256 * 1024 * 1024;

/** What work asks of the ledger for the run that it belongs to. */
export interface WorkLedger extends Pick<Store, 'find' | 'load'> {
  /** The source at a place among those of the run. */
  enter(path: string, position: number): Promise<Entry>;
  /** Takes the outcome that is known of a source. */
  keep(id: number): Promise<void>;
  /** Records what became of a source. */
  put(id: number, outcome: Outcome, effort: Effort): Promise<void>;
  /** Notes what the file of a source looks like, where that is of use to later runs. */
  stamp?(stamped: Stamped): Promise<void>;
  /** Records what it was told and has still in hand. */
  settle?(): Promise<void>;
}

export interface WorkOptions extends Omit<RunOptions, 'store' | 'run'> {
  readonly ledger: WorkLedger;
}

/** The ledger for the one process that lists and reads. */
export function ledgerOf({ store, run }: Pick<RunOptions, 'store' | 'run'>): WorkLedger {
  // What was kept or noted and is lost is kept or noted in the next run.
  const kept = inBatches<number>((ids) => store.keep(run, ...ids));
  const stamps = inBatches<Stamped>(store.stamp);
  return {
    enter: (path) => store.list(run, path),
    keep: kept.add,
    put: (id, outcome, effort) => store.put(run, id, outcome, effort),
    stamp: stamps.add,
    async settle() {
      await kept.rest();
      await stamps.rest();
    },
    find: store.find,
    load: store.load,
  };
}

/** Takes sources, and brings them into the ledger. */
export interface Work {
  /** Keeps what is known of a source, or begins to read it; waits until there is room for the next. */
  take(listed: Exclude<Listed, { status: 'skipped' }>, position: number): Promise<void>;
  /** Whether the run cannot go on. */
  isBroken(): boolean;
  /** Waits for what is in hand, and throws what broke the run. */
  finished(): Promise<void>;
}

export function workWith(options: WorkOptions): Work {
  const bench: Bench = {
    options,
    queue: new PQueue({ concurrency: options.jobs }),
    room: roomFor(options.jobs * AHEAD, BYTES_AHEAD),
    reading: new Map(),
    broken: [],
  };
  const inHand = new Set<Promise<void>>();
  return {
    async take(listed, position) {
      const held = await known(bench, listed, position);
      if (!held) return;
      const one: Promise<void> = inItsTurn(bench, held)
        .catch((error) => void bench.broken.push(error))
        .finally(() => {
          inHand.delete(one);
          bench.room.give(sizeOf(held.bytes, held.job));
        });
      inHand.add(one);
    },
    isBroken: () => bench.broken.length > 0,
    async finished() {
      while (inHand.size > 0) await Promise.all(inHand);
      if (bench.broken.length > 0) throw bench.broken[0];
      await options.ledger.settle?.();
    },
  };
}

/** What the steps of the work share. */
interface Bench {
  readonly options: WorkOptions;
  readonly queue: PQueue;
  readonly room: Room;
  /** What is being read, by what it is made of: the same bytes wait for it. */
  readonly reading: Map<string, Promise<void>>;
  /** What broke the run. */
  readonly broken: unknown[];
}

/** A source with a place in the run. */
interface Placed {
  readonly id: number;
  readonly path: string;
  readonly position: number;
  readonly known: Known | null;
}

/** A source with its bytes. */
interface Held extends Placed {
  readonly job: Job;
  readonly bytes: Uint8Array;
  readonly content: Content;
  /** What its file looked like before and after it was read. */
  readonly look: Look | undefined;
}

/** Settles a source of which enough is known without reading; else gives it with its bytes, in the room that they take. */
async function known(
  bench: Bench,
  listed: Exclude<Listed, { status: 'skipped' }>,
  position: number,
): Promise<Held | undefined> {
  const path = listed.status === 'listed' ? listed.job.path : listed.failure.path;
  await bench.room.free();
  const placed = { ...(await bench.options.ledger.enter(path, position)), path, position };
  if (listed.status === 'failed') return put(bench, placed, { outcome: listed, how: 'read' });
  const { job } = listed;
  const look = lookOf(job);
  if (look !== undefined && placed.known && isStamped(placed.known, look)) {
    if (await kept(bench, placed, { job, sha256: placed.known.sha256 })) return;
  }
  const bytes = await orProblem(job.read());
  if (bytes instanceof DocumentError) return put(bench, placed, { outcome: failed(path, bytes), how: 'read' });
  const content = contentOf(job, sha256(bytes), bench.options.key);
  // What was changed while it was read, or read in the place of another, is not noted.
  const same = look !== undefined && lookOf(job) === look ? look : undefined;
  if (await kept(bench, placed, { job, sha256: content.sha256 }))
    return note(bench, placed.id, { look: same, content });
  bench.room.take(sizeOf(bytes, job));
  return { ...placed, job, bytes, content, look: same };
}

/** Keeps what is known of a source with these bytes; whether it holds. */
async function kept(
  bench: Bench,
  placed: Placed,
  of: { readonly job: Job; readonly sha256: string },
): Promise<boolean> {
  const { ledger, key, force, allowedSeconds } = bench.options;
  const { job } = of;
  const { known } = placed;
  if (force || !known || !(await holds(known, contentOf(job, of.sha256, key), { job, allowedSeconds }))) return false;
  await ledger.keep(placed.id);
  tell(bench, placed, { how: 'kept', ...known });
  return true;
}

/** Notes what a file looks like that has these bytes. */
async function note(bench: Bench, id: number, { look, content }: Pick<Held, 'look' | 'content'>): Promise<undefined> {
  if (look !== undefined) await bench.options.ledger.stamp?.({ id, stamp: stampOf(look, content.sha256) });
}

/** Waits for a source of the same bytes that is being read. */
async function inItsTurn(bench: Bench, held: Held): Promise<void> {
  const { reading, options } = bench;
  const name = Object.values(held.content).join(' ');
  const before = reading.get(name);
  const turn = before ? before.then(() => copy(bench, held)) : options.force ? readNow(bench, held) : copy(bench, held);
  const settled = turn.then(nothing, nothing);
  reading.set(name, settled);
  await turn.finally(() => {
    if (reading.get(name) === settled) reading.delete(name);
  });
}

function nothing(): void {}

/** Takes what came of the same bytes under another name; where nothing has, reads. */
async function copy(bench: Bench, held: Held): Promise<void> {
  const { ledger, profile } = bench.options;
  if (bench.broken.length > 0) return;
  const id = await ledger.find(held.content);
  const other = id === undefined ? undefined : await ledger.load(id);
  if (!other) return readNow(bench, held);
  await put(bench, held, { outcome: sameOutcome(other, held.job, profile), how: 'same', held });
}

async function readNow(bench: Bench, held: Held): Promise<void> {
  const { options, queue, broken } = bench;
  const { path, job, bytes, content } = held;
  const read = await queue.add(async () => {
    if (options.signal.aborted || broken.length > 0) return undefined;
    options.watch?.begun?.(path);
    const start = performance.now();
    const result = await options.read({ ...job, sha256: content.sha256, read: async () => bytes });
    return { result, milliseconds: Math.round(performance.now() - start) };
  });
  if (!read) return;
  // The reader is given the next source first, and reads while this one is put.
  await setImmediate();
  const { result, milliseconds } = read;
  const { beside = {} } = result;
  await put(bench, held, { outcome: outcomeOf(result), how: 'read', held, milliseconds, beside });
}

/** An outcome, and how it came about. */
interface Made extends Partial<Pick<Effort, 'beside' | 'milliseconds'>> {
  readonly outcome: Outcome;
  readonly how: Done['how'];
  /** Nothing where there were no bytes. */
  readonly held?: Held;
}

async function put(bench: Bench, placed: Placed, made: Made): Promise<undefined> {
  const { ledger, key, allowedSeconds } = bench.options;
  const { outcome, how, held, beside = {}, milliseconds = 0 } = made;
  const attempts = held ? attemptsOf(placed.known, held.content) : 1;
  const of = held ? { ...held.content, told: toldOf(held.job) } : { sha256: null, key, ending: '', told: '' };
  await ledger.put(placed.id, outcome, { ...of, beside, milliseconds, allowedSeconds, attempts });
  if (held) await note(bench, placed.id, held);
  const findings = outcome.status === 'read' ? outcome.report.findings.length : 0;
  const problem = outcome.status === 'failed' ? outcome.failure.problem : null;
  tell(bench, placed, { how, status: outcome.status, problem, findings });
}

function tell({ options }: Bench, placed: Placed, { how, status, problem, findings }: Omit<Done, keyof Placed>): void {
  const { id, path, position } = placed;
  options.watch?.done?.({ id, path, position, how, status, problem, findings });
}
