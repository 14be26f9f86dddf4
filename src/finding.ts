import type { Place } from './document.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Every severity, the gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The lighter of two severities. */
export function lighterOf(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}

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
  /** Other claims that the same defect breaks. */
  readonly also?: readonly Broken[];
}

/** A claim that does not hold, in short. */
export interface Broken {
  readonly rule: string;
  /** The row, the column or the table it is judged at, by its official label. */
  readonly at: string;
  readonly expected: number | string | null;
  readonly actual: number | string | null;
}
