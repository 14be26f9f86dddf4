import type { Box } from '../../src/document.ts';
import { intersect } from './box.ts';
import { type Drawing, drawGlyphs, drawImage, drawPath, emptyDrawing, hideUnderImage, OPAQUE } from './drawing.ts';
import { type GraphicsState, initialState } from './graphics-state.ts';
import { type Matrix, mapBox, multiply } from './matrix.ts';
import { type Colours, coloursOf } from './pdfium-colours.ts';
import { switchedOff } from './pdfium-layers.ts';
import { readMarks } from './pdfium-marks.ts';
import type { Pdfium } from './pdfium-module.ts';
import { type Container, IMAGE, matrixOf, objectsOf, PATH, type PageObject, TEXT } from './pdfium-objects.ts';
import { clipBox, pathData } from './pdfium-paths.ts';
import { inkOf, type PageText, readText, SCRATCH } from './pdfium-text.ts';
import type { PlacedGlyph } from './show-text.ts';

/** A page as it is shown: its size in points, and the way there from its own space. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
}

/** Mutable: one walk over the objects of one page. */
interface Walk {
  readonly pdfium: Pdfium;
  readonly drawing: Drawing;
  readonly whole: Box;
  readonly scratch: number;
  readonly text: PageText['byObject'];
  readonly grounds: Map<Container, Ground>;
}

/** What the objects of a container are drawn on. */
interface Ground {
  readonly colours: Colours;
  readonly clip: Box;
  /** Boxes of clips by where pdfium keeps them: objects share theirs. */
  readonly clips: Map<number, Box>;
}

const BLACK: Colours = { fill: '#000000', stroke: '#000000', fillAlpha: 1, strokeAlpha: 1 };

/**
 * A loaded page → what stands on it.
 * @param named whether forms and images may name a layer
 */
export function drawPage(pdfium: Pdfium, page: number, frame: Frame, named: () => boolean): Drawing {
  const scratch = pdfium.call.malloc(SCRATCH);
  const objects = objectsOf(pdfium, page, frame.matrix, scratch);
  const hidden = switchedOff(pdfium, page, objects, { marks: readMarks(pdfium, objects), named });
  const [texts, off] = [false, true].map((is) => objects.filter((one) => one.kind === TEXT && hidden.has(one) === is));
  const text = readText(pdfium, page, { texts: texts ?? [], off: off ?? [], scratch, shown: frame.matrix });
  const whole: Box = [0, 0, frame.width, frame.height];
  const walk: Walk = { pdfium, drawing: emptyDrawing(), whole, scratch, text: text.byObject, grounds: new Map() };
  for (const object of objects) if (!hidden.has(object)) draw(walk, object);
  for (const object of text.taken) pdfium.call.FPDFPageObj_Destroy(object);
  pdfium.call.free(scratch);
  return walk.drawing;
}

function draw(walk: Walk, object: PageObject): void {
  if (object.kind === TEXT) drawText(walk, object);
  if (object.kind === PATH) drawShape(walk, object);
  if (object.kind === IMAGE) drawPicture(walk, object);
}

function drawText(walk: Walk, text: PageObject): void {
  const { pdfium, drawing } = walk;
  const { object, container } = text;
  const glyphs = walk.text.get(object) ?? lostText(walk, text);
  const mode = pdfium.call.FPDFTextObj_GetTextRenderMode(object);
  drawGlyphs(drawing, glyphs, { ...stateOf(walk, object, container), mode });
}

/** Text with less ink than this, in points, is blank. */
const INK = 0.3;

/** What stands for text of which pdfium tells nothing: nothing where it is blank, else a sign that it is not known. */
function lostText({ pdfium, scratch }: Walk, lost: PageObject): readonly PlacedGlyph[] {
  const box = inkOf(pdfium, lost, scratch);
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  if (width < INK || height < INK) return [];
  return [{ text: '\ufffd', box, size: height, vertical: false, rotation: 0 }];
}

function drawShape(walk: Walk, { object, container }: PageObject): void {
  const { pdfium, drawing, scratch } = walk;
  const { call, heap } = pdfium;
  if (!call.FPDFPath_GetDrawMode(object, scratch, scratch + 4)) return;
  const { integers } = heap();
  const paint = { fill: integers[scratch / 4] !== 0, stroke: integers[scratch / 4 + 1] !== 0 };
  if (!paint.fill && !paint.stroke) return;
  const state: GraphicsState = {
    ...stateOf(walk, object, container),
    ...(paint.stroke ? { lineWidth: strokeWidth(walk, object) } : {}),
    ...(paint.fill && call.FPDFPageObj_HasTransparency(object) ? { blend: 'transparent' } : {}),
    matrix: multiply(container.matrix, matrixOf(pdfium, object, scratch)),
  };
  drawPath(drawing, pathData(pdfium, object), paint, state);
}

function drawPicture(walk: Walk, { object, container }: PageObject): void {
  const { pdfium, drawing, scratch, whole } = walk;
  const matrix = multiply(container.matrix, matrixOf(pdfium, object, scratch));
  const before = drawing.images.length;
  const state = { ...stateOf(walk, object, container), matrix };
  drawImage(drawing, state);
  const image = drawing.images[before];
  // The alpha of a picture itself is not told, only that it has one.
  const isOpaque = state.fillAlpha > OPAQUE && !pdfium.call.FPDFPageObj_HasTransparency(object);
  if (image && isOpaque) hideUnderImage(drawing, image, drawing.glyphs.length, whole);
}

/** The state that all kinds of objects have: where they are clipped, and their colours. */
function stateOf(walk: Walk, object: number, container: Container): GraphicsState {
  const ground = groundOf(walk, container);
  const colours = coloursOf(walk.pdfium, object, walk.scratch, ground.colours);
  return { ...initialState(container.matrix, clipOf(walk, object, { container, ground })), ...colours };
}

function groundOf(walk: Walk, container: Container): Ground {
  const known = walk.grounds.get(container);
  if (known) return known;
  const ground = beginGround(walk, container);
  walk.grounds.set(container, ground);
  return ground;
}

/** A form is drawn as one object: what is in it is clipped as it is, too, and no less transparent. */
function beginGround(walk: Walk, { forms, parent }: Container): Ground {
  const form = forms.at(-1);
  if (form === undefined || !parent) return { colours: BLACK, clip: walk.whole, clips: new Map() };
  const ground = groundOf(walk, parent);
  const colours = coloursOf(walk.pdfium, form, walk.scratch, ground.colours);
  return { colours, clip: clipOf(walk, form, { container: parent, ground }), clips: new Map() };
}

function clipOf(
  { pdfium }: Walk,
  object: number,
  { container, ground }: { readonly container: Container; readonly ground: Ground },
): Box {
  const clip = pdfium.call.FPDFPageObj_GetClipPath(object);
  const kept = clip === 0 ? 0 : (pdfium.heap().integers[clip / 4] ?? 0);
  if (kept === 0) return ground.clip;
  const box = ground.clips.get(kept) ?? intersect(ground.clip, mapped(container.matrix, clipBox(pdfium, clip)));
  ground.clips.set(kept, box);
  return box;
}

function mapped(matrix: Matrix, box: Box): Box {
  return box.every(Number.isFinite) ? mapBox(matrix, box) : box;
}

function strokeWidth({ pdfium, scratch }: Walk, object: number): number {
  return pdfium.call.FPDFPageObj_GetStrokeWidth(object, scratch) ? (pdfium.heap().floats[scratch / 4] ?? 0) : 0;
}
