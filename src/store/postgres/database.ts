import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Access, Database, Transaction } from '../database.ts';
import { LOCKS, lockNumber } from './locks.ts';
import { isPassing, storeErrorOf, unpassing } from './problems.ts';
import { type Ask, statementsBy } from './statements.ts';

export interface PostgresOptions {
  /** Whose changes exclude one another: the schema of the ledger. */
  readonly schema: string;
  /** How many milliseconds a lost connection is awaited before the run ends. @default 60000 */
  readonly patience?: number;
}

/** A transaction whose connection can be used for other statements as well. */
export interface PostgresTransaction extends Transaction {
  readonly ask: Ask;
}

export interface PostgresDatabase extends Database {
  transaction<T>(access: Access, steps: (inside: PostgresTransaction) => Promise<T>): Promise<T>;
  begin(access: Access): Promise<PostgresTransaction>;
}

/** The database of a pool of connections; closing it closes them. */
export function postgresDatabase(pool: Pool, { schema, patience = 60_000 }: PostgresOptions): PostgresDatabase {
  const open = new Set<PostgresTransaction>();
  const begin = (access: Access, more?: string) => beginOn(pool, beginning(access, schema, more), open);
  const ask: Ask = (question) => persistently(patience, () => orStoreError(() => pool.query(question as never)));
  const statements = statementsBy(ask);
  return {
    ...statements,
    begin: (access) => persistently(patience, () => begin(access, MAY_BE_SILENT)),
    transaction: (access, steps) =>
      persistently(patience, async () => {
        const transaction = await begin(access);
        try {
          const result = await steps(transaction);
          // Whether a change was kept is not known where the connection is lost now. What is put may be put again; that
          // a run begins or a person decides is not said twice.
          await transaction.commit().catch((error) => Promise.reject(access === 'beside' ? error : unpassing(error)));
          return result;
        } finally {
          await transaction.rollBack();
        }
      }),
    async version() {
      const [row] = await statements.all('select pg_current_snapshot()::text as version');
      return String(row?.version);
    },
    async close() {
      for (const transaction of open) await transaction.rollBack();
      if (!pool.ended) await pool.end();
    },
  };
}

/** What outlives a call may think between two statements for as long as it takes. */
const MAY_BE_SILENT = 'set local idle_in_transaction_session_timeout = 0; ';

/** In one journey: whoever changes the ledger alone waits for those who put, and they for him. */
function beginning(access: Access, schema: string, more = ''): string {
  if (access === 'reading') return `begin isolation level repeatable read read only; ${more}`;
  const lock = access === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  return `begin; ${more}select ${lock}(${LOCKS.changes}, ${lockNumber(schema)})`;
}

async function beginOn(pool: Pool, sql: string, open: Set<PostgresTransaction>): Promise<PostgresTransaction> {
  const client = await orStoreError(() => pool.connect());
  let state: 'open' | 'lost' | 'ended' = 'open';
  const ask: Ask = async (question) => {
    try {
      return await orStoreError<QueryResult>(() => client.query(question as never));
    } catch (error) {
      if (isPassing(error)) state = state === 'ended' ? state : 'lost';
      throw error;
    }
  };
  const end = (lost: boolean) => {
    state = 'ended';
    open.delete(transaction);
    client.release(lost);
  };
  const transaction: PostgresTransaction = {
    ...statementsBy(ask),
    ask,
    async commit() {
      await ask({ text: 'commit' });
      end(false);
    },
    async rollBack() {
      if (state === 'ended') return;
      const lost = state === 'lost' || (await rolledBack(client));
      end(lost);
    },
  };
  open.add(transaction);
  try {
    await ask({ text: sql });
  } catch (error) {
    await transaction.rollBack();
    throw error;
  }
  return transaction;
}

/** Whether the connection is of no more use after it was told to take everything back. */
async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return false;
  } catch {
    return true;
  }
}

async function orStoreError<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw storeErrorOf(error);
  }
}

/** The pauses between tries, in milliseconds. */
const PAUSE = { first: 100, most: 3000 };

/** Does a step that changes nothing where it fails, again and again while what fails is of the moment. */
async function persistently<T>(patience: number, step: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience;
  for (let pause = PAUSE.first; ; pause = Math.min(2 * pause, PAUSE.most)) {
    try {
      return await step();
    } catch (error) {
      if (!isPassing(error) || performance.now() + pause > until) throw error;
    }
    await wait(pause);
  }
}
