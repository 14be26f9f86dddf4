import type { Outcome } from '../export/outcome.ts';
import type { Profile } from '../profile.ts';
import type { Store } from '../store/store.ts';
import type { Listed, Read } from './result.ts';
import { turnGiver } from './turns.ts';
import { workWith } from './work.ts';

export interface RunOptions {
  readonly store: Store;
  /** The number of the run in the store. */
  readonly run: number;
  /** What outcomes depend on beside the bytes: see `engineKey`. */
  readonly key: string;
  readonly read: Read;
  /** The most seconds that `read` gives to a source. */
  readonly allowedSeconds: number;
  readonly profile: Profile;
  /** How many sources are read at once. */
  readonly jobs: number;
  /** Whether everything is read, whatever is known. */
  readonly force: boolean;
  /** When it is aborted, what is being read is finished, and nothing more begun. */
  readonly signal: AbortSignal;
  readonly watch?: Watch;
}

/** Told how a run goes. */
export interface Watch {
  /** A source is being read. */
  begun?(path: string): void;
  done?(done: Done): void;
}

/** A source that is done. */
export interface Done {
  /** Its number in the store. */
  readonly id: number;
  readonly path: string;
  /** Its place among the sources of the run, from 0. */
  readonly position: number;
  readonly status: Outcome['status'];
  /** Of a source that gave no report. */
  readonly problem: string | null;
  readonly findings: number;
  /** `read` now, `kept` from an earlier run, or the `same` bytes as another source. */
  readonly how: 'read' | 'kept' | 'same';
}

/** What a run did beside what the store has of it. */
export interface Ran {
  /** Files that were no sources, by the ending of their names. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly how: Readonly<Record<Done['how'], number>>;
}

/**
 * Brings every source into the store: what is known and holds is kept, everything else read, several at once; the same
 * bytes are read once.
 * @throws what the store or the reading itself throws, which is no fault of a source; what is in hand is finished first
 */
export async function run(sources: AsyncIterable<Listed>, options: RunOptions): Promise<Ran> {
  const skipped: Record<string, number> = {};
  const how = { read: 0, kept: 0, same: 0 };
  const watch: Watch = {
    begun: (path) => options.watch?.begun?.(path),
    done(done) {
      how[done.how] += 1;
      options.watch?.done?.(done);
    },
  };
  const work = workWith({ ...options, watch });
  const giveTurn = turnGiver();
  let position = 0;
  try {
    for await (const listed of sources) {
      await giveTurn();
      if (options.signal.aborted || work.isBroken()) break;
      if (listed.status === 'skipped') skipped[listed.ending] = (skipped[listed.ending] ?? 0) + 1;
      else await work.take(listed, position++);
    }
  } finally {
    await work.finished();
  }
  return { skipped, how };
}
