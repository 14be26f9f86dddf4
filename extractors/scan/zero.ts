import type { Crop } from './crop.ts';
import type { Ink } from './ink.ts';
import { softened } from './strip.ts';

/** Where ink ends between paper and the darkest: thin rings close at the lighter levels only, broken ones when softened. */
const LEVELS = { asItIs: [0.5, 0.35], softened: [0.35, 0.2] };
/** A ring that broke where it is thin is two arcs. */
const MOST_SPOTS = 2;
/** The hole of a 0 is so high at least, by the height of the ink; that of a 6, a 9 or an 8 is lower. */
const HOLE = 0.55;
/** Its middle is no farther from that of the ink, by its height. */
const OFF = 0.07;
/** A 0 is so wide, by its height: neither a stroke nor two digits. */
const WIDTH = { least: 0.35, most: 0.95 };
/** Ink of fewer pixels in height shows no hole. */
const LEAST_HEIGHT = 8;

/** One ring with one high hole in its middle: `0`, which recognisers lose where it stands alone. */
export function isZero(crop: Crop, ink: Ink): boolean {
  const [width, height] = [ink.right - ink.left, ink.bottom - ink.top];
  if (ink.spots.length > MOST_SPOTS || height < LEAST_HEIGHT) return false;
  if (width < WIDTH.least * height || width > WIDTH.most * height) return false;
  const shows = (source: Crop) => (level: number) => isHoleOfZero(holesIn(source, ink, level), height);
  return LEVELS.asItIs.some(shows(crop)) || LEVELS.softened.some(shows({ ...crop, grey: softened(crop) }));
}

interface Hole {
  /** In pixels below the top of the ink. */
  readonly top: number;
  readonly bottom: number;
}

function isHoleOfZero([hole, ...others]: readonly Hole[], height: number): boolean {
  if (!hole || others.length > 0 || hole.bottom - hole.top < HOLE * height) return false;
  return Math.abs((hole.top + hole.bottom) / 2 - height / 2) <= OFF * height;
}

/** The stretches of paper that ink surrounds. */
function holesIn({ width, height, grey }: Crop, ink: Ink, level: number): readonly Hole[] {
  const dark = ink.paper - level * (ink.paper - ink.dark);
  const [columns, rows] = [ink.right - ink.left + 2, ink.bottom - ink.top + 2];
  // One pixel of paper around the ink, so that all that is outside hangs together.
  const open = Uint8Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [(at % columns) - 1 + ink.left, Math.floor(at / columns) - 1 + ink.top];
    const inside = x >= ink.left && x < ink.right && y >= ink.top && y < ink.bottom && x < width && y < height;
    return inside && (grey[y * width + x] ?? 255) < dark ? 0 : 1;
  });
  const holes: Hole[] = [];
  for (let start = open.indexOf(1); start >= 0; start = open.indexOf(1, start + 1)) {
    const { top, bottom } = drained(open, columns, start);
    if (start > 0) holes.push({ top: top - 1, bottom: bottom - 1 });
  }
  return holes;
}

/** Takes a stretch of paper away, neighbours across and down counted, and says from which row to which it reached. */
function drained(open: Uint8Array, columns: number, start: number): Hole {
  const stack = [start];
  open[start] = 0;
  let [top, bottom] = [Number.POSITIVE_INFINITY, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    const near = [x > 0 ? at - 1 : at, x < columns - 1 ? at + 1 : at, at - columns, at + columns];
    for (const next of near) {
      if (open[next] !== 1) continue;
      open[next] = 0;
      stack.push(next);
    }
  }
  return { top, bottom };
}
