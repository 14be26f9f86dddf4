import { createHash } from 'node:crypto';
import type { Outcome } from '../export/outcome.ts';
import { migrate } from './migrate.ts';
import { cellValues, knownOf, outcomeFrom, type Parts, type Row, sourceValues, storable, type Value } from './rows.ts';
import { SQL } from './sql.ts';
import { type Database, type DatabaseOptions, openDatabase } from './sqlite-database.ts';
import {
  concerned,
  correct,
  decide,
  decisionsFor,
  judgeAlone,
  putFindings,
  putJudged,
  recount,
  reviewed,
  sumUpAnew,
  undo,
} from './sqlite-decisions.ts';
import { sqliteViews } from './sqlite-views.ts';
import {
  type Amendment,
  type Decided,
  type Entry,
  type JudgeCorrected,
  type RunStart,
  type Snapshot,
  type Store,
  StoreError,
} from './store.ts';

/**
 * Opens the ledger in a file, and makes it where it is not there.
 * @throws StoreError where it cannot be used
 */
export async function openSqliteStore(file: string, options: StoreOptions = {}): Promise<Store> {
  const database = await openDatabase(file, options);
  try {
    migrate(database, { identity: 'integer primary key', clustered: 'without rowid' });
  } catch (error) {
    database.close();
    throw error;
  }
  return sqliteStore(database, options.judge);
}

export interface StoreOptions extends DatabaseOptions {
  /** Judges reports whose cells were corrected; needed where anything is put. */
  readonly judge?: JudgeCorrected;
}

function sqliteStore(database: Database, judge: JudgeCorrected | undefined): Store {
  const listing = new Map<number, Listing>();
  const read = (row: Row): Outcome => outcomeFrom(row, (of) => partsOf(database, of));
  const review = (id: number, step: () => Decided): Decided =>
    transaction(database, () => {
      const done = step();
      if (done === 'done') for (const one of concerned(database, id)) reviewed(database, one, judge);
      return done;
    });
  const listingOf = (run: number): Listing => {
    const known = listing.get(run) ?? { listed: 0, waiting: new Map(), repeated: new Map() };
    listing.set(run, known);
    return known;
  };

  return {
    begin: async (start) => transaction(database, () => beginRun(database, start)),
    list: async (run, path) => listSource(database, { run, path: storable(path) }, listingOf(run)),
    async keep(run, id) {
      database.run(SQL.keepSource, [run, placeOf(id, listingOf(run)), run, id, run]);
    },
    async put(run, id, outcome, effort) {
      const position = placeOf(id, listingOf(run));
      transaction(database, () => {
        assertLast(database, run);
        database.run(SQL.putSource, [run, position, run, run, ...sourceValues(outcome, effort), id]);
        putParts(database, id, outcome);
        sumUpAnew(database, id, outcome, judge);
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
      for (const row of doneIn(database, run)) yield read(row);
    },
    async digest(run) {
      const hash = createHash('sha256');
      for (const [id, revision] of database.arrays(SQL.revisions, [run, run])) hash.update(`${id}:${revision},`);
      return hash.digest('hex');
    },
    absent: async (run) => Number(database.all(SQL.absent, [run])[0]?.absent),
    async slowest(run, count) {
      const rows = database.all(SQL.slowest, [run, run, count]);
      return rows.map(({ path, milliseconds }) => ({ path: String(path), milliseconds: Number(milliseconds) }));
    },
    end: async (run, state) => database.run(SQL.endRun, [state, new Date().toISOString(), run]),
    lastRun: async () => lastRun(database),
    amend: async (isAlive) => amendment(database, isAlive),
    snapshot: async () => snapshotOf(database, read),
    decide: async (id, verdict) => review(id, () => decide(database, id, verdict)),
    correct: async (id, correction) => review(id, () => correct(database, id, correction)),
    views: sqliteViews(database),
    undo: async (id, undoing) => review(id, () => undo(database, id, undoing)),
    recall: async (name) => recall(database, name),
    remember: async (name, value) => database.run(SQL.remember, [name, value]),
    close: async () => database.close(),
  };
}

function transaction<T>(database: Database, steps: () => T): T {
  database.execute('begin immediate');
  try {
    const result = steps();
    database.execute('commit');
    return result;
  } catch (error) {
    database.rollBack();
    throw error;
  }
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

/** What a run has listed so far: nothing of it grows with the run but paths that are listed again. */
interface Listing {
  listed: number;
  /** The places of the sources that are not done. */
  readonly waiting: Map<number, number>;
  /** How often each path was listed that was listed more than once. */
  readonly repeated: Map<string, number>;
}

/** The place of a source that is done now; one that is done again keeps its place. */
function placeOf(id: number, { waiting }: Listing): Value {
  const place = waiting.get(id);
  waiting.delete(id);
  return place ?? null;
}

function listSource(database: Database, { run, path }: { run: number; path: string }, listing: Listing): Entry {
  const { repeated, waiting } = listing;
  const nth = repeated.get(path) ?? 0;
  const [row] = database.all(SQL.known, [path, nth]);
  if (row?.run_id === run || (row && waiting.has(Number(row.id)))) {
    repeated.set(path, nth + 1);
    return listSource(database, { run, path }, listing);
  }
  if (nth > 0) repeated.set(path, nth + 1);
  const place = listing.listed;
  listing.listed += 1;
  const id = Number(row ? row.id : database.all(SQL.newSource, [path, nth, run, place])[0]?.id);
  waiting.set(id, place);
  return { id, known: row ? knownOf(row) : null };
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

function partsOf(database: Database, { id: number, decided, path, sha256 }: Row): Parts {
  const id = Number(number);
  const parts = {
    line: String(database.all(SQL.line, [id])[0]?.line),
    cells: database.arrays(SQL.cells, [id]),
    findings: database.all(SQL.findings, [id]),
  };
  if (decided === 0) return parts;
  return { ...parts, decisions: decisionsFor(database, { path: String(path), sha256: String(sha256) }) };
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

function recall(database: Database, name: string): string | undefined {
  const [row] = database.all(SQL.recall, [name]);
  return row && String(row.value);
}

function lastRun(database: Database): Pick<Snapshot, 'run' | 'state' | 'settings'> | undefined {
  const [last] = database.all(SQL.lastRun);
  if (!last) return undefined;
  return {
    run: Number(last.id),
    state: last.state as Snapshot['state'],
    settings: JSON.parse(String(last.settings)),
  };
}

function snapshotOf(database: Database, read: (row: Row) => Outcome): Snapshot | undefined {
  // What a transaction reads is as it was at its first reading.
  database.execute('begin');
  const last = lastRun(database);
  if (!last) {
    database.rollBack();
    return undefined;
  }
  const { run } = last;
  return {
    ...last,
    sources: Number(database.all(SQL.doneCount, [run, run])[0]?.sources),
    async *outcomes() {
      for (const row of doneIn(database, run)) yield read(row);
    },
    recall: async (name) => recall(database, name),
    close: async () => database.rollBack(),
  };
}

function amendment(database: Database, isAlive: RunStart['isAlive']): Amendment {
  database.execute('begin immediate');
  let open = true;
  const abandon = () => {
    if (open) database.rollBack();
    open = false;
  };
  let run: number | null;
  try {
    assertIdle(database, isAlive);
    for (const { id } of database.all(SQL.together)) judgeAlone(database, Number(id));
    run = (database.all(SQL.lastRun)[0]?.id ?? null) as number | null;
  } catch (error) {
    abandon();
    throw error;
  }
  return {
    run,
    decisions: async ({ path, sha256 }) => decisionsFor(database, { path: storable(path), sha256 }),
    async judge({ source, line, findings, outcomes }) {
      for (const row of database.all(SQL.withContent, [storable(source.path), source.sha256])) {
        if (row.line === line) continue;
        putJudged(database, Number(row.id), { findings, outcomes, together: 1 });
        recount(database, Number(row.id));
      }
    },
    async commit() {
      database.execute('commit');
      open = false;
    },
    abandon: async () => abandon(),
  };
}
