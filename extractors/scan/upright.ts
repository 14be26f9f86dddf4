import type { Box } from '../../src/document.ts';
import type { Turn } from '../pdf/engine.ts';
import type { Sheet, Span } from './sheet.ts';

/** A page set upright, and the way back to the page as it was scanned. */
export interface Upright extends Sheet {
  /** A rectangle of upright pixels → the box around it on the page as scanned, in points. */
  readonly toPage: (span: Span) => Box;
}

/** Less than this many degrees askew moves nothing by a pixel. */
const STRAIGHT = 0.02;

/**
 * Sets a page upright.
 * @param turn how the page as scanned is turned, in degrees clockwise
 * @param skew how far it lies askew besides, in degrees clockwise
 */
export function upright(sheet: Sheet, turn: Turn, skew: number): Upright {
  const angle = ((turn + (Math.abs(skew) < STRAIGHT ? 0 : skew)) * Math.PI) / 180;
  const [cos, sin] = [exact(Math.cos(angle)), exact(Math.sin(angle))];
  const width = Math.ceil(Math.abs(sheet.width * cos) + Math.abs(sheet.height * sin) - 1e-6);
  const height = Math.ceil(Math.abs(sheet.width * sin) + Math.abs(sheet.height * cos) - 1e-6);
  // An upright pixel (x, y) stands at (cos x - sin y + left, sin x + cos y + top) on the page as scanned.
  const left = sheet.width / 2 - (cos * width - sin * height) / 2;
  const top = sheet.height / 2 - (sin * width + cos * height) / 2;
  const way = { cos, sin, left, top };
  const grey = angle === 0 ? sheet.grey : resampled(sheet, width, height, way);
  return { width, height, dpi: sheet.dpi, grey, toPage: (span) => boxOnPage(span, way, 72 / sheet.dpi) };
}

interface Way {
  readonly cos: number;
  readonly sin: number;
  readonly left: number;
  readonly top: number;
}

/** Turns by 90° hit pixels exactly. */
function exact(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : value;
}

function boxOnPage({ x0, y0, x1, y1 }: Span, { cos, sin, left, top }: Way, scale: number): Box {
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ] as const;
  const xs = corners.map(([x, y]) => (cos * x - sin * y + left) * scale);
  const ys = corners.map(([x, y]) => (sin * x + cos * y + top) * scale);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** By the four pixels around each place; beyond the sheet is paper. */
function resampled({ width, height, grey }: Sheet, columns: number, rows: number, way: Way): Uint8Array {
  const out = new Uint8Array(columns * rows).fill(255);
  const ONE = 1 << 16;
  const stepX = Math.round(way.cos * ONE);
  const stepY = Math.round(way.sin * ONE);
  for (let row = 0; row < rows; row++) {
    let x = Math.round((way.cos * 0.5 - way.sin * (row + 0.5) + way.left - 0.5) * ONE);
    let y = Math.round((way.sin * 0.5 + way.cos * (row + 0.5) + way.top - 0.5) * ONE);
    for (let at = row * columns, end = at + columns; at < end; at++, x += stepX, y += stepY) {
      const column = x >> 16;
      const line = y >> 16;
      if (column < 0 || line < 0 || column >= width - 1 || line >= height - 1) {
        continue;
      }
      const from = line * width + column;
      const right = (x >> 8) & 255;
      const down = (y >> 8) & 255;
      const above = (grey[from] ?? 0) * (256 - right) + (grey[from + 1] ?? 0) * right;
      const below = (grey[from + width] ?? 0) * (256 - right) + (grey[from + width + 1] ?? 0) * right;
      out[at] = (above * (256 - down) + below * down + 32768) >> 16;
    }
  }
  return out;
}
