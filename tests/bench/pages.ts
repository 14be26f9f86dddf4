/**
 * Prints how long the data of each audit page take with many reports in the ledger, and when the first page is painted.
 * `npm run bench:pages [-- --reports 100000] [--folder /tmp/bench]`: a folder that is named is kept, and used again.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { chromium } from 'playwright-core';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { LEDGER, type Store } from '../../src/store/store.ts';
import { hostsOf } from '../../src/ui/server/admission.ts';
import { auditApp } from '../../src/ui/server/app.ts';
import { webFiles } from '../../src/ui/server/web-files.ts';
import { makeLedger } from './pages-ledger.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const CHROMIUM = '/usr/bin/chromium';
const COOKIE = { cookie: 'ogi=bench', host: 'localhost' };
const TRIES = 5;

/** What is asked by which page. */
const QUESTIONS: readonly (readonly [page: string, path: string])[] = [
  ['overview', '/api/overview'],
  ['overview, a year', '/api/overview?year=2023'],
  ['overview, PDF', '/api/overview?medium=pdf'],
  ['overview, searched', '/api/overview?search=教育局'],
  ['overview, open errors', '/api/overview?severity=error&decision=open'],
  ['heat map', '/api/heat'],
  ['heat map, page 200', '/api/heat?page=200'],
  ['list', '/api/reports'],
  ['list, page 2000', '/api/reports?page=2000'],
  ['list, by title', '/api/reports?sort=title'],
  ['list, searched', '/api/reports?search=云岫 2023'],
  ['list, searched for nothing', '/api/reports?search=zzzz'],
  ['list, a rule', '/api/reports?rule=structure/year&sort=organ'],
  ['list, open errors', '/api/reports?severity=error&decision=open'],
  ['report', '/api/reports/50000'],
  ['history', `/api/history?organ=${encodeURIComponent('青澜市青澜区第1片水利局')}`],
  ['notice, of a selection', '/api/notice?organ=青澜市青澜区第1片水利局'],
];

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function appOn(store: Store): ReturnType<typeof auditApp> {
  return auditApp({
    shown: { store, folder: ROOT },
    session: { version: 'bench', readOnly: false, reviewer: 'bench', out: '' },
    admission: { token: 'bench', cookie: 'ogi', hosts: hostsOf('127.0.0.1'), readOnly: false },
    pages: webFiles(join(ROOT, 'dist/ui')) ?? { names: [], file: () => undefined },
    onFault: (error) => write(String(error)),
  });
}

/** @param forget makes the ledger another to the app, so that no answer that it kept is of use */
async function measured(app: ReturnType<typeof auditApp>, path: string, forget: () => void): Promise<string> {
  const times: number[] = [];
  let bytes = 0;
  const cpu = process.cpuUsage();
  for (let nth = 0; nth < TRIES; nth += 1) {
    forget();
    const begun = performance.now();
    const response = await app.request(path, { headers: COOKIE });
    if (response.status !== 200) throw new Error(`${path} gave ${response.status}`);
    bytes = (await response.arrayBuffer()).byteLength;
    times.push(performance.now() - begun);
  }
  const { user, system } = process.cpuUsage(cpu);
  const [first = 0] = times;
  const median = times.toSorted((a, b) => a - b)[Math.floor(TRIES / 2)] ?? 0;
  const numbers = [first, median, (user + system) / 1000 / TRIES].map((ms) => ms.toFixed(0).padStart(8));
  return `${numbers.join('')}${String(Math.ceil(bytes / 1024)).padStart(8)}`;
}

/** When the first page is painted, in a browser that has never seen it. */
async function painted(app: ReturnType<typeof auditApp>): Promise<string> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const quiet = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...quiet, '--disable-sync'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/?token=bench`, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    return `first paint ${paint.toFixed(0)} ms after the address was opened`;
  } finally {
    await browser.close();
    server.close();
  }
}

async function main(): Promise<void> {
  const reports = Number(option('reports') ?? 100_000);
  const named = option('folder');
  const folder = named ?? mkdtempSync(join(tmpdir(), 'ogi-bench-pages-'));
  mkdirSync(folder, { recursive: true });
  try {
    const begun = performance.now();
    if (!existsSync(join(folder, LEDGER))) await makeLedger(folder, join(ROOT, 'samples'), reports);
    const megabytes = statSync(join(folder, LEDGER)).size / 2 ** 20;
    write(
      `${reports} reports, ${megabytes.toFixed(0)} MB, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    const store = await openSqliteStore(join(folder, LEDGER), { keepInMemory: true });
    const app = appOn(store);
    const forget = () => store.remember('bench', String(performance.now()));
    write(`${'milliseconds'.padEnd(30)}   first  median     CPU      kB`);
    for (const [page, path] of QUESTIONS) write(`${page.padEnd(30)}${await measured(app, path, forget)}`);
    if (existsSync(CHROMIUM) && existsSync(join(ROOT, 'dist/ui/index.html'))) write(await painted(app));
    await store.close();
  } finally {
    if (named === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

await main();
