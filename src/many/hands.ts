import { setTimeout as wait } from 'node:timers/promises';
import type { Held, JobQueue } from '../queue/queue.ts';
import type { WorkLedger } from '../run/work.ts';
import type { PostgresStore, Together } from '../store/postgres/open.ts';
import { type Known, StoreError } from '../store/store.ts';
import type { SharedTask, Task } from './task.ts';

/** What a worker has in hand of a run. */
export interface Hands {
  readonly size: number;
  /** Whether another run has begun: nothing more of this one counts. */
  readonly isOver: boolean;
  add(job: Held<Task>, known: Known | null): void;
  all(): readonly Held<Task>[];
  /** Waits until there is less in hand, but no longer than a moment. */
  lighter(): Promise<void>;
  /** The ledger for the work on them: an outcome is kept together with that its job is done, or not at all. */
  readonly ledger: WorkLedger;
}

interface InHand {
  readonly job: Held<Task>;
  readonly known: Known | null;
}

/** Two transactions would let a job be done and its outcome lost, or an outcome be put twice. */
export function handsOf(store: PostgresStore, queue: JobQueue<SharedTask>): Hands {
  const inHand = new Map<number, InHand>();
  const byPosition = new Map<number, number>();
  let [over, wake] = [false, () => {}];

  const settle = async (id: number, step: (inside: Together, task: Task) => Promise<void>): Promise<void> => {
    const one = inHand.get(id);
    if (!one || over) return;
    const { job } = one;
    try {
      await store.together(async (inside) => {
        if (!(await queue.complete(job, inside.db))) throw new LostLease();
        await step(inside, job.data);
      });
    } catch (error) {
      // Whoever has it now puts what becomes of it.
      if (error instanceof LostLease) return;
      if (!(error instanceof StoreError) || error.problem !== 'superseded') throw error;
      over = true;
    } finally {
      inHand.delete(id);
      byPosition.delete(job.data.position);
      wake();
    }
  };

  return {
    get size() {
      return inHand.size;
    },
    get isOver() {
      return over;
    },
    add(job, known) {
      inHand.set(job.data.id, { job, known });
      byPosition.set(job.data.position, job.data.id);
    },
    all: () => [...inHand.values()].map(({ job }) => job),
    lighter: () => Promise.race([new Promise<void>((resolve) => (wake = resolve)), wait(1000)]),
    ledger: {
      async enter(_path, position) {
        const id = byPosition.get(position) ?? 0;
        return { id, position, known: inHand.get(id)?.known ?? null };
      },
      keep: (id) => settle(id, (inside, task) => inside.keep(task.run, task)),
      put: (id, outcome, effort) => settle(id, (inside, task) => inside.put(task.run, task, outcome, effort)),
      find: store.find,
      load: store.load,
    },
  };
}

class LostLease extends Error {}
