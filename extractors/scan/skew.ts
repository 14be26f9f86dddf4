import type { Sheet } from './sheet.ts';

/** Sheets lie no more askew than this, in degrees. */
const MOST = 4.5;
/** Strokes and rules are no thicker than this, in inches. */
const THICKEST = 0.03;
/** Points of thin strokes that are looked at; more make it slower, not better. */
const ENOUGH = 30_000;

/** Points of thin strokes: places along the stroke and across it, in pixels. */
interface Points {
  readonly along: Float32Array;
  readonly across: Float32Array;
}

/**
 * How far the page lies askew, in degrees clockwise, to about 0.02: the angle at which thin strokes, of rules and of
 * characters, gather in the fewest rows and columns.
 * @param dark a pixel below this level is ink
 */
export function skewOf(sheet: Sheet, dark: number): number {
  const across = strokesAcross(sheet, dark);
  const down = strokesDown(sheet, dark);
  // What slopes down to the right across leans to the left down.
  const sets = [across, { along: down.along.map((value) => -value), across: down.across }];
  if (across.along.length + down.along.length < 50) {
    return 0;
  }
  let best = peak(sets, { middle: 0, reach: MOST, step: 0.25, bin: 3 });
  best = peak(sets, { middle: best, reach: 0.3, step: 0.05, bin: 1.5 });
  return peak(sets, { middle: best, reach: 0.06, step: 0.01, bin: 1 });
}

interface Search {
  readonly middle: number;
  readonly reach: number;
  readonly step: number;
  readonly bin: number;
}

function peak(sets: readonly Points[], { middle, reach, step, bin }: Search): number {
  const count = Math.round((2 * reach) / step) + 1;
  const angles = Array.from({ length: count }, (_, index) => middle - reach + index * step);
  const scores = angles.map((angle) => sets.reduce((sum, points) => sum + gathering(points, angle, bin), 0));
  const top = scores.indexOf(Math.max(...scores));
  const [before, here, after] = [scores[top - 1], scores[top] ?? 0, scores[top + 1]];
  if (before === undefined || after === undefined || before + after === 2 * here) {
    return angles[top] ?? 0;
  }
  return (angles[top] ?? 0) + (step * (before - after)) / (2 * (before - 2 * here + after));
}

/** How much points gather in few rows when the page is turned back by an angle. */
function gathering({ along, across }: Points, degrees: number, bin: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float32Array(8192);
  for (let index = 0; index < along.length; index++) {
    const place = ((across[index] ?? 0) - slope * (along[index] ?? 0)) / bin + 2048;
    const row = Math.floor(place);
    const rest = place - row;
    rows[row & 8191] = (rows[row & 8191] ?? 0) + 1 - rest;
    rows[(row + 1) & 8191] = (rows[(row + 1) & 8191] ?? 0) + rest;
  }
  return rows.reduce((sum, count) => sum + count * count, 0);
}

/** Ink with paper above and below. */
function strokesAcross({ width, height, grey, dpi }: Sheet, dark: number): Points {
  const reach = Math.max(3, Math.round(THICKEST * dpi));
  const found: number[] = [];
  const light = (dark + 255) / 2;
  for (let y = reach; y < height - reach; y++) {
    for (let x = reach + (y % 4); x < width - reach; x += 4) {
      const at = y * width + x;
      if ((grey[at] ?? 255) < dark && isPaper(grey, at, reach * width, light)) {
        found.push(x, y);
      }
    }
  }
  return thinned(found, width / 2, 0);
}

/** Ink with paper on its left and right. */
function strokesDown({ width, height, grey, dpi }: Sheet, dark: number): Points {
  const reach = Math.max(3, Math.round(THICKEST * dpi));
  const found: number[] = [];
  const light = (dark + 255) / 2;
  for (let y = reach; y < height - reach; y += 4) {
    for (let at = y * width + reach, end = (y + 1) * width - reach; at < end; at++) {
      if ((grey[at] ?? 255) < dark && isPaper(grey, at, reach, light)) {
        found.push(y, at - y * width);
      }
    }
  }
  return thinned(found, height / 2, 0);
}

function isPaper(grey: Uint8Array, at: number, reach: number, light: number): boolean {
  return (grey[at - reach] ?? 255) > light && (grey[at + reach] ?? 255) > light;
}

/** Pairs of along and across → points measured from the middle, no more than enough. */
function thinned(pairs: readonly number[], middle: number, from: number): Points {
  const step = Math.max(1, Math.ceil(pairs.length / 2 / ENOUGH));
  const count = Math.floor(pairs.length / 2 / step);
  const along = new Float32Array(count);
  const across = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    along[index] = (pairs[2 * index * step] ?? 0) - middle;
    across[index] = (pairs[2 * index * step + 1] ?? 0) - from;
  }
  return { along, across };
}
