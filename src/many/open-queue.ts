import type { QueryConfig } from 'pg';
import { openPostgresQueue } from '../queue/postgres-queue.ts';
import type { JobQueue, Statements } from '../queue/queue.ts';
import type { PostgresStore } from '../store/postgres/open.ts';
import { openPool } from '../store/postgres/pool.ts';
import { storeErrorOf } from '../store/postgres/problems.ts';
import { recurring } from '../store/postgres/statements.ts';
import type { SharedTask } from './task.ts';

export interface SharedQueueOptions {
  /** After so many seconds without a word a worker is taken for lost. @default as it was */
  readonly leaseSeconds?: number;
}

/** The queue beside a ledger: in a schema of its own, by connections of its own. Its errors are those of the ledger. */
export async function openQueue(store: PostgresStore, options: SharedQueueOptions = {}): Promise<JobQueue<SharedTask>> {
  const pool = openPool(store.address, { connections: 3, name: 'ogi jobs' });
  const statements: Statements = {
    executeSql: (text, values = []) =>
      pool.query(recurring(text, values) as QueryConfig).catch((error) => Promise.reject(storeErrorOf(error))),
  };
  try {
    const queue = await openPostgresQueue<SharedTask>({
      ...options,
      schema: `${store.address.schema}_jobs`,
      statements,
      transaction: (steps) => store.together(({ db }) => steps(db)),
    });
    return { ...queue, close: () => queue.close().finally(() => pool.end()) };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
