import type { Message } from '../../finding.ts';
import type { FindingsOptions } from '../findings-csv.ts';
import type { Outcome } from '../outcome.ts';

/**
 * A form in which outcomes are written: one file here, and one line in `index.ts`. It writes the same bytes for the same
 * outcomes, and holds no more of them than it needs, since there may be a hundred thousand.
 */
export interface ExportFormat {
  /** As `--to` names it. */
  readonly name: string;
  readonly description: string;
  /** The files that it writes. */
  readonly files: readonly string[];
  open(folder: ExportFolder, options: ExportOptions): Promise<ExportWriter>;
}

export interface ExportOptions extends FindingsOptions {
  /** Whether the outcomes are all of a run, and not of one that was stopped or is going on. */
  readonly complete: boolean;
  /** Where the file of a source is, as seen from the output folder, with `/`; `undefined` where there is none. */
  readonly locate: (path: string) => string | undefined;
}

/** Takes outcomes in the order of their sources. */
export interface ExportWriter {
  add(outcome: Outcome): Promise<void>;
  /** Ends its files; gives what their readers should know of what is not in them. */
  finish(): Promise<readonly Message[]>;
}

/** Where formats write: files that appear when all of them are whole. */
export interface ExportFolder {
  /** Adds to a file that the format names. */
  append(name: string, chunk: string | Uint8Array): Promise<void>;
  /** A file for the time of writing only. */
  scratch(): Promise<Scratch>;
}

export interface Scratch {
  /** Where it is in the file system. */
  readonly path: string;
  append(chunk: string): Promise<void>;
  /** Writes what is in hand, and closes it. */
  close(): Promise<void>;
}
