import { type Ridge, ridgesOf } from './ridges.ts';
import type { Sheet } from './sheet.ts';

/** With more noise than this, in levels, darkness is averaged over a few pixels along the line. */
const NOISY = 6;
/** Dots are so near to each other, in inches. */
const DOTS = 0.013;
/** A line is looked at in pieces between gaps this wide, in inches, those between dots left out. */
const GAP = 0.016;
/** Shorter pieces, in inches, may be strokes of characters in the way of a line. */
const PIECE = 0.13;
/** Ink is so much darker than the shade of its cell, which is measured so far from a line, in inches. */
const SHADE = { darker: 0.35, beside: 0.04 };

/** The ridges of a page with their darkness. */
export function tracesOf(sheet: Sheet, noise: number, shortest: number): Trace[] {
  return ridgesOf(sheet.grey, { ...sheet, noise, shortest }).map((ridge) => traceOf(sheet, ridge, noise));
}

/** A ridge with its darkness. */
export interface Trace {
  readonly ridge: Ridge;
  readonly dark: Uint8Array;
  /** The darkest within a dot's distance. */
  readonly near: Uint8Array;
  /** This dark is ink. */
  readonly inked: number;
  readonly noise: number;
}

/** A ridge with its darkness, and what of it is ink. */
export function traceOf(sheet: Sheet, ridge: Ridge, noise: number): Trace {
  const dark = darkness(sheet, ridge, noise > NOISY ? 2 : 0);
  const reach = Math.max(2, Math.round(DOTS * sheet.dpi));
  const near = spread(dark, reach);
  return { ridge, dark, near, inked: inkIn(near, noise), noise };
}

/** From which darkness on is ink where a ridge is so dark. */
function inkIn(near: Uint8Array, noise: number): number {
  return Math.max(0.45 * peakOf(near), 16, 2 * noise);
}

/** As dark as a ridge is for a fifth of it at least. */
function peakOf(near: Uint8Array): number {
  return near.slice().sort()[Math.floor(near.length * 0.8)] ?? 0;
}

/** A ridge as it is within a stretch: a faint line may be traced together with print above and below it. */
export function inkedWithin(sheet: Sheet, trace: Trace, [from, to]: Stretch): Trace {
  const { ridge, noise, inked } = trace;
  const near = trace.near.subarray(from, to);
  const own = inkIn(near, noise);
  if (own >= inked) return trace;
  const way = { x0: ridge.x0 + from, ys: ridge.ys.slice(from, to) };
  return { ...trace, inked: Math.min(inked, Math.max(own, inkOnShade(sheet, way, peakOf(near)))) };
}

/** From which darkness on is ink along a way, by the shade of the cells beside it and how dark a line is. */
export function inkOnShade(sheet: Sheet, way: Ridge, dark: number): number {
  const shade = shadeOf(sheet, way);
  return shade + SHADE.darker * (dark - shade);
}

/** How dark the cells are on both sides of a way; most of it is beside no print. */
function shadeOf({ width, height, grey, dpi }: Sheet, { x0, ys }: Ridge): number {
  const beside = Math.round(SHADE.beside * dpi);
  const side = (step: number) =>
    ys.map(
      (y, index) => 255 - (grey[Math.min(height - 1, Math.max(0, Math.round(y) + step)) * width + x0 + index] ?? 255),
    );
  return Math.max(medianOf(side(-beside)), medianOf(side(beside)));
}

/** The middle one of some values. */
export function medianOf(values: Uint8Array | Float32Array): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}

/** Each value as great as the greatest so many places before or after it. */
function spread(values: Uint8Array, reach: number): Uint8Array {
  const out = values.slice();
  for (let off = 1; off <= reach; off++) {
    for (let index = 0; index < values.length; index++) {
      const most = Math.max(values[index - off] ?? 0, values[index + off] ?? 0);
      out[index] = Math.max(out[index] ?? 0, most);
    }
  }
  return out;
}

export type Stretch = readonly [from: number, to: number];

/** Stretches that are inked but for small gaps, long enough to tell lines from strokes. */
export function pieces({ dark, near, inked }: Trace, dpi: number): Stretch[] {
  const joined: [from: number, to: number][] = [];
  for (let index = 0; index < near.length; index++) {
    const last = joined.at(-1);
    if ((near[index] ?? 0) < inked) {
      continue;
    }
    if (last && index - last[1] <= GAP * dpi) {
      last[1] = index + 1;
    } else {
      joined.push([index, index + 1]);
    }
  }
  const isInk = (value: number) => value >= inked;
  return joined
    .map(([from, to]): Stretch => {
      const own = dark.subarray(from, to);
      return [from + Math.max(0, own.findIndex(isInk)), from + own.findLastIndex(isInk) + 1];
    })
    .filter(([from, to]) => to - from >= PIECE * dpi);
}

/** How dark a ridge is along its way, or right beside it; the mean of so many pixels before and after. */
function darkness({ width, height, grey }: Sheet, { x0, ys }: Ridge, reach: number): Uint8Array {
  const dark = new Uint8Array(ys.length);
  for (let index = 0; index < ys.length; index++) {
    const y = Math.min(height - 2, Math.max(1, Math.round(ys[index] ?? 0)));
    let [above, own, below] = [0, 0, 0];
    const from = Math.max(0, x0 + index - reach);
    const to = Math.min(width - 1, x0 + index + reach);
    for (let at = y * width + from, end = y * width + to; at <= end; at++) {
      above += 255 - (grey[at - width] ?? 255);
      own += 255 - (grey[at] ?? 255);
      below += 255 - (grey[at + width] ?? 255);
    }
    dark[index] = Math.max(above, own, below) / (to - from + 1);
  }
  return dark;
}
