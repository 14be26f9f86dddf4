import type { Case, Sibling } from '../case.ts';
import type { Cause } from '../finding.ts';
import { FIELD_BY_NAME, fieldTitle } from '../report/fields.ts';
import type { Reading, Report } from '../report/report.ts';
import { readingsByField } from '../report/values.ts';
import type { NotAssessed } from '../rule.ts';

/** What a rule on last year's report misses where there is none. */
export const NO_LAST_YEAR: NotAssessed = { missing: ['last year’s report'] };

/** What a rule on other reports misses where a report is judged by itself. */
export const ALONE: NotAssessed = { missing: ['other reports'] };

/** Last year's report, where there is one whose tables were read. */
export function lastYear({ related, report }: Case): Sibling | undefined {
  const last = related?.last ?? undefined;
  return last && last.report.edition !== null && report.edition !== null ? last : undefined;
}

/** The readings of a report by field. */
export type Readings = ReadonlyMap<string, Reading>;

/** The number of a field; `null` where the report prints none, or it cannot be read. */
export function numberOf(readings: Readings, field: string): number | null {
  return readings.get(field)?.value ?? null;
}

/** The numbers of fields; nothing where one of them is missing. */
export function numbersOf(readings: Readings, fields: readonly string[]): readonly number[] | undefined {
  const numbers = fields.flatMap((field) => numberOf(readings, field) ?? []);
  return numbers.length === fields.length ? numbers : undefined;
}

/** A cause to set where a number of the other report may have been misread: the judge sees only this one. */
export function causeFrom(other: Readings, fields: readonly string[]): { readonly cause?: Cause } {
  const doubtful = fields.some((field) => (other.get(field)?.confidence ?? 1) < 1);
  return doubtful ? { cause: 'undecided' } : {};
}

/** The official name of a field, for messages. */
export function titleOf(field: string): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? fieldTitle(known) : field;
}

/** The three tables of the form, and their names for messages. */
export const FORM_TABLES = [
  { zh: '主动公开政府信息情况表', en: 'proactive disclosure', paths: ['disclosure.'] },
  { zh: '收到和处理政府信息公开申请情况表', en: 'applications', paths: ['applications.'] },
  { zh: '行政复议、行政诉讼情况表', en: 'reviews and lawsuits', paths: ['review.', 'litigation.'] },
] as const;

/** A table of the form as two reports print it. */
export interface TablePair {
  readonly table: (typeof FORM_TABLES)[number];
  /** Fields of which both reports print a number. */
  readonly shared: readonly string[];
  /** Those of them whose numbers differ. */
  readonly different: readonly string[];
  /** The numbers of this report other than 0. */
  readonly numbers: readonly number[];
}

/** Compares two reports table by table. */
export function tablePairs(report: Report, other: Report): readonly TablePair[] {
  const there = readingsByField(other);
  return FORM_TABLES.map((table) => {
    const own = report.readings.filter(
      ({ field, value }) => value !== null && table.paths.some((path) => field.startsWith(path)),
    );
    const shared = own.filter(({ field }) => numberOf(there, field) !== null);
    const different = shared.filter(({ field, value }) => numberOf(there, field) !== value);
    return {
      table,
      shared: shared.map(({ field }) => field),
      different: different.map(({ field }) => field),
      numbers: own.flatMap(({ value }) => (value === null || value === 0 ? [] : [value])),
    };
  });
}
