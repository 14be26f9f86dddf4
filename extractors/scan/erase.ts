import type { Grid } from '../pdf/cells.ts';
import { endOf, middle, type Rule, type Rules } from './rule.ts';
import type { Sheet } from './sheet.ts';

/** A rule that makes no cell is painted over where it is longer, in inches: shorter ones may be strokes of characters. */
const LONG = 1.5;
/** A rule is that of a grid where it is no farther from an edge of it, in points. */
const NEAR = 3;

/** The page with its rules painted over: those of tables, and long ones. */
export function withoutRules(sheet: Sheet, rules: Rules, grids: readonly Grid[]): Uint8Array {
  const { width, height, dpi } = sheet;
  const out = sheet.grey.slice();
  const scale = 72 / dpi;
  for (const rule of rules.across) {
    if (isLong(rule, dpi) || grids.some(({ xs, ys }) => isEdge(rule, scale, ys, xs))) {
      paint(out, rule, { along: 1, across: width, limit: height, dpi });
    }
  }
  for (const rule of rules.down) {
    if (isLong(rule, dpi) || grids.some(({ xs, ys }) => isEdge(rule, scale, xs, ys))) {
      paint(out, rule, { along: width, across: 1, limit: width, dpi });
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

function paint(
  grey: Uint8Array,
  { from, places, thickness }: Rule,
  { along, across, limit, dpi }: { along: number; across: number; limit: number; dpi: number },
): void {
  const reach = thickness / 2 + Math.max(1, 0.004 * dpi);
  places.forEach((place, index) => {
    const low = Math.max(0, Math.round(place - reach));
    const high = Math.min(limit - 1, Math.round(place + reach));
    for (let at = low; at <= high; at++) {
      grey[(from + index) * along + at * across] = 255;
    }
  });
}
