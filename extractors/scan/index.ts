import { DocumentError } from '../../src/errors.ts';
import type { Extractor } from '../extractor.ts';
import { toBlocks } from '../pdf/parts.ts';
import { withoutMargin } from '../pdf/scanned.ts';
import { lookKeeper } from './kept-looks.ts';
import { withMargin } from './margin.ts';
import { dpiOf, type Picture } from './picture.ts';
import type { ScannedPage } from './scanned-page.ts';
import type { PictureDecoder, Scanner } from './scanner.ts';

export type { Crop } from './crop.ts';
export type { Picture } from './picture.ts';
export { ppocrReader, type Recogniser } from './ppocr.ts';
export type { Alphabet, CellReader, Read } from './reader.ts';
export {
  type PaintedFile,
  type Painter,
  type PictureDecoder,
  type Readers,
  type Scanner,
  scannerWith,
} from './scanner.ts';
export { type Tesseract, tesseractReader } from './tesseract.ts';

const STARTS: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];

/** Reads image files (PNG, JPEG, TIFF) as pictures of pages. */
export function imageExtractor(decode: PictureDecoder, scanner: Scanner): Extractor {
  return {
    format: 'image',
    accepts: (bytes) => STARTS.some((start) => start.every((byte, index) => bytes[index] === byte)),
    async extract(bytes) {
      const pages: ScannedPage[] = [];
      const keep = lookKeeper();
      for await (const picture of decode(bytes)) pages.push(keep(await readPage(scanner, picture, pages)));
      const parts = pages.flatMap((page) => page.parts);
      if (parts.length === 0) {
        throw new DocumentError('unsupported-format', 'nothing can be read in this picture: is it a page of print?');
      }
      const blocks = toBlocks(parts, pages.length);
      return scanner.remember(
        { medium: 'image', reading: 'ocr', pages: pages.length, metadata: {}, blocks, warnings: [] },
        pages,
      );
    },
    secondLook: scanner.secondLook,
  };
}

/** A picture of a page, or of a table that was cut out of one. */
async function readPage(scanner: Scanner, whole: Picture, before: readonly ScannedPage[]): Promise<ScannedPage> {
  const { picture, margin } = withMargin(whole);
  const read = await scanner.read(picture, before.length + 1, before.at(-1)?.columns);
  return withoutMargin(read, (margin * 72) / dpiOf(picture));
}
