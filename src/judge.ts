import type { Case } from './case.ts';
import { type Broken, type Finding, lighterOf } from './finding.ts';
import type { Profile } from './profile.ts';
import { EDITIONS } from './report/editions/index.ts';
import type { Reading, Report } from './report/report.ts';
import { readingsByField } from './report/values.ts';
import type { CaseRule, ReadingRule, Remark, Rule, SumRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { judgeSums } from './sums/sums.ts';

/** The result of one rule at one place: a column, a row, a table. */
export type Outcome =
  | { readonly rule: string; readonly status: 'passed' }
  | { readonly rule: string; readonly status: 'failed'; readonly finding: Finding; readonly broken?: Broken }
  | { readonly rule: string; readonly status: 'not_assessed'; readonly missing: readonly string[] };

/**
 * Judges a report by every rule that its profile does not switch off. What cannot be evaluated is `not_assessed`, never
 * passed. Outcomes of one defect share one finding. Pure.
 */
export function judge(facts: Case, rules: readonly Rule[] = RULES): readonly Outcome[] {
  const { report, profile } = facts;
  const asked = rules.filter((rule) => profile.rules[rule.id] !== 'off').map((rule) => gradedBy(profile, rule));
  const edition = EDITIONS.find((candidate) => candidate.id === report.edition);
  const outcomes = asked
    .filter((rule) => rule.kind !== 'sum')
    .flatMap((rule) => (edition ? judgeOne(rule, facts) : [notAssessed(rule, ['edition'])]));
  const sums = asked.filter((rule): rule is SumRule => rule.kind === 'sum');
  const summed = edition ? judgeSums(sums, edition, report) : sums.map((rule) => notAssessed(rule, ['edition']));
  return mergedByCell([...summed, ...outcomes]);
}

/**
 * A number left blank, or none such as 2.5, breaks the rule on the cell and the sums it stands in: one defect, told by
 * the rule on the cell with the number that the sums ask for.
 */
function mergedByCell(outcomes: readonly Outcome[]): readonly Outcome[] {
  const failed = outcomes.filter((outcome) => outcome.status === 'failed');
  const merged = new Map<Finding, Finding>();
  for (const { finding: own, broken } of failed) {
    const [field, ...others] = own.fields;
    if (broken || others.length > 0 || !/\/(?:blank|not-integer)$/.test(own.rule)) continue;
    const sums = failed.filter(({ finding, broken }) => {
      return broken && finding.actual === own.actual && finding.fields[0] === field;
    });
    const [sum] = sums.map(({ finding }) => finding);
    if (!sum) continue;
    const { rule, severity, basis } = own;
    const one = { ...sum, rule, severity, basis, also: sums.flatMap((outcome) => outcome.broken ?? []) };
    merged.set(own, one).set(sum, one);
  }
  return outcomes.map((outcome) =>
    outcome.status === 'failed' ? { ...outcome, finding: merged.get(outcome.finding) ?? outcome.finding } : outcome,
  );
}

function gradedBy(profile: Profile, rule: Rule): Rule {
  const severity = profile.rules[rule.id];
  return severity === undefined || severity === 'off' ? rule : { ...rule, severity };
}

function notAssessed(rule: Rule, missing: readonly string[]): Outcome {
  return { rule: rule.id, status: 'not_assessed', missing };
}

function judgeOne(rule: ReadingRule | CaseRule, facts: Case): readonly Outcome[] {
  const { report } = facts;
  const verdict = rule.kind === 'case' ? rule.check(facts) : verdictOnReadings(rule, report);
  if ('missing' in verdict) return [notAssessed(rule, verdict.missing)];
  if (verdict.length === 0) return [{ rule: rule.id, status: 'passed' }];
  const readings = readingsByField(report);
  return verdict.map((remark) => ({
    rule: rule.id,
    status: 'failed',
    finding: findingOf(remark, rule, { report, readings }),
  }));
}

function verdictOnReadings(rule: ReadingRule, report: Report): ReturnType<CaseRule['check']> {
  const paths = rule.reads.map((path) => `${path}.`);
  const readings = report.readings.filter(({ field }) => paths.some((path) => field.startsWith(path)));
  if (readings.every((reading) => reading.state === 'absent')) return { missing: readings.map(({ field }) => field) };
  return rule.check(readings, report);
}

/** Text that was recognised in a picture may have been misread. */
function findingOf(
  remark: Remark,
  rule: Rule,
  { report, readings }: { report: Report; readings: ReadonlyMap<string, Reading> },
): Finding {
  const { fields = [], places = [], expected, actual, message } = remark;
  const concerned = fields.flatMap((field) => readings.get(field) ?? []);
  const placed = [...places, ...placesOf(concerned)];
  const recognised = places.length > 0 && report.readings.some(({ method }) => method === 'ocr');
  const doubtful = recognised || concerned.some((reading) => reading.confidence < 1 && reading.state === 'number');
  return {
    rule: rule.id,
    severity: lighterOf(remark.severity ?? rule.severity, rule.severity),
    cause: remark.cause ?? (doubtful ? 'undecided' : 'report'),
    fields,
    expected,
    actual,
    message,
    basis: rule.basis,
    places: placed.length > 0 ? placed : beginningOf(report),
  };
}

/** Where a finding stands that is about something missing: the title, or the first thing read. */
function beginningOf({ title, introduction, sections, readings }: Report): Finding['places'] {
  const [place] = [title?.place, introduction[0]?.place, sections[0]?.place, ...placesOf(readings)].filter(
    (candidate) => candidate !== undefined,
  );
  return place ? [place] : [];
}

/** The places of readings, those without one left out. */
function placesOf(readings: readonly Reading[]): Finding['places'] {
  return readings.flatMap((reading) => (reading.place ? [reading.place] : []));
}
