import type { Case } from './case.ts';
import type { Place } from './document.ts';
import type { Cause, Message, Severity } from './finding.ts';
import type { Reading, Report } from './report/report.ts';

interface RuleBase {
  /** `<group>/<name>`. */
  readonly id: string;
  /** The gravest that its findings may be. */
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

/** What a rule has to say: one finding. */
export interface Remark {
  /** The fields concerned, the most suspect first. Their cells become places of the finding. */
  readonly fields?: readonly string[];
  /** Places in the text, before those of the fields. Without either, the finding stands at the title. */
  readonly places?: readonly Place[];
  /** Where it is lighter than the rule's own. */
  readonly severity?: Severity;
  /** Where it is not the report: `reading` or `undecided`. */
  readonly cause?: Cause;
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  /** Understood without the table: it names rows and columns by their official labels. */
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

/** Why a rule says nothing: what it would have needed, and the report does not have. */
export interface NotAssessed {
  /** Fields, or words for what is missing: `published_on`, `last year’s report`. */
  readonly missing: readonly string[];
}

/** What a rule on a case finds: nothing wrong (an empty list), something wrong, or that it cannot tell. */
export type Verdict = readonly Remark[] | NotAssessed;

/** A claim on anything else: the text, the head data, last year's report. */
export interface CaseRule extends RuleBase {
  readonly kind: 'case';
  /** What it reads, in the words of the record: `statements`, `sections`, `published_on`, a field, `last year`. */
  readonly reads: readonly string[];
  check(facts: Case): Verdict;
  readonly examples: {
    readonly passes: readonly Draft[];
    readonly fails: readonly Draft[];
  };
}

/** A report in a few words, for examples: what is left out is missing from it. */
export interface Draft {
  readonly path?: string;
  readonly title?: string;
  readonly organ?: string;
  readonly year?: number;
  /** ISO dates. */
  readonly period?: readonly [from: string, to: string];
  readonly published_on?: string;
  readonly edition?: '2019' | '2021';
  readonly introduction?: string;
  /** By a section's id: its text, paragraphs set off by line breaks. Headings are those of the form. */
  readonly sections?: Readonly<Record<string, string>>;
  /** All headings in their order with the section each opens (`''`: none of the form's); left out: the form's own. */
  readonly headings?: readonly (readonly [section: string, heading: string])[];
  /** Cells as printed, by field; all others are `rest`. */
  readonly cells?: Readonly<Record<string, string>>;
  /** What stands in all other cells: `'0'`, or `''` for blank; absent where it is left out. */
  readonly rest?: '0' | '';
  /** Rows that the report adds of its own: their labels, and their cells as printed by column. */
  readonly extras?: readonly (readonly [label: string, cells: Readonly<Record<string, string>>])[];
  /** Last year's report, other versions, reports of the organs that belong to it; any of them makes the case related. */
  readonly last?: Draft;
  readonly versions?: readonly Draft[];
  readonly years?: readonly number[];
  readonly members?: readonly Draft[];
  readonly office?: Draft;
  readonly alike?: readonly Draft[];
}

/** One claim about a report: data and one pure function; `judge` does the rest. */
export type Rule = SumRule | ReadingRule | CaseRule;

/** The identity, so that misspelt properties are found where the rule is written. */
export function defineRule<T extends Rule>(rule: T): T {
  return rule;
}
