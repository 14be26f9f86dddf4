import { densityOf } from '../../../../../extractors/scan/density.ts';
import { dpiOf } from '../../../../../extractors/scan/picture.ts';
import type { DrawnPage, PagedFile } from './paged-file.ts';

/** Opens pictures (PNG, JPEG), each a page of a file. */
export async function openImages(pictures: readonly Uint8Array[]): Promise<PagedFile> {
  const files = await Promise.all(pictures.map(openImage));
  return {
    pages: files.flatMap(({ pages }) => pages),
    close() {
      for (const file of files) file.close();
    },
  };
}

/** A picture as a file of one page; its size on paper is taken as the extractor takes it. */
async function openImage(bytes: Uint8Array): Promise<PagedFile> {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()]));
  const { width, height } = bitmap;
  const dpi = densityOf(bytes);
  const points = 72 / dpiOf({ width, height, grey: new Uint8Array(0), ...(dpi === undefined ? {} : { dpi }) });
  return { pages: [drawnPage(bitmap, points)], close: () => bitmap.close() };
}

function drawnPage(bitmap: ImageBitmap, points: number): DrawnPage {
  const [width, height] = [bitmap.width * points, bitmap.height * points];
  return {
    width,
    height,
    draw(canvas, scale) {
      canvas.width = Math.floor(width * scale);
      canvas.height = Math.floor(height * scale);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return { done: Promise.resolve(), cancel: () => undefined };
    },
  };
}
