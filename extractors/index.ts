import type { Document } from '../src/document.ts';
import { DocumentError } from '../src/errors.ts';
import type { Extractor } from './extractor.ts';

export { htmlExtractor, htmlExtractorWith, type Pictures } from './html/index.ts';
export { pdfExtractor, type Scans } from './pdf/index.ts';
export * from './scan/index.ts';
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
  const picture = startsAs(bytes, PICTURES);
  if (picture) throw new DocumentError('needs-ocr', `${picture} needs OCR, which is off or not installed`);
  const kind = startsAs(bytes, KINDS) ?? 'neither HTML, PDF nor text';
  throw new DocumentError('unsupported-format', `${kind}: convert it to HTML, PDF or text first`);
}

type Starts = readonly (readonly [start: readonly number[], kind: string])[];

const KINDS: Starts = [
  [[0x50, 0x4b, 3, 4], 'a zip container (docx, ofd, xlsx or an archive) is not read yet'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a compound file (doc, wps, xls) is not read yet'],
  [[0x7b, 0x5c, 0x72, 0x74], 'RTF is not read yet'],
];

const PICTURES: Starts = [
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0x49, 0x49, 0x2a, 0], 'a TIFF picture'],
  [[0x4d, 0x4d, 0, 0x2a], 'a TIFF picture'],
];

function startsAs(bytes: Uint8Array, starts: Starts): string | undefined {
  return starts.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1];
}
