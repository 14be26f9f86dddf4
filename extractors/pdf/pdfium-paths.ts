import type { Box } from '../../src/document.ts';
import type { Pdfium } from './pdfium-module.ts';

/** A point of a path in pdfium's memory: x and y as floats, its kind, whether it closes; in bytes. */
const [POINT, KIND, CLOSES] = [12, 8, 9];
/** Kinds of points; 0 is the end of a straight line. A curve is three points of its kind. */
const [CURVE_POINT, MOVE_POINT] = [1, 2];
/** Commands in the path data that `toSubpaths` takes, each followed by its points. */
const [MOVE, LINE, CURVE, CLOSE] = [0, 1, 2, 4];

/** A path object → flat path data in its own units. Its points lie in memory one after another, so it takes two calls. */
export function pathData({ call, heap }: Pdfium, path: number): readonly number[] {
  const count = call.FPDFPath_CountSegments(path);
  const start = count > 0 ? call.FPDFPath_GetPathSegment(path, 0) : 0;
  const { bytes, floats } = heap();
  const data: number[] = [];
  let ofCurve = 0;
  for (let at = start; start > 0 && at < start + count * POINT; at += POINT) {
    const kind = bytes[at + KIND];
    if (kind !== CURVE_POINT) data.push(kind === MOVE_POINT ? MOVE : LINE);
    else if (ofCurve % 3 === 0) data.push(CURVE);
    ofCurve = kind === CURVE_POINT ? ofCurve + 1 : 0;
    data.push(floats[at / 4] ?? 0, floats[at / 4 + 1] ?? 0);
    if (bytes[at + CLOSES] === 1) data.push(CLOSE);
  }
  return data;
}

/** The box that a clip leaves, in units of what it clips: all of the plane where it has no paths. */
export function clipBox({ call, heap }: Pdfium, clip: number): Box {
  const count = call.FPDFClipPath_CountPaths(clip);
  let box: Box = [
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ];
  for (let path = 0; path < count; path += 1) {
    const points = call.FPDFClipPath_CountPathSegments(clip, path);
    const start = points > 0 ? call.FPDFClipPath_GetPathSegment(clip, path, 0) : 0;
    const [x0, y0, x1, y1] = start === 0 ? [0, 0, 0, 0] : around(heap().floats, start / 4, points);
    box = [Math.max(box[0], x0), Math.max(box[1], y0), Math.min(box[2], x1), Math.min(box[3], y1)];
  }
  return box;
}

function around(floats: Float32Array, start: number, count: number): Box {
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let at = start; at < start + (count * POINT) / 4; at += POINT / 4) {
    const [x, y] = [floats[at] ?? 0, floats[at + 1] ?? 0];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  }
  return [x0, y0, x1, y1];
}
