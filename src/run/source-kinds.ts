import { DocumentError } from '../errors.ts';
import { isOrnament, type Kind } from './archives/kind.ts';
import { SHOWN_ONLY } from './page-links.ts';

/** The endings that a report may have; the formats among them that cannot be read yet are reported as failures. */
const REPORT_ENDINGS: ReadonlySet<string> = new Set(
  '.html .htm .shtml .shtm .xhtml .pdf .txt .md .markdown .docx .doc .wps .ofd .rtf .png .jpg .jpeg .tif .tiff'.split(
    ' ',
  ),
);

const PAGE_ENDINGS = /^\.(?:s?html?|xhtml|jsp|aspx?|php)$/;

/** A file of a folder or an archive, as far as it has been looked at. */
export interface Candidate {
  readonly path: string;
  readonly ending: string;
  readonly kind: Kind;
  readonly head: Uint8Array;
}

/**
 * Whether a file that nobody named is a source, by its content where its ending says nothing; an archive that cannot be
 * opened may hold some.
 */
export function asSource({ path, ending, kind, head }: Candidate): 'source' | 'none' | DocumentError {
  if (isAside(path)) return 'none';
  if (kind === 'packed')
    return new DocumentError('unsupported-format', 'an archive that is not opened: unpack it first');
  if (kind === 'picture' && isOrnament(head)) return 'none';
  return REPORT_ENDINGS.has(ending) || kind === 'pdf' || kind === 'html' ? 'source' : 'none';
}

/** What the name alone tells of a file. */
export function couldBeSource(path: string, ending: string): 'surely' | 'perhaps' | 'no' {
  if (isAside(path)) return 'no';
  return REPORT_ENDINGS.has(ending) && !/^\.(?:png|jpe?g)$/.test(ending) ? 'surely' : 'perhaps';
}

/** Whether a file may be a picture that a page shows. */
export function isPicture({ ending, kind }: Pick<Candidate, 'ending' | 'kind'>): boolean {
  return kind === 'picture' || (kind === 'other' && SHOWN_ONLY.test(ending));
}

export function isPage({ ending, kind }: Pick<Candidate, 'ending' | 'kind'>): boolean {
  return kind === 'html' || (kind === 'other' && PAGE_ENDINGS.test(ending));
}

/** What stands beside reports and is none: a description of the folder, what macOS leaves. */
function isAside(path: string): boolean {
  return /(?:^|\/)(?:readme\b|\._)[^/]*$/i.test(path);
}
