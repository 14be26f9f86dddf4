import type { Box } from '../../src/document.ts';
import { area, holdsMiddle, intersect } from './box.ts';
import type { Glyph, RulingLine } from './engine.ts';
import { type GraphicsState, isWhite } from './graphics-state.ts';
import { mapBox } from './matrix.ts';
import { boxOf, clippedLine, filledLine, isFrame, isRectangle, outline, strokedLines, toSubpaths } from './paths.ts';
import type { PlacedGlyph } from './show-text.ts';

/** How a path is painted. */
export interface Paint {
  readonly stroke: boolean;
  readonly fill: boolean;
}

interface DrawnGlyph extends Glyph {
  covered: boolean;
  hidden: boolean;
  under?: boolean;
}

interface Area {
  readonly box: Box;
  readonly white: boolean;
}

/** What stands on the page so far, in the order it was drawn. */
export interface Drawing {
  readonly glyphs: DrawnGlyph[];
  readonly lines: RulingLine[];
  readonly images: Box[];
  readonly areas: Area[];
}

/** A stroke thicker than this is shading, in points. */
const THICKEST_STROKE = 5;
const SMALLEST_TEXT = 0.5;
const SMALLEST_IMAGE = 20;
/** An image over so much of the page hides the text that was drawn before it. */
const COVERING_SHARE = 0.5;

/** An empty page. */
export function emptyDrawing(): Drawing {
  return { glyphs: [], lines: [], images: [], areas: [] };
}

/** Puts characters on the page, unless they cannot be seen: off the page, white on white, of no size, leaning. */
export function drawGlyphs(drawing: Drawing, glyphs: readonly PlacedGlyph[], state: GraphicsState): void {
  const hidden = state.mode === 3 || state.mode === 7;
  const fills = state.mode === 0 || state.mode === 2 || state.mode === 4 || state.mode === 6;
  const colour = fills ? state.fill : state.stroke;
  const transparent = (fills ? state.fillAlpha : state.strokeAlpha) < 0.02;
  if (!hidden && transparent) {
    return;
  }
  const white = !hidden && isWhite(colour);
  for (const { text, box, size, vertical, rotation } of glyphs) {
    if (rotation === undefined || size < SMALLEST_TEXT || !holdsMiddle(state.clip, box, 0.5)) {
      continue;
    }
    if (white && !standsOnShade(drawing, box)) {
      continue;
    }
    const placed = { text, box: onGrid(box), size: rounded(size), vertical, rotation };
    drawing.glyphs.push({ ...placed, hidden, covered: false });
  }
}

/** Puts a path on the page: its straight strokes and thin areas as lines, its areas over what was there before. */
export function drawPath(drawing: Drawing, data: ArrayLike<number>, paint: Paint, state: GraphicsState): void {
  const subpaths = toSubpaths(data, state.matrix);
  const lines: RulingLine[] = [];
  const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
  if (
    paint.stroke &&
    state.strokeAlpha >= 0.02 &&
    !isWhite(state.stroke) &&
    state.lineWidth * scale <= THICKEST_STROKE
  ) {
    lines.push(...subpaths.flatMap(strokedLines));
  }
  if (paint.fill && state.fillAlpha >= 0.02) {
    const boxes = subpaths.map(boxOf);
    const [outer, inner] = boxes;
    const white = isWhite(state.fill);
    if (boxes.length === 2 && outer && inner && (isFrame(outer, inner) || isFrame(inner, outer))) {
      lines.push(...(white ? [] : outline(outer)));
    } else {
      subpaths.forEach((subpath, index) => {
        const box = boxes[index];
        if (box) {
          lines.push(...fillArea(drawing, box, isRectangle(subpath), state));
        }
      });
    }
  }
  for (const line of lines) {
    const seen = clippedLine(line, state.clip);
    if (seen) {
      drawing.lines.push(lineOnGrid(seen));
    }
  }
}

/** Puts an image on the page. One stretched to a line is a line. */
export function drawImage(drawing: Drawing, state: GraphicsState): void {
  const whole = mapBox(state.matrix, [0, 0, 1, 1]);
  const line = filledLine(whole);
  const box = intersect(whole, state.clip);
  if (line) {
    const seen = clippedLine(line, state.clip);
    drawing.lines.push(...(seen ? [lineOnGrid(seen)] : []));
    return;
  }
  if (box[2] - box[0] < SMALLEST_IMAGE || box[3] - box[1] < SMALLEST_IMAGE) {
    return;
  }
  drawing.images.push(box);
}

/** What is painted with less is translucent: what stands under it is to be seen. */
export const OPAQUE = 0.98;

/** Marks the text that was drawn before an image that covers it. */
export function hideUnderImage(drawing: Drawing, image: Box, before: number, page: Box): void {
  if (area(image) < COVERING_SHARE * area(page)) {
    return;
  }
  for (const glyph of drawing.glyphs.slice(0, before)) {
    if (glyph.hidden || !holdsMiddle(image, glyph.box)) continue;
    glyph.hidden = true;
    glyph.under = true;
  }
}

/** A filled area; gives the lines that it makes. */
function fillArea(drawing: Drawing, box: Box, rectangle: boolean, state: GraphicsState): RulingLine[] {
  const white = isWhite(state.fill);
  const line = filledLine(box);
  if (line) {
    return white ? [] : [line];
  }
  const seen = intersect(box, state.clip);
  if (!rectangle || area(seen) <= 9) {
    return [];
  }
  const opaque = state.fillAlpha > OPAQUE && state.fill !== undefined && /^(source-over|normal)$/i.test(state.blend);
  if (opaque) {
    for (const glyph of drawing.glyphs) {
      glyph.covered ||= holdsMiddle(seen, glyph.box);
    }
  }
  const onShade = white && opaque && standsOnShade(drawing, seen);
  drawing.areas.push({ box: seen, white });
  // White cells on a dark ground: the ground that is left between them looks like lines.
  return onShade ? outline(seen) : [];
}

/** Whether the last area drawn under the middle of a box is not white. */
function standsOnShade(drawing: Drawing, box: Box): boolean {
  const under = drawing.areas.findLast((candidate) => holdsMiddle(candidate.box, box));
  return under !== undefined && !under.white;
}

/** Steps a point on which everything is set down. Engines count in floats of different length; what is decided by equal distances must not hang on that. */
const GRID = 128;
const rounded = (value: number) => Math.round(value * GRID) / GRID;

function onGrid([x0, y0, x1, y1]: Box): Box {
  return [rounded(x0), rounded(y0), rounded(x1), rounded(y1)];
}

function lineOnGrid({ x0, y0, x1, y1 }: RulingLine): RulingLine {
  return { x0: rounded(x0), y0: rounded(y0), x1: rounded(x1), y1: rounded(y1) };
}
