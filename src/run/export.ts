import type { ExportFormat, ExportOptions } from '../export/formats/format.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Message } from '../finding.ts';
import { openOutputFolder } from './output-folder.ts';

export interface ExportRun extends ExportOptions {
  readonly out: string;
  readonly formats: readonly ExportFormat[];
  /** Ends it; the files stay as they were. */
  readonly signal: AbortSignal;
  /** Called with each outcome after it was written. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/**
 * Writes outcomes in several forms at once; all files appear together, at the end.
 * @returns what readers of the files should know of what is not in them
 * @throws the reason of the signal where it is aborted
 */
export async function exportOutcomes(outcomes: AsyncIterable<Outcome>, run: ExportRun): Promise<readonly Message[]> {
  const { out, formats, signal, onOutcome } = run;
  const folder = await openOutputFolder(
    out,
    formats.flatMap(({ files }) => files),
  );
  try {
    const writers = [];
    for (const format of formats) writers.push(await format.open(folder, run));
    for await (const outcome of outcomes) {
      signal.throwIfAborted();
      for (const writer of writers) await writer.add(outcome);
      onOutcome?.(outcome);
    }
    const notes = [];
    for (const writer of writers) notes.push(...(await writer.finish()));
    signal.throwIfAborted();
    await folder.publish();
    return notes;
  } finally {
    await folder.discard();
  }
}
