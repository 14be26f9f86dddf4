import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
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

const SAMPLES = ['2021-city-balance-broken.pdf', '2021-bureau-outcomes-do-not-add-up.html'];

/** A small run: two samples with an error each, a file that cannot be read, and what the test adds. */
export async function aRun(files: Readonly<Record<string, string | Uint8Array>>): Promise<Run> {
  const sources = aFolder({ ...files, 'broken.pdf': '%PDF-1.7 and nothing else' });
  for (const name of SAMPLES) copyFileSync(join(root, 'samples', name), join(sources, name));
  const run = { sources, out: join(aFolder(), 'out') };
  await extract(run);
  return run;
}

/** The reports of an organ on three years. */
export async function aSeries(): Promise<Readonly<Record<string, Uint8Array>>> {
  const series = generateSeries(7, [2022, 2023, 2024], { profile: 'bureau', organ: SERIES });
  const printed = series.map(async (truth) => {
    const { bytes } = await generateReport(truth.seed, { medium: 'html', layout: {}, truth: unfitting(truth) });
    return [`series-${truth.year}.html`, bytes] as const;
  });
  return Object.fromEntries(await Promise.all(printed));
}

/** More is carried in than the year before carried forward. */
function unfitting(truth: Truth): Truth {
  return truth.year === 2024 ? withCell(truth, 'applications.carried_in.total', 7) : truth;
}

/** Runs `ogi extract` on it. */
export async function extract({ sources, out }: Run, ...words: readonly string[]): Promise<void> {
  const { code, stderr } = await ogi([
    'extract',
    sources,
    '--out',
    out,
    '--quiet',
    '--ocr',
    'never',
    '--jobs',
    '1',
    ...words,
  ]);
  if (code !== 1) throw new Error(`one source cannot be read, but ogi extract ended with ${code}: ${stderr}`);
}
