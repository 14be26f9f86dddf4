import type { Sharp, SharpOptions } from 'sharp';
import { decodingStep, MOST_PIXELS, refuseTooManyPixels } from '../../extractors/scan/decoding.ts';
import { fromRgb, type Picture } from '../../extractors/scan/picture.ts';
import type { PictureDecoder } from '../../extractors/scan/scanner.ts';
import { DocumentError } from '../errors.ts';

/** The most pages of one file. */
const MOST_PAGES = 300;

/** Decodes image files by sharp (libvips) page by page, upright as their EXIF data say. */
export const decodePicture: PictureDecoder = async function* (bytes) {
  const { default: sharp } = await import('sharp');
  const open = (options: SharpOptions): Sharp => sharp(bytes, { limitInputPixels: MOST_PIXELS, ...options });
  const { pages = 1 } = await decoded(() => open({ limitInputPixels: false }).metadata());
  if (pages > MOST_PAGES) {
    throw new DocumentError('too-large', `the picture has ${pages} pages, the limit is ${MOST_PAGES}: split it`);
  }
  for (let page = 0; page < pages; page += 1) yield await decoded(() => pageOf(open, page));
};

async function decoded<T>(decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    // The library repeats itself on further lines.
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new DocumentError('damaged', `the picture cannot be decoded (${reason}): fetch it again`, { cause: error });
  }
}

async function pageOf(open: (options: SharpOptions) => Sharp, page: number): Promise<Picture> {
  // The head alone tells the size: a small file may unfold to gigabytes.
  const { autoOrient, density, space } = await open({ page, limitInputPixels: false }).metadata();
  // Upright: it is turned before it is made smaller, and would lose what does not fit.
  const { width, height } = autoOrient;
  refuseTooManyPixels({ width, height });
  // A density of 72 is what programs write who know none.
  const dpi = density !== undefined && density > 72 ? density : undefined;
  const step = decodingStep({ width, height, ...(dpi === undefined ? {} : { dpi }) });
  const small =
    step === 1 ? open({ page }) : open({ page }).resize(Math.round(width / step), Math.round(height / step));
  const upright = small.autoOrient().flatten({ background: 'white' });
  const grey = space === 'b-w' || space === 'grey16';
  const { data, info } = await upright
    .toColourspace(grey ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return toPicture(data, info, dpi === undefined ? undefined : dpi / step);
}

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

function toPicture(data: Uint8Array, { width, height, channels }: Decoded, dpi: number | undefined): Picture {
  if (channels >= 3) return fromRgb({ width, height, data }, channels === 4 ? 4 : 3, dpi);
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = data[at * channels] ?? 255;
  return { width, height, grey, ...(dpi === undefined ? {} : { dpi }) };
}
