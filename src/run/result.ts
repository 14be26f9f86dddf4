import type { Audit } from '../audit.ts';
import type { Failure } from '../export/failures-csv.ts';

/** A source to read. */
export interface Job {
  /** Its name in the exports: as given, with `/`. */
  readonly path: string;
  /** Its name for the file system: bytes where they are no UTF-8. */
  readonly file: string | Uint8Array;
}

/** What listing finds: a source, one that cannot be reached, or a file that is none. */
export type Listed =
  | { readonly status: 'listed'; readonly job: Job }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'skipped'; readonly ending: string };

/** What became of a source. */
export type Result =
  | { readonly status: 'read'; readonly audit: Audit }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'skipped'; readonly ending: string };

/** Reads one source. It never throws because of the source. */
export type Read = (job: Job) => Promise<Result>;
