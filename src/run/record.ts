import { cellRows } from '../export/cells-csv.ts';
import { csvHead, csvRows } from '../export/csv.ts';
import { datapackage, TABLES } from '../export/datapackage.ts';
import { failureRow } from '../export/failures-csv.ts';
import { findingRows } from '../export/findings-csv.ts';
import { reportLine } from '../export/report-json.ts';
import { reportRows } from '../export/reports-csv.ts';
import { summaryJson } from '../export/summary-json.ts';
import { countAudit, countFailure, countSkipped, emptyTally, type Tally } from '../export/tally.ts';
import type { Message } from '../finding.ts';
import type { Profile } from '../profile.ts';
import type { Coverage } from '../related/related.ts';
import { type OutputFolder, openOutputFolder } from './output-folder.ts';
import type { Result } from './result.ts';
import { versions } from './versions.ts';

/** The files that a run writes. */
export const FILES: readonly string[] = [
  'reports.jsonl',
  ...TABLES.map((table) => `${table.name}.csv`),
  'datapackage.json',
  'summary.json',
];

export interface RecordOptions {
  readonly out: string;
  readonly language: keyof Message;
  readonly profile: Profile;
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** Whether the results are not all that there are. @default whether the signal is aborted */
  readonly interrupted?: boolean;
  /** What the folder has of the organs, where that is known. */
  readonly coverage?: Coverage;
  /** Called with each result after it was written. */
  readonly onResult: (result: Result, tally: Tally) => Promise<void> | void;
}

/** Writes the results of a run to the files of a folder as they come, and gives what they add up to. */
export async function record(results: AsyncIterable<Result>, options: RecordOptions): Promise<Tally> {
  const { out, profile, jobs, signal, coverage, onResult } = options;
  const begun = new Date();
  const tally = emptyTally();
  const folder = await openOutputFolder(out, FILES);
  try {
    for (const table of TABLES) await folder.append(`${table.name}.csv`, csvHead(table));
    await folder.append('datapackage.json', pretty(datapackage()));
    for await (const result of results) {
      count(tally, result);
      await write(folder, result, options);
      await onResult(result, tally);
    }
    const seconds = (Date.now() - begun.getTime()) / 1000;
    const course = {
      started_at: begun.toISOString(),
      seconds,
      jobs,
      interrupted: options.interrupted ?? signal.aborted,
      profile,
      versions: versions(),
      ...(coverage && { coverage }),
    };
    await folder.append('summary.json', pretty(summaryJson(tally, course)));
    await folder.publish();
  } finally {
    await folder.discard();
  }
  return tally;
}

function count(tally: Tally, result: Result): void {
  if (result.status === 'read') countAudit(tally, result.audit);
  else if (result.status === 'failed') countFailure(tally, result.failure);
  else countSkipped(tally, result.ending);
}

async function write(folder: OutputFolder, result: Result, { language, profile }: RecordOptions): Promise<void> {
  if (result.status === 'failed') await folder.append('failures.csv', csvRows([failureRow(result.failure, language)]));
  if (result.status !== 'read') return;
  const { audit } = result;
  await folder.append('reports.jsonl', reportLine(audit));
  await folder.append('reports.csv', csvRows(reportRows(audit)));
  await folder.append('cells.csv', csvRows(cellRows(audit)));
  await folder.append('findings.csv', csvRows(findingRows(audit, { language, profile: profile.name })));
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
