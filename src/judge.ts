import type { Finding } from './finding.ts';
import { EDITIONS } from './report/editions/index.ts';
import type { Reading, Report } from './report/report.ts';
import type { ReadingRule, Rule, SumRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { judgeSums } from './sums.ts';

/** The result of one rule at one place: a column, a row, a table. */
export type Outcome =
  | { readonly rule: string; readonly status: 'passed' }
  | { readonly rule: string; readonly status: 'failed'; readonly finding: Finding }
  | { readonly rule: string; readonly status: 'not_assessed'; readonly missing: readonly string[] };

/** Judges a report by every rule. What cannot be evaluated is `not_assessed`, never passed. Pure. */
export function judge(report: Report, rules: readonly Rule[] = RULES): readonly Outcome[] {
  const edition = EDITIONS.find((candidate) => candidate.id === report.edition);
  if (!edition) return rules.map((rule) => ({ rule: rule.id, status: 'not_assessed', missing: [] }));
  const sums = rules.filter((rule): rule is SumRule => rule.kind === 'sum');
  const others = rules.filter((rule): rule is ReadingRule => rule.kind === 'readings');
  return [...judgeSums(sums, edition, report), ...others.flatMap((rule) => judgeReadings(rule, report))];
}

function judgeReadings(rule: ReadingRule, report: Report): readonly Outcome[] {
  const readings = report.readings.filter(({ field }) => rule.reads.some((path) => field.startsWith(`${path}.`)));
  if (readings.every((reading) => reading.state === 'absent')) {
    return [{ rule: rule.id, status: 'not_assessed', missing: readings.map((reading) => reading.field) }];
  }
  const remarks = rule.check(readings, report);
  if (remarks.length === 0) return [{ rule: rule.id, status: 'passed' }];
  return remarks.map(({ readings: about, severity, expected, actual, message }) => ({
    rule: rule.id,
    status: 'failed',
    finding: {
      rule: rule.id,
      severity: severity ?? rule.severity,
      cause: about.some((reading) => reading.confidence < 1 && reading.state === 'number') ? 'undecided' : 'report',
      fields: about.map((reading) => reading.field),
      expected,
      actual,
      message,
      basis: rule.basis,
      places: placesOf(about),
    },
  }));
}

/** The places of readings, those without one left out. */
export function placesOf(readings: readonly Reading[]): Finding['places'] {
  return readings.flatMap((reading) => (reading.place ? [reading.place] : []));
}
