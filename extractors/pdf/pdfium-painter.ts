import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium';
import { DocumentError } from '../../src/errors.ts';
import { fromRgb, type Picture, paperOf } from '../scan/picture.ts';
import type { Painter } from '../scan/scanner.ts';
import { hideText, widestPicture } from './painted-objects.ts';
import type { PdfiumOptions } from './pdfium.ts';

/** Pixels an inch of paper at which a page is drawn: as many as its picture has, between these. */
const [LEAST, MOST] = [150, 300];
/** Where a page has no picture. */
const USUAL = 200;
/** So many pixels at most: a page may be as long as a screen scrolls. */
const LARGEST = 36e6;

/** Draws pages of PDF files by pdfium, which is loaded when the first file is opened. */
export function pdfiumPainter({ wasm }: PdfiumOptions): Painter {
  let library: Promise<import('@hyzyla/pdfium').PDFiumLibrary> | undefined;
  const load = async () => {
    const { PDFiumLibrary } = await import('@hyzyla/pdfium');
    return PDFiumLibrary.init({ wasmBinary: new Uint8Array(await wasm()).buffer });
  };
  return {
    async open(bytes) {
      library ??= load();
      const file = await loaded(await library, bytes);
      return {
        picture: async (number, { text = true } = {}) => draw(file.getPage(number - 1), text),
        close: () => file.destroy(),
      };
    },
  };
}

async function loaded(library: import('@hyzyla/pdfium').PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes);
  } catch (error) {
    throw new DocumentError('damaged', 'its pages cannot be drawn, so that they cannot be recognised', {
      cause: error,
    });
  }
}

/** Drawing closes the page, so that pages take no memory after one another. */
async function draw(page: PDFiumPage, text: boolean): Promise<Picture> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const paper = paperOf(originalWidth / 72, originalHeight / 72);
  const dpi = Math.min(resolutionOf(page, paper.width), Math.sqrt(LARGEST / (paper.width * paper.height)));
  if (!text) hideText(page);
  const scale = (dpi * paper.width) / originalWidth;
  const { width, height, data } = await page.render({ scale, render: 'bitmap' });
  return fromRgb({ width, height, data }, 4, dpi);
}

/** That of the widest picture on the page, taken as drawn over all of it. */
function resolutionOf(page: PDFiumPage, inches: number): number {
  const widest = widestPicture(page);
  return widest === 0 || inches <= 0 ? USUAL : Math.min(MOST, Math.max(LEAST, Math.round(widest / inches)));
}
