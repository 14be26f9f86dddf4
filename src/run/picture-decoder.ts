import { fromRgb, type Picture } from '../../extractors/scan/picture.ts';
import type { PictureDecoder } from '../../extractors/scan/scanner.ts';
import { DocumentError } from '../errors.ts';

/** The most pixels of one picture: a sheet of A3 at 600 dpi has 70 million. */
const MOST_PIXELS = 150e6;
/** The most pages of one file. */
const MOST_PAGES = 200;

/** Decodes image files by sharp (libvips), upright as their EXIF data say. */
export const decodePicture: PictureDecoder = async (bytes) => {
  const { default: sharp } = await import('sharp');
  try {
    const { pages = 1 } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    const pictures: Picture[] = [];
    for (let page = 0; page < Math.min(pages, MOST_PAGES); page += 1) {
      const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, page });
      const { density } = await image.metadata();
      const { data, info } = await image
        .autoOrient()
        .flatten({ background: 'white' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      // A density of 72 is what programs write who know none.
      const dpi = density !== undefined && density > 72 ? density : undefined;
      pictures.push(fromRgb({ width: info.width, height: info.height, data: new Uint8Array(data) }, 3, dpi));
    }
    return pictures;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError('damaged', `the picture cannot be decoded (${reason}): fetch it again`, { cause: error });
  }
};
