import type { Message, Severity } from './finding.ts';
import type { Reading, Report } from './report/report.ts';

interface RuleBase {
  /** `<group>/<name>`. */
  readonly id: string;
  readonly severity: Severity;
  /** The claim, in one sentence. */
  readonly title: Message;
  /** The clause or notice that it rests on. */
  readonly basis: string;
}

/**
 * A sum that the form implies. Its terms are the identities of the report's edition that name this rule; the judge
 * adds them up.
 */
export interface SumRule extends RuleBase {
  readonly kind: 'sum';
  /** What is added and what it should give, for the message: `{where}`, `{expected}` and `{actual}` are filled in. */
  readonly message: Message;
  /** These are the tests, and they are the documentation. */
  readonly examples: {
    readonly passes: readonly SumExample[];
    readonly fails: readonly SumExample[];
  };
}

export interface SumExample {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** What a rule on readings has to say about one of them, or several of the same kind. */
export interface Remark {
  readonly readings: readonly Reading[];
  readonly severity?: Severity;
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly message: Message;
}

/** A claim on the readings of one table. */
export interface ReadingRule extends RuleBase {
  readonly kind: 'readings';
  /** The readings it looks at: those whose field begins with one of these. */
  readonly reads: readonly string[];
  /** What is wrong; nothing where the claim holds. */
  check(readings: readonly Reading[], report: Report): readonly Remark[];
  readonly examples: {
    /** Cells as printed, by field. */
    readonly passes: readonly Readonly<Record<string, string>>[];
    readonly fails: readonly Readonly<Record<string, string>>[];
  };
}

/** One claim about a report: data and one pure function; `judge` does the rest. */
export type Rule = SumRule | ReadingRule;

/** The identity, so that misspelt properties are found where the rule is written. */
export function defineRule<T extends Rule>(rule: T): T {
  return rule;
}
