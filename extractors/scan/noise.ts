import type { Sheet } from './sheet.ts';

/** Lighter pixels than this are taken for paper where noise is measured. */
const PAPER = 180;

/** The standard deviation of the noise of the paper, in levels, from pixels two apart. */
export function noiseOf({ width, height, grey }: Sheet): number {
  const steps = new Uint32Array(256);
  let count = 0;
  for (let y = 1; y < height - 1; y += 7) {
    for (let x = 2; x < width - 4; x += 5) {
      const at = y * width + x;
      const [own, next] = [grey[at] ?? 255, grey[at + 2] ?? 255];
      // Paper that is quite white on both sides says nothing: its noise is cut off.
      if (own <= PAPER || next <= PAPER || own + next === 510) continue;
      const step = Math.abs(own - next);
      steps[step] = (steps[step] ?? 0) + 1;
      count += 1;
    }
  }
  const looked = ((width - 6) * (height - 2)) / 35;
  // A clean page has few pixels that are not quite white: those around characters.
  return count < 0.2 * looked ? 0 : spreadOf(steps, Math.ceil(count * 0.8)) / Math.SQRT2;
}

/** One and a half times the mean of so many steps, the least first: what lies beyond them makes up for the rest. */
function spreadOf(steps: Uint32Array, count: number): number {
  let [left, sum] = [count, 0];
  for (let step = 0; left > 0 && step < steps.length; step += 1) {
    const taken = Math.min(left, steps[step] ?? 0);
    sum += step * taken;
    left -= taken;
  }
  return (1.5 * sum) / count;
}

/** Each pixel the middle one of itself and its eight neighbours: takes noise away, and single specks. */
export function median(grey: Uint8Array, width: number, height: number): Uint8Array {
  const out = grey.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      out[at] = middleOfNine(grey, at, width);
    }
  }
  return out;
}

/** The median as the middle of the highest of the low, the middle of the middles and the lowest of the high columns. */
function middleOfNine(grey: Uint8Array, at: number, width: number): number {
  let low = 0;
  let high = 255;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let column = -1; column <= 1; column++) {
    const a = grey[at + column - width] ?? 255;
    const b = grey[at + column] ?? 255;
    const c = grey[at + column + width] ?? 255;
    const least = a < b ? Math.min(a, c) : Math.min(b, c);
    const most = a > b ? Math.max(a, c) : Math.max(b, c);
    const middle = a + b + c - least - most;
    low = Math.max(least, low);
    high = Math.min(most, high);
    first = second;
    second = third;
    third = middle;
  }
  const centre = middleOf(first, second, third);
  return middleOf(low, centre, high);
}

function middleOf(a: number, b: number, c: number): number {
  return a > b ? (b > c ? b : Math.min(a, c)) : a > c ? a : Math.min(b, c);
}
