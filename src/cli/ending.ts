import { reportLine } from '../export/report-json.ts';
import type { Tally } from '../export/tally.ts';
import type { Result } from '../run/result.ts';

/** The findings that make a command fail: those so grave, and graver ones. */
export type FailOn = 'error' | 'warning' | 'never';

/** 1 where a source could not be read, or a finding is as grave as `failOn` says. */
export function exitCode({ failed, findings }: Tally, failOn: FailOn): number {
  const grave = { error: findings.error, warning: findings.error + findings.warning, never: 0 }[failOn];
  return failed > 0 || grave > 0 ? 1 : 0;
}

/** What `--json` prints of a source. */
export function jsonLine(result: Result): string {
  if (result.status === 'read') return reportLine(result.audit);
  if (result.status === 'skipped') return '';
  return `${JSON.stringify({ schema: 'ogi-failure/1', ...result.failure })}\n`;
}
