import type { Audit } from '../audit.ts';
import type { DocumentError } from '../errors.ts';
import type { Failure } from '../export/failures-csv.ts';
import type { Filed } from '../export/filed.ts';

/** Where a source came from, where that is known. Plain data. */
export interface Origin {
  /** The address of a page that a crawl kept. */
  readonly address?: string;
  /** When the crawl fetched it: ISO date and time. */
  readonly captured_at?: string;
  /** The path of the page that links to it. */
  readonly linked_from?: string;
}

/** Where a source lies, so that another process can open it too. Plain data. */
export interface Whereabouts {
  /** The file, or the archive that has it: its name for the file system, bytes where they are no UTF-8, or an `s3://` address. */
  readonly file: string | Uint8Array;
  /** Left out where the file itself is the source. */
  readonly entry?: EntryName;
  /** What a page of an archive or a bucket shows: by the names under which it does, what they are there; `null` for an ornament. */
  readonly shown?: readonly (readonly [name: string, path: string | null])[];
}

/** An entry of an archive. */
export interface EntryName {
  /** The name of the archive in the exports. */
  readonly archive: string;
  /** As the archive has it, `archive.zip!/inner/path.pdf`. */
  readonly path: string;
  /** How many of this name come before it. */
  readonly nth: number;
}

/** A source to read. */
export interface Job extends Origin {
  /** Its name in the exports: as given, with `/`; of an entry of an archive `archive.zip!/inner/path.pdf`. */
  readonly path: string;
  /**
   * Its bytes. To be asked for once, and before the next source is listed: an entry of an archive is gone then.
   * @throws DocumentError where they cannot be had
   */
  read(): Promise<Uint8Array>;
  /**
   * The pictures that a page of an archive shows, by the names under which it does (`hrefOf`); empty bytes for an ornament.
   * Those of a page that is a file lie beside it.
   */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** The paths of the sources, read as well, that a page links to as the report that it speaks of. */
  readonly attachments?: readonly string[];
  /** Left out where only this process has it. */
  readonly at?: Whereabouts;
  /** Of its bytes, in hexadecimal, where that is known. */
  readonly sha256?: string;
}

/** How many bytes a source has in hand with what belongs to it. */
export function sizeOf(bytes: Uint8Array, { pictures }: Pick<Job, 'pictures'>): number {
  return [...(pictures?.values() ?? [])].reduce((sum, { length }) => sum + length, bytes.length);
}

/** What listing finds: a source, one that cannot be reached, or a file that is none. */
export type Listed =
  | { readonly status: 'listed'; readonly job: Job }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'skipped'; readonly ending: string };

/** The files beside a source that had a say in what was read, by name: the hash of each, `null` for one that is not there. */
export type Beside = Readonly<Record<string, string | null>>;

/** What became of a source. */
export type Result =
  | { readonly status: 'read'; readonly audit: Audit; readonly beside?: Beside }
  | { readonly status: 'filed'; readonly report: Filed; readonly beside?: Beside }
  | { readonly status: 'failed'; readonly failure: Failure; readonly beside?: Beside }
  | { readonly status: 'skipped'; readonly ending: string; readonly beside?: Beside };

/** Reads one source, and files it where that was asked for. It never throws because of the source. */
export type Read = (job: Job) => Promise<Result>;

/** That a source cannot be read, and why. */
export function failed(path: string, { problem, message }: DocumentError) {
  return { status: 'failed', failure: { path, problem, message } } as const;
}

/** What was listed; where there is nothing to be read in it, that is said. */
export async function* orNothing(all: AsyncIterable<Listed>, nothing: Listed): AsyncGenerator<Listed> {
  let any = false;
  for await (const listed of all) {
    any ||= listed.status !== 'skipped';
    yield listed;
  }
  if (!any) yield nothing;
}
