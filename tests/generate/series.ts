import { cleanTruth, type TruthOptions } from './numbers.ts';
import type { Truth } from './truth.ts';

/**
 * Reports of one organ on several years, ascending: what is carried forward is carried in the year after, documents in
 * force go on, cases pending are there again, and each year has words of its own.
 */
export function generateSeries(seed: number, years: readonly number[], options: TruthOptions = {}): readonly Truth[] {
  const series: Truth[] = [];
  for (const year of years) {
    const last = series.at(-1);
    const edition = year <= 2020 ? '2019' : '2021';
    const organ = last ? { organ: last.organ, last } : {};
    series.push(cleanTruth(seed, { profile: 'bureau', edition, ...options, ...organ, year }));
  }
  return series;
}
