import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ogi, root } from '../cli/ogi.ts';
import { generateReport } from '../generate/index.ts';
import { generateSeries } from '../generate/series.ts';
import { type Truth, withCell } from '../generate/truth.ts';
import { aFolder } from '../run/a-folder.ts';

/** A folder of sources, and where their run is written. */
export interface Run {
  readonly sources: string;
  readonly out: string;
}

/** The organ of which there are reports of three years; what the last two hand on does not fit. */
export const SERIES = '溪桥县教育局';

const SAMPLES = ['2021-city-balance-broken.pdf', '2021-bureau-outcomes-do-not-add-up.html', '2021-township-zero.html'];

/** A small run: samples, the years of one organ, a file that cannot be read, and what the test adds. */
export async function aRun(files: Readonly<Record<string, string>> = {}): Promise<Run> {
  const folder = aFolder(files);
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  for (const name of Object.keys(files)) copyFileSync(join(folder, name), join(sources, basename(name)));
  for (const name of SAMPLES) copyFileSync(join(root, 'samples', name), join(sources, name));
  writeFileSync(join(sources, 'broken.pdf'), '%PDF-1.7 and nothing else');
  for (const truth of generateSeries(7, [2022, 2023, 2024], { profile: 'bureau', organ: SERIES })) {
    const { bytes } = await generateReport(truth.seed, { medium: 'html', layout: {}, truth: unfitting(truth) });
    writeFileSync(join(sources, `series-${truth.year}.html`), bytes);
  }
  const run = { sources, out: join(folder, 'out') };
  await extract(run);
  return run;
}

/** More is carried in than the year before carried forward. */
function unfitting(truth: Truth): Truth {
  return truth.year === 2024 ? withCell(truth, 'applications.carried_in.total', 7) : truth;
}

/** Runs `ogi extract` on it. */
export async function extract({ sources, out }: Run, ...words: readonly string[]): Promise<void> {
  const { code, stderr } = await ogi(['extract', sources, '--out', out, '--quiet', '--ocr', 'never', ...words]);
  if (code !== 1) throw new Error(`one source cannot be read, but ogi extract ended with ${code}: ${stderr}`);
}
