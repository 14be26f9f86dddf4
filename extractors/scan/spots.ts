import { areasIn, boundsOf, pixelsOf } from './connected.ts';
import type { Sheet, Span } from './sheet.ts';

/** Ink that hangs together. */
export interface Spot extends Span {
  readonly pixels: number;
}

/** Smaller than this both ways, in inches, is speckle. */
const SPECK = 0.016;
/** Specks so near to something larger, in inches, are points and strokes of it. */
const NEAR = 0.04;

/**
 * The ink of a page without its rules, in connected spots, those of speckle left out.
 * @param dark a pixel below this level is ink
 */
export function spotsOf(sheet: Sheet, dark: number): Spot[] {
  return withoutSpeckle(allSpotsOf(sheet, dark), sheet.dpi);
}

/** The ink of a page in connected spots; its outermost pixels are left out. */
export function allSpotsOf(sheet: Omit<Sheet, 'dpi'>, dark: number): Spot[] {
  return spotsIn(inkMap(sheet, dark), sheet.width);
}

/** 1 where a page is darker than a level, its outermost pixels left out. */
export function inkMap({ width, height, grey }: Omit<Sheet, 'dpi'>, dark: number): Uint8Array {
  const map = new Uint8Array(grey.length);
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      if ((grey[at] ?? 255) < dark) map[at] = 1;
    }
  }
  return map;
}

/** The connected spots of a map of ink, which is used up; its outermost pixels are 0. */
export function spotsIn(map: Uint8Array, width: number): Spot[] {
  return pixelsOf(areasIn(map, width)).map((pixels) => ({ ...boundsOf(pixels, width), pixels: pixels.length }));
}

/** Specks stay where they stand right beside something larger: points, and the pieces of thin strokes. */
function withoutSpeckle(spots: readonly Spot[], dpi: number): Spot[] {
  const least = Math.max(3, SPECK * dpi);
  const reach = NEAR * dpi;
  const isLarge = ({ x0, y0, x1, y1 }: Spot) => Math.max(x1 - x0, y1 - y0) >= least;
  const cells = new Map<number, Spot[]>();
  const side = Math.max(8, Math.round(dpi / 4));
  const key = (x: number, y: number) => Math.floor(y / side) * 4096 + Math.floor(x / side);
  const large = spots.filter(isLarge);
  for (const spot of large) {
    for (let y = Math.floor((spot.y0 - reach) / side); y <= Math.floor((spot.y1 + reach) / side); y++) {
      for (let x = Math.floor((spot.x0 - reach) / side); x <= Math.floor((spot.x1 + reach) / side); x++) {
        const list = cells.get(y * 4096 + x);
        if (list) {
          list.push(spot);
        } else {
          cells.set(y * 4096 + x, [spot]);
        }
      }
    }
  }
  const isBeside = (speck: Spot) =>
    (cells.get(key(speck.x0, speck.y0)) ?? []).some(
      ({ x0, y0, x1, y1 }) =>
        speck.x1 >= x0 - reach && speck.x0 <= x1 + reach && speck.y1 >= y0 - reach && speck.y0 <= y1 + reach,
    );
  return [...large, ...spots.filter((spot) => !isLarge(spot) && spot.pixels > 1 && isBeside(spot))];
}
