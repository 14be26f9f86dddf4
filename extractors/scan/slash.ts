import type { Crop } from './crop.ts';
import type { Ink } from './ink.ts';

/** Bands from top to bottom in which a stroke is measured. */
const BANDS = 5;
/** From its lowest to its highest band a slash goes to the right by this share of its height at least; an upright 1 does not. */
const LEAN = 0.16;
/** Its bands are no wider than this share of its height: the bar of a 7, the foot and the flag of a 1 in italics are. */
const WIDEST_BAND = 0.2;
/** By how much the middle of a band may be off the straight line, as a share of the way across. */
const UNEVEN = 0.2;
/** A slash of fewer pixels in height could be anything. */
const LEAST_HEIGHT = 8;

/** One straight stroke that leans to the right: `/`, which says that there is nothing to report, and no digit. */
export function isSlash(crop: Crop, ink: Ink): boolean {
  const height = ink.bottom - ink.top;
  if (ink.spots.length !== 1 || height < LEAST_HEIGHT || ink.right - ink.left > 1.1 * height) return false;
  const bands = Array.from({ length: BANDS }, (_, band) => bandOf(crop, ink, band));
  const [top, bottom] = [bands[0]?.middle ?? 0, bands.at(-1)?.middle ?? 0];
  const step = (top - bottom) / (BANDS - 1);
  if (top - bottom < LEAN * height) return false;
  const isStraight = bands.every(({ middle }, at) => Math.abs(middle - (top - at * step)) <= UNEVEN * (top - bottom));
  return isStraight && bands.every(({ width }) => width - step <= WIDEST_BAND * height);
}

interface Band {
  /** The middle of its ink across, in pixels of the crop. */
  readonly middle: number;
  /** From the first to the last inked pixel. */
  readonly width: number;
}

function bandOf({ width, grey }: Crop, { left, right, top, bottom, paper, dark }: Ink, band: number): Band {
  const inked = paper - 0.5 * (paper - dark);
  const from = Math.round(top + ((bottom - top) * band) / BANDS);
  const to = Math.round(top + ((bottom - top) * (band + 1)) / BANDS);
  let [sum, weight, first, last] = [0, 0, right, left];
  for (let y = from; y < to; y += 1) {
    for (let x = left; x < right; x += 1) {
      const level = grey[y * width + x] ?? 255;
      const darkness = Math.max(0, paper - level);
      sum += darkness * (x + 0.5);
      weight += darkness;
      if (level >= inked) continue;
      first = Math.min(first, x);
      last = Math.max(last, x + 1);
    }
  }
  return { middle: weight === 0 ? 0 : sum / weight, width: Math.max(0, last - first) };
}
