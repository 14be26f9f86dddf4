import { areasIn, boundsOf, pixelsOf } from './connected.ts';
import type { Crop } from './crop.ts';

/** A rectangle in the pixels of a crop; the ends are not included. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A connected spot of ink. */
export interface Spot extends Area {
  readonly pixels: number;
}

/** What is printed in a crop, specks and remains of ruling lines left out. */
export interface Ink extends Area {
  readonly spots: readonly Spot[];
  /** The grey of the paper and of the ink. */
  readonly paper: number;
  readonly dark: number;
}

/** Paper and ink differ by at least this, in steps of grey. */
const LEAST_CONTRAST = 40;
/** Print that is fainter than `LEAST_CONTRAST` but can be seen. */
const FAINT_CONTRAST = 18;

/** Ink begins here on the way from paper to the darkest: thin strokes are lighter than the rest. */
const INK = { number: 0.4, text: 0.25 } as const;

/** The ink of a crop; `undefined` where there is none. Thin strokes of characters are taken for ink sooner than specks. */
export function inkOf(crop: Crop, print: keyof typeof INK = 'number'): Ink | undefined {
  return inkDarkerThan(crop, LEAST_CONTRAST, INK[print]);
}

/** Whether something stands there that is fainter than ink, or was left out of it, so that the crop is not surely empty. */
export function isFaintlyPrinted(crop: Crop): boolean {
  const faint = inkDarkerThan(crop, FAINT_CONTRAST, INK.number);
  return faint?.spots.some((spot) => !isAtRim(spot, crop)) === true || isMarked(crop);
}

/** In pixels, or by the height of the crop: how near to an edge what is left of a second, faint rule lies beside the first. */
const RIM = { pixels: 4, share: 0.1 };

function isAtRim({ left, top, right, bottom }: Spot, { width, height }: Crop): boolean {
  const rim = Math.max(RIM.pixels, RIM.share * height);
  return right <= rim || left >= width - rim || bottom <= rim || top >= height - rim;
}

/** So many dark pixels that touch each other are more than a grain of dust: a point has more. */
const MARK = 5;

/** Whether ink of any shape stands there: what may be left of a rule, or be too small for print, may be print after all. */
function isMarked(crop: Crop): boolean {
  if (crop.width === 0 || crop.height === 0) return false;
  const { paper } = greysOf(crop.grey);
  const contrast = Math.max(LEAST_CONTRAST, Math.min(MOST_NOISE, NOISE * noiseOf(crop.grey, crop.width)));
  return spotsOf(crop.grey, crop, paper - contrast).some(({ pixels }) => pixels >= MARK);
}

function inkDarkerThan(crop: Crop, contrast: number, share: number): Ink | undefined {
  if (crop.width < 3 || crop.height < 3) return undefined;
  const smooth = smoothed(crop);
  const { paper, dark } = greysOf(smooth);
  if (paper - dark < Math.max(contrast, Math.min(MOST_NOISE, NOISE * noiseOf(smooth, crop.width)))) return undefined;
  const spots = spotsOf(smooth, crop, paper - share * (paper - dark));
  const printed = withoutSpecks(spots.filter((spot) => !isRule(spot, crop)));
  return printed.length === 0 ? undefined : { ...around(printed), spots: printed, paper, dark };
}

/** Each pixel as the middle of itself and its neighbours across and down: single specks vanish, thin strokes stay. */
function smoothed({ width, height, grey }: Crop): Uint8Array {
  const out = new Uint8Array(grey.length);
  const at = (x: number, y: number) => grey[Math.min(height - 1, Math.max(0, y)) * width + x] ?? 255;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const side = at(Math.max(0, x - 1), y) + at(Math.min(width - 1, x + 1), y);
      out[y * width + x] = (at(x, y) * 4 + side + at(x, y - 1) + at(x, y + 1)) / 8;
    }
  }
  return out;
}

/** Paper is the grey that most pixels are lighter or as light as; ink the darkest but for a few. */
function greysOf(grey: Uint8Array): { paper: number; dark: number } {
  const histogram = new Uint32Array(256);
  for (const value of grey) histogram[value] = (histogram[value] ?? 0) + 1;
  const darkest = (pixels: number) => {
    let left = pixels;
    const index = histogram.findIndex((count) => {
      left -= count;
      return left < 0;
    });
    return index < 0 ? 255 : index;
  };
  return { paper: darkest(grey.length * 0.7), dark: darkest(SPECKS) };
}

/** Pixels darker than ink, at most: a "1" at 100 dpi has hardly more than twice as many. */
const SPECKS = 8;
/** Noise reaches no further than this many times its usual step from pixel to pixel, nor than so many greys. */
const NOISE = 6;
const MOST_NOISE = 80;

/** The usual step from a pixel to the next: three of four are less. Print has few steps. */
function noiseOf(grey: Uint8Array, width: number): number {
  const steps = new Uint32Array(256);
  for (let index = 1; index < grey.length; index += 1) {
    if (index % width === 0) continue;
    const step = Math.abs((grey[index] ?? 0) - (grey[index - 1] ?? 0));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  let left = grey.length * 0.75;
  return steps.findIndex((count) => {
    left -= count;
    return left < 0;
  });
}

/** Connected dark pixels, the eight neighbours counted. */
function spotsOf(grey: Uint8Array, { width, height }: Crop, threshold: number): readonly Spot[] {
  const columns = width + 2;
  const map = new Uint8Array(columns * (height + 2));
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if ((grey[at] ?? 255) < threshold) map[(y + 1) * columns + x + 1] = 1;
    }
  }
  return pixelsOf(areasIn(map, columns)).map((pixels) => {
    const { x0, y0, x1, y1 } = boundsOf(pixels, columns);
    return { left: x0 - 1, top: y0 - 1, right: x1 - 1, bottom: y1 - 1, pixels: pixels.length };
  });
}

/** What touches the edge of the crop and runs along it is left of a ruling line. */
function isRule({ left, top, right, bottom }: Spot, { width, height }: Crop): boolean {
  const [across, down] = [right - left, bottom - top];
  const touches = left === 0 || top === 0 || right === width || bottom === height;
  if (!touches) return false;
  const thin = Math.max(2, 0.12 * height);
  return (across <= thin && down >= 0.5 * height && (left === 0 || right === width)) ||
    (down <= thin && across >= Math.min(0.5 * width, 2 * height) && (top === 0 || bottom === height))
    ? true
    : across <= 2 || down <= 2;
}

/** How near to characters a small spot has to be, by their height. */
const SPECK_REACH = 0.5;
/** A sign before a number has so much ink, by the square of the height, and may stand so far off. */
const SIGN = { pixels: 0.03, reach: 1.2 };

/** Spots much smaller than the highest stay only in its line and near the others: points, and pieces of broken digits. */
function withoutSpecks(spots: readonly Spot[]): readonly Spot[] {
  const em = characterOf(spots);
  const largest = Math.max(em, ...spots.map(({ left, right }) => right - left));
  if (largest < SMALLEST_PRINT) return [];
  const isMain = (spot: Spot) => Math.max(spot.bottom - spot.top, 0.7 * (spot.right - spot.left)) >= 0.45 * em;
  const kept = spots.filter(isMain);
  const small = spots.filter((spot) => !isMain(spot) && spot.pixels >= 0.008 * em * em);
  const fromLeft = small.toSorted((a, b) => a.left - b.left);
  for (const spot of [...fromLeft, ...fromLeft.toReversed()]) {
    const reach = (spot.pixels >= SIGN.pixels * em * em ? SIGN.reach : SPECK_REACH) * em;
    if (!kept.includes(spot) && isWithin(spot, around(kept), { reach, em })) kept.push(spot);
  }
  return kept;
}

/** The height of a character: of the highest spot, where it is not several that touch one below the other. */
export function characterOf(areas: readonly Area[]): number {
  return Math.max(0, ...areas.map(({ left, top, right, bottom }) => Math.min(bottom - top, 2 * (right - left) + 2)));
}

/** In pixels: at 100 dpi the smallest digits are twice as high. */
const SMALLEST_PRINT = 4;

function isWithin(spot: Area, area: Area, { reach, em }: { reach: number; em: number }): boolean {
  const y = (spot.top + spot.bottom) / 2;
  const beside = spot.left < area.right + reach && spot.right > area.left - reach;
  return beside && y > area.top - em / 6 && y < area.bottom + em / 4;
}

/** One flat stroke, filled: a dash, and no row of digits that run together. */
export function isDash(ink: Ink): boolean {
  const { spots, left, right, top, bottom } = ink;
  const [across, down] = [right - left, bottom - top];
  const inked = spots.reduce((sum, spot) => sum + spot.pixels, 0);
  return spots.length === 1 && isFlat(ink) && across >= 1.6 * down && inked >= FILLED * across * down;
}

/** Flat strokes beside each other and nothing else: a long dash, or one of two characters. Words that run together are less filled. */
export function isDashes(crop: Crop): boolean {
  const ink = inkOf(crop);
  return ink !== undefined && isFlat(ink) && ink.spots.every((spot) => isFilledStroke(spot, FLAT_STROKE));
}

/** In pixels: half as high as the lowest digit. */
const THIN = 4;

/** A short dash that is lower than digits at any resolution, where no digit tells how high they are. */
export function isThinDash({ spots, top, bottom }: Ink): boolean {
  const [spot, ...others] = spots;
  return spot !== undefined && others.length === 0 && bottom - top <= THIN && isFilledStroke(spot, SHORT_STROKE);
}

function isFilledStroke({ left, right, top, bottom, pixels }: Spot, { width, filled }: typeof FLAT_STROKE): boolean {
  const [across, down] = [right - left, bottom - top];
  return across >= width * down && pixels >= filled * across * (down - SLANT);
}

/** Each stroke of a long dash is so much wider than high, and filled to this share where it is level. */
const FLAT_STROKE = { width: 4, filled: 0.6 };
/** A short one is not so wide. */
const SHORT_STROKE = { width: 1.6, filled: 0.7 };
/** Pixels by which a stroke that lies askew is higher than it is thick. */
const SLANT = 1;
/** Digits that run together are seldom filled to this share. */
const FILLED = 0.7;
/** Digits are no lower, in pixels: at 100 dpi the smallest ones are as high. */
const LOWEST_DIGIT = 8;
/** And a number is not so much wider than high. */
const LONGEST_NUMBER = 8;

/** Whether ink is lower than digits, or too wide for them. */
export function isFlat({ left, right, top, bottom }: Area): boolean {
  const down = bottom - top;
  return down < LOWEST_DIGIT || right - left >= LONGEST_NUMBER * down;
}

/** The least area that holds all of them. */
export function around(areas: readonly Area[]): Area {
  return {
    left: Math.min(...areas.map((area) => area.left)),
    top: Math.min(...areas.map((area) => area.top)),
    right: Math.max(...areas.map((area) => area.right)),
    bottom: Math.max(...areas.map((area) => area.bottom)),
  };
}
