import pg from 'pg';
import type { Address } from './address.ts';

export interface PoolOptions {
  /** The most connections at a time; a run needs three, of which one is held throughout. @default 10 */
  readonly connections?: number;
  /** What the database lists a connection as. @default 'ogi' */
  readonly name?: string;
  /** Whether what takes long is given up. @default true */
  readonly hurried?: boolean;
}

/**
 * How many milliseconds a connection may take to come about, others may be in the way, a statement may take, and a
 * transaction may be silent between two statements. One of a machine that is frozen or cut off would hold its job, and all
 * who wait for it, for as long as it lasts: the database takes it back.
 */
const PATIENCE = { connect: 15_000, lock: 5000, answer: 120_000, silence: 15_000 };

/** A machine that is cut off is taken for gone after about a minute: the default of most systems is two hours. */
const NOTICE_GONE = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';
const NOTICE_SILENT = `-c idle_in_transaction_session_timeout=${PATIENCE.silence}`;

/** Opens connections to a database, each when it is first needed. Those that are lost in between are made anew. */
export function openPool(
  { url, schema }: Address,
  { connections = 10, name = 'ogi', hurried = true }: PoolOptions = {},
): pg.Pool {
  const hurry = hurried ? ` -c lock_timeout=${PATIENCE.lock}` : '';
  const pool = new pg.Pool({
    connectionString: withOptions(url, `-c search_path=${schema} ${NOTICE_GONE} ${NOTICE_SILENT}${hurry}`),
    application_name: name,
    max: connections,
    connectionTimeoutMillis: PATIENCE.connect,
    ...(hurried && { query_timeout: PATIENCE.answer }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: parserOf },
  });
  // A connection that is lost is no fault of the process: whoever uses it next is told.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** An address with options for the server, after those that it has. */
function withOptions(address: string, options: string): string {
  const url = new URL(address);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', given === null ? options : `${given} ${options}`);
  return url.href;
}

/** Whole numbers of 64 bits and sums of them: all that a ledger counts is far below what a number holds. */
const NUMBERS: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

const parserOf: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  NUMBERS.has(type) ? Number : pg.types.getTypeParser(type, format as 'text');
