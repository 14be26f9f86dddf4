import type { Box } from '../../src/document.ts';

/** A piece of a page set upright: what a reader of characters is given. Plain data, so that it can be sent to a worker. */
export interface Crop {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** One byte a pixel by rows, 0 black to 255 white: skew, shadow, seal and ruling lines are taken out already. */
  readonly grey: Uint8Array;
  /** Where it stands on the page as it was scanned, in points. */
  readonly box: Box;
}

/** A crop turned upside down: for a reader that asks which way up a page is. */
export function upsideDown(crop: Crop): Crop {
  return { ...crop, grey: crop.grey.slice().reverse() };
}
