import type { Profile } from '../profile.ts';
import { publish } from '../run/publish.ts';
import { FILES } from '../run/record.ts';
import type { Ran } from '../run/run.ts';
import type { Store } from '../store/store.ts';
import { exitCode, type FailOn } from './ending.ts';
import { complain, print } from './output.ts';
import { summaryText } from './summary.ts';
import { paintFor } from './terminal.ts';
import type { Language } from './words.ts';

export interface RunEndOptions {
  readonly out: string;
  readonly jobs: number;
  readonly failOn: FailOn;
  readonly lang: Language;
  readonly quiet?: true;
  readonly json?: true;
}

export interface RunEnd {
  readonly store: Store;
  readonly run: number;
  readonly ran: Ran;
  readonly startedAt: Date;
  readonly profile: Profile;
  readonly signal: AbortSignal;
}

/** Writes the files of a run, says what it did, and gives the exit code. */
export async function finishRun(end: RunEnd, { out, jobs, failOn, lang, quiet, json }: RunEndOptions): Promise<number> {
  const { store, run, startedAt, signal } = end;
  const { tally, work } = await publish({ ...end, out, language: lang, jobs });
  await store.end(run, signal.aborted ? 'interrupted' : 'done');
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const stream = json ? process.stderr : process.stdout;
  const course = { out, files: FILES, seconds, interrupted: signal.aborted, work };
  const text = summaryText(tally, { ...course, language: lang, paint: paintFor(stream) });
  if (!quiet) await (json ? complain(text.trimEnd()) : print(text));
  return signal.aborted ? 130 : exitCode(tally, failOn);
}
