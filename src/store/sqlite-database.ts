import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row, Value } from './rows.ts';
import { StoreError, type StoreProblem } from './store.ts';

/** A SQLite database. Every method throws a `StoreError` where the database cannot do it. */
export interface Database {
  run(sql: string, values: readonly Value[]): void;
  all(sql: string, values?: readonly Value[]): readonly Row[];
  /** The rows as arrays, which are quicker to make. */
  arrays(sql: string, values: readonly Value[]): readonly (readonly Value[])[];
  execute(sql: string): void;
  /** Takes back what was done since the transaction began; never throws. */
  rollBack(): void;
  close(): void;
}

export interface DatabaseOptions {
  /** How many milliseconds to wait for another process that writes. @default 5000 */
  readonly patience?: number;
  /** Whether much is asked again and again, so that memory is worth it: some 128 MB. @default false */
  readonly keepInMemory?: boolean;
}

/** Opens a database, and makes it where it is not there. */
export async function openDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  const { DatabaseSync } = await quietly(() => import('node:sqlite'));
  const database = orProblem(() => new DatabaseSync(file));
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string, name = sql, change: (statement: StatementSync) => void = () => {}): StatementSync => {
    const known = statements.get(name);
    if (known) return known;
    const statement = database.prepare(sql);
    change(statement);
    statements.set(name, statement);
    return statement;
  };
  try {
    orProblem(() => configure(database, options));
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    run: (sql, values) => orProblem(() => void prepared(sql).run(...values)),
    all: (sql, values = []) => orProblem(() => prepared(sql).all(...values) as unknown as readonly Row[]),
    arrays(sql, values) {
      const rows = orProblem(() => prepared(sql, `${sql} arrays`, asArrays).all(...values)) as unknown[];
      return rows.map((row) => (Array.isArray(row) ? row : Object.values(row as Row)));
    },
    execute: (sql) => orProblem(() => database.exec(sql)),
    rollBack() {
      // After some errors SQLite has done so itself, and says that there is nothing to take back.
      try {
        database.exec('rollback');
      } catch {}
    },
    close: () => orProblem(() => database.close()),
  };
}

/** Before Node 24 rows come as objects. */
function asArrays(statement: StatementSync): void {
  statement.setReturnArrays?.(true);
}

/**
 * In WAL with `synchronous = normal`, what was committed outlives the process whatever ends it. When power fails the last
 * transactions may be gone, but none by half: their sources are read again. Where there can be no WAL (a network file
 * system), each transaction is waited for.
 */
function configure(database: DatabaseSync, { patience = 5000, keepInMemory = false }: DatabaseOptions): void {
  database.exec(`pragma busy_timeout = ${patience}`);
  const row = database.prepare('pragma journal_mode = wal').get() as { journal_mode?: string } | undefined;
  database.exec(`pragma synchronous = ${row?.journal_mode === 'wal' ? 'normal' : 'full'}`);
  if (keepInMemory) database.exec('pragma cache_size = -131072; pragma mmap_size = 17179869184');
  // A transaction is a report of some 100 kB: with the default, each tenth would be waited for.
  database.exec('pragma wal_autocheckpoint = 8000');
  database.exec('pragma journal_size_limit = 67108864');
}

/** Node 22 warns that SQLite is experimental; of what a user does, that says nothing. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: []) => {
    if (!/SQLite/.test(String(warning))) emitWarning.call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return await load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** What the primary result codes of SQLite say of a ledger. */
const PROBLEMS: Readonly<Record<number, readonly [StoreProblem, string]>> = {
  5: ['busy', 'another program is writing to it: wait for it, or stop it'],
  6: ['busy', 'another program is writing to it: wait for it, or stop it'],
  8: ['read-only', 'it may not be written: change its permissions, or name another folder with --out'],
  10: ['full', 'the disk cannot be written: see that there is room, and that the disk is in order'],
  11: ['damaged', 'it is damaged: move it away, and every source is read anew'],
  13: ['full', 'the disk is full: make room and run again, what was read is kept'],
  14: ['read-only', 'it cannot be opened: see that the folder may be written, or name another with --out'],
  26: ['damaged', 'it is no ledger of ogi: move it away, and every source is read anew'],
};

function orProblem<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    const { code, errcode = 0 } = error as { code?: string; errcode?: number };
    const known = code === 'ERR_SQLITE_ERROR' ? PROBLEMS[errcode & 0xff] : undefined;
    if (!known) throw error;
    throw new StoreError(known[0], known[1], { cause: error });
  }
}
