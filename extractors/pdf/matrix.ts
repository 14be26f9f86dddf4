import type { Box } from '../../src/document.ts';

/** An affine map as PDF writes it: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that applies `inner` first and `outer` then. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** The smallest upright box around a box after the map. */
export function mapBox([a, b, c, d, e, f]: Matrix, [x0, y0, x1, y1]: Box): Box {
  const [ax0, ax1, cy0, cy1] = [a * x0, a * x1, c * y0, c * y1];
  const [bx0, bx1, dy0, dy1] = [b * x0, b * x1, d * y0, d * y1];
  return [
    Math.min(ax0, ax1) + Math.min(cy0, cy1) + e,
    Math.min(bx0, bx1) + Math.min(dy0, dy1) + f,
    Math.max(ax0, ax1) + Math.max(cy0, cy1) + e,
    Math.max(bx0, bx1) + Math.max(dy0, dy1) + f,
  ];
}

/** Reads the six numbers of an operator's argument; anything else is no matrix. */
export function toMatrix(value: unknown): Matrix | undefined {
  const numbers = Array.from((value ?? []) as Iterable<unknown>);
  if (numbers.length !== 6 || !numbers.every((part) => typeof part === 'number')) {
    return undefined;
  }
  return numbers as unknown as Matrix;
}
