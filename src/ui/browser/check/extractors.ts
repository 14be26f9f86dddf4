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

/** What drafts are read with. */
export interface Reading {
  readonly extractors: readonly Extractor[];
  /** Loads the engines, so that they are there when the network is not. */
  warmUp(): Promise<void>;
}

/** The extractors with their engines as they run in a browser: the same as on the command line, with the page's own files. */
export function browserReading(): Reading {
  let code: Promise<Uint8Array> | undefined;
  const wasm = () => {
    code ??= fetched(new URL(pdfiumAddress, import.meta.url).href);
    return code;
  };
  const pdfium = pdfiumEngine({ wasm });
  const pdfjs = pdfjsEngine({
    cMapUrl: pageFile('pdfjs/cmaps/'),
    standardFontDataUrl: pageFile('pdfjs/standard_fonts/'),
  });
  const scanner = scannerWith(modelReaders);
  const pictures = { load: async () => undefined, decode: decodePicture, scanner };
  return {
    extractors: [
      pdfExtractor(pdfium, { painter: pdfiumPainter({ wasm }), scanner }, pdfjs),
      imageExtractor(decodePicture, scanner),
      htmlExtractorWith(pictures),
      textExtractor,
    ],
    async warmUp() {
      // Engines load when they are first asked for something, which here is nothing.
      for (const engine of [pdfium, pdfjs]) await engine.open(new Uint8Array(1)).catch(() => undefined);
    },
  };
}
