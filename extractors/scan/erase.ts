import type { Grid } from '../pdf/cells.ts';
import { endOf, middle, type Rule, type Rules } from './rule.ts';
import type { Sheet, Span } from './sheet.ts';

/** A rule that makes no cell is painted over where it is longer, in inches: shorter ones may be strokes of characters. */
const LONG = 1.5;
/** What is left of a rule is this thin and lies this near to it, in inches. */
const REMAINS = { thin: 0.016, near: 0.05 };
/** What is left of a rule down the page is lower than this share of a character, or nearly as high as its cell: no 1 is. */
const NO_STROKE = { lower: 0.5, higher: 0.85 };
/** A rule is that of a grid where it is no farther from an edge of it, in points. */
const NEAR = 3;
/** The twin of a double line: so far away and even over so much of it, in inches, and inked by this share of its own. */
const TWIN = { apart: 0.025, along: 0.1, inked: 0.6 };
/** Darker than this is ink of a rule, faint ones too. */
const INKED = 215;

/** The page with its rules painted over: those of tables, and long ones. */
export function withoutRules(sheet: Sheet, rules: Rules, grids: readonly Grid[]): Uint8Array {
  const { width, height, dpi } = sheet;
  const out = sheet.grey.slice();
  const scale = 72 / dpi;
  for (const rule of rules.across) {
    if (isLong(rule, dpi) || grids.some(({ xs, ys }) => isEdge(rule, scale, ys, xs))) {
      paint(out, sheet.grey, rule, { along: 1, across: width, limit: height, dpi });
    }
  }
  for (const rule of rules.down) {
    if (isLong(rule, dpi) || grids.some(({ xs, ys }) => isEdge(rule, scale, xs, ys))) {
      paint(out, sheet.grey, rule, { along: width, across: 1, limit: width, dpi });
    }
  }
  return out;
}

function isLong({ places }: Rule, dpi: number): boolean {
  return places.length >= LONG * dpi;
}

/** Whether a rule runs along an edge of a grid, within it. */
function isEdge(rule: Rule, scale: number, edges: readonly number[], ends: readonly number[]): boolean {
  const at = middle(rule) * scale;
  const [first = 0, last = 0] = [ends[0], ends.at(-1)];
  const isBeside = endOf(rule) * scale < first || rule.from * scale > last;
  return !isBeside && edges.some((edge) => Math.abs(edge - at) <= NEAR);
}

/**
 * Whether a spot is left of the rules around its cell: thinner than a character, and nearer to a rule than print.
 * @param character its height in pixels
 */
export function isRemains(spot: Span, cell: Span, { character, dpi }: { character: number; dpi: number }): boolean {
  const [thin, near] = [REMAINS.thin * dpi, REMAINS.near * dpi];
  const [width, height] = [spot.x1 - spot.x0, spot.y1 - spot.y0];
  if (height <= thin && (spot.y1 - cell.y0 <= near || cell.y1 - spot.y0 <= near)) return true;
  const isStroke = height >= NO_STROKE.lower * character && height < NO_STROKE.higher * (cell.y1 - cell.y0);
  return width <= thin && !isStroke && (spot.x1 - cell.x0 <= near || cell.x1 - spot.x0 <= near);
}

/** Ink taken out of the middle of a cell, so much of an inch squared, is no rule of its frame: it may have been print. */
const TAKEN = { pixels: 0.0006, beyond: 0.06 };

/** Whether ink was taken for a rule that runs through a cell, not along its edges. */
export function isCut(before: Sheet, after: Uint8Array, cell: Span): boolean {
  const { width, height, grey, dpi } = before;
  const beyond = TAKEN.beyond * dpi;
  const most = Math.max(6, TAKEN.pixels * dpi ** 2);
  let taken = 0;
  for (let y = Math.max(0, Math.ceil(cell.y0 + beyond)); y < Math.min(height, cell.y1 - beyond); y++) {
    for (let x = Math.max(0, Math.ceil(cell.x0 + beyond)); x < Math.min(width, cell.x1 - beyond); x++) {
      const at = y * width + x;
      if ((grey[at] ?? 255) < INKED && after[at] === 255) taken++;
    }
  }
  return taken > most;
}

interface Way {
  /** How far apart pixels along the rule lie in the page, and across it. */
  readonly along: number;
  readonly across: number;
  /** How many pixels the page has across the rule. */
  readonly limit: number;
  readonly dpi: number;
}

function paint(grey: Uint8Array, sheet: Uint8Array, rule: Rule, way: Way): void {
  const reach = rule.thickness / 2 + Math.max(1, 0.004 * way.dpi);
  const [above, below] = twinsOf(sheet, rule, way);
  const smooth = above === 0 && below === 0 ? rule.places : smoothed(rule.places, Math.round(TWIN.along * way.dpi));
  rule.places.forEach((place, index) => {
    const even = smooth[index] ?? place;
    const low = Math.max(0, Math.round(Math.min(place - reach, even - above)));
    const high = Math.min(way.limit - 1, Math.round(Math.max(place + reach, even + below)));
    for (let at = low; at <= high; at++) {
      grey[(rule.from + index) * way.along + at * way.across] = 255;
    }
  });
}

/** How far on either side of a rule a twin reaches that runs along all of it; 0 without one. */
function twinsOf(grey: Uint8Array, rule: Rule, way: Way): readonly [above: number, below: number] {
  const smooth = smoothed(rule.places, Math.round(TWIN.along * way.dpi));
  const shareAt = (off: number) => inkedShare(grey, { ...rule, places: smooth }, way, off);
  const own = Math.max(...[-2, -1, 0, 1, 2].map(shareAt));
  const farthest = (step: 1 | -1) => {
    let far = 0;
    for (let off = 1; off <= Math.ceil(TWIN.apart * way.dpi) + rule.thickness; off++) {
      if (shareAt(step * off) >= TWIN.inked * own) far = off + 1;
    }
    return far > rule.thickness / 2 + 1 ? far : 0;
  };
  return [farthest(-1), farthest(1)];
}

/** The share of a rule that has ink so many pixels beside it. */
function inkedShare(grey: Uint8Array, { from, places }: Rule, { along, across, limit }: Way, off: number): number {
  let inked = 0;
  places.forEach((place, index) => {
    const at = Math.min(limit - 1, Math.max(0, Math.round(place + off)));
    if ((grey[(from + index) * along + at * across] ?? 255) < INKED) inked++;
  });
  return inked / places.length;
}

/** Each place the mean of those so many pixels before and after it. */
function smoothed(places: Float32Array, reach: number): Float32Array {
  let sum = 0;
  let [first, last] = [0, -1];
  return places.map((_, index) => {
    while (last < Math.min(places.length - 1, index + reach)) sum += places[++last] ?? 0;
    while (first < index - reach) sum -= places[first++] ?? 0;
    return sum / (last - first + 1);
  });
}
