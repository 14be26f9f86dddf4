import type { Box } from '../../src/document.ts';
import type { Crop } from './crop.ts';
import type { Span } from './sheet.ts';

/** An upright page without rules, to cut crops from. */
export interface Printed {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Upright pixels → the box on the page as scanned, in points. */
  readonly toPage: (span: Span) => Box;
}

/** Paper around the ink, by its height: readers want some. */
const MARGIN = 0.25;

/**
 * Cuts a piece out of a page with some paper around it.
 * @param room what lies outside of it belongs to others and is painted white
 */
export function cropOf(
  page: Printed,
  span: Span,
  margin = MARGIN,
  room: Span = { ...page, x0: 0, y0: 0, x1: page.width, y1: page.height },
): Crop {
  const pad = margin === 0 ? 0 : Math.max(2, Math.round(margin * Math.min(span.y1 - span.y0, 80)));
  const x0 = Math.floor(span.x0) - pad;
  const y0 = Math.floor(span.y0) - pad;
  const width = Math.max(1, Math.ceil(span.x1) + pad - x0);
  const height = Math.max(1, Math.ceil(span.y1) + pad - y0);
  const grey = new Uint8Array(width * height).fill(255);
  // Ink may reach over the edge of its room where it touches a rule.
  const left = Math.max(0, x0, Math.floor(Math.min(room.x0, span.x0)));
  const right = Math.min(page.width, x0 + width, Math.ceil(Math.max(room.x1, span.x1)));
  const top = Math.max(0, y0, Math.floor(Math.min(room.y0, span.y0)));
  const bottom = Math.min(page.height, y0 + height, Math.ceil(Math.max(room.y1, span.y1)));
  for (let y = top; y < bottom && left < right; y++) {
    grey.set(page.grey.subarray(y * page.width + left, y * page.width + right), (y - y0) * width + left - x0);
  }
  return { width, height, grey, box: page.toPage(span) };
}
