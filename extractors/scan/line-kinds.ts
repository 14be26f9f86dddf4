import type { Ridge } from './ridges.ts';
import type { Rule } from './rule.ts';
import type { Sheet } from './sheet.ts';
import type { Stretch, Trace } from './traces.ts';

/** In inches; thicker bars are no lines. */
const THICKEST = 0.06;
/** Where beside a line paper is looked for, in inches. */
const BESIDE = { from: 0.014, to: 0.045 };

/** A stretch without a gap wider than this, in inches, is unbroken: lines of print are farther from each other. */
const UNBROKEN = 0.018;

export interface Kind {
  readonly name: string;
  readonly inked: number;
  readonly covered: number;
  readonly clear: number;
  /** At least so long, in inches. */
  readonly length: number;
  /** No gap in it is wider, in inches. */
  readonly gap?: number;
  /** The share of it with paper along the side that has more; `clear` is that of the other. */
  readonly open?: number;
}

/**
 * What makes a line: the share of it that is inked, the share that has ink within a dot's distance, and the share that
 * has paper along either side. Text has not.
 */
export const KINDS: readonly Kind[] = [
  { name: 'whole', inked: 0.75, covered: 0.75, clear: 0.75, length: 0 },
  { name: 'whole, in a narrow row', inked: 0.75, covered: 0.75, clear: 0.5, length: 0.6 },
  { name: 'whole, with text close to it', inked: 0.9, covered: 0.9, clear: 0.2, length: 1.5 },
  { name: 'solid and longer than strokes', inked: 0.97, covered: 1, clear: 0.2, length: 0.36, gap: UNBROKEN },
  { name: 'broken or dotted', inked: 0.15, covered: 0.65, clear: 0.75, length: 0 },
];
/** What is left of a line between two lines that it meets. */
export const PIECES: Kind = { name: 'in pieces', inked: 0.4, covered: 0.5, clear: 0.85, length: 0 };
/** A line that comes to both lines that it meets, with print close to it on one side. */
export const BESIDE_PRINT: readonly Kind[] = [
  { name: 'dotted', inked: 0.3, covered: 0.95, clear: 0.2, open: 0.85, length: 0, gap: UNBROKEN },
  { name: 'in long pieces', inked: 0.8, covered: 0.85, clear: 0.2, open: 0.85, length: 0 },
];
/** The same for what reaches from one line across to the next where the table has a line at that place in other rows. */
export const ALIGNED_KINDS: readonly Kind[] = [
  ...KINDS,
  PIECES,
  { name: 'without a gap, with print close to it', inked: 0.15, covered: 0.95, clear: 0.3, length: 0, gap: UNBROKEN },
  { name: 'in few pieces', inked: 0.3, covered: 0.55, clear: 0.78, length: 0 },
];
/** The twin of a double line: so far away in inches, so thick at most, inked by this share, or this share of the line's own, with paper in between. */
const TWIN = { apart: 0.025, thick: 0.025, inked: 0.65, worn: 0.8, between: 0.3 };
/** Where twins run together, both are inked by this share: rows of print are not. */
const TOGETHER = 0.85;

/** A stretch of a ridge that is inked like a line. */
export function toRule(
  sheet: Sheet,
  { ridge, dark, near, inked, noise }: Trace,
  [from, to]: Stretch,
  kinds: readonly Kind[] = KINDS,
): Rule | undefined {
  const piece = { x0: ridge.x0 + from, ys: ridge.ys.slice(from, to) };
  const thickness = thicknessOf(sheet, piece, Math.max(inked, 3 * noise));
  if (thickness > THICKEST * sheet.dpi) {
    return undefined;
  }
  const share = (values: Uint8Array) =>
    values.subarray(from, to).filter((value) => value >= inked).length / (to - from);
  const [clear, open] = clearShares(sheet, piece, { thickness, inked, light: 255 - Math.max(inked, 60, 4 * noise) });
  const length = (to - from) / sheet.dpi;
  const [own, covered] = [share(dark), share(near)];
  const gap = widestGap(dark.subarray(from, to), inked) / sheet.dpi;
  const kind = kinds.find(
    (one) =>
      own >= one.inked &&
      covered >= one.covered &&
      clear >= one.clear &&
      open >= (one.open ?? 0) &&
      length >= one.length &&
      gap <= (one.gap ?? Number.POSITIVE_INFINITY),
  );
  return kind && { from: piece.x0, places: piece.ys, thickness, clear };
}

function widestGap(dark: Uint8Array, inked: number): number {
  let [widest, last] = [0, -1];
  dark.forEach((value, index) => {
    if (value >= inked) {
      widest = Math.max(widest, index - last - 1);
      last = index;
    }
  });
  return Math.max(widest, dark.length - last - 1);
}

function thicknessOf({ width, height, grey, dpi }: Sheet, { x0, ys }: Ridge, inked: number): number {
  const most = Math.ceil(2 * THICKEST * dpi);
  const found: number[] = [];
  for (let index = 0; index < ys.length; index += 3) {
    const y = Math.round(ys[index] ?? 0);
    const isInked = (row: number) => 255 - (grey[row * width + x0 + index] ?? 255) >= inked;
    let count = 0;
    for (let row = y; row >= 0 && y - row < most && isInked(row); row--) {
      count++;
    }
    for (let row = y + 1; row < height && row - y < most && isInked(row); row++) {
      count++;
    }
    if (count > 0) {
      found.push(count);
    }
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 1;
}

/** The share of a line that has paper along its side, by the worse side and the better; of a double line, outside of both. */
function clearShares(
  sheet: Sheet,
  piece: Ridge,
  { thickness, inked, light }: { thickness: number; inked: number; light: number },
): readonly [worse: number, better: number] {
  const above = reachOf(sheet, piece, { step: -1, inked, usual: thickness / 2 });
  const below = reachOf(sheet, piece, { step: 1, inked, usual: thickness / 2 });
  const shares = [sideShare(sheet, piece, -above, -1, light), sideShare(sheet, piece, below, 1, light)] as const;
  return [Math.min(...shares), Math.max(...shares)];
}

/** The share of a line with paper on one side of it, from an offset on outwards. */
function sideShare(
  { width, height, grey, dpi }: Sheet,
  { x0, ys }: Ridge,
  edge: number,
  step: 1 | -1,
  light: number,
): number {
  const near = Math.max(2, Math.round(Math.abs(edge) + BESIDE.from * dpi));
  const far = Math.max(near + 1, Math.round(Math.abs(edge) + BESIDE.to * dpi));
  let clear = 0;
  for (let index = 0; index < ys.length; index++) {
    const middle = Math.round(ys[index] ?? 0);
    let off = near;
    while (off <= far) {
      const y = middle + step * off;
      if (y >= 0 && y < height && (grey[y * width + x0 + index] ?? 255) < light) {
        break;
      }
      off++;
    }
    clear += off > far ? 1 : 0;
  }
  return clear / ys.length;
}

/** How far a line reaches on one side; a double line to the far edge of its twin, which is as much worn as itself. */
function reachOf(
  sheet: Sheet,
  piece: Ridge,
  { step, inked, usual }: { step: 1 | -1; inked: number; usual: number },
): number {
  const shareAt = (off: number) => inkedShare(sheet, piece, step * off, inked);
  const own = Math.max(shareAt(0), shareAt(1), shareAt(-1));
  const most = Math.ceil(TWIN.thick * sheet.dpi);
  const apart = Math.round(TWIN.apart * sheet.dpi);
  const edgeFrom = (start: number, last: number) => {
    let off = start;
    while (off <= last && shareAt(off) > TWIN.between * own) {
      off++;
    }
    return off;
  };
  const edge = edgeFrom(1, 1 + most + apart);
  // Twins run together where there are few pixels between them.
  if (edge > most) {
    const together = Math.min(own, Math.max(...[1, 2, 3].map((back) => shareAt(edge - back)))) >= TOGETHER;
    return together && edge <= most + apart ? edge - 0.5 : usual;
  }
  for (let off = edge; off <= edge + apart; off++) {
    if (shareAt(off) >= Math.min(TWIN.inked, TWIN.worn * own)) {
      const end = edgeFrom(off, off + most);
      return end > off + most ? usual : end - 0.5;
    }
  }
  return Math.max(usual, edge - 0.5);
}

/** The share of places so many rows from a ridge that are inked. */
function inkedShare({ width, height, grey }: Sheet, { x0, ys }: Ridge, off: number, inked: number): number {
  let count = 0;
  for (let index = 0; index < ys.length; index++) {
    const y = Math.round(ys[index] ?? 0) + off;
    count += y >= 0 && y < height && 255 - (grey[y * width + x0 + index] ?? 255) >= inked ? 1 : 0;
  }
  return count / ys.length;
}
