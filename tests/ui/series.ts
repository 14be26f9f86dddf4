import { generateReport } from '../generate/index.ts';
import { generateSeries } from '../generate/series.ts';
import { type Truth, withCell } from '../generate/truth.ts';

/** The organ of which there are reports of three years; what the last two hand on does not fit. */
export const SERIES = '溪桥县教育局';

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
