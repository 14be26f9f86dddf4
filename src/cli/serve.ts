import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Command } from 'commander';
import { ogiVersion } from '../run/versions.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { LEDGER } from '../store/store.ts';
import { auditApp } from '../ui/server/app.ts';
import { webFiles } from '../ui/server/web-files.ts';
import { complain, print } from './output.ts';
import { printable } from './terminal.ts';

/** `ogi serve`: the audit pages on the ledger of an output folder. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('the audit pages, on the ledger of an output folder')
    .option('--out <folder>', 'the --out folder of ogi extract', 'output')
    .option('--port <n>', 'the port', '8765')
    .action(async (options: { readonly out: string; readonly port: string }) => {
      process.exitCode = await serveFolder(options);
    });
}

async function serveFolder({ out, port }: { readonly out: string; readonly port: string }): Promise<number> {
  const file = join(out, LEDGER);
  if (!existsSync(file)) {
    complain(`error: there is no ${LEDGER} in ${printable(out)}: name the --out folder of ogi extract`);
    return 2;
  }
  const pages = webFiles('dist/ui');
  if (!pages) {
    complain('error: the pages are not built: run npm run build');
    return 2;
  }
  const store = await openSqliteStore(file);
  const session = { version: ogiVersion(), readOnly: false, reviewer: userInfo().username, out };
  const app = await auditApp({ store, session, pages });
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' }, async ({ port: at }) => {
      await print(`http://127.0.0.1:${at}/\n`);
    });
    process.once('SIGINT', () => server.close(() => resolve()));
  });
  await store.close();
  return 0;
}
