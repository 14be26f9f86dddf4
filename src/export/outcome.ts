import type { Failure } from './failures-csv.ts';
import type { Filed } from './filed.ts';

/** What became of a source, as it is filed: a report, the reason for which there is none, or that it is no report. */
export type Outcome =
  | { readonly status: 'read'; readonly report: Filed }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'skipped'; readonly ending: string };
