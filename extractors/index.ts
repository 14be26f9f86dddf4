import type { Document } from '../src/document.ts';
import { DocumentError } from '../src/errors.ts';
import type { Extractor } from './extractor.ts';

export { htmlExtractor, htmlExtractorWith } from './html/index.ts';
export { pdfExtractor } from './pdf/index.ts';
export { imageExtractor, scannerWith } from './scan/index.ts';
export { textExtractor } from './text/index.ts';

/**
 * Reads a source with the first extractor that accepts it.
 * @throws DocumentError where none does, or the one that does fails
 */
export async function extract(bytes: Uint8Array, name: string, extractors: readonly Extractor[]): Promise<Document> {
  return extractorFor(bytes, name, extractors).extract(bytes, name);
}

/**
 * The first extractor that accepts a source.
 * @throws DocumentError where none does
 */
export function extractorFor(bytes: Uint8Array, name: string, extractors: readonly Extractor[]): Extractor {
  if (bytes.length === 0) throw new DocumentError('empty', 'the file is empty: fetch it again');
  const extractor = extractors.find((candidate) => candidate.accepts(bytes, name));
  if (extractor) return extractor;
  throw new DocumentError('unsupported-format', `${kindOf(bytes)}: convert it to HTML, PDF or text first`);
}

const KINDS: readonly (readonly [start: readonly number[], kind: string])[] = [
  [[0x50, 0x4b, 3, 4], 'a zip container (docx, ofd, xlsx or an archive) is not read yet'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a compound file (doc, wps, xls) is not read yet'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture needs OCR, which is off or not installed'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture needs OCR, which is off or not installed'],
  [[0x49, 0x49, 0x2a, 0], 'a TIFF picture needs OCR, which is off or not installed'],
  [[0x7b, 0x5c, 0x72, 0x74], 'RTF is not read yet'],
];

function kindOf(bytes: Uint8Array): string {
  const found = KINDS.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  return found?.[1] ?? 'neither HTML, PDF nor text';
}
