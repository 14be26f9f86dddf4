import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { audit } from '../../src/audit.ts';
import { DocumentError } from '../../src/errors.ts';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import { judgeCorrected } from '../../src/run/judge-corrected.ts';
import { publish } from '../../src/run/publish.ts';
import type { Job, Result } from '../../src/run/result.ts';
import { run } from '../../src/run/run.ts';
import { listSources } from '../../src/run/sources.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { type JudgeCorrected, LEDGER, type Store } from '../../src/store/store.ts';
import { hostsOf } from '../../src/ui/server/admission.ts';
import { auditApp } from '../../src/ui/server/app.ts';
import type { WebFiles } from '../../src/ui/server/web-files.ts';

const opened: Store[] = [];

afterAll(async () => {
  for (const store of opened) await store.close().catch(() => {});
});

/** Judges with the profile that these runs have. */
export const judged: JudgeCorrected = (report, corrections) => judgeCorrected(report, corrections, DEFAULT_PROFILE);

/** The ledger of an output folder. */
export async function ledgerIn(out: string): Promise<Store> {
  const store = await openSqliteStore(join(out, LEDGER), { judge: judged, patience: 20 });
  opened.push(store);
  return store;
}

const extractors = nodeExtractors({ ocr: 'never' });

async function read(job: Job): Promise<Result> {
  try {
    return { status: 'read', audit: await audit(await job.read(), job.path, extractors) };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { problem, message } = error;
    return { status: 'failed', failure: { path: job.path, problem, message } };
  }
}

async function* none(): AsyncGenerator<never> {}

/** Reads sources as `ogi extract` does, in this process. */
export async function extract(store: Store, out: string, names: readonly string[], force = false): Promise<void> {
  const { signal } = new AbortController();
  const start = { key: 'key', settings: {}, owner: 'test', startedAt: new Date().toISOString(), isAlive: () => false };
  const number = await store.begin(start);
  const how = { allowedSeconds: 120, profile: DEFAULT_PROFILE, jobs: 1, signal };
  const ran = await run(listSources(names, none()), { store, run: number, key: 'key', read, force, ...how });
  await publish({ ...how, store, run: number, ran, out, language: 'en' });
  await store.end(number, 'done');
}

/** Pages that stand for the built ones. */
const PAGES: WebFiles = webFilesOf({ 'index.html': 'the pages', 'assets/a.js': 'a script' });

function webFilesOf(files: Readonly<Record<string, string>>): WebFiles {
  return {
    names: Object.keys(files),
    file(name) {
      const text = Object.hasOwn(files, name) ? files[name] : undefined;
      return text === undefined ? undefined : { type: 'text/plain', bytes: new TextEncoder().encode(text) };
    },
  };
}

export const TOKEN = 'the-token';
const ADMITTED = { cookie: `ogi=${TOKEN}`, host: '127.0.0.1:8765' };

export interface TestServer {
  readonly app: ReturnType<typeof auditApp>;
  /** Faults of the server that were met. */
  readonly faults: unknown[];
  /** Asks as the pages do. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  json<T>(path: string): Promise<T>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** The server on a ledger, without a socket. */
export function serverOn(store: Store, { folder = '/', readOnly = false } = {}): TestServer {
  const faults: unknown[] = [];
  const app = auditApp({
    shown: { store, folder },
    session: { version: '0', readOnly, reviewer: 'auditor', out: 'out' },
    admission: { token: TOKEN, cookie: 'ogi', hosts: hostsOf('127.0.0.1'), readOnly },
    pages: PAGES,
    onFault: (error) => faults.push(error),
  });
  const get: TestServer['get'] = async (path, headers = {}) =>
    app.request(path, { headers: { ...ADMITTED, ...headers } });
  return {
    app,
    faults,
    get,
    async json<T>(path: string) {
      return (await (await get(path)).json()) as T;
    },
    async post(path, body, headers = {}) {
      const all = { ...ADMITTED, 'content-type': 'application/json', origin: 'http://127.0.0.1:8765', ...headers };
      return app.request(path, {
        method: 'POST',
        headers: all,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
  };
}
