import type { Profile } from '../profile.ts';
import type { Coverage } from '../related/related.ts';
import type { Tally } from './tally.ts';

/** How a run went, beside what it met. */
export interface Course {
  /** ISO date and time. */
  readonly started_at: string;
  readonly seconds: number;
  readonly jobs: number;
  readonly interrupted: boolean;
  readonly profile: Profile;
  /** The program, the runtime and the libraries that read, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** Where the reports were judged together. */
  readonly coverage?: Coverage;
}

/** The content of `summary.json`: the one file that differs between two runs over the same sources. */
export function summaryJson(tally: Tally, course: Course): object {
  const { started_at, seconds, jobs, interrupted, profile, versions, coverage } = course;
  const perSecond = (amount: number) => (seconds > 0 ? round(amount / seconds) : null);
  return {
    schema: 'ogi-summary/1',
    started_at,
    duration_seconds: round(seconds),
    interrupted,
    jobs,
    profile: { name: profile.name, rules: profile.rules, deadlines: profile.deadlines },
    versions,
    sources: { read: tally.read, failed: tally.failed, skipped: sum(tally.skipped) },
    throughput: { sources_per_second: perSecond(tally.read + tally.failed), pages_per_second: perSecond(tally.pages) },
    bytes: tally.bytes,
    pages: tally.pages,
    media: sorted(tally.media),
    editions: sorted(tally.editions),
    cells: tally.cells,
    findings: { ...tally.findings, by_rule: sorted(tally.rules) },
    outcomes: tally.outcomes,
    failures: sorted(tally.problems),
    skipped: sorted(tally.skipped),
    ...(coverage && { organs: { count: coverage.organs, missing_years: coverage.gaps, expected: coverage.expected } }),
  };
}

export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
