import type { Place } from './document.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Who is to blame: the report is wrong, it may have been misread, or it cannot be told. */
export type Cause = 'report' | 'reading' | 'undecided';

/** A sentence in Chinese and in English. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** A claim that does not hold, or a doubt of the reader: always with the place it is about. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly cause: Cause;
  /** The fields concerned, the most suspect first. */
  readonly fields: readonly string[];
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly message: Message;
  /** The clause or notice that the rule rests on. */
  readonly basis: string;
  readonly places: readonly Place[];
}
