import type { Sheet } from './sheet.ts';

/** Lighter pixels than this are taken for paper where noise is measured. */
const PAPER = 180;

/** The standard deviation of the noise of the paper, in levels, from pixels two apart. */
export function noiseOf({ width, height, grey }: Sheet): number {
  const steps: number[] = [];
  for (let y = 1; y < height - 1; y += 7) {
    for (let x = 2; x < width - 4; x += 5) {
      const at = y * width + x;
      const [own, next] = [grey[at] ?? 255, grey[at + 2] ?? 255];
      // Paper that is quite white on both sides says nothing: its noise is cut off.
      if (own > PAPER && next > PAPER && own + next < 510) {
        steps.push(Math.abs(own - next));
      }
    }
  }
  const looked = ((width - 6) * (height - 2)) / 35;
  // A clean page has few pixels that are not quite white: those around characters.
  if (steps.length < 0.2 * looked) {
    return 0;
  }
  const inner = Uint8Array.from(steps)
    .sort()
    .subarray(0, Math.ceil(steps.length * 0.8));
  return (1.5 * inner.reduce((sum, step) => sum + step, 0)) / inner.length / Math.SQRT2;
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
