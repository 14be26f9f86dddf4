import { isTwoArcs } from './arcs.ts';
import { areasIn, beside, boundsOf, pixelsOf } from './connected.ts';
import type { Crop } from './crop.ts';
import type { Ink } from './ink.ts';
import { softened } from './strip.ts';

/** Where ink ends between paper and the darkest: thin rings close at the lighter levels only, broken ones when softened. */
const LEVELS = { asItIs: [0.5, 0.35], softened: [0.35, 0.2] };
/** A ring with a gap that closes so is in two pieces at most. */
const MOST_SPOTS = 2;
/** The hole of a 0 is so high at least, by the height of the ink; that of a 6, a 9 or an 8 is lower. */
const HOLE = 0.55;
/** Its middle is no farther from that of the ink, by its height. */
const OFF = 0.07;
/** A 0 is so wide, by its height: neither a stroke nor two digits. */
const WIDTH = { least: 0.35, most: 0.95 };
/** Ink of fewer pixels in height shows no hole. */
const LEAST_HEIGHT = 8;

/** One ring with one high hole in its middle, or two arcs of it: `0`, which recognisers lose where it stands alone. */
export function isZero(crop: Crop, ink: Ink): boolean {
  const [width, height] = [ink.right - ink.left, ink.bottom - ink.top];
  if (height < LEAST_HEIGHT || width < WIDTH.least * height || width > WIDTH.most * height) return false;
  const soft = { ...crop, grey: softened(crop) };
  const views = [
    ...LEVELS.asItIs.map((level) => ({ source: crop, level })),
    ...LEVELS.softened.map((level) => ({ source: soft, level })),
  ];
  if (views.some(({ source, level }) => isTwoArcs(source, ink, level))) return true;
  if (ink.spots.length > MOST_SPOTS) return false;
  return views.some(({ source, level }) => isHoleOfZero(holesOf(inkMap(source, ink, level)), height));
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

/** Ink as 1 by rows, with some paper around it, so that all that is outside hangs together. */
interface InkMap {
  readonly columns: number;
  readonly rows: number;
  readonly inked: Uint8Array;
}

/** Pixels of paper around the ink: the outermost are left out. */
const PAD = 2;

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
