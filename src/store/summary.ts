import type { Verdict } from '../decision.ts';
import type { CsvValue } from '../export/csv.ts';
import { type Cause, type Finding, SEVERITIES, type Severity } from '../finding.ts';
import { type Filter, STANDINGS, type Standing, TRENDS } from '../ui/api.ts';
import { storable, type Value } from './rows.ts';

const SEVERITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const CAUSE: Readonly<Record<Cause, number>> = { report: 0, reading: 1, undecided: 2 };
const DECISION: Readonly<Record<Verdict | 'open', number>> = { open: 0, confirmed: 1, dismissed: 2 };

/** A finding as far as sources are found by it. */
export type Marked = Pick<Finding, 'severity' | 'cause'> & { readonly verdict: Verdict | null };

/**
 * The mark of a finding: one bit for each severity with each cause and each decision, so that one column of a source tells
 * whether it has such a finding. Step 2 of the schema has the bits as well.
 */
function markOf({ severity, cause, verdict }: Marked): number {
  return 2 ** ((SEVERITY[severity] * 3 + CAUSE[cause]) * 3 + DECISION[verdict ?? 'open']);
}

/** The marks of all findings that a filter asks for; `undefined` where it asks for none in particular. */
export function marksOf({
  severity,
  cause,
  decision,
}: Pick<Filter, 'severity' | 'cause' | 'decision'>): number | undefined {
  if (severity === undefined && cause === undefined && decision === undefined) return undefined;
  const one = <T extends string>(all: Readonly<Record<T, number>>, asked: T | undefined) =>
    asked === undefined ? (Object.keys(all) as T[]) : [asked];
  let marks = 0;
  for (const s of one(SEVERITY, severity)) {
    for (const c of one(CAUSE, cause)) {
      for (const d of one(DECISION, decision)) {
        marks += markOf({ severity: s, cause: c, verdict: d === 'open' ? null : d });
      }
    }
  }
  return marks;
}

/** The column `standing`, which sorts by gravity: 0 where there is no finding. */
const BY_GRAVITY: readonly Standing[] = STANDINGS.toReversed();

export function standingValue(standing: Standing): number {
  return BY_GRAVITY.indexOf(standing);
}

export function standingFrom(value: Value | undefined): Standing {
  return BY_GRAVITY[Number(value)] ?? 'clean';
}

/** The columns `standing, errors, warnings, infos, open_findings, marks` of a source. */
export function countsOf(findings: readonly Marked[]): readonly Value[] {
  const counts = { error: 0, warning: 0, info: 0 };
  let open = 0;
  const marks = new Set<number>();
  for (const finding of findings) {
    counts[finding.severity] += 1;
    if (!finding.verdict) open += 1;
    marks.add(markOf(finding));
  }
  const gravest = SEVERITIES.find((severity) => counts[severity] > 0) ?? 'clean';
  return [
    standingValue(gravest),
    counts.error,
    counts.warning,
    counts.info,
    open,
    [...marks].reduce((sum, mark) => sum + mark, 0),
  ];
}

/** A column for each trend: the sum of its fields, `null` where a report does not print all of them. */
export function trendsOf(cells: readonly (readonly CsvValue[])[]): readonly Value[] {
  const wanted = new Map(cells.map(([field, value]) => [field, value]));
  return Object.values(TRENDS).map((fields) =>
    fields.reduce<number | null>((sum, field) => {
      const value = wanted.get(field);
      return sum === null || typeof value !== 'number' ? null : sum + value;
    }, 0),
  );
}

/** What a search looks through. */
export function wordsOf(texts: readonly (string | null)[]): string {
  return storable(texts.filter((text) => text !== null).join('\n')).toLowerCase();
}
