import type { Rule } from './rule.ts';
import type { Span } from './sheet.ts';
import type { Upright } from './upright.ts';

/** Lines across that sag by less than this, in inches, are straight enough. */
const STRAIGHT = 0.014;
/** Only lines across that are longer tell how the page is bent, in inches. */
const LONG = 2;

/** How far every column of a page is to be moved up so that its lines across are straight; none where they are. */
export function bendOf(across: readonly Rule[], { width, dpi }: Upright): Float32Array | undefined {
  const long = across.filter(({ places }) => places.length >= LONG * dpi);
  const fit = parabola(long);
  if (!fit || (Math.abs(fit) * longest(long) ** 2) / 4 < STRAIGHT * dpi) {
    return undefined;
  }
  return Float32Array.from({ length: width }, (_, x) => fit * (x - width / 2) ** 2);
}

function longest(rules: readonly Rule[]): number {
  return Math.max(...rules.map(({ places }) => places.length));
}

/** The factor of the square that fits all lines best, each with a level and a slope of its own. */
function parabola(rules: readonly Rule[]): number | undefined {
  let [over, under] = [0, 0];
  for (const { places } of rules) {
    const half = (places.length - 1) / 2;
    const level = places.reduce((sum, place) => sum + place, 0) / places.length;
    const square = places.reduce((sum, _, index) => sum + (index - half) ** 2, 0) / places.length;
    for (let index = 0; index < places.length; index++) {
      const off = (index - half) ** 2 - square;
      over += off * ((places[index] ?? 0) - level);
      under += off * off;
    }
  }
  return under > 0 ? over / under : undefined;
}

/** The page with its columns moved, and the way back. */
export function straightened(page: Upright, bend: Float32Array): Upright {
  const { width, height, grey } = page;
  const out = new Uint8Array(grey.length).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y + (bend[x] ?? 0);
      const line = Math.floor(from);
      if (line < 0 || line >= height - 1) {
        continue;
      }
      const rest = from - line;
      const at = line * width + x;
      out[y * width + x] = (grey[at] ?? 255) * (1 - rest) + (grey[at + width] ?? 255) * rest;
    }
  }
  const moved = ({ x0, y0, x1, y1 }: Span): Span => {
    const [left, right] = [x0, x1].map((x) => bend[Math.min(width - 1, Math.max(0, Math.round(x)))] ?? 0) as [
      number,
      number,
    ];
    return { x0, x1, y0: y0 + Math.min(left, right), y1: y1 + Math.max(left, right) };
  };
  return { ...page, grey: out, toPage: (span) => page.toPage(moved(span)) };
}
