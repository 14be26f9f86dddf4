import type { Case } from './case.ts';
import type { Medium } from './document.ts';
import { type Finding, SEVERITIES } from './finding.ts';
import { judge, type Outcome } from './judge.ts';
import type { Profile } from './profile.ts';
import type { Report } from './report/report.ts';

/** A source that was read. */
export interface Source {
  /** As given, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly medium: Medium;
  readonly reading: 'text' | 'ocr';
  readonly pages: number;
  /** The address of a page that a crawl kept. */
  readonly address?: string;
  /** When the crawl fetched it: ISO date and time. */
  readonly captured_at?: string;
  /** The path of the page that links to it. */
  readonly linked_from?: string;
}

/** Everything we know about one source. Plain data. */
export interface Audit {
  readonly source: Source;
  readonly report: Report;
  /** Doubts of the reader and failed rules in one list, the gravest first. */
  readonly findings: readonly Finding[];
  readonly outcomes: { readonly passed: number; readonly failed: number; readonly not_assessed: number };
}

/** A report that was read, judged; `doubts` are those of the reader. */
export function judged(source: Source, facts: Case, doubts: readonly Finding[]): Audit {
  const outcomes = judge(facts);
  const findings = inOrder([...doubts.flatMap((doubt) => graded(doubt, facts.profile)), ...failures(outcomes)]);
  return { source, report: facts.report, findings, outcomes: tally(outcomes) };
}

/** A doubt as grave as the profile has it; nothing where it is switched off. */
function graded(doubt: Finding, { rules }: Profile): readonly Finding[] {
  const severity = rules[doubt.rule];
  if (severity === 'off') return [];
  return [severity === undefined ? doubt : { ...doubt, severity }];
}

/** The findings, each once: outcomes of one defect share theirs. */
function failures(outcomes: readonly Outcome[]): readonly Finding[] {
  return [...new Set(outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.finding] : [])))];
}

function tally(outcomes: readonly Outcome[]): Audit['outcomes'] {
  const count = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
  return { passed: count('passed'), failed: count('failed'), not_assessed: count('not_assessed') };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
