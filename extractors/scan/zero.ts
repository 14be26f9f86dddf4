import { areasIn, beside, boundsOf, pixelsOf } from './connected.ts';
import type { Crop } from './crop.ts';
import type { Ink } from './ink.ts';
import { softened } from './strip.ts';

/** Where ink ends between paper and the darkest: thin rings close at the lighter levels only, broken ones when softened. */
const LEVELS = { asItIs: [0.5, 0.35], softened: [0.35, 0.2], closed: [0.35] };
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
  const soft = { ...crop, grey: softened(crop) };
  const shows = (source: Crop) => (level: number) => isHoleOfZero(holesOf(inkMap(source, ink, level)), height);
  if (LEVELS.asItIs.some(shows(crop)) || LEVELS.softened.some(shows(soft))) return true;
  const showsClosed = (level: number) => {
    const map = inkMap(crop, ink, level);
    return isRounded(map) && isHoleOfZero(holesOf(thickened(map)), height, 2);
  };
  return width <= ARCS * height && LEVELS.closed.some(showsClosed);
}

interface Hole {
  /** In pixels below the top of the ink. */
  readonly top: number;
  readonly bottom: number;
}

/** @param lost by how much the ink was thickened up and down, in pixels */
function isHoleOfZero([hole, ...others]: readonly Hole[], height: number, lost = 0): boolean {
  if (!hole || others.length > 0 || hole.bottom - hole.top + lost < HOLE * height) return false;
  return Math.abs((hole.top + hole.bottom) / 2 - height / 2) <= OFF * height;
}

/** Ink as 1 by rows, with some paper around it, so that all that is outside hangs together. */
interface InkMap {
  readonly columns: number;
  readonly rows: number;
  readonly inked: Uint8Array;
}

/** Pixels of paper around the ink: it may be thickened by one, and the outermost are left out. */
const PAD = 3;

function inkMap({ width, height, grey }: Crop, ink: Ink, level: number): InkMap {
  const dark = ink.paper - level * (ink.paper - ink.dark);
  const [columns, rows] = [ink.right - ink.left + 2 * PAD, ink.bottom - ink.top + 2 * PAD];
  const inked = Uint8Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [(at % columns) - PAD + ink.left, Math.floor(at / columns) - PAD + ink.top];
    const inside = x >= ink.left && x < ink.right && y >= ink.top && y < ink.bottom && x < width && y < height;
    return inside && (grey[y * width + x] ?? 255) < dark ? 1 : 0;
  });
  return { columns, rows, inked };
}

/** One pixel more of ink on all sides: closes a gap of two. */
function thickened({ columns, rows, inked }: InkMap): InkMap {
  const steps = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => y * columns + x));
  return { columns, rows, inked: inked.map((_, at) => (steps.some((step) => inked[at + step] === 1) ? 1 : 0)) };
}

/** At the top and at the bottom ink is this much narrower than in the middle: arcs, and no two ones. */
const NARROWER = 0.85;
/** Where a broken ring is looked for, no wider than this by its height. */
const ARCS = 0.75;

function isRounded({ columns, rows, inked }: InkMap): boolean {
  const extent = (row: number) => {
    const line = inked.subarray(row * columns, (row + 1) * columns);
    return line.includes(1) ? line.lastIndexOf(1) - line.indexOf(1) + 1 : 0;
  };
  const middle = extent(rows >> 1);
  return [PAD, rows - PAD - 1].every((row) => extent(row) <= NARROWER * middle);
}

/** The stretches of paper that ink surrounds, neighbours across and down counted; the first is all around the ink. */
function holesOf({ columns, rows, inked }: InkMap): readonly Hole[] {
  const isEdge = (at: number) =>
    at % columns === 0 || (at + 1) % columns === 0 || at < columns || at >= (rows - 1) * columns;
  const open = inked.map((value, at) => (isEdge(at) ? 0 : 1 - value));
  const [, ...holes] = pixelsOf(areasIn(open, columns, beside(columns)));
  return holes.map((pixels) => {
    const { y0, y1 } = boundsOf(pixels, columns);
    return { top: y0 - PAD, bottom: y1 - PAD };
  });
}
