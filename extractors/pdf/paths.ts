import type { Box } from '../../src/document.ts';
import { intersect } from './box.ts';
import type { RulingLine } from './engine.ts';
import type { Matrix } from './matrix.ts';

type Point = readonly [x: number, y: number];

/** A part of a path drawn without lifting the pen. */
export interface Subpath {
  readonly points: readonly Point[];
  readonly closed: boolean;
  readonly curved: boolean;
}

/** A filled stroke up to this thick is a line; more is an area. In points. */
const THICKEST_LINE = 3.2;
/** A line may lean by this much over its length: in points, plus a share of its length. */
const LEAN = 0.6;
const LEAN_SHARE = 0.004;
/** Commands in pdfjs's path data, each followed by its points. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const POINTS_OF_CURVE: Readonly<Record<number, number>> = { 2: 3, 3: 2 };

/** pdfjs's flat path data → its parts, in points of the page as shown. */
export function toSubpaths(data: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let points: Point[] = [];
  let curved = false;
  const finish = (closed: boolean) => {
    if (points.length > 1) {
      subpaths.push({ points, closed, curved });
    }
    points = [];
    curved = false;
  };
  const add = (at: number) => {
    const x = data[at] ?? 0;
    const y = data[at + 1] ?? 0;
    points.push([matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
  };
  for (let at = 0; at < data.length; ) {
    const command = data[at++];
    if (command === CLOSE) {
      const start = points[0];
      finish(true);
      points = start ? [start] : [];
      continue;
    }
    if (command === MOVE) {
      finish(false);
    }
    const count = command === MOVE || command === LINE ? 1 : (POINTS_OF_CURVE[command ?? -1] ?? 0);
    if (count === 0) {
      break;
    }
    curved ||= count > 1;
    add(at + 2 * (count - 1));
    at += 2 * count;
  }
  finish(false);
  return subpaths;
}

/** The horizontal and vertical lines of a path that is stroked. */
export function strokedLines(subpath: Subpath): RulingLine[] {
  const { points, closed, curved } = subpath;
  if (curved) {
    return [];
  }
  const ends = closed ? [...points.slice(1), ...points.slice(0, 1)] : points.slice(1);
  return ends.flatMap((end, index) => {
    const line = straight(points[index] ?? end, end);
    return line ? [line] : [];
  });
}

/** The line that a filled path looks like where it is thin: its middle line. */
export function filledLine(box: Box): RulingLine | undefined {
  const [x0, y0, x1, y1] = box;
  const width = x1 - x0;
  const height = y1 - y0;
  if (height <= THICKEST_LINE && width > 2 * height && width > 1) {
    return { x0, y0: (y0 + y1) / 2, x1, y1: (y0 + y1) / 2 };
  }
  if (width <= THICKEST_LINE && height > 2 * width && height > 1) {
    return { x0: (x0 + x1) / 2, y0, x1: (x0 + x1) / 2, y1 };
  }
  return undefined;
}

/** The four sides of a box. */
export function outline([x0, y0, x1, y1]: Box): RulingLine[] {
  return [
    { x0, y0, x1, y1: y0 },
    { x0, y0: y1, x1, y1 },
    { x0, y0, x1: x0, y1 },
    { x0: x1, y0, x1, y1 },
  ];
}

/** Whether two boxes make a frame: one in the other with a margin as thin as a line. */
export function isFrame(outer: Box, inner: Box): boolean {
  const margins = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  return margins.every((margin) => margin >= 0 && margin <= THICKEST_LINE);
}

/** The box around a part of a path. */
export function boxOf({ points }: Subpath): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whether a part of a path is an upright rectangle. */
export function isRectangle({ points, curved }: Subpath): boolean {
  const corners = points.length === 5 && near(points[0], points[4]) ? points.slice(0, 4) : points;
  return !curved && corners.length === 4 && corners.every((point, index) => alongAxis(point, corners[(index + 1) % 4]));
}

/** What of a line lies in the clip; `undefined` for nothing. */
export function clippedLine(line: RulingLine, clip: Box): RulingLine | undefined {
  const slack = 1.5;
  const box = intersect(
    [line.x0, line.y0, line.x1, line.y1],
    [clip[0] - slack, clip[1] - slack, clip[2] + slack, clip[3] + slack],
  );
  return box[0] > box[2] || box[1] > box[3] ? undefined : { x0: box[0], y0: box[1], x1: box[2], y1: box[3] };
}

function straight([ax, ay]: Point, [bx, by]: Point): RulingLine | undefined {
  const width = Math.abs(bx - ax);
  const height = Math.abs(by - ay);
  if (Math.max(width, height) < 0.5) {
    return undefined;
  }
  if (height <= LEAN + LEAN_SHARE * width && height < width) {
    const y = (ay + by) / 2;
    return { x0: Math.min(ax, bx), y0: y, x1: Math.max(ax, bx), y1: y };
  }
  if (width <= LEAN + LEAN_SHARE * height && width < height) {
    const x = (ax + bx) / 2;
    return { x0: x, y0: Math.min(ay, by), x1: x, y1: Math.max(ay, by) };
  }
  return undefined;
}

function near(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.1;
}

function alongAxis(a: Point, b: Point | undefined): boolean {
  return b !== undefined && (Math.abs(a[0] - b[0]) < 0.3 || Math.abs(a[1] - b[1]) < 0.3);
}
