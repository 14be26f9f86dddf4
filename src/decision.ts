import type { CellState } from './report/report.ts';

/** What a person decided on a finding. */
export const VERDICTS = ['confirmed', 'dismissed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who decided, when, and why. */
export interface Signed {
  /** Of the entry in the log of decisions. */
  readonly id: number;
  readonly by: string;
  /** ISO date and time. */
  readonly at: string;
  readonly note: string;
}

export interface FindingDecision extends Signed {
  readonly verdict: Verdict;
}

/** A cell as it was read. */
export interface CellRead {
  readonly value: number | null;
  readonly raw: string;
  readonly state: CellState;
  readonly method: string;
  readonly confidence: number;
}

/** What a person says stands in a cell, and what was read there when it was said. */
export interface Correction extends Signed {
  readonly field: string;
  readonly value: number | null;
  readonly state: CellState;
  readonly read: CellRead;
}
