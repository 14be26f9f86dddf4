import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { Audit } from '../audit.ts';
import { DocumentError } from '../errors.ts';
import type { Failure } from '../export/failures-csv.ts';
import { DEFAULT_PROFILE, type Profile } from '../profile.ts';
import type { EngineOptions } from './engines.ts';
import { openPool, type Pool } from './pool.ts';
import { orProblem } from './read-source.ts';
import { failed, type Job, type Listed, type Result, sizeOf } from './result.ts';
import { type Room, roomFor } from './room.ts';
import { type Given, listSources } from './sources.ts';

/** How `extractAll` reads; what is left out is as `ogi extract` has it. */
export interface ExtractOptions extends EngineOptions {
  /** How many sources are read at once, each in a process of its own. @default the cores of the machine */
  readonly jobs?: number;
  /** The most seconds that one source may take. @default 120 */
  readonly timeout?: number;
  /** Which rules are judged, and how grave they are; `profileFrom` makes one. @default all, as the catalogue has them */
  readonly profile?: Profile;
  /** Ends it: nothing more is read, and the reason of the signal is thrown. */
  readonly signal?: AbortSignal;
}

/** What became of a source: its audit, or why there is none (`not-a-report` is no failure of the reading). */
export type Extracted =
  | { readonly status: 'read'; readonly audit: Audit }
  | { readonly status: 'failed'; readonly failure: Failure };

/** How many sources are in hand for each job, those included that wait to be taken; and how many bytes. */
const AHEAD = 4;
const BYTES_AHEAD = 256 * 1024 * 1024;

/**
 * Reads and judges many sources, several at once, and gives what became of each in the order of the sources. Nothing is
 * written. Where a source cannot be read, that is an outcome and never an exception. What is held does not grow with the
 * sources: it reads on as outcomes are taken. Leaving the loop ends the processes that read.
 * @param sources files, folders (walked) and archives by their paths, or bytes under a name; one, or any number
 * @throws TypeError where an option is wrong
 */
export async function* extractAll(
  sources: Given | Iterable<Given> | AsyncIterable<Given>,
  options: ExtractOptions = {},
): AsyncGenerator<Extracted> {
  const { jobs = availableParallelism(), timeout = 120, profile = DEFAULT_PROFILE, signal, ...engines } = options;
  assertPositive({ jobs, timeout });
  signal?.throwIfAborted();
  const pool = openPool({ seconds: timeout, settings: { ...engines, profile } });
  const desk: Desk = { pool, queue: new PQueue({ concurrency: jobs }), room: roomFor(jobs * AHEAD, BYTES_AHEAD) };
  const close = () => pool.close();
  signal?.addEventListener('abort', close);
  try {
    const listed = listSources(isOne(sources) ? [sources] : sources);
    for await (const outcome of inTurn(begun(desk, listed), jobs * AHEAD)) {
      signal?.throwIfAborted();
      yield outcome;
    }
  } catch (error) {
    // What a closed pool says of itself is not what happened.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', close);
    desk.queue.clear();
    await close();
  }
}

function assertPositive(numbers: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(numbers)) {
    if (!(number > 0)) throw new TypeError(`Expected ${name} to be a number above 0, got ${number}`);
  }
}

function isOne(sources: Parameters<typeof extractAll>[0]): sources is Given {
  return typeof sources === 'string' || 'bytes' in sources;
}

/** What reading shares. */
interface Desk {
  readonly pool: Pool;
  readonly queue: PQueue;
  readonly room: Room;
}

/** A source that is being read or waits for it. It is a function because a generator waits for a promise. */
type Begun = () => Promise<Extracted>;

async function* begun(desk: Desk, sources: AsyncIterable<Listed>): AsyncGenerator<Begun> {
  for await (const listed of sources) {
    if (listed.status === 'listed') yield await begin(desk, listed.job);
    else if (listed.status === 'failed') yield async () => listed;
  }
}

async function begin({ pool, queue, room }: Desk, job: Job): Promise<Begun> {
  await room.free();
  // An entry of an archive can be had only now.
  const bytes = await orProblem(job.read());
  if (bytes instanceof DocumentError) return async () => failed(job.path, bytes);
  const size = sizeOf(bytes, job);
  room.take(size);
  const outcome = queue
    .add(() => pool.read({ ...job, read: async () => bytes }))
    .then(extracted)
    .finally(() => room.give(size));
  // It is met in its turn; until then it is not unhandled.
  outcome.catch(() => {});
  return () => outcome;
}

function extracted(result: Result): Extracted {
  if (result.status === 'read') return { status: 'read', audit: result.audit };
  if (result.status === 'failed') return { status: 'failed', failure: result.failure };
  throw new TypeError(`Expected a source to be read or to fail, got ${result.status}`);
}

/** Outcomes in the order of the sources. So many are in hand before the first is waited for. */
async function* inTurn(sources: AsyncIterable<Begun>, most: number): AsyncGenerator<Extracted> {
  const inHand: Begun[] = [];
  for await (const outcome of sources) {
    inHand.push(outcome);
    const first = inHand.length >= most ? inHand.shift() : undefined;
    if (first) yield first();
  }
  for (const outcome of inHand) yield outcome();
}
