import { densityOf } from '../../../../../extractors/scan/density.ts';
import { dpiOf } from '../../../../../extractors/scan/picture.ts';
import type { DrawnPage, PagedFile } from './paged-file.ts';

/** Opens a picture (PNG, JPEG) as a file of one page; its size on paper is taken as the extractor takes it. */
export async function openImage(bytes: Uint8Array): Promise<PagedFile> {
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
