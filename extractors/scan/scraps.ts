import { dpiOf, type Picture } from './picture.ts';
import type { Span } from './sheet.ts';
import { type Spot, spotsIn } from './spots.ts';

/** What is to be taken for scraps of a seal that was lifted. */
export interface Scraps {
  /** Lighter than this is paper, from 0 black to 255 white. */
  readonly paper: number;
  /** Larger than this both ways, in inches, is no scrap. */
  readonly largest: number;
  /** Nearer than this to something larger, in inches, they may be points and pieces of print. */
  readonly near: number;
  /** Whether a pixel is print for certain. */
  readonly isPrint: (at: number) => boolean;
}

/** Larger things, in inches, are rules and frames: what is beside them is no piece of print. */
const RULE = 0.5;

/** Paints scraps of a seal white, where they stand alone. */
export function dropScraps(picture: Picture, out: Uint8Array, area: Span, { paper, largest, near, isPrint }: Scraps) {
  const { width } = picture;
  const [most, reach] = [largest * dpiOf(picture), near * dpiOf(picture)];
  const spots = spotsIn(inkIn(picture, out, area, paper), width);
  const isLarge = ({ x0, y0, x1, y1 }: Spot) => x1 - x0 > most || y1 - y0 > most;
  const isRule = ({ x0, y0, x1, y1 }: Spot) => Math.max(x1 - x0, y1 - y0) > RULE * dpiOf(picture);
  const large = spots.filter((spot) => isLarge(spot) && !isRule(spot));
  const isBeside = (spot: Spot) =>
    large.some(
      ({ x0, y0, x1, y1 }) =>
        spot.x1 > x0 - reach && spot.x0 < x1 + reach && spot.y1 > y0 - reach && spot.y0 < y1 + reach,
    );
  for (const spot of spots) {
    if (isLarge(spot) || (near > 0 && isBeside(spot))) continue;
    const pixels = [...placesIn(spot, width)];
    if (!pixels.some(isPrint)) for (const at of pixels) out[at] = 255;
  }
}

/** 1 where an area of the page has ink, the outermost pixels of the page left out. */
function inkIn({ width, height }: Picture, out: Uint8Array, { x0, y0, x1, y1 }: Span, paper: number): Uint8Array {
  const area = { x0: Math.max(1, x0), y0: Math.max(1, y0), x1: Math.min(width - 1, x1), y1: Math.min(height - 1, y1) };
  const map = new Uint8Array(out.length);
  for (const at of placesIn(area, width)) map[at] = (out[at] ?? 255) < paper ? 1 : 0;
  return map;
}

/** The pixels of an area, by rows. */
export function* placesIn({ x0, y0, x1, y1 }: Span, width: number): Generator<number> {
  for (let y = y0; y < y1; y += 1) for (let at = y * width + x0; at < y * width + x1; at += 1) yield at;
}
