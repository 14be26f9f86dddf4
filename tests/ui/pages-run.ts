import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ogi, root } from '../cli/ogi.ts';
import { aFolder } from '../run/a-folder.ts';

/** A folder in which sources stand in `reports/`, and their run is written to `out/`. */
export interface Run {
  readonly folder: string;
  readonly out: string;
}

const SAMPLES = ['2021-city-balance-broken.pdf', '2021-bureau-outcomes-do-not-add-up.html'];

/** A small run: two samples with an error each, a file that cannot be read, and what the test adds. */
export async function aRun(files: Readonly<Record<string, string | Uint8Array>>): Promise<Run> {
  const all = { ...files, 'broken.pdf': '%PDF-1.7 and nothing else' };
  const folder = aFolder(Object.fromEntries(Object.entries(all).map(([name, bytes]) => [`reports/${name}`, bytes])));
  for (const name of SAMPLES) copyFileSync(join(root, 'samples', name), join(folder, 'reports', name));
  const run = { folder, out: join(folder, 'out') };
  await extract(run);
  return run;
}

/** Runs `ogi extract` on it. */
export async function extract({ folder }: Run, ...words: readonly string[]): Promise<void> {
  const all = ['extract', 'reports', '--out', 'out', '--quiet', '--ocr', 'never', '--jobs', '1', ...words];
  const { code, stderr } = await ogi(all, '', { cwd: folder });
  if (code !== 1) throw new Error(`one source cannot be read, but ogi extract ended with ${code}: ${stderr}`);
}
