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
  /** Where sources were read. */
  readonly work?: WorkDone;
}

/** What a run did to come to its outcomes. */
export interface WorkDone {
  /** How many sources were read now, kept from an earlier run, and had the same bytes as another. */
  readonly read: number;
  readonly kept: number;
  readonly same: number;
  /** How many sources of earlier runs were not among those of this one. */
  readonly absent: number;
  /** Those that took longest, the slowest first. */
  readonly slowest: readonly { readonly path: string; readonly milliseconds: number }[];
}

/** The content of `summary.json`: the one file that differs between two runs over the same sources. */
export function summaryJson(tally: Tally, course: Course): object {
  const { started_at, seconds, jobs, interrupted, profile, versions, coverage, work } = course;
  const perSecond = (amount: number) => (seconds > 0 ? round(amount / seconds) : null);
  return {
    schema: 'ogi-summary/1',
    started_at,
    duration_seconds: round(seconds),
    interrupted,
    jobs,
    profile: { name: profile.name, rules: profile.rules, deadlines: profile.deadlines },
    versions,
    sources: { read: tally.read, failed: tally.failed, not_reports: tally.others, skipped: sum(tally.skipped) },
    throughput: {
      sources_per_second: perSecond(tally.read + tally.failed + tally.others),
      pages_per_second: perSecond(tally.pages),
    },
    ...(work && { work: workJson(work) }),
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

function workJson({ read, kept, same, absent, slowest }: WorkDone): object {
  const seconds = slowest.map(({ path, milliseconds }) => ({ path, seconds: milliseconds / 1000 }));
  return { read_now: read, unchanged: kept, same_bytes: same, no_longer_listed: absent, slowest: seconds };
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
