import type { Statements } from '../queue/queue.ts';
import { knownOf, type Row, storable } from '../store/rows.ts';
import type { Known } from '../store/store.ts';

/** A source as it is listed. */
export interface NewSource {
  readonly path: string;
  /** How many of this path come before it. */
  readonly nth: number;
  readonly position: number;
}

// Paths are found by their hash, as the ledger's index has it: a path may be too long for an index.
const LIST = `with named as (select * from unnest($1::text[], $2::int[], $3::bigint[]) as named (path, nth, position)),
  fresh as (insert into sources (path, nth, run_id, position) select path, nth, $4, position from named
    on conflict (md5(path), nth) do nothing returning id, position)
  select coalesce(fresh.id, sources.id) as id from named left join fresh using (position)
    left join sources on md5(sources.path) = md5(named.path) and sources.nth = named.nth
  order by named.position`;

/** Names sources of a run, many at once; those that are named already stay as they are. Gives their numbers. */
export async function listSources(
  db: Statements,
  run: number,
  sources: readonly NewSource[],
): Promise<readonly number[]> {
  const columns = [
    sources.map(({ path }) => storable(path)),
    sources.map(({ nth }) => nth),
    sources.map(({ position }) => position),
  ];
  const { rows } = await db.executeSql(LIST, [...columns, run]);
  return (rows as { id: number }[]).map(({ id }) => Number(id));
}

const KNOWN = `select id, status, sha256, engine_key, ending, told, beside, attempts, allowed_seconds, milliseconds, problem, finding_count
  from sources where id = any($1)`;

/** What is known of sources, by their numbers. */
export async function knownOfAll(db: Statements, ids: readonly number[]): Promise<ReadonlyMap<number, Known | null>> {
  const { rows } = await db.executeSql(KNOWN, [ids]);
  return new Map((rows as Row[]).map((row) => [Number(row.id), knownOf(row)]));
}

/** How far a run has come. */
export interface RunStand {
  readonly done: number;
  readonly failed: number;
  readonly findings: number;
  /** How many of those done were read in this run. */
  readonly read: number;
  /** Whether no other run has begun. */
  readonly isLast: boolean;
}

const STAND = `select count(*)::int as done, count(*) filter (where read_run = $1)::int as read,
  count(*) filter (where status = 'failed' and problem <> 'not-a-report')::int as failed, coalesce(sum(finding_count), 0)::int as findings,
  (select max(id) from runs) = $1 as "isLast"
  from sources where run_id = $1 and done_run = $1`;

export async function standOf(db: Statements, run: number): Promise<RunStand> {
  const { rows } = await db.executeSql(STAND, [run]);
  return rows[0] as RunStand;
}

const LAST = 'select coalesce(max(id), 0)::int as run from runs';

/** The number of the last run; from here to the end of the transaction no other begins. */
export async function lastRunOf(db: Statements): Promise<number> {
  const { rows } = await db.executeSql(LAST);
  return (rows as { run: number }[])[0]?.run ?? 0;
}

const REPORTS = `select id, path from sources where run_id = $1 and done_run = $1 and status = 'read' order by position`;

/** The reports of a run in its order. */
export async function reportsOf(
  db: Statements,
  run: number,
): Promise<readonly { readonly id: number; readonly path: string }[]> {
  const { rows } = await db.executeSql(REPORTS, [run]);
  return (rows as { id: number; path: string }[]).map(({ id, path }) => ({ id: Number(id), path }));
}
