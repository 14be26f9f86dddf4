import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Access, Database, Statements, Transaction } from './database.ts';
import type { Row } from './rows.ts';
import { StoreError, type StoreProblem } from './store.ts';

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
  try {
    orProblem(() => configure(database, options));
  } catch (error) {
    database.close();
    throw error;
  }
  const inside = statementsOn(database);
  const turns = turnTaking();
  const inTurn: Statements = {
    all: (sql, values) => turns.when(() => inside.all(sql, values)),
    arrays: (sql, values) => turns.when(() => inside.arrays(sql, values)),
    run: (sql, values) => turns.when(() => inside.run(sql, values)),
    insert: (sql, rows) => turns.when(() => inside.insert(sql, rows)),
  };
  const begin = async (access: Access): Promise<Transaction> =>
    transactionOn(database, { access, inside, end: await turns.take() });
  return {
    ...inTurn,
    begin,
    async transaction(access, steps) {
      const transaction = await begin(access);
      try {
        const result = await steps(transaction);
        await transaction.commit();
        return result;
      } finally {
        await transaction.rollBack();
      }
    },
    async version() {
      const state = [await inTurn.all('pragma data_version'), await inTurn.all('select total_changes() as changes')];
      return JSON.stringify(state);
    },
    close: async () => orProblem(() => database.close()),
  };
}

function statementsOn(database: DatabaseSync): Statements {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string, name = sql, change: (statement: StatementSync) => void = () => {}): StatementSync => {
    const known = statements.get(name);
    if (known) return known;
    const statement = database.prepare(sql);
    change(statement);
    statements.set(name, statement);
    return statement;
  };
  return {
    all: async (sql, values = []) => orProblem(() => prepared(sql).all(...values) as unknown as readonly Row[]),
    async arrays(sql, values) {
      const rows = orProblem(() => prepared(sql, `${sql} arrays`, asArrays).all(...values)) as unknown[];
      return rows.map((row) => (Array.isArray(row) ? row : Object.values(row as Row)));
    },
    run: async (sql, values = []) => orProblem(() => void prepared(sql).run(...values)),
    insert: async (sql, rows) =>
      orProblem(() => {
        const statement = prepared(sql);
        for (const values of rows) statement.run(...values);
      }),
  };
}

interface Begun {
  readonly access: Access;
  readonly inside: Statements;
  /** Lets others have their turn. */
  readonly end: () => void;
}

function transactionOn(database: DatabaseSync, { access, inside, end }: Begun): Transaction {
  try {
    orProblem(() => database.exec(access === 'reading' ? 'begin' : 'begin immediate'));
  } catch (error) {
    end();
    throw error;
  }
  let open = true;
  return {
    ...inside,
    async commit() {
      orProblem(() => database.exec('commit'));
      open = false;
      end();
    },
    async rollBack() {
      if (!open) return;
      open = false;
      // After some errors SQLite has done so itself, and says that there is nothing to take back.
      try {
        database.exec('rollback');
      } catch {}
      end();
    },
  };
}

/** There is one connection: while a transaction is open, what does not belong to it waits. */
function turnTaking(): { take(): Promise<() => void>; when<T>(step: () => Promise<T>): Promise<T> } {
  let last: Promise<void> | undefined;
  return {
    async take() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return () => {
        if (last === promise) last = undefined;
        resolve();
      };
    },
    async when(step) {
      while (last) await last;
      return step();
    },
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
