import type { Audit } from '../audit.ts';
import type { Job, Origin, Result } from './result.ts';

/**
 * A result with what only the listing of sources knows: where the source came from; and of a page on which no report was
 * found, that its report is a file that it links to, which is read as a source of its own.
 */
export function fromListing(result: Judged, job: ListedAs): Judged | Failed;
export function fromListing(result: Result, job: ListedAs): Result;
export function fromListing(result: Result, job: ListedAs): Result {
  if (result.status !== 'read') return result;
  const { path, attachments = [] } = job;
  const { audit } = result;
  if (attachments.length === 0 || mayBeReport(audit)) {
    return { ...result, audit: { ...audit, source: { ...audit.source, ...originOf(job) } } };
  }
  const message = `no report itself: it links to ${attachments.join(', ')}`;
  const { beside } = result;
  return { status: 'failed', failure: { path, problem: 'not-a-report', message }, ...(beside && { beside }) };
}

type Judged = Extract<Result, { status: 'read' }>;
type Failed = Extract<Result, { status: 'failed' }>;

/** What the listing tells of a source. */
type ListedAs = Pick<Job, 'path' | 'attachments' | keyof Origin>;

/** A page with tables of the form, or with its sections: their tables may have been missed. */
function mayBeReport({ report: { edition, sections } }: Audit): boolean {
  return edition !== null || sections.filter(({ id }) => id !== undefined).length > 1;
}

function originOf({ address, captured_at, linked_from }: Origin): Origin {
  return {
    ...(address !== undefined && { address }),
    ...(captured_at !== undefined && { captured_at }),
    ...(linked_from !== undefined && { linked_from }),
  };
}
