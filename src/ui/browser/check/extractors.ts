import pdfiumAddress from '@hyzyla/pdfium/pdfium.wasm?url';
import type { Extractor } from '../../../../extractors/extractor.ts';
import { htmlExtractorWith, imageExtractor, pdfExtractor, textExtractor } from '../../../../extractors/index.ts';
import { pdfiumEngine } from '../../../../extractors/pdf/pdfium.ts';
import { pdfiumPainter } from '../../../../extractors/pdf/pdfium-painter.ts';
import { pdfjsEngine } from '../../../../extractors/pdf/pdfjs.ts';
import { scannerWith } from '../../../../extractors/scan/scanner.ts';
import { fetched, pageFile } from '../page-files.ts';
import { modelReaders } from './model-readers.ts';
import { decodePicture } from './picture-decoder.ts';

/** The extractors with their engines as they run in a browser: the same as on the command line, with the page's own files. */
export function browserExtractors(): readonly Extractor[] {
  const pdfium = { wasm: () => fetched(new URL(pdfiumAddress, import.meta.url).href) };
  const pdfjs = pdfjsEngine({
    cMapUrl: pageFile('pdfjs/cmaps/'),
    standardFontDataUrl: pageFile('pdfjs/standard_fonts/'),
  });
  const scanner = scannerWith(modelReaders);
  const pictures = { load: async () => undefined, decode: decodePicture, scanner };
  return [
    pdfExtractor(pdfiumEngine(pdfium), { painter: pdfiumPainter(pdfium), scanner }, pdfjs),
    imageExtractor(decodePicture, scanner),
    htmlExtractorWith(pictures),
    textExtractor,
  ];
}
