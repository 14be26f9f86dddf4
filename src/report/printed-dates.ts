import { tightText } from './passages.ts';
import type { Report } from './report.ts';

/** A date that stands somewhere, as the first and the last day it may mean. */
export interface PrintedDate {
  readonly from: string;
  readonly to: string;
  /** As printed. */
  readonly quote: string;
}

/** Dates in addresses and file names: t20240117_…, /2024/1/22/, 2024-01-22, /202401/. */
const IN_PATH: readonly RegExp[] = [
  /(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/,
  /(?<!\d)(20[0-4]\d)[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\d|3[01])(?!\d)/,
  /(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(?!\d)/,
];

/** The date that a path tells of. */
export function dateInPath(path: string): PrintedDate | undefined {
  for (const form of IN_PATH) {
    const match = form.exec(path);
    if (match) return dateOf(match);
  }
  return undefined;
}

/** The date below the text, where the report is signed. */
export function dateOfSignature(report: Report): PrintedDate | undefined {
  const lines = (report.sections.at(-1)?.paragraphs ?? []).map(({ text }) => tightText(text));
  const match = lines.slice(-4).flatMap((line) => /^.{0,30}?(20[0-4]\d)年(\d{1,2})月(\d{1,2})日$/.exec(line) ?? []);
  const [quote, year, month, day] = match.slice(-4);
  return quote ? dateOf([quote, year, month, day]) : undefined;
}

function dateOf([quote = '', year = '', month = '', day]: readonly (string | undefined)[]): PrintedDate {
  const start = `${year}-${month.padStart(2, '0')}`;
  if (day !== undefined)
    return { from: `${start}-${day.padStart(2, '0')}`, to: `${start}-${day.padStart(2, '0')}`, quote };
  return { from: `${start}-01`, to: `${start}-31`, quote };
}

const DAY = 24 * 60 * 60 * 1000;

/** How many days lie between two dates; 0 where they may be the same. */
export function daysBetween(a: PrintedDate, b: PrintedDate): number {
  if (a.from > b.to) return daysFrom(b.to, a.from);
  return b.from > a.to ? daysFrom(a.to, b.from) : 0;
}

function daysFrom(earlier: string, later: string): number {
  return Math.round((time(later) - time(earlier)) / DAY);
}

function time(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}
