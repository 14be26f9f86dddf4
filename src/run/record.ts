import { csv } from '../export/formats/csv.ts';
import { jsonl } from '../export/formats/jsonl.ts';
import type { Outcome } from '../export/outcome.ts';
import { summaryJson, type WorkDone } from '../export/summary-json.ts';
import { countFailure, countReport, countSkipped, emptyTally, type Tally } from '../export/tally.ts';
import type { Message } from '../finding.ts';
import type { Profile } from '../profile.ts';
import type { Coverage } from '../related/related.ts';
import { openOutputFolder } from './output-folder.ts';
import { versions } from './versions.ts';

/** The forms in which a run writes its outcomes. */
const FORMATS = [jsonl, csv];

/** The files that a run writes. */
export const FILES: readonly string[] = [...FORMATS.flatMap(({ files }) => files), 'summary.json'];

export interface RecordOptions {
  readonly out: string;
  readonly language: keyof Message;
  readonly profile: Profile;
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** Whether the results are not all that there are. @default whether the signal is aborted */
  readonly interrupted?: boolean;
  /** When the run began. @default when recording did */
  readonly startedAt?: Date;
  /** What the folder has of the organs, where that is known. */
  readonly coverage?: Coverage;
  /** What the run did beside, for the summary. */
  readonly work?: WorkDone;
  /** Called with each outcome after it was written. */
  readonly onOutcome?: (outcome: Outcome) => Promise<void> | void;
}

/** Writes outcomes to the files of a folder as they come, and gives what they add up to. */
export async function record(outcomes: AsyncIterable<Outcome>, options: RecordOptions): Promise<Tally> {
  const { out, onOutcome } = options;
  const tally = emptyTally();
  const begun = new Date();
  const folder = await openOutputFolder(out, FILES);
  try {
    const { language, profile } = options;
    const told = { language, profile: profile.name, complete: true, locate: () => undefined };
    const writers = [];
    for (const format of FORMATS) writers.push(await format.open(folder, told));
    for await (const outcome of outcomes) {
      count(tally, outcome);
      for (const writer of writers) await writer.add(outcome);
      await onOutcome?.(outcome);
    }
    for (const writer of writers) await writer.finish();
    await folder.append('summary.json', summaryText(tally, begun, options));
    await folder.publish();
  } finally {
    await folder.discard();
  }
  return tally;
}

/** Writes the summary alone, where the other files are as they are to be. */
export async function recordSummary(tally: Tally, options: RecordOptions): Promise<void> {
  const folder = await openOutputFolder(options.out, ['summary.json']);
  try {
    await folder.append('summary.json', summaryText(tally, new Date(), options));
    await folder.publish();
  } finally {
    await folder.discard();
  }
}

function summaryText(tally: Tally, begun: Date, options: RecordOptions): string {
  const { profile, jobs, signal, coverage, work, startedAt = begun } = options;
  const course = {
    started_at: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    jobs,
    interrupted: options.interrupted ?? signal.aborted,
    profile,
    versions: versions(),
    ...(coverage && { coverage }),
    ...(work && { work }),
  };
  return pretty(summaryJson(tally, course));
}

function count(tally: Tally, outcome: Outcome): void {
  if (outcome.status === 'read') countReport(tally, outcome.report);
  else if (outcome.status === 'failed') countFailure(tally, outcome.failure);
  else countSkipped(tally, outcome.ending);
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
