import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { Extractor } from '../../extractors/extractor.ts';
import { htmlExtractorWith, imageExtractor, pdfExtractor, scannerWith, textExtractor } from '../../extractors/index.ts';
import type { PdfEngine } from '../../extractors/pdf/engine.ts';
import type { Scans } from '../../extractors/pdf/index.ts';
import { type PdfiumOptions, pdfiumEngine } from '../../extractors/pdf/pdfium.ts';
import { pdfiumPainter } from '../../extractors/pdf/pdfium-painter.ts';
import { pdfjsEngine } from '../../extractors/pdf/pdfjs.ts';
import { ppocrReader } from '../../extractors/scan/ppocr.ts';
import type { Painter, Readers } from '../../extractors/scan/scanner.ts';
import { tesseractReader } from '../../extractors/scan/tesseract.ts';
import { DocumentError } from '../errors.ts';
import { loadNoting } from './beside.ts';
import { nodeRecogniser } from './ocr-engines.ts';
import { decodePicture } from './picture-decoder.ts';
import { nodeTesseract } from './tesseract-engine.ts';

/** pdfjs with the character maps and fonts of its own package. */
export function nodePdfEngine(): PdfEngine {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return pdfjsEngine({
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
  });
}

/** pdfium with the code of its own package. */
export function nodePdfiumEngine(): PdfEngine {
  return pdfiumEngine(PDFIUM);
}

/** Draws pages by pdfium with the code of its own package. */
export function nodePainter(): Painter {
  return pdfiumPainter(PDFIUM);
}

const PDFIUM: PdfiumOptions = {
  wasm: () => readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')),
};

/** By what sources are read. */
export interface EngineOptions extends OcrOptions {
  /** `auto`: PDF by pdfium, and by pdfjs what pdfium cannot read or what is in doubt. @default 'auto' */
  readonly engine?: 'auto' | 'pdfjs' | 'pdfium';
}

/** Whether and how pictures of pages are recognised. */
export interface OcrOptions {
  /** `auto`: pages and tables that are pictures; `always`: every page of a PDF; `never`: they are named. @default 'auto' */
  readonly ocr?: 'auto' | 'never' | 'always';
  /** @default 'auto': PP-OCR where it is installed, tesseract beside it or in its place */
  readonly ocrEngine?: 'auto' | 'ppocr' | 'tesseract';
}

/** The extractors with their engines as they run in Node. */
export function nodeExtractors(options: EngineOptions = {}): readonly Extractor[] {
  const { ocr = 'auto', ocrEngine = 'auto', engine = 'auto' } = options;
  const scanner = scannerWith(() => (ocr === 'never' ? Promise.reject(SWITCHED_OFF) : readersOf(ocrEngine)));
  const scans = { painter: nodePainter(), scanner, always: ocr === 'always' };
  const pictures = { load: loadNoting, decode: decodePicture, scanner };
  return [pdfBy(engine, scans), imageExtractor(decodePicture, scanner), htmlExtractorWith(pictures), textExtractor];
}

function pdfBy(engine: NonNullable<EngineOptions['engine']>, scans?: Scans): Extractor {
  if (engine === 'pdfjs') return pdfExtractor(nodePdfEngine(), scans);
  return pdfExtractor(nodePdfiumEngine(), scans, engine === 'auto' ? nodePdfEngine() : undefined);
}

/** Pictures are looked at all the same, so that it can be said which of them need it. */
const SWITCHED_OFF = new DocumentError(
  'needs-ocr',
  'it is a picture, which needs OCR, and that is off: allow it with --ocr auto',
);

/**
 * The readers that are installed, the better one first.
 * @throws DocumentError `needs-ocr` where the one asked for, or both, are not there
 */
async function readersOf(engine: NonNullable<OcrOptions['ocrEngine']>): Promise<Readers> {
  const model = engine === 'tesseract' ? undefined : await nodeRecogniser();
  if (engine === 'ppocr' && !model) throw new DocumentError('needs-ocr', 'PP-OCR (onnxruntime-node) is not installed');
  if (engine === 'ppocr' && model) return { first: ppocrReader(model) };
  const second = tesseractReader(nodeTesseract());
  return model ? { first: ppocrReader(model), second } : { first: second };
}
