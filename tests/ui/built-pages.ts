import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/ogi.ts';

/** Pages built before their source was changed would be tested in vain. */
export function assertBuilt(folder: 'dist/ui' | 'dist/web'): void {
  if (changedAt(folder) < changedAt('src/ui/browser')) {
    throw new Error('the pages are older than their source: npm run build');
  }
}

function changedAt(folder: string): number {
  try {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    return Math.max(0, ...names.map((name) => statSync(join(root, folder, name)).mtimeMs));
  } catch {
    return 0;
  }
}
