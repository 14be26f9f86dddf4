import type { Outcome } from '../judge.ts';
import type { Edition, Identity } from '../report/edition.ts';
import { type Equation, equationsOf } from '../report/equations.ts';
import { FIELD_BY_NAME } from '../report/fields.ts';
import type { Reading, Report } from '../report/report.ts';
import { readingsByField } from '../report/values.ts';
import type { SumRule } from '../rule.ts';
import { explain } from './diagnosis.ts';
import { inShort, sumFinding } from './findings.ts';

/** An equation with the rule that judges it. */
export interface Sum extends Equation {
  readonly rule: SumRule;
}

/** A sum that does not come out. */
export interface BrokenSum extends Sum {
  readonly expected: number;
  readonly actual: number;
  /** Blank cells among its terms could make up the difference. */
  readonly open: boolean;
}

/** Judges every identity of the edition for which there is a rule, each at each of its places. */
export function judgeSums(rules: readonly SumRule[], edition: Edition, report: Report): readonly Outcome[] {
  const readings = readingsByField(report);
  const sums = edition.identities.flatMap((identity) => sumsOf(identity, rules, edition, readings));
  const judged = sums.map((sum) => ({ sum, result: add(sum, readings) }));
  const broken = judged.flatMap(({ result }) => (typeof result === 'object' ? [result] : []));
  const held = judged.flatMap(({ sum, result }) => (result === 'passed' || result === 'even' ? [sum] : []));
  const findings = new Map(
    explain(broken, held).flatMap((defect) => {
      const finding = sumFinding(defect);
      return defect.broken.map((sum) => [sum, finding] as const);
    }),
  );
  return judged.map(({ sum, result }): Outcome => {
    const rule = sum.rule.id;
    const finding = typeof result === 'object' ? findings.get(result) : undefined;
    if (finding && typeof result === 'object') return { rule, status: 'failed', finding, broken: inShort(result) };
    if (result === 'passed') return { rule, status: 'passed' };
    return { rule, status: 'not_assessed', missing: missingIn(sum) };
  });
}

function sumsOf(
  identity: Identity,
  rules: readonly SumRule[],
  edition: Edition,
  readings: ReadonlyMap<string, Reading>,
): readonly Sum[] {
  const rule = rules.find((candidate) => candidate.id === identity.rule);
  return rule ? equationsOf(identity, edition, readings).map((equation) => ({ rule, ...equation })) : [];
}

function isEmpty(reading: Reading): boolean {
  return reading.state === 'blank' || reading.state === 'dash';
}

/**
 * A blank among the terms leaves the sum open: it counts as 0 only to see whether the numbers printed contradict each
 * other; where they do not, the sum is `even`, which is no pass. A blank total over parts that are not zero stands for no 0 at all.
 */
function add(sum: Sum, readings: ReadonlyMap<string, Reading>): BrokenSum | 'passed' | 'even' | 'not_assessed' {
  const terms = [...sum.left, ...sum.right];
  if (terms.some((term) => term.value === null && !isEmpty(term))) return 'not_assessed';
  if (terms.some((term) => isEmpty(term) && hidesParts(term, readings))) return 'not_assessed';
  if (sum.right.every(isEmpty) || sum.left.every(isEmpty)) return 'not_assessed';
  const expected = total(sum.left);
  const actual = total(sum.right);
  const [leftOpen, rightOpen] = [sum.left.some(isEmpty), sum.right.some(isEmpty)];
  if (expected === actual) return leftOpen || rightOpen ? 'even' : 'passed';
  const open = (leftOpen && expected < actual) || (rightOpen && actual < expected);
  return { ...sum, expected, actual, open };
}

function total(terms: readonly Reading[]): number {
  return terms.reduce((sum, term) => sum + (term.value ?? 0), 0);
}

/** A blank total whose own parts are not all zero. */
function hidesParts(reading: Reading, readings: ReadonlyMap<string, Reading>): boolean {
  if (!reading.field.endsWith('.total')) return false;
  const row = reading.field.slice(0, -'total'.length);
  const field = FIELD_BY_NAME.get(reading.field);
  const parts = (field?.part.columns ?? []).filter((column) => column.id !== 'total');
  return parts.some((column) => (readings.get(row + column.id)?.value ?? 0) !== 0);
}

function missingIn({ left, right }: Sum): readonly string[] {
  return [...left, ...right].filter((term) => term.value === null).map((term) => term.field);
}
