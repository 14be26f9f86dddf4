import type { Outcome } from '../export/outcome.ts';
import type { Tally } from '../export/tally.ts';

/** The findings that make a command fail: those so grave, and graver ones. */
export type FailOn = 'error' | 'warning' | 'never';

/** 1 where a source could not be read, or a finding is as grave as `failOn` says. */
export function exitCode({ failed, findings }: Tally, failOn: FailOn): number {
  const grave = { error: findings.error, warning: findings.error + findings.warning, never: 0 }[failOn];
  return failed > 0 || grave > 0 ? 1 : 0;
}

/** What `--json` prints of a source. */
export function jsonLine(outcome: Outcome): string {
  if (outcome.status === 'read') return outcome.report.line;
  if (outcome.status === 'skipped') return '';
  return `${JSON.stringify({ schema: 'ogi-failure/1', ...outcome.failure })}\n`;
}
