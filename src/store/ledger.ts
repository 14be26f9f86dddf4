import { createHash } from 'node:crypto';
import type { Source } from '../audit.ts';
import { type Decisions, NO_DECISIONS } from '../export/decided.ts';
import type { Filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Database, Statements, Transaction } from './database.ts';
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
  summedUp,
  undo,
} from './decisions.ts';
import { ledgerViews } from './ledger-views.ts';
import {
  cellsFrom,
  knownOf,
  outcomeFrom,
  type Parts,
  type Row,
  sourceValues,
  storable,
  textOfCells,
  type Value,
} from './rows.ts';
import { ASKED_AT_ONCE, SQL } from './sql.ts';
import {
  type Amendment,
  type Decided,
  type Effort,
  type Entry,
  type JudgeCorrected,
  type Placed,
  type RunStart,
  type Snapshot,
  type Store,
  StoreError,
} from './store.ts';

/** A ledger in a database that has its tables. */
export function ledgerStore(database: Database, judge: JudgeCorrected | undefined): Store {
  const listings = new Map<number, Listing>();
  const listingOf = (run: number): Listing => {
    const known = listings.get(run) ?? { listed: 0, waiting: new Map(), repeated: new Map() };
    listings.set(run, known);
    return known;
  };
  const review = (id: number, step: (inside: Statements) => Promise<Decided>): Promise<Decided> =>
    database.transaction('alone', async (inside) => {
      const done = await step(inside);
      if (done === 'done') for (const one of await concerned(inside, id)) await reviewed(inside, one, judge);
      return done;
    });

  return {
    ...askedOf(database),
    begin: (start) => database.transaction('alone', (inside) => beginRun(inside, start)),
    list: (run, path) => listSource(database, { run, path: storable(path) }, listingOf(run)),
    async keep(run, ...sources) {
      const { waiting } = listingOf(run);
      await database.transaction('beside', async (inside) => {
        for (const source of sources) await keepIn(inside, run, placed(source, waiting));
      });
      for (const source of sources) waiting.delete(placed(source).id);
    },
    stamp: (stamps) =>
      database.transaction('beside', async (inside) => {
        for (const { id, stamp } of stamps) await inside.run(SQL.stampSource, [stamp, id]);
      }),
    async put(run, source, outcome, effort) {
      const { waiting } = listingOf(run);
      const of = { run, source: placed(source, waiting), effort, judge };
      await database.transaction('beside', (inside) => putIn(inside, outcome, of));
      waiting.delete(of.source.id);
    },
    end: (run, state) => database.run(SQL.endRun, [state, new Date().toISOString(), run]),
    amend: (isAlive) => amendment(database, isAlive),
    snapshot: () => snapshotOf(database),
    decide: (id, verdict) => review(id, (inside) => decide(inside, id, verdict)),
    correct: (id, correction) => review(id, (inside) => correct(inside, id, correction)),
    undo: (id, undoing) => review(id, (inside) => undo(inside, id, undoing)),
    views: ledgerViews(database),
    remember: (name, value) => remember(database, name, value),
    close: () => database.close(),
  };
}

type Asked = 'find' | 'load' | 'outcomes' | 'digest' | 'absent' | 'slowest' | 'lastRun' | 'recall';

/** What is asked of a ledger and changes nothing. */
export function askedOf(database: Statements): Pick<Store, Asked> {
  return {
    async find({ sha256, key, ending }) {
      const [row] = await database.all(SQL.find, [sha256, key, storable(ending)]);
      return row && Number(row.id);
    },
    async load(id) {
      const [row] = await database.all(SQL.source, [id]);
      return row && row.status !== null ? (await outcomesOf(database, [row]))[0] : undefined;
    },
    outcomes: (run) => outcomesIn(database, run),
    async digest(run) {
      const hash = createHash('sha256');
      const revisions = await database.arrays(SQL.revisions, [run, run]);
      for (const [id, revision] of revisions) hash.update(`${id}:${revision},`);
      return hash.digest('hex');
    },
    absent: async (run) => Number((await database.all(SQL.absent, [run]))[0]?.absent),
    async slowest(run, count) {
      const rows = await database.all(SQL.slowest, [run, run, count]);
      return rows.map(({ path, milliseconds }) => ({ path: String(path), milliseconds: Number(milliseconds) }));
    },
    lastRun: () => lastRun(database),
    recall: (name) => recall(database, name),
  };
}

async function beginRun(database: Statements, { key, settings, owner, startedAt, isAlive }: RunStart): Promise<number> {
  await assertIdle(database, async (other) => other !== owner && (await isAlive(other)));
  await judgeAllAlone(database);
  const [row] = await database.all(SQL.beginRun, [key, JSON.stringify(settings), owner, startedAt]);
  return Number(row?.id);
}

async function judgeAllAlone(database: Statements): Promise<void> {
  for (const { id } of await database.all(SQL.together)) await judgeAlone(database, Number(id));
}

async function assertIdle(database: Statements, isAlive: RunStart['isAlive']): Promise<void> {
  const [last] = await database.all(SQL.lastRun);
  if (last?.state !== 'running' || !(await isAlive(String(last.owner)))) return;
  throw new StoreError('busy', `another ogi (process ${last.owner}) is writing to it: wait for it, or stop it`);
}

/** What a run has listed so far: nothing of it grows with the run but paths that are listed again. */
interface Listing {
  listed: number;
  /** The places of the sources that are not done. */
  readonly waiting: Map<number, number>;
  /** How often each path was listed that was listed more than once. */
  readonly repeated: Map<string, number>;
}

/** A source with its place; one that is done again keeps the place that it has. */
interface Put {
  readonly id: number;
  readonly position: number | null;
}

function placed(source: number | Placed, waiting?: Listing['waiting']): Put {
  return typeof source === 'number' ? { id: source, position: waiting?.get(source) ?? null } : source;
}

async function listSource(
  database: Statements,
  { run, path }: { run: number; path: string },
  listing: Listing,
): Promise<Entry> {
  const { repeated, waiting } = listing;
  const nth = repeated.get(path) ?? 0;
  const [row] = await database.all(SQL.known, [path, nth]);
  if (row?.run_id === run || (row && waiting.has(Number(row.id)))) {
    repeated.set(path, nth + 1);
    return listSource(database, { run, path }, listing);
  }
  if (nth > 0) repeated.set(path, nth + 1);
  const position = listing.listed;
  listing.listed += 1;
  const [made = row] = row ? [] : await database.all(SQL.newSource, [path, nth, run, position]);
  const id = Number((made ?? (await database.all(SQL.known, [path, nth]))[0])?.id);
  waiting.set(id, position);
  return { id, position, known: row ? knownOf(row) : null };
}

/** Takes the outcome that is known of a source for the one of a run. */
export function keepIn(database: Statements, run: number, { id, position }: Put): Promise<void> {
  return database.run(SQL.keepSource, [run, position, run, id, run]);
}

interface Putting {
  readonly run: number;
  readonly source: Put;
  readonly effort: Effort;
  readonly judge: JudgeCorrected | undefined;
}

/**
 * Puts an outcome in the place of what was known, inside a transaction. Where the database is on another machine, each
 * statement is a journey: there are no more of them than it takes.
 */
export async function putIn(database: Statements, outcome: Outcome, putting: Putting): Promise<void> {
  const { run, effort, judge } = putting;
  const { id, position } = putting.source;
  const report = outcome.status === 'read' ? outcome.report : undefined;
  const decisions = report ? await decisionsIn(database, report.source) : NO_DECISIONS;
  const values = [run, position, run, run, ...sourceValues(outcome, effort), ...summedUp(outcome, decisions), id, run];
  const [source] = await database.all(SQL.putSource, values);
  if (!source) return assertListed(database, run, id);
  if (source.revision !== 1) for (const sql of [SQL.dropFindings, SQL.dropRecord]) await database.run(sql, [id]);
  if (!report) return;
  await database.run(SQL.putRecord, [id, report.line, textOfCells(report.cells)]);
  await putFindings(database, id, { findings: report.findings, decisions });
  if (decisions.corrections.size > 0) await reviewed(database, id, judge);
}

/** Why nothing was put. */
async function assertListed(database: Statements, run: number, id: number): Promise<never> {
  const [last] = await database.all(SQL.newest);
  if (last?.id !== run) throw new StoreError('superseded', 'another ogi has begun to write to it');
  throw new TypeError(`Expected a source that was listed, got ${id}`);
}

/** The outcomes of some sources; of no more than are asked at once. */
async function outcomesOf(database: Statements, rows: readonly Row[]): Promise<readonly Outcome[]> {
  const ids = rows.filter(({ status }) => status === 'read').map(({ id }) => Number(id));
  const asked = Array.from({ length: ASKED_AT_ONCE }, (_, index) => ids[index] ?? null);
  const none = ids.length === 0;
  const records = none ? [] : await database.all(SQL.recordsOf, asked);
  const findings = Map.groupBy(none ? [] : await database.all(SQL.findingsOf, asked), ({ source_id }) => source_id);
  const parts = new Map<Value | undefined, Parts>();
  for (const record of records) {
    const { source_id: id = null, line } = record;
    parts.set(id, { line: String(line), cells: cellsFrom(record), findings: findings.get(id) ?? [] });
  }
  const outcomes = [];
  for (const row of rows) outcomes.push(outcomeFrom(row, await withDecisions(database, row, parts.get(row.id))));
  return outcomes;
}

async function withDecisions(
  database: Statements,
  { decided, path, sha256 }: Row,
  parts: Parts | undefined,
): Promise<Parts | undefined> {
  if (!parts || decided === 0) return parts;
  return { ...parts, decisions: await decisionsFor(database, { path: String(path), sha256: String(sha256) }) };
}

/** The outcomes of a run, of a few sources at a time: what is held does not grow with the run. */
async function* outcomesIn(database: Statements, run: number): AsyncGenerator<Outcome> {
  let last: Value = -1;
  for (;;) {
    const rows: readonly Row[] = await database.all(SQL.done, [run, run, last]);
    for (let from = 0; from < rows.length; from += ASKED_AT_ONCE) {
      yield* await outcomesOf(database, rows.slice(from, from + ASKED_AT_ONCE));
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.position ?? null;
  }
}

async function recall(database: Statements, name: string): Promise<string | undefined> {
  const [row] = await database.all(SQL.recall, [name]);
  return row && String(row.value);
}

function remember(database: Statements, name: string, value: string): Promise<void> {
  return database.run(SQL.remember, [name, value]);
}

async function lastRun(database: Statements): Promise<Pick<Snapshot, 'run' | 'state' | 'settings'> | undefined> {
  const [last] = await database.all(SQL.lastRun);
  if (!last) return undefined;
  return {
    run: Number(last.id),
    state: last.state as Snapshot['state'],
    settings: JSON.parse(String(last.settings)),
  };
}

async function snapshotOf(database: Database): Promise<Snapshot | undefined> {
  const moment = await database.begin('reading');
  try {
    const last = await lastRun(moment);
    if (last) return await snapshotAt(moment, last);
  } catch (error) {
    await moment.rollBack();
    throw error;
  }
  await moment.rollBack();
  return undefined;
}

async function snapshotAt(moment: Transaction, last: Pick<Snapshot, 'run' | 'state' | 'settings'>): Promise<Snapshot> {
  const { run } = last;
  return {
    ...last,
    sources: Number((await moment.all(SQL.doneCount, [run, run]))[0]?.sources),
    outcomes: () => outcomesIn(moment, run),
    recall: (name) => recall(moment, name),
    close: () => moment.rollBack(),
  };
}

/** Puts what was found of a report beside others. */
export async function judgeIn(changes: Statements, { source, line, findings, outcomes }: Filed): Promise<void> {
  for (const row of await changes.all(SQL.withContent, [storable(source.path), source.sha256])) {
    if (row.line === line) continue;
    await putJudged(changes, Number(row.id), { findings, outcomes, together: 1 });
    await recount(changes, Number(row.id));
  }
}

/** What was decided that concerns a source. */
export function decisionsIn(
  database: Statements,
  { path, sha256 }: Pick<Source, 'path' | 'sha256'>,
): Promise<Decisions> {
  return decisionsFor(database, { path: storable(path), sha256 });
}

async function amendment(database: Database, isAlive: RunStart['isAlive']): Promise<Amendment> {
  const changes = await database.begin('alone');
  let run: number | null;
  try {
    await assertIdle(changes, isAlive);
    await judgeAllAlone(changes);
    run = ((await changes.all(SQL.lastRun))[0]?.id ?? null) as number | null;
  } catch (error) {
    await changes.rollBack();
    throw error;
  }
  return {
    run,
    decisions: (source) => decisionsIn(changes, source),
    judge: (report) => judgeIn(changes, report),
    remember: (name, value) => remember(changes, name, value),
    commit: () => changes.commit(),
    abandon: () => changes.rollBack(),
  };
}
