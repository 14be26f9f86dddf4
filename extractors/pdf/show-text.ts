import type { Box } from '../../src/document.ts';
import { remembered } from '../../src/once.ts';
import type { Turn } from './engine.ts';
import type { GraphicsState, TextPosition } from './graphics-state.ts';
import { type Matrix, mapBox, multiply } from './matrix.ts';

/** A character as pdfjs's operator list gives it. Widths in font units. */
export interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly vmetric?: readonly [advance: number, x: number, y: number] | null;
  readonly isSpace: boolean;
}

/** A character with its place on the page. */
export interface PlacedGlyph {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly vertical: boolean;
  /** `undefined` where it leans, as watermarks do. */
  readonly rotation: Turn | undefined;
}

/** The square of a Chinese character reaches from 0.12 below the base line to 0.88 above. */
export const ASCENT = 0.88;
export const DESCENT = -0.12;
/** More degrees off the axes than this is a watermark. */
const LEAN = 8;

/** Characters shown by one operator → their places, and the position after them. */
export function placeGlyphs(
  shown: readonly (ShownGlyph | number)[],
  state: GraphicsState,
  position: TextPosition,
): { glyphs: PlacedGlyph[]; position: TextPosition } {
  const matrix = multiply(state.matrix, position.matrix);
  const vertical = state.font?.vertical ?? false;
  const rotation = turnOf(matrix, state.stretch * Math.sign(state.fontSize || 1));
  const size = Math.abs(state.fontSize) * Math.hypot(matrix[2], matrix[3]);
  const glyphs: PlacedGlyph[] = [];
  let { x, y } = position;
  const advance = (length: number) => {
    if (vertical) {
      y += length;
    } else {
      x += length * state.stretch;
    }
  };
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      advance((-glyph / 1000) * state.fontSize);
      continue;
    }
    const cell = vertical ? verticalCell(glyph, state) : horizontalCell(glyph, state);
    const base = y + state.rise;
    const box: Box = [x + cell.box[0], base + cell.box[1], x + cell.box[2], base + cell.box[3]];
    glyphs.push({ text: readable(glyph.unicode), box: mapBox(matrix, box), size, vertical, rotation });
    advance(cell.advance + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
  }
  return { glyphs, position: { ...position, x, y } };
}

function horizontalCell(glyph: ShownGlyph, { font, fontSize, stretch }: GraphicsState) {
  const advance = glyph.width * (font?.unit ?? 0.001) * fontSize;
  return { advance, box: [0, DESCENT * fontSize, advance * stretch, ASCENT * fontSize] as Box };
}

function verticalCell(glyph: ShownGlyph, { font, fontSize }: GraphicsState) {
  const unit = (font?.unit ?? 0.001) * fontSize;
  const [advance, originX] = glyph.vmetric ?? [-1000, glyph.width / 2, 880];
  return { advance: advance * unit, box: [-originX * unit, advance * unit, (glyph.width - originX) * unit, 0] as Box };
}

/** The direction of writing on the page, clockwise; `undefined` where it leans. */
export function turnOf(matrix: Matrix, sign: number): Turn | undefined {
  const degrees = (Math.atan2(matrix[1] * sign, matrix[0] * sign) * 180) / Math.PI;
  const turn = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - turn) > LEAN ? undefined : ((((turn % 360) + 360) % 360) as Turn);
}

/**
 * The text of a character: the Kangxi radicals (U+2F00…) as the ideographs they look like, ligatures (U+FB00…) as their letters,
 * and U+FFFD for what no one could read (nothing, a control character, private use).
 */
export const readable: (unicode: string) => string = remembered((unicode) => {
  const text = unicode.replace(/[\u2f00-\u2fdf\ufb00-\ufb06]/g, (form) => form.normalize('NFKC'));
  if (/^[\s\u00a0\u3000]*$/.test(text) && text !== '') {
    return ' ';
  }
  return text === '' ? '\ufffd' : text.replace(/[\p{Cc}\p{Co}\p{Cs}\p{Cn}]/gu, '\ufffd');
});
