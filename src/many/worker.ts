import { setTimeout as wait } from 'node:timers/promises';
import type { Held } from '../queue/queue.ts';
import { StoreError } from '../store/store.ts';
import { type Course, courseOf, readsAlike } from './course.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import { assertReachable, Unreachable } from './reach.ts';
import type { SharedTask } from './task.ts';

export interface WorkerOptions extends Omit<DeskOptions, 'carried'> {
  /** When it is aborted, what is in hand is finished, and nothing more taken. */
  readonly signal: AbortSignal;
  /** Told of each run that is worked on. */
  readonly onRun?: (course: Course) => void;
  /** Told when the database cannot be reached; the worker waits for it. */
  readonly onTrouble?: (error: StoreError) => void;
}

/** The pauses of a worker that has nothing to do, or no database, in milliseconds. */
const PAUSE = { first: 100, most: 2000 };

/** So often, in milliseconds, it is asked which run is the last: what is put under another is refused anyway. */
const LOOK = 1000;

/**
 * Works on what the queue has, of whichever run is the last, until it is told to stop.
 * @throws Unreachable where this machine cannot do the work, or would do it otherwise
 */
export async function work(options: WorkerOptions): Promise<void> {
  const { signal, onTrouble } = options;
  let desk: Desk | undefined;
  let pause = PAUSE.first;
  let looked = Number.NEGATIVE_INFINITY;
  const carried: Held<SharedTask>[] = [];
  try {
    while (!signal.aborted) {
      try {
        if (!desk || carried.length > 0 || performance.now() - looked > LOOK) {
          desk = await deskFor(desk, { ...options, carried });
          looked = performance.now();
        }
        if (await desk?.turn()) {
          pause = PAUSE.first;
          continue;
        }
      } catch (error) {
        if (!isOfTheMoment(error)) throw error;
        onTrouble?.(error);
        // What was in hand is another's when its lease has ended.
        await desk?.close().catch(() => {});
        desk = undefined;
      }
      await wait(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(2 * pause, PAUSE.most);
    }
  } finally {
    await desk?.close();
  }
}

function isOfTheMoment(error: unknown): error is StoreError {
  return error instanceof StoreError && (error.problem === 'unreachable' || error.problem === 'busy');
}

/** The desk of the last run: the one that there is, or another. */
async function deskFor(desk: Desk | undefined, options: WorkerOptions & DeskOptions): Promise<Desk | undefined> {
  const course = await courseOf(options.store);
  if (desk && desk.course.run === course?.run) return desk;
  await desk?.close();
  if (!course) return undefined;
  if (!readsAlike(course)) {
    throw new Unreachable(
      'the run was begun by an ogi that reads otherwise: install the same version, with the same libraries',
    );
  }
  await assertReachable(course.roots, options.mappings);
  options.onRun?.(course);
  return openDesk(course, options);
}
