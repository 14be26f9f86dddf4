import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Extractor } from '../../extractors/extractor.ts';
import { htmlExtractor, pdfExtractor, textExtractor } from '../../extractors/index.ts';
import type { PdfEngine } from '../../extractors/pdf/engine.ts';
import { pdfjsEngine } from '../../extractors/pdf/pdfjs.ts';

/** pdfjs with the character maps and fonts of its own package. */
export function nodePdfEngine(): PdfEngine {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return pdfjsEngine({
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
  });
}

/** The extractors with their engines as they run in Node. */
export function nodeExtractors(): readonly Extractor[] {
  return [pdfExtractor(nodePdfEngine()), htmlExtractor, textExtractor];
}
