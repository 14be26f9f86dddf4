import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { hasAny, type Statements } from '../database.ts';
import { LOCKS } from './locks.ts';

/**
 * That a process is there, for processes on any machine to see: it holds a lock of the database by a connection, which is
 * free as soon as the process or its machine is gone. No clock has a say in it.
 */
export interface Presence {
  /** This process, by a name that none after it has. */
  readonly owner: string;
  /** Whether the process of a name is still there. */
  isAlive(owner: string): Promise<boolean>;
  /** Gives the lock up. */
  leave(): Promise<void>;
}

/** The pauses between tries to hold the lock again, in milliseconds. */
const PAUSE = { first: 50, most: 2000 };

/** Makes this process present; where the connection is lost, it is made again. */
export async function presenceIn(pool: Pool, database: Statements): Promise<Presence> {
  const number = randomInt(1, 2 ** 31);
  let holding: PoolClient | undefined;
  let left = false;
  const hold = async (): Promise<void> => {
    const client = await pool.connect();
    if (left) return client.release();
    client.once('end', () => void holdAgain());
    try {
      await client.query('select pg_advisory_lock($1, $2)', [LOCKS.presence, number]);
      holding = client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  const holdAgain = async (): Promise<void> => {
    if (!holding || left) return;
    holding.release(true);
    holding = undefined;
    for (let pause = PAUSE.first; !left && !holding; pause = Math.min(2 * pause, PAUSE.most)) {
      await hold().catch(() => wait(pause, undefined, { ref: false }));
    }
  };
  await hold();
  return {
    owner: `${process.pid} at ${hostname()} #${number}`,
    isAlive: (owner) => isHeld(database, Number(/#(\d+)$/.exec(owner)?.[1] ?? 0)),
    async leave() {
      left = true;
      await holding?.query('select pg_advisory_unlock($1, $2)', [LOCKS.presence, number]).catch(() => {});
      holding?.release(true);
    },
  };
}

function isHeld(database: Statements, number: number): Promise<boolean> {
  const sql = `select 1 from pg_locks where locktype = 'advisory' and granted and classid = ? and objid = ? and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())`;
  return hasAny(database, sql, [LOCKS.presence, number]);
}
