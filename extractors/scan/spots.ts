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
export function allSpotsOf({ width, height, grey }: Omit<Sheet, 'dpi'>, dark: number): Spot[] {
  const left = new Uint8Array(grey.length);
  let ink = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      if ((grey[at] ?? 255) < dark) {
        left[at] = 1;
        ink++;
      }
    }
  }
  const spots: Spot[] = [];
  const stack = new Int32Array(ink + 1);
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start + 1)) {
    spots.push(flood(left, width, start, stack));
  }
  return spots;
}

/**
 * Takes the spot around a pixel away and says where it was. The outermost pixels of the sheet are left out.
 * @param left 1 where there is ink, the edges of the sheet aside
 * @param stack room for as many numbers as there are such pixels
 */
export function flood(left: Uint8Array, width: number, start: number, stack: Int32Array): Spot {
  const y = Math.floor(start / width);
  let [x0, x1, y0, y1, pixels, depth] = [start - y * width, 0, y, y + 1, 0, 1];
  stack[0] = start;
  left[start] = 0;
  while (depth > 0) {
    const at = stack[--depth] ?? 0;
    const row = Math.floor(at / width);
    const x = at - row * width;
    pixels++;
    x0 = Math.min(x, x0);
    x1 = x < x1 ? x1 : x + 1;
    y0 = Math.min(row, y0);
    y1 = row < y1 ? y1 : row + 1;
    for (let line = at - width; line <= at + width; line += width) {
      for (let next = line - 1; next <= line + 1; next++) {
        if (left[next] === 1) {
          left[next] = 0;
          stack[depth++] = next;
        }
      }
    }
  }
  return { x0, y0, x1, y1, pixels };
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
