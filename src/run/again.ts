import { judged } from '../audit.ts';
import { cellRows } from '../export/cells-csv.ts';
import { csvRows, rowsIn } from '../export/csv.ts';
import { type Filed, filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import { readBack, recordedReport } from '../export/recorded-report.ts';
import type { Profile } from '../profile.ts';

/** The outcome of another source with the same bytes. It is judged anew, as the name of a file has a say too. */
export function sameOutcome(of: Outcome, path: string, profile: Profile): Outcome {
  if (of.status === 'read') return { status: 'read', report: sameReport(of.report, path, profile) };
  return of.status === 'failed' ? { status: 'failed', failure: { ...of.failure, path } } : of;
}

function sameReport(of: Filed, path: string, profile: Profile): Filed {
  const { source, report, doubts } = readBack(recordedReport(of.line), rowsIn(csvRows(cellRows(of))));
  return filed(judged({ ...source, path }, { path, report, profile, related: null }, doubts));
}
