import type { PgBoss as Boss, Queue } from 'pg-boss';
import type { Held, JobCounts, JobQueue, NewJob, Statements } from './queue.ts';

export interface QueueOptions {
  /** The schema of the jobs; it is made where it is not there. */
  readonly schema: string;
  /** Executes statements, each by itself. */
  readonly statements: Statements;
  /** Executes statements in one transaction. */
  readonly transaction: <T>(steps: (within: Statements) => Promise<T>) => Promise<T>;
  /** After so many seconds without a word a worker is taken for lost; pg-boss takes 10 and more. @default as it was, 60 at first */
  readonly leaseSeconds?: number | undefined;
  /** Told what goes wrong beside the calls. */
  readonly onError?: (error: Error) => void;
}

const FIRST = 'sources';
const SUSPECT = 'suspects';
const DEAD = 'dead';

const DAY = 24 * 60 * 60;
const LEASE = 60;

/**
 * A job is tried once among others; when its worker was lost it goes to the next queue, where it is tried twice alone. What
 * failed there stays, until it is buried in the last one, out of which nothing is fetched.
 */
function queues(leaseSeconds: number): readonly Queue[] {
  // A job may wait as long as its run takes. Whether a worker is lost, its silence says, not how long it takes.
  const lasting = { retentionSeconds: 365 * DAY, expireInSeconds: DAY - 1, heartbeatSeconds: leaseSeconds };
  return [
    { name: DEAD, ...lasting, deleteAfterSeconds: 0 },
    { name: SUSPECT, ...lasting, deleteAfterSeconds: 0, retryLimit: 1 },
    { name: FIRST, ...lasting, deleteAfterSeconds: DAY, retryLimit: 0, deadLetter: SUSPECT, partition: true },
  ];
}

/** Opens the queue on PostgreSQL; the first to do so makes its tables. */
export async function openPostgresQueue<T extends object>(options: QueueOptions): Promise<JobQueue<T>> {
  const { statements, leaseSeconds = LEASE, onError = () => {} } = options;
  const { PgBoss } = await import('pg-boss');
  const sweep = Math.max(1, Math.floor(leaseSeconds / 4));
  const boss = new PgBoss({
    db: { executeSql: statements.executeSql },
    schema: options.schema,
    schedule: false,
    superviseIntervalSeconds: sweep,
    monitorIntervalSeconds: sweep,
    registerInstance: false,
    persistWarnings: false,
  });
  boss.on('error', onError);
  // pg-boss does not bear to be installed by two at once.
  await options.transaction(async (within) => {
    await within.executeSql('select pg_advisory_xact_lock(hashtext($1))', [`ogi ${options.schema}`]);
    await boss.start();
    await ensureQueues(boss, options.leaseSeconds);
  });
  return queueOn(boss, options);
}

async function ensureQueues(boss: Boss, leaseSeconds: number | undefined): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const queue of queues(leaseSeconds ?? LEASE)) {
    const { name, heartbeatSeconds = LEASE } = queue;
    const before = known.get(name);
    if (!before) await boss.createQueue(name, queue);
    else if (leaseSeconds !== undefined && before.heartbeatSeconds !== heartbeatSeconds)
      await boss.updateQueue(name, { heartbeatSeconds });
  }
}

function queueOn<T extends object>(boss: Boss, { schema, statements, transaction }: QueueOptions): JobQueue<T> {
  const table = `${schema}.job`;
  const fetchFrom = async (from: string, most: number): Promise<readonly Held<T>[]> => {
    const jobs = await boss.fetch<Packed>(from, { batchSize: most });
    return jobs.map(({ id, retryCount, data }) => ({ id, retryCount, data: unpacked<T>(data), from }));
  };
  return {
    async put(jobs, within) {
      if (jobs.length > 0) await boss.insert(FIRST, jobs.map(named), { db: within });
    },
    fetch: (most) => fetchFrom(FIRST, most),
    fetchSuspect: async () => (await fetchFrom(SUSPECT, 1))[0],
    bury: (within) => buryOne(boss, within, table),
    async hold(jobs) {
      for (const [from, held] of Map.groupBy(jobs, (job) => job.from)) await boss.touch(from, held.map(attemptOf));
    },
    async complete(job, within) {
      const answer = await boss.complete(job.from, [attemptOf(job)], null, { db: within });
      // Its types leave it out.
      return (answer as { affected?: number }).affected === 1;
    },
    counts: () => countsIn(statements, table),
    async dead(most) {
      const { rows } = await statements.executeSql(deadIn(table), [DEAD, most]);
      return (rows as { data: Packed }[]).map(({ data }) => unpacked<T>(data));
    },
    async revive(change) {
      let revived = 0;
      for (let some = 1; some > 0; revived += some)
        some = await transaction((within) => reviveSome(boss, { within, table, change }));
      return revived;
    },
    async clear() {
      for (const name of [FIRST, SUSPECT, DEAD]) await boss.deleteAllJobs(name);
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

function attemptOf({ id, retryCount }: Held<unknown>) {
  return { id, retryCount };
}

/** Jobs put at the same moment are fetched in the order of their names. */
function named({ run, place, data }: NewJob<object>): { id: string; data: Packed } {
  const hex = (number: number, length: number) => number.toString(16).padStart(length, '0');
  return { id: `${hex(run % 2 ** 32, 8)}-0000-4000-8000-${hex(place, 12)}`, data: packed(data) };
}

/** JSON in JSON: the database's own JSON does not hold every text. */
interface Packed {
  readonly json: string;
}

function packed(data: object): Packed {
  return { json: JSON.stringify(data) };
}

function unpacked<T>({ json }: Packed): T {
  return JSON.parse(json) as T;
}

function deadIn(table: string): string {
  return `select id, data from ${table} where name = $1 order by created_on, id limit $2`;
}

function countsOf(table: string): string {
  return `select name, state::text, count(*)::int as count from ${table} where name = any($1) group by name, state`;
}

const LIVE = new Set(['created', 'retry', 'active']);

async function countsIn(statements: Statements, table: string): Promise<JobCounts> {
  const { rows } = await statements.executeSql(countsOf(table), [[FIRST, SUSPECT, DEAD]]);
  const counts = rows as { name: string; state: string; count: number }[];
  const sum = (holds: (name: string, state: string) => boolean) =>
    counts.filter(({ name, state }) => holds(name, state)).reduce((total, { count }) => total + count, 0);
  return {
    waiting: sum((name, state) => name !== DEAD && (state === 'created' || state === 'retry')),
    running: sum((name, state) => name !== DEAD && state === 'active'),
    suspect: sum((name, state) => name === SUSPECT && LIVE.has(state)),
    dead: sum((name, state) => name === DEAD || (name === SUSPECT && state === 'failed')),
  };
}

async function buryOne<T>(boss: Boss, within: Statements, table: string): Promise<T | undefined> {
  const { rows } = await within.executeSql(
    `select id, data from ${table} where name = $1 and state = 'failed' order by created_on limit 1 for update skip locked`,
    [SUSPECT],
  );
  const [failed] = rows as { id: string; data: Packed }[];
  if (!failed) return undefined;
  await boss.insert(DEAD, [{ data: failed.data }], { db: within });
  await boss.deleteJob(SUSPECT, failed.id, { db: within });
  return unpacked<T>(failed.data);
}

/** So many are put back at once. */
const REVIVED = 1000;

interface Reviving<T> {
  readonly within: Statements;
  readonly table: string;
  readonly change: (data: T) => T;
}

/** The dead go back to the first queue under new names, as the old ones are in its books. */
async function reviveSome<T extends object>(boss: Boss, { within, table, change }: Reviving<T>): Promise<number> {
  const { rows } = await within.executeSql(`${deadIn(table)} for update`, [DEAD, REVIVED]);
  const dead = rows as { id: string; data: Packed }[];
  if (dead.length === 0) return 0;
  const jobs = dead.map(({ data }) => ({ data: packed(change(unpacked<T>(data))) }));
  const ids = dead.map(({ id }) => id);
  await boss.insert(FIRST, jobs, { db: within });
  await boss.deleteJob(DEAD, ids, { db: within });
  return dead.length;
}
