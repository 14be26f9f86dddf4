import { oncePer } from '../once.ts';
import type { Reading, Report } from './report.ts';

/** The readings of a report by field. */
export const readingsByField = oncePer(
  (report: Report): ReadonlyMap<string, Reading> => new Map(report.readings.map((reading) => [reading.field, reading])),
);

/** The numbers of a report by field; `null` where it prints none. */
export function valuesOf(report: Report): (field: string) => number | null {
  const readings = readingsByField(report);
  return (field) => readings.get(field)?.value ?? null;
}

/** A sum of numbers; `null` where one of them is not known. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
