import type { Crop } from './crop.ts';
import type { Ink } from './ink.ts';

/** Bands from top to bottom in which a stroke is measured. */
const BANDS = 5;
/** From its lowest to its highest band a slash goes to the right by this share of its height at least; an upright 1 does not. */
const LEAN = 0.18;
/** No digit goes so far. */
const FAR = 0.26;
/** The middle of a band is off the straight line by no more than this share of its height. */
const UNEVEN = 0.06;
/** The spread of a band across, by its height: one with the bar of a 7, or the foot and the flag of a 1 in italics, is wider. */
const SPREAD = { usual: 0.05, far: 0.16 };
/** Blur spreads any stroke by so many pixels besides. */
const BLUR = 0.3;
/** In a stroke of one width no band spreads more than the usual one by this. */
const UNLIKE = 1.3;
/** Less darkness than this share of that of the ink is noise. */
const NOISE = 0.2;
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
  const most = (top - bottom >= FAR * height ? SPREAD.far : SPREAD.usual) * height + BLUR;
  const usual = bands.map(({ spread }) => spread).toSorted((a, b) => a - b)[BANDS >> 1] ?? 0;
  if (top - bottom < FAR * height && bands.some(({ spread }) => spread > UNLIKE * usual)) return false;
  const isOnLine = ({ middle }: Band, at: number) => Math.abs(middle - (top - at * step)) <= UNEVEN * height;
  return bands.every((band, at) => isOnLine(band, at) && band.spread <= most);
}

interface Band {
  /** The middle of its ink across, in pixels of the crop. */
  readonly middle: number;
  /** The standard deviation of its ink across, in pixels. */
  readonly spread: number;
}

function bandOf({ width, grey }: Crop, { left, right, top, bottom, paper, dark }: Ink, band: number): Band {
  const light = paper - NOISE * (paper - dark);
  const from = Math.round(top + ((bottom - top) * band) / BANDS);
  const to = Math.round(top + ((bottom - top) * (band + 1)) / BANDS);
  let [weight, sum, squares] = [0, 0, 0];
  for (let y = from; y < to; y += 1) {
    for (let x = left; x < right; x += 1) {
      const darkness = Math.max(0, light - (grey[y * width + x] ?? 255));
      weight += darkness;
      sum += darkness * (x + 0.5);
      squares += darkness * (x + 0.5) ** 2;
    }
  }
  const middle = weight === 0 ? 0 : sum / weight;
  return { middle, spread: weight === 0 ? 0 : Math.sqrt(Math.max(0, squares / weight - middle ** 2)) };
}
