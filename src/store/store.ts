import type { Source } from '../audit.ts';
import type { Correction, Signed, Verdict } from '../decision.ts';
import type { Decisions, Judged } from '../export/decided.ts';
import type { Filed } from '../export/filed.ts';
import type { Outcome } from '../export/outcome.ts';
import type { CellState } from '../report/report.ts';

import type { Views } from './views.ts';

/** The file of the ledger in an output folder. */
export const LEDGER = 'ogi.sqlite';

/**
 * The ledger of an output folder: every source that was ever listed, and what became of it. One process writes at a time;
 * what was put is kept whatever happens to the process afterwards.
 *
 * Every method may throw a `StoreError`. After one the run cannot go on, and what was put before is as it was.
 */
export interface Store {
  /**
   * Begins a run; from now on those before it are refused whatever they put.
   * @throws StoreError `busy` while the process of the last run is at work
   */
  begin(start: RunStart): Promise<number>;

  /** Names the next source of a run. A path that is named again is another source. */
  list(run: number, path: string): Promise<Entry>;

  /** Takes the outcomes that are known of sources for those of this run, all of them or none. */
  keep(run: number, ...sources: readonly (number | Placed)[]): Promise<void>;

  /** Notes what the files of sources look like that have the bytes known of them. */
  stamp(stamps: readonly Stamped[]): Promise<void>;

  /** Records what became of a source, in place of what was known, all of it or nothing. */
  put(run: number, source: number | Placed, outcome: Outcome, effort: Effort): Promise<void>;

  /**
   * A source of any run whose outcome came of this content and nothing else. Failures that may be of the moment (`timeout`,
   * `internal`) are none, nor is `not-a-report`, which may be for what its page links to.
   */
  find(content: Content): Promise<number | undefined>;

  /** What became of a source; `undefined` where nothing has yet. */
  load(id: number): Promise<Outcome | undefined>;

  /** The outcomes of a run in the order of its sources; those that are not done are left out. */
  outcomes(run: number): AsyncIterable<Outcome>;

  /** A text that changes with the outcomes of a run or their order. */
  digest(run: number): Promise<string>;

  /** How many sources of earlier runs are not among those done in this one. */
  absent(run: number): Promise<number>;

  /** The sources that took longest in this run, the slowest first. */
  slowest(run: number, count: number): Promise<readonly Slow[]>;

  /** The last run; `undefined` before the first. */
  lastRun(): Promise<Pick<Snapshot, 'run' | 'state' | 'settings'> | undefined>;

  /** Says that a run came to its end, or was stopped before it. */
  end(run: number, state: 'done' | 'interrupted'): Promise<void>;

  /**
   * Begins to put the findings of reports that were judged again in the place of theirs, all or none. They hold until the
   * next run begins.
   * @throws StoreError `busy` while the process of the last run is at work
   */
  amend(isAlive: RunStart['isAlive']): Promise<Amendment>;

  /**
   * The last run as it is at this moment, whatever others put meanwhile; `undefined` before the first. Until it is closed,
   * what else is asked of this store may have to wait.
   */
  snapshot(): Promise<Snapshot | undefined>;

  /**
   * Logs what a person decided on a finding of a source. It holds wherever the same is found in the same bytes or under
   * the same path, whatever is read or judged later, until it is taken back.
   */
  decide(id: number, verdict: NewVerdict): Promise<Decided>;

  /**
   * Logs what a person says stands in a cell of a source, and judges the report with it. It holds for the same bytes, and
   * for others under the same path as long as the cell reads as it did.
   */
  correct(id: number, correction: NewCorrection): Promise<Decided>;

  /** Takes back the last decision that concerns a source and was not taken back. */
  undo(id: number, undoing: Undoing): Promise<Decided>;

  /** What the pages ask. */
  readonly views: Views;

  /** A text kept under a name, or `undefined`. */
  recall(name: string): Promise<string | undefined>;
  remember(name: string, value: string): Promise<void>;

  close(): Promise<void>;
}

/** `unknown`: there is no such source, or not what was decided on. */
export type Decided = 'done' | 'unknown';

/** Judges a report by itself with corrections of its cells. */
export type JudgeCorrected = (report: Filed, corrections: readonly Correction[]) => Judged;

export interface NewVerdict extends Omit<Signed, 'id'> {
  /** Of the finding: see `findingKeys`. */
  readonly key: string;
  /** `null`: none any more. */
  readonly verdict: Verdict | null;
}

export interface NewCorrection extends Omit<Signed, 'id'> {
  readonly field: string;
  readonly value: number | null;
  readonly state: CellState;
}

export interface Undoing {
  readonly by: string;
  /** ISO date and time. */
  readonly at: string;
  /** The decision that is the last to who takes it back; where it is not, nothing is. */
  readonly last?: number;
}

export interface RunStart {
  /** What the outcomes depend on beside the bytes: see `engineKey`. */
  readonly key: string;
  /** How sources are read and judged. Plain data. */
  readonly settings: unknown;
  /** ISO date and time. */
  readonly startedAt: string;
  /** The process that runs it. */
  readonly owner: string;
  /** Whether the process of an earlier run is still there. */
  readonly isAlive: (owner: string) => boolean | Promise<boolean>;
}

/** A source by its number. The store that listed it knows its place in the run; another has to be told. */
export interface Placed {
  readonly id: number;
  /** From 0. */
  readonly position: number;
}

/** A source and the stamp of its file. */
export interface Stamped {
  readonly id: number;
  readonly stamp: string;
}

/** A source of a run. */
export interface Entry extends Placed {
  /** What is known of it from earlier runs. */
  readonly known: Known | null;
}

/** What an outcome was made of. */
export interface Content {
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly key: string;
  /** Of the name, in lower case with the dot: it decides the format where the bytes do not. */
  readonly ending: string;
}

export interface Known extends Effort {
  readonly status: Outcome['status'];
  /** The problem of a failure. */
  readonly problem: string | null;
  /** How many findings its report has. */
  readonly findings: number;
  /** What its file looked like, where that was noted. */
  readonly stamp?: string;
}

/** What an outcome was made of, and what it took. */
export interface Effort extends Omit<Content, 'sha256'> {
  /** `null` where there were no bytes. */
  readonly sha256: string | null;
  /** What its listing told of it. */
  readonly told: string;
  /** The files beside it that had a say, by name: the hash of each, `null` for one that was not there. */
  readonly beside: Readonly<Record<string, string | null>>;
  readonly milliseconds: number;
  /** The most seconds that it was given. */
  readonly allowedSeconds: number;
  /** How often it was tried with this content. */
  readonly attempts: number;
}

/** New findings, until they are committed. */
export interface Amendment {
  /** The run whose reports are judged again; `null` before the first. */
  readonly run: number | null;
  /** What was decided that concerns a source. */
  decisions(source: Pick<Source, 'path' | 'sha256'>): Promise<Decisions>;
  /** A report that was judged again. It is passed over where its source is not known with these bytes. */
  judge(report: Filed): Promise<void>;
  /** Keeps a text under a name together with the findings. */
  remember(name: string, value: string): Promise<void>;
  commit(): Promise<void>;
  /** Leaves everything as it was. After `commit` it does nothing. */
  abandon(): Promise<void>;
}

/** A run at a moment. */
export interface Snapshot {
  readonly run: number;
  readonly state: 'running' | 'done' | 'interrupted';
  /** As they were given to `begin`. */
  readonly settings: unknown;
  /** How many sources of the run are done. */
  readonly sources: number;
  /** In the order of the sources. */
  outcomes(): AsyncIterable<Outcome>;
  recall(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface Slow {
  readonly path: string;
  readonly milliseconds: number;
}

/**
 * Why a ledger cannot be used: `full` there is no room, `read-only` it may not be written, `busy` another process writes to
 * it, `superseded` another run began, `newer` a later version of this program made it, `damaged` it is no ledger. Of one in
 * a database also: `misnamed` its address is none, `unreachable` there is no connection, `missing` there is no such
 * database, `refused` its user is not let in or may not do what is needed.
 */
export type StoreProblem =
  | 'full'
  | 'read-only'
  | 'busy'
  | 'superseded'
  | 'newer'
  | 'damaged'
  | 'misnamed'
  | 'unreachable'
  | 'missing'
  | 'refused';

/** A ledger that cannot be used. The message says what to do. */
export class StoreError extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.problem = problem;
  }
}
