import { DocumentError } from '../../src/errors.ts';
import { dpiOf, ENOUGH, type Picture } from './picture.ts';

/** The most pixels of one picture: a sheet of A3 at 600 dpi has 70 million. */
export const MOST_PIXELS = 150e6;
/** A picture of more pixels is made smaller while it is decoded, if it has more an inch than help. */
const LARGE = 36e6;

/** @throws DocumentError `too-large` */
export function refuseTooManyPixels({ width, height }: Pick<Picture, 'width' | 'height'>): void {
  if (width * height <= MOST_PIXELS) return;
  const size = `${width} × ${height} pixels, the limit is ${MOST_PIXELS / 1e6} million`;
  throw new DocumentError('too-large', `the picture has ${size}: scan it again at 300 dpi`);
}

/** By how much a large picture is made smaller while it is decoded. */
export function decodingStep({ width, height, dpi }: Pick<Picture, 'width' | 'height' | 'dpi'>): number {
  if (width * height <= LARGE) return 1;
  const grey = new Uint8Array(0);
  return Math.max(1, Math.floor(dpiOf({ width, height, grey, ...(dpi === undefined ? {} : { dpi }) }) / ENOUGH));
}
