import { areasIn, boundsOf, pixelsOf, within } from './connected.ts';
import { withoutGreySeals } from './grey-seal.ts';
import { dpiOf, type Picture } from './picture.ts';
import { dropScraps } from './scraps.ts';
import type { Span } from './sheet.ts';

/** Levels by which red ink is lighter in the red channel than in grey. */
const RED = 36;
/** A patch is red where this share of its pixels is. */
const SHARE = 0.06;
/** Seals are 38 to 60 mm wide, and some run off the page; red letterheads are lower, or much wider than high. */
const SEAL = { height: 0.6, shape: 3 };

/** The grey of a page without its seals: under red ones the red channel tells what is printed, under grey ones the darkest ink. */
export function withoutSeals(picture: Picture): Uint8Array {
  const { red, grey: given } = picture;
  const isRed = (at: number) => (red?.[at] ?? 0) - (given[at] ?? 0) > RED;
  const seals = red ? sealsOf(picture, isRed, SHARE) : [];
  if (!red || seals.length === 0) {
    return withoutGreySeals(picture);
  }
  const grey = picture.grey.slice();
  for (const seal of seals) {
    lift(picture, red, seal, grey);
    dropScraps(picture, grey, seal, { ...SCRAPS, isPrint: (at) => (grey[at] ?? 255) <= RIM.dark });
  }
  return grey;
}

/** Puts the red channel in, made lighter by what is left of the red ink in it. */
function lift({ width, grey }: Picture, red: Uint8Array, { x0, y0, x1, y1 }: Span, out: Uint8Array): void {
  const ink = inkOf({ width, grey, red }, { x0, y0, x1, y1 });
  const shareAt = (at: number) => Math.min(1, Math.max(0, ((red[at] ?? 255) - (grey[at] ?? 255)) / ink.step));
  const around = (far: number) => [-far, far, -far * width, far * width];
  const corners = (far: number) => [far * (width + 1), far * (width - 1), -far * (width + 1), -far * (width - 1)];
  const edges = [...around(1), ...around(2)];
  const beside = [...edges, ...corners(2), ...around(4), ...corners(4)];
  const isWithin = (at: number) => corners(4).every((step) => shareAt(at + step) > NEAR);
  for (let y = y0; y < y1; y++) {
    for (let at = y * width + x0, end = y * width + x1; at < end; at++) {
      const share = shareAt(at);
      const level = (red[at] ?? 255) * (1 + share * ink.rest);
      const isNearRed = share > NEAR || edges.some((step) => shareAt(at + step) > NEAR);
      const isLight = level > FAINT && beside.some((step) => shareAt(at + step) > NEAR);
      out[at] = isLight ? 255 : Math.min(255, isNearRed && !isWithin(at) ? withoutRim(level) : level);
    }
  }
}

/** So much of the red of a seal is a part of it. */
const NEAR = 0.25;
/** Where colours are stored coarser than light, a seal leaves a rim between these levels; what is darker is print. */
const RIM = { dark: 110, light: 190 };
/** Lighter than this, beside a seal, is its blur and no print. */
const FAINT = 205;
/** What else is left of a seal: specks that are lighter than print and stand by themselves. */
const SCRAPS = { paper: 225, largest: 0.03, near: 0.05 };

function withoutRim(level: number): number {
  if (level <= RIM.dark) return level;
  return Math.min(255, RIM.dark + ((level - RIM.dark) * (255 - RIM.dark)) / (RIM.light - RIM.dark));
}

/** How red the ink of a seal is, and by which share of itself the red channel has to be lightened to make it paper. */
function inkOf(
  { width, grey, red }: { width: number; grey: Uint8Array; red: Uint8Array },
  { x0, y0, x1, y1 }: Span,
): { step: number; rest: number } {
  const steps: number[] = [];
  const levels: number[] = [];
  const paper: number[] = [];
  for (let y = y0; y < y1; y += 2) {
    for (let at = y * width + x0, end = y * width + x1; at < end; at += 2) {
      const level = red[at] ?? 255;
      const step = level - (grey[at] ?? 255);
      if (step > RED) {
        steps.push(step);
        levels.push(level);
      } else {
        paper.push(level);
      }
    }
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 255;
  return { step: middle(steps), rest: Math.max(0, middle(paper) / Math.max(1, middle(levels)) - 1) };
}

/** Where patches of the ink of seals hang together to something as large as one. */
export function sealsOf(picture: Picture, isSeal: (at: number) => boolean, share: number): Span[] {
  const dpi = dpiOf(picture);
  const patch = Math.max(4, Math.round(dpi / 20));
  return groups(patchesOf(picture, patch, { isSeal, share }))
    .map(({ x0, y0, x1, y1 }) => ({
      x0: Math.max(0, (x0 - 1) * patch),
      y0: Math.max(0, (y0 - 1) * patch),
      x1: Math.min(picture.width, (x1 + 1) * patch),
      y1: Math.min(picture.height, (y1 + 1) * patch),
    }))
    .filter(({ x0, y0, x1, y1 }) => y1 - y0 >= SEAL.height * dpi && x1 - x0 <= SEAL.shape * (y1 - y0));
}

/** Patches without anything in them all around: so far from each other they may still belong together. */
const PAD = 2;

interface Patches {
  readonly columns: number;
  readonly sealed: Uint8Array;
}

function patchesOf(
  { width, height }: Picture,
  patch: number,
  { isSeal, share }: { isSeal: (at: number) => boolean; share: number },
): Patches {
  const columns = Math.ceil(width / patch) + 2 * PAD;
  const rows = Math.ceil(height / patch) + 2 * PAD;
  const counts = new Uint16Array(columns * rows);
  for (let y = 0; y < height; y += 2) {
    const row = (Math.floor(y / patch) + PAD) * columns + PAD;
    for (let x = 0, at = y * width; x < width; x += 2, at += 2) {
      if (isSeal(at)) {
        const index = row + Math.floor(x / patch);
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
  }
  const least = (share * patch * patch) / 4;
  return { columns, sealed: Uint8Array.from(counts, (count) => (count >= least ? 1 : 0)) };
}

/** Boxes around such patches that are at most one patch apart. */
function groups({ columns, sealed }: Patches): Span[] {
  return pixelsOf(areasIn(sealed, columns, within(PAD, columns))).map((patches) => {
    const { x0, y0, x1, y1 } = boundsOf(patches, columns);
    return { x0: x0 - PAD, y0: y0 - PAD, x1: x1 - PAD, y1: y1 - PAD };
  });
}
