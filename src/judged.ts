import type { Audit, Source } from './audit.ts';
import type { Case } from './case.ts';
import { type Finding, SEVERITIES } from './finding.ts';
import { judge, type Outcome } from './judge.ts';
import type { Profile } from './profile.ts';

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
