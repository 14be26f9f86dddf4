import type { Box } from '../../src/document.ts';
import { type Matrix, mapBox, multiply } from './matrix.ts';
import type { Pdfium } from './pdfium-module.ts';
import type { PageObject } from './pdfium-objects.ts';
import { passesOf } from './pdfium-passes.ts';
import { ASCENT, DESCENT, type PlacedGlyph, readable, turnOf } from './show-text.ts';

/** The characters of a page. */
export interface PageText {
  /** By the text object that draws them, in points of the page as shown. */
  readonly byObject: ReadonlyMap<number, readonly PlacedGlyph[]>;
  /** Text objects that are no longer on the page: to be destroyed when nothing more is asked of them. */
  readonly taken: readonly number[];
}

/** A character as pdfium tells of it, in the page's own space. */
interface Character {
  text: string;
  readonly x: number;
  readonly y: number;
  /** From its origin to the end of its cell, along the line of writing; in units of the text object. */
  readonly advance: number;
}

/** The characters of one text object. All of them are set in the same way. */
interface TextRun {
  readonly object: number;
  readonly font: number;
  readonly size: number;
  /** From units of the text object to the page's own space, and back. */
  readonly matrix: Matrix;
  readonly back: Matrix;
  readonly characters: Character[];
}

/** Bytes that one call of pdfium fills: a matrix, a box, and a point of doubles. */
export const SCRATCH = 64;
const [BOX, X, Y] = [24, 40, 48];

/** What of a page is to be read. */
export interface TextPlan {
  /** The text objects that are shown, in the order of drawing. */
  readonly texts: readonly PageObject[];
  /** Those that are not. */
  readonly off: readonly PageObject[];
  /** Memory of pdfium's, `SCRATCH` bytes. */
  readonly scratch: number;
  /** From the page's own space to the page as shown. */
  readonly shown: Matrix;
}

/** Reads the characters of a page. What lies under other text is taken off the page for it. */
export function readText(pdfium: Pdfium, page: number, { texts, off, scratch, shown }: TextPlan): PageText {
  const { call } = pdfium;
  const boxes = texts.map((text) => inkOf(pdfium, text, scratch));
  const isBlank = ([x0, y0, x1, y1]: Box) => Math.min(x1 - x0, y1 - y0) < NARROWEST;
  const blanks = texts.filter((_, index) => isBlank(boxes[index] ?? NOTHING));
  const restore = widen(pdfium, blanks, scratch);
  const passes = passesWithBlanks(boxes, isBlank);
  const last = passes.reduce((most, pass) => Math.max(most, pass), 0);
  const of = (wanted: number) => texts.filter((_, index) => passes[index] === wanted);
  const activate = (some: readonly PageObject[], active: number) => {
    for (const { object } of some) call.FPDFPageObj_SetIsActive(object, active);
  };
  const taken = [...takeAway(pdfium, page, off)];
  const runs: TextRun[] = [];
  if (last > 0) activate(texts, 0);
  for (let pass = 0; pass <= last; pass += 1) {
    if (last > 0) activate(of(pass), 1);
    runs.push(...loadRuns(pdfium, page, scratch));
    if (pass < last) taken.push(...takeAway(pdfium, page, of(pass)));
  }
  restore();
  return { byObject: new Map(runs.map((run) => [run.object, placed(run, shown)])), taken };
}

/** Blanks are looked at by themselves: they have no ink to lie over anything, but pdfium drops both of two in one place. */
function passesWithBlanks(boxes: readonly Box[], isBlank: (box: Box) => boolean): readonly number[] {
  const inked = passesOf(boxes.filter((box) => !isBlank(box)));
  const blank = passesOf(boxes.filter(isBlank).map(([x0, y0, x1, y1]) => [x0 - 1, y0 - 1, x1 + 1, y1 + 1]));
  let [nextInked, nextBlank] = [0, 0];
  return boxes.map((box) => (isBlank(box) ? blank[nextBlank++] : inked[nextInked++]) ?? 0);
}

function loadRuns(pdfium: Pdfium, page: number, scratch: number): readonly TextRun[] {
  const text = pdfium.call.FPDFText_LoadPage(page);
  if (text === 0) throw new Error('its text cannot be loaded');
  const runs = readRuns(pdfium, text, scratch);
  pdfium.call.FPDFText_ClosePage(text);
  return runs;
}

/** Takes objects off a page, so that pdfium does not compare others with them. They are the caller's now. */
function takeAway({ call }: Pdfium, page: number, objects: readonly PageObject[]): readonly number[] {
  return objects.flatMap(({ object, container }) => {
    const form = container.forms.at(-1);
    const taken =
      form === undefined ? call.FPDFPage_RemoveObject(page, object) : call.FPDFFormObj_RemoveObject(form, object);
    return taken ? [object] : [];
  });
}

/** pdfium passes over text narrower than this, in points. */
const NARROWEST = 0.01;
const NOTHING: Box = [0, 0, 0, 0];
/** How wide such text is made, in points. */
const WIDENED = 0.1;
const STROKED = 1;

/**
 * pdfium passes over text in which it sees no ink: blanks, but also characters of a font that is neither embedded nor among
 * its own. Stroked, such text is as wide as the stroke. Gives back how to undo it.
 */
function widen({ call, heap }: Pdfium, blanks: readonly PageObject[], scratch: number): () => void {
  const modes = blanks.map(({ object }) => call.FPDFTextObj_GetTextRenderMode(object));
  heap().floats.set([1, 0, 0, 1, 0, 0], scratch / 4);
  for (const { object } of blanks) {
    call.FPDFTextObj_SetTextRenderMode(object, STROKED);
    call.FPDFPageObj_SetStrokeWidth(object, WIDENED);
    call.FPDFPageObj_TransformF(object, scratch);
  }
  return () => {
    for (const [index, { object }] of blanks.entries()) call.FPDFTextObj_SetTextRenderMode(object, modes[index] ?? 0);
  };
}

/** The box of an object's ink on the page as shown, in points. */
export function inkOf(pdfium: Pdfium, { object, container }: PageObject, scratch: number): Box {
  return mapBox(container.matrix, boundsOf(pdfium, object, scratch));
}

/** The box of an object's ink, in units of what it is in. */
function boundsOf({ call, heap }: Pdfium, object: number, scratch: number): Box {
  if (!call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) return [0, 0, 0, 0];
  const { floats } = heap();
  const side = (index: number) => floats[scratch / 4 + index] ?? 0;
  return [side(0), side(1), side(2), side(3)];
}

function readRuns(pdfium: Pdfium, text: number, scratch: number): readonly TextRun[] {
  const { call } = pdfium;
  const runs = new Map<number, TextRun>();
  const widths = glyphWidths(pdfium, scratch);
  const count = call.FPDFText_CountChars(text);
  for (let index = 0; index < count; index += 1) {
    const object = call.FPDFText_GetTextObject(text, index);
    // Blanks that pdfium adds where it sees a gap are nobody's.
    if (object === 0 || call.FPDFText_IsGenerated(text, index) === 1) continue;
    const run = runs.get(object) ?? beginRun(pdfium, { text, index, object, scratch });
    runs.set(object, run);
    addCharacter(pdfium, run, { text, index, scratch, widths });
  }
  return [...runs.values()];
}

interface At {
  readonly text: number;
  readonly index: number;
  readonly scratch: number;
}

function beginRun({ call, heap }: Pdfium, { text, index, object, scratch }: At & { object: number }): TextRun {
  call.FPDFText_GetMatrix(text, index, scratch);
  const { floats } = heap();
  const part = (at: number) => floats[scratch / 4 + at] ?? 0;
  const matrix: Matrix = [part(0), part(1), part(2), part(3), part(4), part(5)];
  const size = call.FPDFText_GetFontSize(text, index);
  return { object, font: call.FPDFTextObj_GetFont(object), size, matrix, back: inverse(matrix), characters: [] };
}

function addCharacter(pdfium: Pdfium, run: TextRun, at: At & { widths: Widths }): void {
  const { call, heap } = pdfium;
  const { text, index, scratch } = at;
  call.FPDFText_GetCharOrigin(text, index, scratch + X, scratch + Y);
  const { doubles } = heap();
  const [x, y] = [doubles[(scratch + X) / 8] ?? 0, doubles[(scratch + Y) / 8] ?? 0];
  const unicode = call.FPDFText_GetUnicode(text, index);
  const shown = shownText(pdfium, at, unicode);
  const last = run.characters.at(-1);
  // A ligature comes as several characters at one place; digits there are printed over each other.
  if (last && last.x === x && last.y === y && !/\d/.test(last.text + shown)) {
    last.text += shown;
    return;
  }
  const advance = at.widths(run, unicode) ?? advanceOf(pdfium, run, at, { x, y });
  run.characters.push({ text: shown, x, y, advance });
}

/** U+0002 stands for a hyphen at the end of a line; a code without a character is none. */
function shownText({ call }: Pdfium, { text, index }: At, unicode: number): string {
  if (call.FPDFText_HasUnicodeMapError(text, index) === 1) return '\ufffd';
  if (unicode === 2 && call.FPDFText_IsHyphen(text, index) === 1) return '-';
  return readable(unicode > 0 && unicode <= 0x10ffff ? String.fromCodePoint(unicode) : '');
}

/** From the box of the cell: how far it reaches beyond the origin along the line of writing. */
function advanceOf(
  { call, heap }: Pdfium,
  { back, size }: TextRun,
  { text, index, scratch }: At,
  origin: { x: number; y: number },
): number {
  if (!call.FPDFText_GetLooseCharBox(text, index, scratch + BOX)) return 0;
  const { floats } = heap();
  const side = (at: number) => floats[(scratch + BOX) / 4 + at] ?? 0;
  const [left, top, right, bottom] = [side(0), side(1), side(2), side(3)];
  const cell = mapBox(back, [left - origin.x, bottom - origin.y, right - origin.x, top - origin.y]);
  return size < 0 ? Math.min(0, cell[0]) : Math.max(0, cell[2]);
}

/** The width of a character where the box of its cell is only that of its ink; in units of the text object. */
type Widths = (run: TextRun, unicode: number) => number | undefined;

function glyphWidths({ call, heap }: Pdfium, scratch: number): Widths {
  const flat = new Map<number, boolean>();
  const read = () => heap().floats[scratch / 4] ?? 0;
  const isFlat = (font: number) => {
    const up = call.FPDFFont_GetAscent(font, 1, scratch) ? read() : 0;
    const down = call.FPDFFont_GetDescent(font, 1, scratch) ? read() : 0;
    return up === down;
  };
  return ({ font, size }, unicode) => {
    const only = flat.get(font) ?? isFlat(font);
    flat.set(font, only);
    if (!only || !call.FPDFFont_GetGlyphWidth(font, unicode, 1, scratch)) return undefined;
    return read() > 0 ? read() * size : undefined;
  };
}

/** Only where writing runs downwards does a character stand beside the line on which its text object begins. */
function runsDown({ characters, matrix, back, size }: TextRun): boolean {
  const [first] = characters;
  if (!first) return false;
  const [, b, , d] = back;
  return Math.abs(b * (first.x - matrix[4]) + d * (first.y - matrix[5])) > 0.1 * Math.abs(size);
}

/** pdfium gives the origin that a character has in a line from left to right also where it is set downwards. */
function placed(run: TextRun, shown: Matrix): readonly PlacedGlyph[] {
  const { size, matrix, characters } = run;
  const vertical = runsDown(run);
  const onPage = multiply(shown, matrix);
  const rotation = turnOf(onPage, Math.sign(size || 1));
  const height = Math.abs(size) * Math.hypot(onPage[2], onPage[3]);
  return characters.map(({ text, x, y, advance }) => {
    const box = mapBox(movedTo(onPage, shown, x, y), [0, DESCENT * size, vertical ? size : advance, ASCENT * size]);
    return { text, box, size: height, vertical, rotation };
  });
}

/** A matrix that begins at a point of the page's own space. */
function movedTo([a, b, c, d]: Matrix, [p, q, r, s, t, u]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, p * x + r * y + t, q * x + s * y + u];
}

function inverse([a, b, c, d]: Matrix): Matrix {
  const determinant = a * d - b * c;
  if (determinant === 0) return [0, 0, 0, 0, 0, 0];
  return [d / determinant, -b / determinant, -c / determinant, a / determinant, 0, 0];
}
