import type { Crop } from './crop.ts';
import type { Area } from './ink.ts';

/** One line of print scaled to the height that the recogniser was trained on. */
export interface Strip {
  readonly width: number;
  /** Grey, `HEIGHT` rows of `width`. */
  readonly grey: Float32Array;
}

/** The recogniser takes lines of 48 pixels. */
export const HEIGHT = 48;
/** Blank round the ink, as a share of its height: with less or more the recogniser grows unsure. */
const MARGIN = 0.2;
/** Strips are widened to this with the grey of "nothing known"; narrower ones are misread. */
export const LEAST_WIDTH = 64;
/** Neither black nor white: padded with white, half of the single digits are lost. */
export const PADDING = 127.5;

/** Lines of text longer than this are squeezed: time grows with the width, and as much narrower they read as well. */
const [LONG, SQUEEZE] = [320, 0.75];

/** Cuts the ink of a line out of a crop with its margin and scales it. Beyond the crop the paper goes on. */
export function stripOf(
  crop: Crop,
  area: Area,
  { paper, text }: { readonly paper: number; readonly text: boolean },
): Strip {
  const margin = MARGIN * (area.bottom - area.top);
  const scale = HEIGHT / (area.bottom - area.top + 2 * margin);
  const full = (area.right - area.left + 2 * margin) * scale;
  const squeeze = text && full > LONG ? SQUEEZE : 1;
  const width = Math.max(8, Math.round(full * squeeze));
  const grey = new Float32Array(width * HEIGHT);
  const source = isBilevel(crop) ? { ...crop, grey: softened(crop) } : crop;
  const across = samples(width, area.left - margin, 1 / (scale * squeeze));
  const down = samples(HEIGHT, area.top - margin, 1 / scale);
  down.forEach((rows, y) => {
    across.forEach((columns, x) => {
      grey[y * width + x] = mean(source, { rows, columns, paper });
    });
  });
  return { width, grey };
}

/** Only black and white, or nearly so. The recogniser knows no steps at the edge of a stroke and grows unsure. */
function isBilevel({ grey }: Crop): boolean {
  let between = 0;
  for (const value of grey) if (value > 16 && value < 239) between += 1;
  return between < 0.005 * grey.length;
}

/** Each pixel with its eight neighbours, weighted 4, 2 and 1. */
export function softened({ width, height, grey }: Crop): Uint8Array {
  const out = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    const [above, here, below] = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    const column = (x: number) => (grey[above + x] ?? 255) + 2 * (grey[here + x] ?? 255) + (grey[below + x] ?? 255);
    for (let x = 0; x < width; x += 1) {
      const sides = column(Math.max(0, x - 1)) + column(Math.min(width - 1, x + 1));
      out[here + x] = (sides + 2 * column(x)) / 16;
    }
  }
  return out;
}

/** Source coordinates that make up one pixel, with their weights. */
type Sample = readonly (readonly [at: number, weight: number])[];

/** Bilinear where the picture grows, the mean of what falls into the pixel where it shrinks. */
function samples(count: number, from: number, step: number): readonly Sample[] {
  const reach = Math.max(1, step);
  return Array.from({ length: count }, (_, index) => {
    const middle = from + (index + 0.5) * step - 0.5;
    const first = Math.ceil(middle - reach);
    const last = Math.floor(middle + reach);
    const weights: [number, number][] = [];
    for (let at = first; at <= last; at += 1) {
      const weight = 1 - Math.abs(at - middle) / reach;
      if (weight > 0) weights.push([at, weight]);
    }
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return weights.map(([at, weight]) => [at, weight / total] as const);
  });
}

interface Window {
  readonly rows: Sample;
  readonly columns: Sample;
  readonly paper: number;
}

function mean({ width, height, grey }: Crop, { rows, columns, paper }: Window): number {
  let sum = 0;
  for (const [y, down] of rows) {
    for (const [x, across] of columns) {
      const inside = x >= 0 && x < width && y >= 0 && y < height;
      sum += (inside ? (grey[y * width + x] ?? paper) : paper) * down * across;
    }
  }
  return sum;
}

/** Strips of like width side by side as the recogniser takes them: three equal channels from -1 to 1. */
export function tensorOf(strips: readonly Strip[]): { data: Float32Array; dims: readonly number[] } {
  const width = Math.max(LEAST_WIDTH, ...strips.map((strip) => strip.width));
  const plane = HEIGHT * width;
  const data = new Float32Array(strips.length * 3 * plane).fill(PADDING / 127.5 - 1);
  strips.forEach((strip, index) => {
    const start = index * 3 * plane;
    for (let y = 0; y < HEIGHT; y += 1) {
      for (let x = 0; x < strip.width; x += 1) {
        data[start + y * width + x] = (strip.grey[y * strip.width + x] ?? PADDING) / 127.5 - 1;
      }
    }
    data.copyWithin(start + plane, start, start + plane);
    data.copyWithin(start + 2 * plane, start, start + plane);
  });
  return { data, dims: [strips.length, 3, HEIGHT, width] };
}
