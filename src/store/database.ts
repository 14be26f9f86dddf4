import type { Row, Value } from './rows.ts';

/** What a ledger does with a database. A statement has `?` for each value that is filled in. */
export interface Statements {
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** The rows as arrays, which are quicker to make. */
  arrays(sql: string, values: readonly Value[]): Promise<readonly (readonly Value[])[]>;
  run(sql: string, values?: readonly Value[]): Promise<void>;
  /** Does an `insert … values (…)` of one row for many. */
  insert(sql: string, rows: readonly (readonly Value[])[]): Promise<void>;
}

/**
 * Beside whom a transaction is done: `alone` nobody else changes the ledger, `beside` others put sources meanwhile,
 * `reading` it changes nothing, and sees all as it was at its first reading.
 */
export type Access = 'alone' | 'beside' | 'reading';

/** A database that holds a ledger. Every method throws a `StoreError` where the database cannot do it. */
export interface Database extends Statements {
  /** Does steps all or not at all; where the connection was lost, from the start again. */
  transaction<T>(access: Access, steps: (inside: Statements) => Promise<T>): Promise<T>;
  /** A transaction that outlives a call. */
  begin(access: Access): Promise<Transaction>;
  /** A text that changes with whatever is in the database. */
  version(): Promise<string>;
  close(): Promise<void>;
}

export interface Transaction extends Statements {
  commit(): Promise<void>;
  /** Takes back what was done since it began; never throws. After `commit` it does nothing. */
  rollBack(): Promise<void>;
}

/** Whether a statement gives any row. */
export async function hasAny(database: Statements, sql: string, values: readonly Value[] = []): Promise<boolean> {
  return (await database.all(sql, values)).length > 0;
}
