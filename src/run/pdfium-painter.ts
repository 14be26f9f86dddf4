import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium';
import { fromRgb } from '../../extractors/scan/picture.ts';
import type { Painter } from '../../extractors/scan/scanner.ts';
import { DocumentError } from '../errors.ts';

/** Pixels an inch at which a page is drawn: as many as its picture has, between these. */
const [LEAST, MOST] = [150, 300];

/** Draws pages of PDF files by pdfium, which is loaded when the first file is opened. */
export function pdfiumPainter(): Painter {
  let library: Promise<import('@hyzyla/pdfium').PDFiumLibrary> | undefined;
  return {
    async open(bytes) {
      library ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary }) => PDFiumLibrary.init());
      const file = await loaded(await library, bytes);
      return {
        picture: async (number) => draw(file.getPage(number - 1)),
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

async function draw(page: PDFiumPage) {
  const dpi = await resolutionOf(page);
  const { width, height, data } = await page.render({ scale: dpi / 72, render: 'bitmap' });
  return fromRgb({ width, height, data }, 4, dpi);
}

/** That of the largest picture on the page, taken as drawn over all of it. */
async function resolutionOf(page: PDFiumPage): Promise<number> {
  const inches = page.getOriginalSize().originalWidth / 72;
  let widest = 0;
  for (const object of page.objects()) {
    if (object.type !== 'image') continue;
    const { width } = await object.getImageDataRaw().catch(() => ({ width: 0 }));
    widest = Math.max(widest, width);
  }
  return widest === 0 || inches <= 0 ? 200 : Math.min(MOST, Math.max(LEAST, Math.round(widest / inches)));
}
