import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { addressIn } from '../../src/store/postgres/address.ts';
import { type Ended, ended, start } from '../cli/ogi.ts';
import type { Phase } from './mishap.ts';

/** A worker or an `extract`, as it runs. */
export interface Machine {
  readonly child: ChildProcess;
  readonly end: Promise<Ended>;
}

export interface MachineOptions {
  /** What befalls it, as `mishap.ts` takes it. */
  readonly mishap?: `${'SIGKILL' | 'SIGSTOP'} ${Phase}${'' | `:${string}`}`;
  /** By how many seconds its clock is wrong. */
  readonly clock?: number;
  /** Where the database is, where that is not where the others find it. */
  readonly url?: string;
}

/** Machines that work on one ledger. */
export interface Fleet {
  run(words: readonly string[], options?: MachineOptions): Machine;
  /** Starts a worker that reads so many at once. */
  worker(jobs: number, options?: MachineOptions): Machine;
  /** Executes a statement on the ledger. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Waits until so many sources are done. */
  done(count: number): Promise<void>;
  /** Lets the leases of all that is in hand end, as after silence, and waits until that is noticed. */
  lapse(): Promise<void>;
  /** Ends what still runs. */
  end(): Promise<void>;
}

const MISHAP = new URL('mishap.ts', import.meta.url).href;

export function aFleet(url: string): Fleet {
  const machines: Machine[] = [];
  const pool = new pg.Pool({ connectionString: url, options: `-c search_path=${addressIn(url).schema}`, max: 1 });
  pool.on('error', () => {});
  const query: Fleet['query'] = async (sql) => (await pool.query(sql)).rows;
  const run: Fleet['run'] = (words, { mishap, clock, url: own = url } = {}) => {
    const env = {
      ...process.env,
      OGI_DATABASE_URL: own,
      NODE_OPTIONS: mishap !== undefined || clock !== undefined ? `--import=${MISHAP}` : '',
      ...(mishap !== undefined && { OGI_MISHAP: mishap }),
      ...(clock !== undefined && { OGI_CLOCK: String(clock) }),
    };
    const child = start(words, { env });
    const machine = { child, end: ended(child) };
    machines.push(machine);
    return machine;
  };
  return {
    run,
    worker: (jobs, options) => run(['worker', '--jobs', String(jobs), '--lease', '10', '--quiet'], options),
    query,
    done: (count) => until(async () => Number((await query(DONE))[0]?.done) >= count),
    async lapse() {
      const jobs = `${addressIn(url).schema}_jobs.job`;
      await query(`update ${jobs} set heartbeat_on = now() - interval '1 hour' where state = 'active'`);
      await until(async () => (await query(`select 1 from ${jobs} where state = 'active' limit 1`)).length === 0);
    },
    async end() {
      for (const { child } of machines) child.kill('SIGKILL');
      await Promise.all(machines.map(({ end }) => end));
      await pool.end();
    },
  };
}

const DONE = 'select count(*) as done from sources where done_run = (select max(id) from runs)';

/** Waits for what has to come, which no fault of the moment hinders. */
export async function until(holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) throw new Error('what was waited for did not come');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether a machine was frozen. */
export function isStopped({ child }: Machine): boolean {
  const text = readFileSync(`/proc/${child.pid}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).startsWith('T');
}
