import type { DocumentProblem } from '../../../errors.ts';
import type { ReportView } from '../../api.ts';

/** What the page asks of its worker. */
export interface Draft {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A draft that was read and judged. */
export interface Checked {
  readonly kind: 'checked';
  readonly view: ReportView;
  /** The page of HTML, made inert; `null` for other drafts, which are shown as they are. */
  readonly inert: string | null;
  /** What can be saved: the findings as CSV in both languages, the report as JSON. */
  readonly csv: { readonly zh: string; readonly en: string };
  readonly json: string;
}

/** Why a draft could not be read. */
export interface Refused {
  readonly kind: 'refused';
  readonly problem: DocumentProblem;
  /** In English, as an error has it. */
  readonly message: string;
}

export type Answer = Checked | Refused;

/** The message of what a person broke off. */
export const CANCELLED = 'cancelled';

/** What the worker says when all is loaded that it reads with. */
export const READY = 'ready';
