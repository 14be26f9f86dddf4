import { setTimeout as wait } from 'node:timers/promises';
import type { JobQueue } from '../queue/queue.ts';
import type { PostgresStore } from '../store/postgres/open.ts';
import { StoreError } from '../store/store.ts';
import type { Course } from './course.ts';
import { type RunStand, standOf } from './ledger-sql.ts';
import type { SharedTask } from './task.ts';

export interface FollowOptions {
  readonly store: PostgresStore;
  readonly queue: JobQueue<SharedTask>;
  readonly signal: AbortSignal;
  readonly onStand?: (stand: RunStand) => void;
}

/** Between two looks; where a look takes long, as of a million sources, more. */
const PAUSE = 500;
const SHARE = 20;

/** Waits until every source of a run is done, or the signal is aborted; gives how far it had come. */
export async function follow(
  { run, listed }: Course,
  { store, queue, signal, onStand }: FollowOptions,
): Promise<RunStand> {
  for (;;) {
    let begun = 0;
    const stand = await store.together(({ db }) => {
      // How long a lost database was waited for says nothing of how long a look takes.
      begun = performance.now();
      return standOf(db, run);
    });
    if (!stand.isLast) throw new StoreError('superseded', 'another ogi has begun to write to it');
    onStand?.(stand);
    if (signal.aborted || (stand.done >= (listed ?? Number.POSITIVE_INFINITY) && (await isEmpty(queue)))) return stand;
    const pause = Math.max(PAUSE, SHARE * (performance.now() - begun));
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

/** Waits until nothing is waiting or in hand, or the signal is aborted; tells how much is left. */
export async function drained(
  queue: JobQueue<SharedTask>,
  signal: AbortSignal,
  onLeft: (left: number) => void,
): Promise<void> {
  for (;;) {
    const { waiting, running } = await queue.counts();
    onLeft(waiting + running);
    if (signal.aborted || waiting + running === 0) return;
    await wait(PAUSE, undefined, { signal }).catch(() => {});
  }
}

async function isEmpty(queue: JobQueue<SharedTask>): Promise<boolean> {
  const { waiting, running } = await queue.counts();
  return waiting + running === 0;
}
