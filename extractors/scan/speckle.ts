import { areasIn, boundsOf, pixelsOf } from './connected.ts';
import { noiseOf } from './noise.ts';
import type { Sheet } from './sheet.ts';
import { inkMap } from './spots.ts';

/** Specks are darker than this, in levels, and than so many deviations of the noise: a page may have been drawn anew. */
const DARK = { levels: 32, deviations: 6 };
/** Less ink, in black pixels, is the shade of something. */
const SHADE = 0.5;
/** Fewer single pixels on a square inch are dust, points and pieces of strokes: none is taken away. */
const SPECKLED = 12;
/** Spots of more ink, in black pixels, are no specks, however many there are. */
const LARGEST = 10;
/** Specks so near to print, in inches, may be points and pieces of it. */
const NEAR = 0.06;
/** Larger things, in inches, are rules and frames: what is beside them is no piece of print. */
const PRINT = 1;
/** Of those, what has less ink than a square of this side, in inches, is a speck all the same: points have twice as much. */
const POINT = 0.009;
/** So many spots of a size are to be expected on a page, where that size comes of chance no more. */
const NONE = 0.05;
/** The larger spots are, the more ways there are for a pixel to touch them. */
const GROWS = 2;
/** Half the width and half the height of a digit, in inches. */
const DIGIT = { across: 0.03, down: 0.05 };
/** So many deviations above what chance makes of specks, and so many pixels more, crowd. */
const CROWD = { deviations: 5, pixels: 3 };

/** The ink of a page in spots. */
interface Spots {
  /** The places of the pixels of each. */
  readonly pixels: readonly Int32Array[];
  /** How much ink each has, in black pixels: it stays the same where a page is drawn in another size. */
  readonly ink: readonly number[];
}

/**
 * The page without pixels that were turned over by chance, where there are many. What chance does not explain stays:
 * larger spots, pieces beside print, and specks that crowd, for these may be a faint character in pieces.
 */
export function despeckled(sheet: Sheet): Uint8Array {
  const spots = spotsOf(sheet, 255 - Math.max(DARK.levels, DARK.deviations * noiseOf(sheet)));
  const area = (sheet.width * sheet.height) / sheet.dpi ** 2;
  const sizes = sizesOf(spots);
  if ((sizes[1] ?? 0) < SPECKLED * area) return sheet.grey;
  const near = besidePrint(sheet, spots);
  const small = indexes(spots).filter((spot) => sizeOf(spots, spot) <= LARGEST);
  const isNear = (spot: number) => spots.pixels[spot]?.some((at) => near[at] === 1);
  const free = small.filter((spot) => !isNear(spot));
  const density = free.filter((spot) => sizeOf(spots, spot) === 1).length / (sheet.width * sheet.height);
  if (density * sheet.dpi ** 2 < SPECKLED) return sheet.grey;
  const most = mostByChance(spots, free);
  const alone = free.filter((spot) => sizeOf(spots, spot) <= most);
  const beside = small.filter((spot) => isNear(spot) && sizeOf(spots, spot) <= Math.max(1, (POINT * sheet.dpi) ** 2));
  const specks = alone.reduce((sum, spot) => sum + sizeOf(spots, spot), 0) / (sheet.width * sheet.height);
  return painted(sheet, spots, [...uncrowded(sheet, spots, alone, specks), ...beside]);
}

const indexes = ({ ink }: Spots) => [...ink.keys()];
const sizeOf = ({ ink }: Spots, spot: number) => {
  const own = ink[spot] ?? 0;
  return own < SHADE ? 0 : Math.max(1, Math.round(own));
};

/** How many spots there are of each size. */
function sizesOf(spots: Spots, some: readonly number[] = indexes(spots)): Uint32Array {
  const sizes = new Uint32Array(LARGEST + 1);
  for (const spot of some) {
    const size = sizeOf(spots, spot);
    if (size <= LARGEST) sizes[size] = (sizes[size] ?? 0) + 1;
  }
  return sizes;
}

/** How many pixels touch each other by chance at most: the number of spots falls with their size as it does from one to two. */
function mostByChance(spots: Spots, free: readonly number[]): number {
  const sizes = sizesOf(spots, free);
  const [ones, twos] = [sizes[1] ?? 1, sizes[2] ?? 0];
  const falls = Math.min(0.4, Math.max(0.01, (GROWS * twos) / ones));
  return Math.min(LARGEST, 1 + Math.ceil(Math.log(ones / NONE) / -Math.log(falls)));
}

/**
 * The dark pixels of a page by spots, the outermost left out.
 * @param dark a pixel below this level is ink
 */
function spotsOf(sheet: Sheet, dark: number): Spots {
  const pixels = pixelsOf(areasIn(inkMap(sheet, dark), sheet.width));
  const ink = pixels.map((places) => places.reduce((sum, at) => sum + 255 - (sheet.grey[at] ?? 255), 0) / 255);
  return { pixels, ink };
}

/** The pixels of print, and those near to it. */
function besidePrint({ width, height, dpi }: Sheet, spots: Spots): Uint8Array {
  const near = new Uint8Array(width * height);
  const reach = Math.max(2, Math.round(NEAR * dpi));
  for (const [spot, pixels] of spots.pixels.entries()) {
    if (sizeOf(spots, spot) <= LARGEST || isWide(pixels, width, PRINT * dpi)) continue;
    for (const at of pixels) {
      const x = at % width;
      const [from, to] = [Math.max(0, x - reach) - x, Math.min(width - 1, x + reach) - x];
      for (let line = at - reach * width; line <= at + reach * width; line += width) {
        if (line >= 0 && line < near.length) near.fill(1, Math.max(0, line + from), line + to + 1);
      }
    }
  }
  return near;
}

/** Whether pixels reach over more than so many columns or rows. */
function isWide(pixels: Int32Array, width: number, most: number): boolean {
  const { x0, y0, x1, y1 } = boundsOf(pixels, width);
  return Math.max(x1 - x0, y1 - y0) > most;
}

/** The specks that stand no closer together than chance has it. */
function uncrowded({ width, dpi }: Sheet, spots: Spots, specks: readonly number[], density: number): number[] {
  const [across, down] = [DIGIT.across * dpi, DIGIT.down * dpi];
  const expected = 4 * across * down * density;
  const most = expected + CROWD.deviations * Math.sqrt(expected) + CROWD.pixels;
  const placed = specks.map((spot) => {
    const at = spots.pixels[spot]?.[0] ?? 0;
    return { spot, x: at % width, y: Math.floor(at / width), size: sizeOf(spots, spot) };
  });
  const rows = Map.groupBy(placed, ({ y }) => Math.floor(y / down));
  const crowded = (own: (typeof placed)[number]) => {
    let pixels = 0;
    const row = Math.floor(own.y / down);
    for (const other of [-1, 0, 1].flatMap((step) => rows.get(row + step) ?? [])) {
      if (Math.abs(other.x - own.x) <= across && Math.abs(other.y - own.y) <= down) pixels += other.size;
    }
    return pixels > most;
  };
  return placed.filter((own) => !crowded(own)).map(({ spot }) => spot);
}

/** The page with specks painted white, and what surrounds them, which is no ink but may be their shade. */
function painted({ width, grey }: Sheet, spots: Spots, specks: readonly number[]): Uint8Array {
  const out = grey.slice();
  for (const spot of specks) {
    for (const at of spots.pixels[spot] ?? []) {
      for (let line = at - width; line <= at + width; line += width) out.fill(255, line - 1, line + 2);
    }
  }
  return out;
}
