import type { Finding, Severity } from '../../finding.ts';

/** What stands after a cell with a finding. */
const SIGNS: Readonly<Record<Severity, string>> = { error: '!', warning: '~', info: '*' };

/** The mark on a cell: the sign of the gravest finding that names its field, and the number of that finding's note. */
export interface Mark {
  readonly text: string;
  readonly severity: Severity;
}

/** The marks by field. Findings come with the gravest first; their notes are numbered from 1. */
export function marksOf(findings: readonly Finding[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const [index, { severity, fields }] of findings.entries()) {
    for (const field of fields) {
      if (!marks.has(field)) marks.set(field, { text: `${SIGNS[severity]}${index + 1}`, severity });
    }
  }
  return marks;
}
