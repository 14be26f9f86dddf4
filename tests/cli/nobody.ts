import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './ogi.ts';

/** Root may read and write everything, so that what is refused to users is tried as nobody. */
export const asRoot = process.getuid?.() === 0;
export const NOBODY = { uid: 65_534, gid: 65_534 };

/** Whether anything can be refused to the command here; nobody may not enter every checkout. */
export function canBeRefused(): boolean {
  return !asRoot || spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), '--version'], NOBODY).status === 0;
}
