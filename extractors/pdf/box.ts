import type { Box } from '../../src/document.ts';

/** The common part of two boxes; empty (turned inside out) where there is none. */
export function intersect(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** The smallest box around all. `undefined` for none. */
export function around(boxes: Iterable<Box>): Box | undefined {
  let all: Box | undefined;
  for (const [x0, y0, x1, y1] of boxes) {
    all = all
      ? [Math.min(all[0], x0), Math.min(all[1], y0), Math.max(all[2], x1), Math.max(all[3], y1)]
      : [x0, y0, x1, y1];
  }
  return all;
}

/** Whether the middle of `inner` lies in `outer`, or at most `slack` points outside. */
export function holdsMiddle(outer: Box, inner: Box, slack = 0): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x >= outer[0] - slack && x <= outer[2] + slack && y >= outer[1] - slack && y <= outer[3] + slack;
}

/** In square points; 0 where the box is turned inside out. */
export function area(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
}

/** To a tenth of a point, as places are given. */
export function rounded(box: Box): Box {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * 10) / 10 + 0) as unknown as Box;
  return [x0, y0, x1, y1];
}
