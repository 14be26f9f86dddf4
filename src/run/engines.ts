import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Extractor } from '../../extractors/extractor.ts';
import { htmlExtractor, pdfExtractor, textExtractor } from '../../extractors/index.ts';
import { pdfjsEngine } from '../../extractors/pdf/pdfjs.ts';

/** The extractors with their engines as they run in Node: the files that pdfjs needs are those of its package. */
export function nodeExtractors(): readonly Extractor[] {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const pdfjs = pdfjsEngine({
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
  });
  return [pdfExtractor(pdfjs), htmlExtractor, textExtractor];
}
