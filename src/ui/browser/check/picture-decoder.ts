import { decodingStep, refuseTooManyPixels } from '../../../../extractors/scan/decoding.ts';
import { densityOf } from '../../../../extractors/scan/density.ts';
import { fromRgb, type Picture } from '../../../../extractors/scan/picture.ts';
import type { PictureDecoder } from '../../../../extractors/scan/scanner.ts';
import { DocumentError } from '../../../errors.ts';

/** Decodes pictures by the browser, upright as their EXIF data say. One page a file: browsers show no more, and no TIFF. */
export const decodePicture: PictureDecoder = async function* (bytes) {
  const bitmap = await bitmapOf(bytes);
  try {
    yield pictureOf(bitmap, densityOf(bytes));
  } finally {
    bitmap.close();
  }
};

const OPTIONS: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

async function bitmapOf(bytes: Uint8Array): Promise<ImageBitmap> {
  if (isTiff(bytes)) {
    throw new DocumentError('unsupported-format', 'browsers do not decode TIFF: save it as PDF, PNG or JPEG');
  }
  try {
    return await createImageBitmap(new Blob([new Uint8Array(bytes)]), OPTIONS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError('damaged', `the picture cannot be decoded (${reason}): fetch it again`, { cause: error });
  }
}

function isTiff([a, b]: Uint8Array): boolean {
  return (a === 0x49 && b === 0x49) || (a === 0x4d && b === 0x4d);
}

function pictureOf(bitmap: ImageBitmap, dpi: number | undefined): Picture {
  const whole = { width: bitmap.width, height: bitmap.height, ...(dpi === undefined ? {} : { dpi }) };
  refuseTooManyPixels(whole);
  const step = decodingStep(whole);
  const [width, height] = [Math.round(whole.width / step), Math.round(whole.height / step)];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context)
    throw new DocumentError('too-large', 'the picture is too large for the browser: scan it again at 300 dpi');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return fromRgb({ width, height, data: new Uint8Array(data.buffer) }, 4, dpi === undefined ? undefined : dpi / step);
}
