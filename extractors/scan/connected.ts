import type { Span } from './sheet.ts';

/** Pixels that hang together, area by area: each is a run of `order`, which lists their places. */
export interface Areas {
  readonly order: Int32Array;
  /** Where each area begins; the last is where the last one ends. */
  readonly starts: readonly number[];
}

/** The steps from a pixel to all that are no farther from it than so many pixels across and down. */
export function within(reach: number, width: number): readonly number[] {
  const range = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return range.flatMap((y) => range.map((x) => y * width + x)).filter((step) => step !== 0);
}

/** The steps from a pixel to those beside, above and below it. */
export const beside = (width: number): readonly number[] => [-width, -1, 1, width];

/**
 * Areas of the pixels that are 1 in a map; these are 0 after it. From the first pixel of each on, by rows.
 * @param map as far as a step reaches, its outermost pixels have to be 0
 * @param steps from a pixel to those that hang together with it
 */
export function areasIn(map: Uint8Array, width: number, steps = within(1, width)): Areas {
  const order = new Int32Array(onesIn(map));
  const starts: number[] = [];
  let filled = 0;
  for (let start = map.indexOf(1); start >= 0; start = map.indexOf(1, start + 1)) {
    starts.push(filled);
    map[start] = 0;
    order[filled] = start;
    filled = spread(map, steps, order, filled);
  }
  starts.push(filled);
  return { order, starts };
}

function onesIn(map: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < map.length; at++) count += map[at] ?? 0;
  return count;
}

/** Lists the pixels of an area after its first one, and says where they end. */
function spread(map: Uint8Array, steps: readonly number[], order: Int32Array, first: number): number {
  let end = first + 1;
  for (let done = first; done < end; done++) {
    const at = order[done] ?? 0;
    for (let index = 0; index < steps.length; index++) {
      const next = at + (steps[index] ?? 0);
      if (map[next] !== 1) continue;
      map[next] = 0;
      order[end++] = next;
    }
  }
  return end;
}

/** The pixels of each area. */
export function pixelsOf({ order, starts }: Areas): readonly Int32Array[] {
  return starts.slice(1).map((end, index) => order.subarray(starts[index], end));
}

/** The smallest rectangle around some pixels. */
export function boundsOf(pixels: Int32Array, width: number): Span {
  let [x0, x1, y0, y1] = [width, 0, Number.POSITIVE_INFINITY, 0];
  for (const at of pixels) {
    const y = Math.floor(at / width);
    const x = at - y * width;
    x0 = Math.min(x, x0);
    x1 = x < x1 ? x1 : x + 1;
    y0 = Math.min(y, y0);
    y1 = y < y1 ? y1 : y + 1;
  }
  return { x0, y0, x1, y1 };
}
