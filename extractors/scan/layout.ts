import type { Box } from '../../src/document.ts';
import { type Grid, type GridCell, toGrid } from '../pdf/cells.ts';
import { type Edge, type Edges, toEdges } from '../pdf/edges.ts';
import type { Turn } from '../pdf/engine.ts';
import { toFrames } from '../pdf/intersections.ts';
import { bendOf, straightened } from './bend.ts';
import { type Crop, upsideDown } from './crop.ts';
import { cropOf, type Printed } from './cut.ts';
import { isCut, isRemains, withoutRules } from './erase.ts';
import { withFaintStrokes } from './faint-strokes.ts';
import { median, noiseOf } from './noise.ts';
import { isThickened, standOnRules } from './on-rule.ts';
import { isOpen } from './open-grids.ts';
import { withOpenRows } from './open-rows.ts';
import { whitened } from './paper.ts';
import { parted } from './parted.ts';
import { dpiOf, type Picture, reduced } from './picture.ts';
import { printBoxes } from './print-boxes.ts';
import { bandsOf, characterOf, freeLines } from './print-lines.ts';
import { toRulingLines } from './rule.ts';
import { rulesOf } from './rules.ts';
import { withoutSeals } from './seal.ts';
import type { Sheet, Span } from './sheet.ts';
import { isSideways } from './sideways.ts';
import { skewOf } from './skew.ts';
import { despeckled } from './speckle.ts';
import { allSpotsOf, type Spot, spotsOf } from './spots.ts';
import { type Upright, upright } from './upright.ts';

/** A cell of a table in a picture; rows and columns count from 0 in the grid that the spans make. */
export interface ScanCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** On the page as scanned, in points. */
  readonly box: Box;
  /** The lines around it leave an area that is no rectangle, or one runs through it: where it ends is a guess. */
  readonly broken: boolean;
  /** It seems blank, and a 1 may stand on the rule to its left. */
  readonly covered: boolean;
  /** All of the cell within its rules, speckle and all. */
  readonly whole: Crop;
  /** Its lines of print, from top to bottom. None where nothing but speckle stands in it. */
  readonly lines: readonly Crop[];
}

export interface ScanTable {
  readonly rows: number;
  readonly columns: number;
  /** By rows, then columns. */
  readonly cells: readonly ScanCell[];
  /** On the page as scanned, in points. */
  readonly box: Box;
}

/** What stands where on a scanned page, before any of it is read. Boxes are those of the page as scanned. */
export interface ScanLayout {
  /** How the page as scanned is turned, in degrees clockwise. */
  readonly turn: Turn;
  /** How far it lies askew besides, in degrees clockwise. */
  readonly skew: number;
  /** The standard deviation of the noise of the paper, in levels of 255. */
  readonly noise: number;
  /** Of the page as scanned, in points. */
  readonly width: number;
  readonly height: number;
  /** From top to bottom of the upright page. */
  readonly tables: readonly ScanTable[];
  /** Lines of print outside of tables, from top to bottom of the upright page; parted where gaps are wide. */
  readonly lines: readonly FreePrint[];
  /** The same print in words and numbers, each by itself. */
  readonly boxes: readonly FreeBox[];
  /** The middle of the page set straight, from its left, in points. */
  readonly middle: number;
  /** Lines across the page set straight, in points. */
  readonly rules: readonly Edge[];
  /** Cuts a piece out of the page's print, by its box on the page set straight. */
  readonly cut: (straight: Box) => Crop;
}

/** Print outside of tables. */
export interface FreePrint extends Crop {
  /** Its ink on the page set upright and straight, in points. */
  readonly straight: Box;
}

export interface FreeBox extends FreePrint {
  /** A character of a word that is set from top to bottom. */
  readonly stacked: boolean;
}

/** Smaller grids, in inches, are no tables: a character of a title, a stamp. One row of a table overleaf is one. */
const LEAST_TABLE = { width: 0.8, height: 0.14 };
/** Ink is darker than paper by this share of what ink and paper differ by. */
const INK = 0.4;
/** With more noise than this, in levels, what is given to readers goes through the median filter, if it is fine enough. */
const NOISY = { levels: 9, dpi: 180 };

/**
 * Finds tables, cells and lines of print on a picture of a page.
 * @param turn how the page is turned, in degrees clockwise; without it, by the lie of its lines, never upside down
 */
export function toLayout(picture: Picture, turn?: Turn): ScanLayout {
  const sheet = cleaned(picture);
  const skew = skewOf(sheet, darkOf(sheet));
  const page = pageOf(sheet, turn ?? 0, skew);
  const sideways = turn === undefined && isSideways(page.spots, page.upright.dpi);
  return layoutOf(
    sheet,
    sideways ? { ...pageOf(sheet, 90, skew), turn: 90, skew } : { ...page, turn: turn ?? 0, skew },
  );
}

/** Says whether crops of print stand upside down. */
export type UpsideDown = (crops: readonly Crop[]) => boolean | Promise<boolean>;

/** As `toLayout`, and turned about where a reader says that the print stands upside down. */
export async function toUprightLayout(picture: Picture, isUpsideDown: UpsideDown): Promise<ScanLayout> {
  const layout = toLayout(picture);
  const samples = samplesOf(layout);
  if (samples.length === 0 || !(await isUpsideDown(samples))) {
    return layout;
  }
  return toLayout(picture, ((layout.turn + 180) % 360) as Turn);
}

export { upsideDown };

/** What is flatter, in points, is a dash, which looks the same upside down. */
const FLAT = 4;

/** The widest lines of print tell best. */
function samplesOf({ tables, lines }: ScanLayout): Crop[] {
  const all = [...lines, ...tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines))];
  const words = all.filter(({ box: [left, top, right, bottom] }) => Math.min(right - left, bottom - top) > FLAT);
  return words.sort((a, b) => b.width / b.height - a.width / a.height).slice(0, 8);
}

function cleaned(picture: Picture): Sheet {
  const small = reduced(picture);
  const dpi = dpiOf(small);
  const { width, height } = small;
  const sheet = { width, height, dpi, grey: whitened(withoutSeals(small), width, height, dpi) };
  return { ...sheet, grey: despeckled(sheet) };
}

/** The level between ink and paper: faded print counts too. */
function darkOf({ grey }: Sheet): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < grey.length; at += 3) {
    const level = grey[at] ?? 255;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const inked = grey.length / 3 / 250;
  let sum = 0;
  const ink = counts.findIndex((count) => {
    sum += count;
    return sum >= inked;
  });
  return 255 - INK * (255 - Math.min(130, Math.max(0, ink)));
}

interface Page {
  readonly upright: Upright;
  readonly across: readonly Edge[];
  readonly grids: readonly Grid[];
  readonly noise: number;
  readonly spots: readonly Spot[];
  /** With its rules. */
  readonly ruled: Sheet;
  readonly print: Uint8Array;
}

/** The page upright, its rules, and its print without them. */
function pageOf(sheet: Sheet, turn: Turn, skew: number): Page {
  const noise = noiseOf(sheet);
  let page = upright(sheet, turn, skew);
  let rules = rulesOf(page, noise);
  const bend = bendOf(rules.across, page);
  if (bend) {
    page = straightened(page, bend);
    rules = rulesOf(page, noise);
  }
  const filtered =
    noise > NOISY.levels && page.dpi >= NOISY.dpi ? median(page.grey, page.width, page.height) : page.grey;
  const edges = toEdges(toRulingLines(rules, page.dpi));
  const grids = gridsOf(edges);
  const ruled = { ...page, grey: filtered };
  const print = withoutRules(ruled, rules, grids);
  const spots = spotsOf({ ...page, grey: print }, darkOf(page));
  return { upright: page, across: edges.horizontal, grids, noise, spots, ruled, print };
}

function layoutOf(sheet: Sheet, page: Page & { turn: Turn; skew: number }): ScanLayout {
  const { upright: straight, grids, turn, skew, noise } = page;
  const { dpi } = straight;
  const printed: Printed = {
    width: straight.width,
    height: straight.height,
    grey: page.print,
    toPage: straight.toPage,
  };
  let rest = page.spots;
  const tables = grids.flatMap((ruled) => {
    const whole = parted(ruled, split(ruled, rest, dpi).inside, dpi);
    const print = split(whole, rest, dpi).inside;
    if (isOpen(whole, print)) return [];
    const grid = withOpenRows(whole, print, dpi);
    const { inside, outside } = split(grid, rest, dpi);
    rest = outside;
    return toTable(grid, inside, { printed, ruled: page.ruled, dpi, noise });
  });
  const toPrint = (span: Span): FreePrint => ({ ...cropOf(printed, span), straight: points(span, dpi) });
  return {
    turn,
    skew,
    noise,
    width: (sheet.width * 72) / dpi,
    height: (sheet.height * 72) / dpi,
    tables: tables.sort((a, b) => a.top - b.top).map(({ table }) => table),
    lines: freeLines(rest, dpi).map(toPrint),
    boxes: printBoxes(rest, dpi).map((box) => ({ ...toPrint(box), stacked: box.stacked })),
    middle: (straight.width * 36) / dpi,
    rules: page.across,
    cut: (box) => cropOf(printed, pixels(box, dpi), 0),
  };
}

/** The grids of tables; of grids in grids the inner one comes first. */
function gridsOf(edges: Edges): Grid[] {
  const size = ({ xs, ys }: Grid) => [(xs.at(-1) ?? 0) - (xs[0] ?? 0), (ys.at(-1) ?? 0) - (ys[0] ?? 0)] as const;
  return toFrames(edges)
    .flatMap((frame) => toGrid(frame) ?? [])
    .filter((grid) => {
      const [width, height] = size(grid);
      return grid.cells.length > 1 && width >= 72 * LEAST_TABLE.width && height >= 72 * LEAST_TABLE.height;
    })
    .sort((a, b) => size(a)[0] * size(a)[1] - size(b)[0] * size(b)[1]);
}

function pixels([x0, y0, x1, y1]: Box, dpi: number): Span {
  const scale = dpi / 72;
  return { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale };
}

function points({ x0, y0, x1, y1 }: Span, dpi: number): Box {
  const scale = 72 / dpi;
  return [x0 * scale, y0 * scale, x1 * scale, y1 * scale];
}

/** The spots of every cell, and those outside of the table. */
function split({ xs, ys, cells }: Grid, spots: readonly Spot[], dpi: number): { inside: Spot[][]; outside: Spot[] } {
  const scale = 72 / dpi;
  const columns = xs.length - 1;
  const owner = new Map<number, number>();
  cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let r = row; r < row + rowSpan; r++) {
      for (let c = column; c < column + columnSpan; c++) {
        owner.set(r * columns + c, index);
      }
    }
  });
  const inside: Spot[][] = cells.map(() => []);
  const outside: Spot[] = [];
  for (const spot of spots) {
    const column = bandAt(xs, ((spot.x0 + spot.x1) / 2) * scale);
    const row = bandAt(ys, ((spot.y0 + spot.y1) / 2) * scale);
    const cell = column === undefined || row === undefined ? undefined : owner.get(row * columns + column);
    (inside[cell ?? -1] ?? outside).push(spot);
  }
  return { inside, outside };
}

function bandAt(edges: readonly number[], at: number): number | undefined {
  const next = edges.findIndex((edge) => edge > at);
  return next > 0 ? next - 1 : undefined;
}

function toTable(
  grid: Grid,
  inside: readonly Spot[][],
  { printed, ruled, dpi, noise }: { printed: Printed; ruled: Sheet; dpi: number; noise: number },
): { table: ScanTable; top: number } {
  const [left = 0, top = 0, right = 0, bottom = 0] = [grid.xs[0], grid.ys[0], grid.xs.at(-1), grid.ys.at(-1)];
  const character = characterOf(inside.flat());
  const cells = grid.cells.map((cell, index) => ({ cell, area: pixels(cell.box, dpi), spots: inside[index] ?? [] }));
  const tight = standOnRules(cells, { character, dpi });
  const table: ScanTable = {
    rows: grid.ys.length - 1,
    columns: grid.xs.length - 1,
    cells: cells.map(({ cell, area, spots }) => toCell(cell, spots, { printed, ruled, area, character, noise, tight })),
    box: printed.toPage(pixels([left, top, right, bottom], dpi)),
  };
  return { table, top };
}

interface CellRoom {
  readonly printed: Printed;
  readonly ruled: Sheet;
  readonly area: Span;
  /** The height of a character, in pixels. */
  readonly character: number;
  readonly noise: number;
  /** Numbers of the table stand on rules. */
  readonly tight: boolean;
}

function toCell(
  { row, column, rowSpan, columnSpan, broken }: GridCell,
  spots: readonly Spot[],
  { printed, ruled, area, character, noise, tight }: CellRoom,
): ScanCell {
  const { dpi } = ruled;
  const cut = isCut(ruled, printed.grey, area);
  const margin = Math.max(1, 0.008 * dpi);
  const inner = { x0: area.x0 + margin, y0: area.y0 + margin, x1: area.x1 - margin, y1: area.y1 - margin };
  const remains = spots.filter(
    (spot) => isRemains(spot, area, { character, dpi }) && !isOfPrint(spot, spots, character),
  );
  blank(printed, remains);
  const bands = bandsOf(
    spots.filter((spot) => !remains.includes(spot)),
    character,
  );
  const [only, ...others] = bands;
  const lines =
    only && others.length === 0
      ? [withFaintStrokes(only, { ...printed, dpi, noise }, { cell: inner, character })]
      : bands;
  const whole = cropOf(printed, inner, 0);
  const covered = tight && bands.length === 0 && isThickened(ruled, area);
  return {
    ...{ row, column, rowSpan, columnSpan, box: printed.toPage(area), broken: broken || cut, covered },
    whole: bands.length === 0 ? withoutRemains(whole, { character, dpi }) : whole,
    lines: lines.map((line, index) => {
      const room = { ...inner, y0: lines[index - 1]?.y1 ?? inner.y0, y1: lines[index + 1]?.y0 ?? inner.y1 };
      return cropOf(printed, line, undefined, room);
    }),
  };
}

/** What is lighter than this, in levels, is no mark even where nothing else stands. */
const FAINT = 32;

/** A blank cell without the faint remains of its rules. */
function withoutRemains(crop: Crop, how: { character: number; dpi: number }): Crop {
  const { width, height } = crop;
  const out = { ...crop, grey: crop.grey.slice() };
  const remains = allSpotsOf(out, 255 - FAINT).filter((spot) =>
    isRemains(spot, { x0: 0, y0: 0, x1: width, y1: height }, how),
  );
  blank(out, remains);
  return out;
}

/** Points and strokes right beside a character are of it, however near to a rule they stand. */
function isOfPrint(spot: Spot, spots: readonly Spot[], character: number): boolean {
  return spots.some(
    ({ x0, y0, x1, y1 }) =>
      Math.min(y1 - y0, 2 * (x1 - x0)) >= character / 2 &&
      spot.y0 >= y0 &&
      spot.y1 <= y1 + 1 &&
      spot.x0 <= x1 + character &&
      spot.x1 >= x0 - character,
  );
}

/** Paints spots white, with their shade. */
function blank({ grey, width }: Pick<Printed, 'grey' | 'width'>, spots: readonly Span[]): void {
  for (const { x0, y0, x1, y1 } of spots) {
    for (let y = y0 - 1; y <= y1; y++) grey.fill(255, y * width + x0 - 1, y * width + x1 + 1);
  }
}
