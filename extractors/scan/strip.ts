import type { Crop } from './crop.ts';
import type { Area } from './ink.ts';

/** One line of print scaled to the height that the recogniser was trained on. */
export interface Strip {
  readonly width: number;
  /** Grey, `HEIGHT` rows of `width`. */
  readonly grey: Float32Array;
}

/** The recogniser takes lines of 48 pixels. */
const HEIGHT = 48;
/** Blank round the ink, as a share of its height: with less or more the recogniser grows unsure. */
const MARGIN = 0.2;
/** Strips are widened to this with the grey of "nothing known"; narrower ones are misread. */
const LEAST_WIDTH = 64;
/** And to a multiple of this, so that there are few shapes for the runtime to prepare itself for. */
const STEP = 16;
/** Neither black nor white: padded with white, half of the single digits are lost. */
const PADDING = 127.5;

/** Lines of text longer than this are squeezed: time grows with the width, and as much narrower they read as well. */
const [LONG, SQUEEZE] = [320, 0.65];
/** Lines of print are not this wide, for they are cut at gaps: a rule or a smear is, and would take memory without end. */
const WIDEST = 1024;

/** Cuts the ink of a line out of a crop with its margin and scales it. Beyond the crop the paper goes on. */
export function stripOf(
  crop: Crop,
  area: Area,
  { paper, text }: { readonly paper: number; readonly text: boolean },
): Strip {
  const margin = MARGIN * (area.bottom - area.top);
  const scale = HEIGHT / (area.bottom - area.top + 2 * margin);
  const full = (area.right - area.left + 2 * margin) * scale;
  const squeeze = Math.min(text && full > LONG ? SQUEEZE : 1, WIDEST / full);
  const width = Math.max(8, Math.round(full * squeeze));
  const across = samples(width, area.left - margin, 1 / (scale * squeeze));
  const down = samples(HEIGHT, area.top - margin, 1 / scale);
  return { width, grey: resampled(crop, { across, down, paper }) };
}

/** The crop as the recogniser reads it best: where it has only black and white, with the steps of grey of a scan. */
export function withSteps(crop: Crop): Crop {
  return isBilevel(crop) ? { ...crop, grey: softened(crop) } : crop;
}

/** Only black and white, or nearly so. The recogniser knows no steps at the edge of a stroke and grows unsure. */
function isBilevel({ grey }: Crop): boolean {
  const few = 0.005 * grey.length;
  let between = 0;
  for (const value of grey) {
    if (value > 16 && value < 239) between += 1;
    if (between > 0 && between >= few) return false;
  }
  return between < few;
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

/** The source coordinates that make up each of a row of pixels: as many as `taps` from `first` on, with their weights. */
interface Samples {
  readonly taps: number;
  readonly first: Int32Array;
  readonly weights: Float64Array;
}

/** Bilinear where the picture grows, the mean of what falls into the pixel where it shrinks. */
function samples(count: number, from: number, step: number): Samples {
  const reach = Math.max(1, step);
  const taps = Math.floor(2 * reach) + 1;
  const first = new Int32Array(count);
  const weights = new Float64Array(count * taps);
  for (let index = 0; index < count; index += 1) {
    const middle = from + (index + 0.5) * step - 0.5;
    const start = Math.ceil(middle - reach);
    first[index] = start;
    let total = 0;
    for (let tap = 0; tap < taps; tap += 1) total += Math.max(0, 1 - Math.abs(start + tap - middle) / reach);
    for (let tap = 0; tap < taps; tap += 1) {
      weights[index * taps + tap] = Math.max(0, 1 - Math.abs(start + tap - middle) / reach) / total;
    }
  }
  return { taps, first, weights };
}

interface Window {
  readonly across: Samples;
  readonly down: Samples;
  readonly paper: number;
}

/** Row by row: the rows that make up one first, then their columns. */
function resampled(crop: Crop, { across, down, paper }: Window): Float32Array {
  const [width, height] = [across.first.length, down.first.length];
  const grey = new Float32Array(width * height);
  const left = across.first[0] ?? 0;
  const line = new Float64Array((across.first[width - 1] ?? 0) + across.taps - left);
  for (let y = 0; y < height; y += 1) {
    line.fill(0);
    for (let tap = 0; tap < down.taps; tap += 1) {
      addRow(line, crop, {
        row: (down.first[y] ?? 0) + tap,
        left,
        paper,
        weight: down.weights[y * down.taps + tap] ?? 0,
      });
    }
    narrow(line, across, grey.subarray(y * width, (y + 1) * width));
  }
  return grey;
}

interface Row {
  readonly row: number;
  /** Where the line begins in the crop; below 0 it is paper. */
  readonly left: number;
  readonly paper: number;
  readonly weight: number;
}

function addRow(line: Float64Array, { width, height, grey }: Crop, { row, left, paper, weight }: Row): void {
  if (weight === 0) return;
  const isInside = row >= 0 && row < height;
  for (let at = 0, x = left; at < line.length; at += 1, x += 1) {
    const level = isInside && x >= 0 && x < width ? (grey[row * width + x] ?? paper) : paper;
    line[at] = (line[at] ?? 0) + weight * level;
  }
}

function narrow(line: Float64Array, { taps, first, weights }: Samples, out: Float32Array): void {
  const left = first[0] ?? 0;
  for (let x = 0; x < out.length; x += 1) {
    const from = (first[x] ?? 0) - left;
    let sum = 0;
    for (let tap = 0; tap < taps; tap += 1) sum += (line[from + tap] ?? 0) * (weights[x * taps + tap] ?? 0);
    out[x] = sum;
  }
}

/** A strip as the recogniser takes it: three equal channels from -1 to 1. */
export function tensorOf({ width: own, grey }: Strip): { data: Float32Array; dims: readonly number[] } {
  const width = Math.max(LEAST_WIDTH, Math.ceil(own / STEP) * STEP);
  const plane = HEIGHT * width;
  const data = new Float32Array(3 * plane).fill(PADDING / 127.5 - 1, 0, plane);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < own; x += 1) data[y * width + x] = (grey[y * own + x] ?? PADDING) / 127.5 - 1;
  }
  data.copyWithin(plane, 0, plane);
  data.copyWithin(2 * plane, 0, plane);
  return { data, dims: [1, 3, HEIGHT, width] };
}
