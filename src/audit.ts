import type { Extractor } from '../extractors/extractor.ts';
import { extractorFor } from '../extractors/index.ts';
import type { Document } from './document.ts';
import { DocumentError } from './errors.ts';
import { type Audit, judged } from './judged.ts';
import { DEFAULT_PROFILE, type Profile } from './profile.ts';
import { otherThanReport } from './report/other.ts';
import { disputedPlaces, readReport } from './report/read.ts';
import type { ReadResult } from './report/report.ts';
import { agreed, asksForSecondOpinion } from './report/second-opinion.ts';

export type { Audit, Source } from './judged.ts';

/**
 * Bytes in, judged report out. The rest of the project is one of these steps, or runs them.
 * @param path the name of the source; its ending helps where the content does not tell the format
 * @param profile which rules are judged, and how grave they are
 * @throws DocumentError where the source cannot be read at all, and `not-a-report` where it says itself that it is something else
 */
export async function audit(
  bytes: Uint8Array,
  path: string,
  extractors: readonly Extractor[],
  profile: Profile = DEFAULT_PROFILE,
): Promise<Audit> {
  return auditHashed({ bytes, path }, extractors, profile);
}

/** A source before it is read. */
export interface Unread {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** Of the bytes, where that is known. */
  readonly sha256?: string;
}

/** The same of a source whose hash may be known already. */
export async function auditHashed(
  { bytes, path, sha256: known }: Unread,
  extractors: readonly Extractor[],
  profile: Profile,
): Promise<Audit> {
  const hash = known ?? (await sha256(bytes));
  const extractor = extractorFor(bytes, path, extractors);
  const document = await extractor.extract(bytes, path);
  const first = await readTwice(document, extractor);
  const { report, doubts } = await withSecondOpinion(first, extractor, { bytes, path });
  const other = otherThanReport(document, report);
  if (other) throw new DocumentError('not-a-report', `no annual report (${other.kind}): ${other.title}`);
  const { medium, reading, pages } = document;
  const source = { path, sha256: hash, bytes: bytes.length, medium, reading, pages };
  return judged(source, { path, report, profile, related: null }, doubts);
}

/** What was read from a picture is read again where a second reader has a say. */
async function readTwice(document: Document, extractor: Extractor): Promise<ReadResult> {
  const first = readReport(document);
  const places = extractor.secondLook ? disputedPlaces(first.report) : undefined;
  if (!extractor.secondLook || !places || places.size === 0) return first;
  return readReport(await extractor.secondLook(document, places));
}

/** What is in doubt is read by another engine, too, where there is one; where that cannot read it, it has no opinion. */
async function withSecondOpinion(
  first: ReadResult,
  { secondOpinion }: Extractor,
  { bytes, path }: { readonly bytes: Uint8Array; readonly path: string },
): Promise<ReadResult> {
  if (!secondOpinion || !asksForSecondOpinion(first)) return first;
  const [by, otherBy] = secondOpinion.engines;
  try {
    const second = readReport(await secondOpinion.extract(bytes, path));
    return agreed({ by, read: first }, { by: otherBy, read: second });
  } catch (error) {
    if (error instanceof DocumentError) return first;
    throw error;
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
