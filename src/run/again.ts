import type { Audit } from '../audit.ts';
import { cellRows } from '../export/cells-csv.ts';
import { csvRows, rowsIn } from '../export/csv.ts';
import { type Filed, filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import { type RecordedReading, readBack, recordedReport } from '../export/recorded-report.ts';
import { judged } from '../judged.ts';
import type { Profile } from '../profile.ts';
import { fromListing } from './from-listing.ts';
import type { Job, Result } from './result.ts';

/** The outcome of another source with the same bytes. It is judged anew, as the name of a file has a say too. */
export function sameOutcome(of: Outcome, job: Job, profile: Profile): Outcome {
  const { path } = job;
  if (of.status === 'read')
    return outcomeOf(fromListing({ status: 'read', audit: sameAudit(of.report, path, profile) }, job));
  return of.status === 'failed' ? { status: 'failed', failure: { ...of.failure, path } } : of;
}

/** A result as it is filed. */
export function outcomeOf(result: Result): Outcome {
  if (result.status === 'read') return { status: 'read', report: filed(result.audit) };
  if (result.status === 'filed') return { status: 'read', report: result.report };
  return result.status === 'failed' ? { status: 'failed', failure: result.failure } : result;
}

function sameAudit(of: Filed, path: string, profile: Profile): Audit {
  const { source, report, doubts } = readBackFiled(of);
  const { address: _, captured_at: __, linked_from: ___, ...own } = source;
  return judged({ ...own, path }, { path, report, profile, related: null }, doubts);
}

/** What the reader once gave of a report. */
export function readBackFiled(report: Filed): RecordedReading {
  return readBack(recordedReport(report.line), rowsIn(csvRows(cellRows(report))));
}
