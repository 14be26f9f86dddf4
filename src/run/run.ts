import PQueue from 'p-queue';
import type { Listed, Read, Result } from './result.ts';

export interface RunOptions {
  /** How many sources are read at once. */
  readonly jobs: number;
  /** When it is aborted, what is being read is finished, and nothing more begun. */
  readonly signal: AbortSignal;
}

/**
 * How far reading may run ahead of the slowest source, in sources per job. It bounds the memory: results wait for those
 * before them.
 */
const AHEAD = 8;

/** Reads all sources, several at once, and gives the results in the order of the sources. */
export async function* run(
  sources: AsyncIterable<Listed>,
  read: Read,
  { jobs, signal }: RunOptions,
): AsyncGenerator<Result> {
  const queue = new PQueue({ concurrency: jobs });
  const begun: Promise<Result | undefined>[] = [];
  for await (const listed of sources) {
    if (signal.aborted) break;
    begun.push(begin(listed, queue, read, signal));
    if (begun.length < jobs * AHEAD) continue;
    const result = await begun.shift();
    if (result) yield result;
  }
  for (const waiting of begun) {
    const result = await waiting;
    if (result) yield result;
  }
}

/** Nothing comes of a source that is still waiting when the run is stopped. Sources begin in order, so neither of those after it. */
function begin(listed: Listed, queue: PQueue, read: Read, signal: AbortSignal): Promise<Result | undefined> {
  if (listed.status !== 'listed') return Promise.resolve(listed);
  const { job } = listed;
  const result = queue.add(async () => (signal.aborted ? undefined : read(job)));
  // A rejection is met when its turn comes; until then it is not unhandled.
  result.catch(() => {});
  return result;
}
