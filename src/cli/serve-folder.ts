import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import type { Profile } from '../profile.ts';
import { judgeCorrected } from '../run/judge-corrected.ts';
import { judgedBy } from '../run/judged-by.ts';
import { ogiVersion, packageFolder } from '../run/versions.ts';
import { WORKING_FOLDER } from '../run/working-folder.ts';
import { LEDGER } from '../store/store.ts';
import { type Admission, hostsOf, newToken } from '../ui/server/admission.ts';
import { auditApp } from '../ui/server/app.ts';
import { type WebFiles, webFiles } from '../ui/server/web-files.ts';
import { archiveName, mayHaveLedger, openLedger } from './ledger.ts';
import { complain, print } from './output.ts';
import { loadProfile } from './profile.ts';
import { PORT, type ServeOptions } from './serve.ts';
import { printable } from './terminal.ts';
import { troubleWith } from './trouble.ts';
import { WORDS } from './words.ts';

/** How many ports are tried after the first. */
const MORE_PORTS = 50;

/** Serves the ledger of a folder until it is interrupted, and gives the exit code. */
export async function serveFolder(options: ServeOptions): Promise<number> {
  const { out, config } = options;
  const profile = config === undefined ? undefined : await loadProfile(config);
  if (typeof profile === 'string') return misuse(profile);
  if (!mayHaveLedger(options)) {
    return misuse(`error: there is no ${LEDGER} in ${printable(out)}: name the --out folder of ogi extract`);
  }
  const pages = webFiles(join(packageFolder(), 'dist', 'ui'));
  if (!pages?.file('index.html')) return misuse('error: the pages are not built: run npm run build');
  try {
    return await serveLedger(pages, profile, options);
  } catch (error) {
    const code = troubleWith(options, error) ?? troubleListening(options, error);
    if (code === undefined) throw error;
    return code;
  }
}

function misuse(message: string): number {
  complain(message);
  return 2;
}

function troubleListening({ host, port = PORT }: ServeOptions, error: unknown): number | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  return misuse(
    `error: cannot listen at ${printable(host)}, port ${port} (${code}): name another with --port or --host`,
  );
}

async function serveLedger(pages: WebFiles, given: Profile | undefined, options: ServeOptions): Promise<number> {
  const { host, readOnly = false, reviewer, lang } = options;
  // Where no other is named, corrected reports are judged as the run was.
  let profile = given;
  const { store } = await openLedger(options, {
    judge: (report, corrections) => judgeCorrected(report, corrections, profile as Profile),
    patience: 200,
    keepInMemory: true,
  });
  try {
    const run = await store.lastRun();
    if (!run)
      return misuse(`error: nothing was ever extracted to ${printable(archiveName(options))}: run ogi extract first`);
    profile ??= (await judgedBy({ ...run, recall: store.recall })).profile;
    const folder = (await store.recall(WORKING_FOLDER)) ?? process.cwd();
    const session = { version: ogiVersion(), readOnly, reviewer, out: archiveName(options) };
    const token = newToken();
    const app = (cookie: string) => {
      const admission: Admission = { token, cookie, hosts: hostsOf(host), readOnly };
      const checkPage = webFiles(join(packageFolder(), 'dist', 'web'));
      return auditApp({ shown: { store, folder }, session, admission, pages, checkPage, onFault });
    };
    const server = await listening(app, options);
    const { port } = server.address() as AddressInfo;
    if (!/^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/.test(host)) complain(WORDS[lang].reachable);
    // The first page is asked for at once.
    setImmediate(() => store.views.overview({}).catch(onFault));
    await print(`${WORDS[lang].serving(`http://${shownHost(host)}:${port}/?token=${token}`)}\n`);
    await interrupted(server);
    return 0;
  } finally {
    await store.close();
  }
}

function onFault(error: unknown): void {
  complain(`error: ${error instanceof Error ? error.stack : error}`);
}

/** A name by which this machine can be called. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

type App = ReturnType<typeof auditApp>;

/** Listens at the port that is asked for, or at the first free one. Its cookie bears the port, as cookies know none. */
async function listening(app: (cookie: string) => App, { host, port }: ServeOptions): Promise<ServerType> {
  for (let tried = port ?? PORT; ; tried += 1) {
    try {
      return await listenAt(app(`ogi-${tried}`), host, tried);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (port !== undefined || !isTaken || tried >= PORT + MORE_PORTS) throw error;
    }
  }
}

function listenAt(app: App, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server));
    server.once('error', reject);
  });
}

/** Ctrl-C ends the server; what is open is not waited for. */
function interrupted(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
