import { createHash } from 'node:crypto';
import type { Filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Finding } from '../finding.ts';
import { migrate } from './migrate.ts';
import {
  cellValues,
  findingValues,
  knownOf,
  outcomeFrom,
  type Parts,
  type Row,
  sourceValues,
  storable,
  type Value,
} from './rows.ts';
import { SQL } from './sql.ts';
import { type Database, openDatabase } from './sqlite-database.ts';
import { type Amendment, type Entry, type RunStart, type Store, StoreError } from './store.ts';

/** How many sources are listed or kept in one transaction, where nothing is put meanwhile. */
const BATCH = 1000;

/**
 * Opens the ledger in a file, and makes it where it is not there.
 * @throws StoreError where it cannot be used
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const database = await openDatabase(file);
  try {
    migrate(database, { identity: 'integer primary key', clustered: 'without rowid' });
  } catch (error) {
    database.close();
    throw error;
  }
  return sqliteStore(database);
}

function sqliteStore(database: Database): Store {
  const batch = batchOf(database);
  const positions = new Map<number, number>();
  const repeated = new Map<string, number>();
  const read = (row: Row): Outcome => outcomeFrom(row, (id) => partsOf(database, id));

  return {
    async begin(start) {
      batch.commit();
      repeated.clear();
      return transaction(database, () => beginRun(database, start));
    },
    async list(run, name) {
      batch.step();
      const path = storable(name);
      const position = positions.get(run) ?? 0;
      positions.set(run, position + 1);
      return listSource(database, { run, path, position }, repeated);
    },
    async keep(run, id) {
      batch.step();
      database.run(SQL.keepSource, [run, id]);
    },
    async put(run, id, outcome, effort) {
      batch.commit(() => {
        assertLast(database, run);
        database.run(SQL.putSource, [run, run, ...sourceValues(outcome, effort), id]);
        putParts(database, id, outcome);
      });
    },
    async find({ sha256, key, ending }) {
      const [row] = database.all(SQL.find, [sha256, key, storable(ending)]);
      return row && Number(row.id);
    },
    async load(id) {
      const [row] = database.all(SQL.source, [id]);
      return row && row.status !== null ? read(row) : undefined;
    },
    async *outcomes(run) {
      batch.commit();
      for (const row of doneIn(database, run)) yield read(row);
    },
    async digest(run) {
      const hash = createHash('sha256');
      for (const [id, revision] of database.arrays(SQL.revisions, [run, run])) hash.update(`${id}:${revision},`);
      return hash.digest('hex');
    },
    async absent(run) {
      return Number(database.all(SQL.absent, [run])[0]?.absent);
    },
    async slowest(run, count) {
      const rows = database.all(SQL.slowest, [run, run, count]);
      return rows.map(({ path, milliseconds }) => ({ path: String(path), milliseconds: Number(milliseconds) }));
    },
    async end(run, state) {
      batch.commit(() => database.run(SQL.endRun, [state, new Date().toISOString(), run]));
    },
    async amend(isAlive) {
      batch.commit();
      return amendment(database, isAlive);
    },
    async recall(name) {
      const [row] = database.all(SQL.recall, [name]);
      return row && String(row.value);
    },
    async remember(name, value) {
      batch.commit(() => database.run(SQL.remember, [name, value]));
    },
    async close() {
      batch.abandon();
      database.close();
    },
  };
}

/** Listing and keeping go into one transaction with what is put next, or are committed by the thousand. */
function batchOf(database: Database) {
  let steps = 0;
  const begin = () => {
    if (steps === 0) database.execute('begin immediate');
    steps += 1;
  };
  const abandon = () => {
    if (steps === 0) return;
    steps = 0;
    rollBack(database);
  };
  const commit = (last?: () => void) => {
    if (last) begin();
    if (steps === 0) return;
    try {
      last?.();
      database.execute('commit');
      steps = 0;
    } catch (error) {
      abandon();
      throw error;
    }
  };
  return {
    step() {
      if (steps >= BATCH) commit();
      begin();
    },
    commit,
    abandon,
  };
}

function transaction<T>(database: Database, steps: () => T): T {
  database.execute('begin immediate');
  try {
    const result = steps();
    database.execute('commit');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** SQLite rolls back by itself after some errors, and then says that there is nothing to roll back. */
function rollBack(database: Database): void {
  try {
    database.execute('rollback');
  } catch {}
}

function beginRun(database: Database, { key, settings, owner, startedAt, isAlive }: RunStart): number {
  assertIdle(database, (other) => other !== owner && isAlive(other));
  for (const { id } of database.all(SQL.together)) judgeAlone(database, Number(id));
  const [row] = database.all(SQL.beginRun, [key, JSON.stringify(settings), owner, startedAt]);
  return Number(row?.id);
}

function assertIdle(database: Database, isAlive: (owner: string) => boolean): void {
  const [last] = database.all(SQL.lastRun);
  if (last?.state !== 'running' || !isAlive(String(last.owner))) return;
  throw new StoreError('busy', `another ogi (process ${last.owner}) is writing to it: wait for it, or stop it`);
}

/** A run that another took over from has nothing more to say: it would put sources under the wrong run. */
function assertLast(database: Database, run: number): void {
  const [last] = database.all(SQL.lastRun);
  if (last?.id !== run) throw new StoreError('superseded', 'another ogi has begun to write to it');
}

interface Listing {
  readonly run: number;
  readonly path: string;
  readonly position: number;
}

function listSource(database: Database, { run, path, position }: Listing, repeated: Map<string, number>): Entry {
  const nth = repeated.get(path) ?? 0;
  const [row] = database.all(SQL.known, [path, nth]);
  if (row?.run_id === run) {
    repeated.set(path, nth + 1);
    return listSource(database, { run, path, position }, repeated);
  }
  if (nth > 0) repeated.set(path, nth + 1);
  if (!row) return { id: Number(database.all(SQL.newSource, [path, nth, run, position])[0]?.id), known: null };
  database.run(SQL.listSource, [run, position, Number(row.id)]);
  return { id: Number(row.id), known: knownOf(row) };
}

function putParts(database: Database, id: number, outcome: Outcome): void {
  for (const sql of [SQL.dropCells, SQL.dropFindings]) database.run(sql, [id]);
  if (outcome.status !== 'read') {
    database.run(SQL.dropLine, [id]);
    return;
  }
  const { line, cells, findings } = outcome.report;
  database.run(SQL.putLine, [id, line]);
  for (const [position, cell] of cells.entries()) database.run(SQL.putCell, [id, position, ...cellValues(cell)]);
  putFindings(database, id, findings);
}

function putFindings(database: Database, id: number, findings: readonly Finding[]): void {
  for (const [position, finding] of findings.entries()) {
    database.run(SQL.putFinding, [id, position, ...findingValues(finding)]);
  }
}

function partsOf(database: Database, id: number): Parts {
  return {
    line: String(database.all(SQL.line, [id])[0]?.line),
    cells: database.arrays(SQL.cells, [id]),
    findings: database.all(SQL.findings, [id]),
  };
}

/** The rows of a run's sources, a thousand at a time: what is held does not grow with the run. */
function* doneIn(database: Database, run: number): Generator<Row> {
  let last: Value = -1;
  for (;;) {
    const rows = database.all(SQL.done, [run, run, last]);
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.position ?? null;
  }
}

function amendment(database: Database, isAlive: RunStart['isAlive']): Amendment {
  database.execute('begin immediate');
  let open = true;
  const abandon = () => {
    if (open) rollBack(database);
    open = false;
  };
  try {
    assertIdle(database, isAlive);
    for (const { id } of database.all(SQL.together)) judgeAlone(database, Number(id));
  } catch (error) {
    abandon();
    throw error;
  }
  return {
    async judge({ source, line, findings, outcomes }) {
      for (const row of database.all(SQL.withContent, [storable(source.path), source.sha256])) {
        if (row.line !== line) judge(database, Number(row.id), { findings, outcomes, together: 1 });
      }
    },
    async commit() {
      database.execute('commit');
      open = false;
    },
    abandon: async () => abandon(),
  };
}

type Judged = Pick<Filed, 'findings' | 'outcomes'>;

/** Gives a report the findings back that it was recorded with. */
function judgeAlone(database: Database, id: number): void {
  const [row] = database.all(SQL.line, [id]);
  const { findings, outcomes } = JSON.parse(String(row?.line)) as Judged;
  judge(database, id, { findings, outcomes, together: 0 });
}

function judge(
  database: Database,
  id: number,
  { findings, outcomes, together }: Judged & { readonly together: 0 | 1 },
): void {
  database.run(SQL.judge, [outcomes.passed, outcomes.failed, outcomes.not_assessed, findings.length, together, id]);
  database.run(SQL.dropFindings, [id]);
  putFindings(database, id, findings);
}
