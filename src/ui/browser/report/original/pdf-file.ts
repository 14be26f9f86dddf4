import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url';
import { inheritingWorker } from '../../inheriting-worker.ts';
import { pageFile } from '../../page-files.ts';
import type { Drawing, DrawnPage, PagedFile } from './paged-file.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loaded: Promise<Pdfjs> | undefined;

/** pdfjs with its worker, both loaded when they are first asked for. */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerPort = inheritingWorker(workerAddress);
  return pdfjs;
}

/** Opens a PDF file for drawing; its scripts and forms are not run. */
export async function openPdf(bytes: Uint8Array): Promise<PagedFile> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer away from the caller.
    data: bytes.slice(),
    cMapUrl: pageFile('pdfjs/cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: pageFile('pdfjs/standard_fonts/'),
    wasmUrl: pageFile('pdfjs/wasm/'),
    iccUrl: pageFile('pdfjs/iccs/'),
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  } as Parameters<Pdfjs['getDocument']>[0]);
  const file: PDFDocumentProxy = await task.promise;
  const pages = await Promise.all(Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1)));
  return { pages: pages.map((page) => drawnPage(page, pdfjs)), close: () => void task.destroy() };
}

function drawnPage(page: PDFPageProxy, pdfjs: Pdfjs): DrawnPage {
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    width,
    height,
    draw(canvas, scale): Drawing {
      const viewport = page.getViewport({ scale });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const task = page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE });
      return { done: task.promise, cancel: () => task.cancel() };
    },
  };
}
