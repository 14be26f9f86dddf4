import type { Sheet, Span } from './sheet.ts';
import type { Spot } from './spots.ts';

/** Print that begins so near to the edge of its cell, in inches, stands on the rule there; so many cells tell that a table is set so. */
const NEAR = 0.024;
const LEAST = 2;
/** Serifs reach so far beyond the rule on both sides together, in inches, on so many rows at least. */
const SERIF = { inches: 0.008, rows: 2 };
/** Darker than this is ink. */
const INKED = 160;
/** How far from its edge the rule of a cell may reach, and where rules across meet it, in inches. */
const REACH = 0.05;
const MARGIN = 0.03;

/** A cell, in pixels, and what stands in it. */
interface Inside {
  readonly area: Span;
  readonly spots: readonly Spot[];
}

/**
 * Whether numbers of a table stand on the rules to their left: a 1 may be painted over with them.
 * @param character its height in pixels
 */
export function standOnRules(
  cells: readonly Inside[],
  { character, dpi }: { character: number; dpi: number },
): boolean {
  const onRule = cells.filter(({ area, spots }) => {
    const print = spots.filter(({ y0, y1 }) => y1 - y0 >= character / 2);
    return Math.min(...print.map(({ x0 }) => x0)) - area.x0 <= NEAR * dpi;
  });
  return onRule.length >= LEAST;
}

/** Whether the rule to the left of a cell is thicker somewhere than it is for most of it: a 1 may stand on it. */
export function isThickened({ width, grey, dpi }: Sheet, { x0, y0, y1 }: Span): boolean {
  const margin = Math.ceil(MARGIN * dpi);
  const most = REACH * dpi;
  const thicknesses = Array.from({ length: Math.max(0, Math.floor(y1 - y0) - 2 * margin) }, (_, row) => {
    const at = (Math.ceil(y0) + margin + row) * width + Math.round(x0);
    return inkedTo(grey, at, 1, most) + inkedTo(grey, at, -1, most);
  });
  const usual = thicknesses.toSorted((a, b) => a - b)[thicknesses.length >> 1] ?? 0;
  return thicknesses.filter((thickness) => thickness - usual >= SERIF.inches * dpi).length >= SERIF.rows;
}

/** How many pixels from a place on ink goes on. */
function inkedTo(grey: Uint8Array, at: number, step: 1 | -1, most: number): number {
  let extent = 0;
  while (extent < most && (grey[at + extent * step] ?? 255) < INKED) extent += 1;
  return extent;
}
