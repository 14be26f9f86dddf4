import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Glyph, PdfEngine, PdfFile, PdfPage } from './engine.ts';
import type { FontFacts } from './graphics-state.ts';
import { interpret, type OperatorList } from './interpret.ts';
import { IDENTITY, toMatrix } from './matrix.ts';
import { listenToWarnings } from './pdfjs-warnings.ts';
import { cannotOpen, damagedPage, passwordNeeded, secretFont } from './refusals.ts';

/** Where pdfjs finds its own files: a path in Node, a URL in a browser, with a slash at the end. */
export interface PdfjsOptions {
  /** `pdfjs-dist/cmaps/`. Without it all text in Chinese fonts that are not embedded vanishes. */
  readonly cMapUrl: string;
  /** `pdfjs-dist/standard_fonts/` */
  readonly standardFontDataUrl: string;
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** The FontFace that pdfjs wants in order not to compile outlines. Nothing is drawn, so it does nothing. */
class NoFontFace {
  readonly family: string;
  readonly loaded: Promise<NoFontFace>;
  constructor(family: string) {
    this.family = family;
    this.loaded = Promise.resolve(this);
  }
  load(): Promise<NoFontFace> {
    return this.loaded;
  }
}

const NO_DOCUMENT = { fonts: { add: () => undefined, delete: () => undefined } };

/** Reads PDF with pdfjs-dist, in this thread, in one pass over the operators of each page. */
export function pdfjsEngine(options: PdfjsOptions): PdfEngine {
  let library: Promise<Pdfjs> | undefined;
  return {
    name: 'pdfjs',
    async open(bytes) {
      library ??= loadPdfjs();
      return openFile(await library, bytes, options);
    },
  };
}

/** pdfjs looks for its worker in a global before it starts one of its own. */
async function loadPdfjs(): Promise<Pdfjs> {
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const globals = globalThis as { pdfjsWorker?: unknown; FontFace?: unknown };
  globals.pdfjsWorker ??= worker;
  globals.FontFace ??= NoFontFace;
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

async function openFile(pdfjs: Pdfjs, bytes: Uint8Array, options: PdfjsOptions): Promise<PdfFile> {
  const warnings: Warning[] = [];
  const said = new Set<string>();
  const stop = listenToWarnings((text) => {
    if (!said.has(text)) warnings.push({ code: 'library', values: { text } });
    said.add(text);
  });
  const task = pdfjs.getDocument({
    ...options,
    // pdfjs takes the buffer away from the caller.
    data: new Uint8Array(bytes),
    disableFontFace: false,
    ownerDocument: NO_DOCUMENT as never,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    useSystemFonts: false,
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.WARNINGS,
  } as Parameters<Pdfjs['getDocument']>[0]);
  const close = async () => {
    stop();
    await task.destroy();
  };
  try {
    const file = await task.promise;
    const { info } = await file.getMetadata();
    const layers = await file.getOptionalContentConfig();
    const { Title: title, CreationDate: created } = info as Readonly<Record<string, unknown>>;
    return {
      pages: file.numPages,
      title: textOf(title),
      created: pdfjs.PDFDateString.toDateObject(textOf(created) ?? '')?.toISOString(),
      page: (number) => readPage(pdfjs, file, number, { layers, warnings }),
      warnings: () => [...warnings],
      close,
    };
  } catch (error) {
    await close();
    throw openingError(error);
  }
}

interface Surroundings {
  readonly layers: { isVisible(group: unknown): boolean };
  readonly warnings: Warning[];
}

async function readPage(
  pdfjs: Pdfjs,
  file: PDFDocumentProxy,
  number: number,
  { layers, warnings }: Surroundings,
): Promise<PdfPage> {
  try {
    const page = await file.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const list = (await page.getOperatorList()) as unknown as OperatorList;
    const { drawing, broken } = interpret(list, {
      operators: pdfjs.OPS as unknown as Readonly<Record<string, number>>,
      matrix: toMatrix(viewport.transform) ?? IDENTITY,
      width: viewport.width,
      height: viewport.height,
      font: fontsOf(page),
      layerShown: (mark) => layers.isVisible(mark),
    });
    page.cleanup();
    if (broken.length > 0) {
      warnings.push({ code: 'font-lost', values: { page: number } });
    }
    const glyphs: Glyph[] = drawing.glyphs.filter(({ covered }) => !covered);
    warnings.push(...secretFont(number, glyphs));
    const { lines, images } = drawing;
    return { number, width: viewport.width, height: viewport.height, glyphs, lines, images };
  } catch (error) {
    throw damagedPage(number, messageOf(error), error);
  }
}

/** Looks fonts up once a page. */
function fontsOf(page: PDFPageProxy): (name: string) => FontFacts {
  const known = new Map<string, FontFacts>();
  return (name) => {
    const facts = known.get(name) ?? readFont(page, name);
    known.set(name, facts);
    return facts;
  };
}

function readFont(page: PDFPageProxy, name: string): FontFacts {
  const store = page.commonObjs.has(name) ? page.commonObjs : page.objs;
  const font = store.has(name) ? (store.get(name) as Readonly<Record<string, unknown>> | null) : null;
  const matrix = toMatrix(font?.fontMatrix);
  return { vertical: font?.vertical === true, unit: matrix?.[0] || 0.001, broken: !font || 'error' in font };
}

function openingError(error: unknown): DocumentError {
  if (error instanceof DocumentError) {
    return error;
  }
  const locked = error instanceof Error && error.name === 'PasswordException';
  return locked ? passwordNeeded(error) : cannotOpen(messageOf(error), error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
