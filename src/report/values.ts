import type { Reading, Report } from './report.ts';

/** Dozens of rules ask for the readings of the same report. */
const known = new WeakMap<Report, ReadonlyMap<string, Reading>>();

/** The readings of a report by field. */
export function readingsByField(report: Report): ReadonlyMap<string, Reading> {
  const before = known.get(report);
  if (before) return before;
  const readings = new Map(report.readings.map((reading) => [reading.field, reading]));
  known.set(report, readings);
  return readings;
}

/** The numbers of a report by field; `null` where it prints none. */
export function valuesOf(report: Report): (field: string) => number | null {
  const readings = readingsByField(report);
  return (field) => readings.get(field)?.value ?? null;
}

/** A sum of numbers; `null` where one of them is not known. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
