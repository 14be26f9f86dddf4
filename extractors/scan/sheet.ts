/** A page in grey while it is being cleaned and set upright. Plain data. */
export interface Sheet {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** One byte a pixel by rows, 0 black to 255 white. */
  readonly grey: Uint8Array;
  /** Pixels an inch. */
  readonly dpi: number;
}

/** A rectangle of pixels, `x1` and `y1` not included. */
export interface Span {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The smallest rectangle around all; there must be one. */
export function spanOf(spans: readonly Span[]): Span {
  return {
    x0: Math.min(...spans.map(({ x0 }) => x0)),
    y0: Math.min(...spans.map(({ y0 }) => y0)),
    x1: Math.max(...spans.map(({ x1 }) => x1)),
    y1: Math.max(...spans.map(({ y1 }) => y1)),
  };
}

/** Columns made rows, so that what is found across can be found down as well. */
export function transposed(plane: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(plane.length);
  const BLOCK = 32;
  for (let top = 0; top < height; top += BLOCK) {
    const bottom = Math.min(height, top + BLOCK);
    for (let left = 0; left < width; left += BLOCK) {
      const right = Math.min(width, left + BLOCK);
      for (let x = left; x < right; x++) {
        for (let y = top; y < bottom; y++) {
          out[x * height + y] = plane[y * width + x] ?? 0;
        }
      }
    }
  }
  return out;
}
