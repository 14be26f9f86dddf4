import pg from 'pg';
import type { Address } from './address.ts';

export interface PoolOptions {
  /** The most connections at a time. @default 10 */
  readonly connections?: number;
  /** What the database lists a connection as. @default 'ogi' */
  readonly name?: string;
}

/** How long a connection may take to come about, and a statement to answer, before both are given up. */
const PATIENCE = { connect: 15_000, answer: 120_000 };

/** Opens connections to a database, each when it is first needed. Those that are lost in between are made anew. */
export function openPool({ url }: Address, { connections = 10, name = 'ogi' }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: connections,
    connectionTimeoutMillis: PATIENCE.connect,
    query_timeout: PATIENCE.answer,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: parserOf },
  });
  // A connection that is lost is no fault of the process: whoever uses it next is told.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Whole numbers of 64 bits and sums of them: all that a ledger counts is far below what a number holds. */
const NUMBERS: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

const parserOf: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  NUMBERS.has(type) ? Number : pg.types.getTypeParser(type, format as 'text');
