import type { Box } from '../../src/document.ts';
import { remembered } from '../../src/once.ts';
import { IDENTITY, type Matrix } from './matrix.ts';

/** What of a font is needed to place its characters. */
export interface FontFacts {
  readonly vertical: boolean;
  /** Font units to text units: 0.001 for most, its own for Type 3. */
  readonly unit: number;
  /** The library could not read the font: its characters are lost. */
  readonly broken: boolean;
}

/** The part of the graphics state that matters for where text and lines stand. Saved and restored as a whole. */
export interface GraphicsState {
  readonly matrix: Matrix;
  /** In points of the page as shown. */
  readonly clip: Box;
  /** `#rrggbb`; `undefined` for a pattern. */
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  readonly blend: string;
  readonly lineWidth: number;
  readonly font: FontFacts | undefined;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** 1 is normal. */
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  /** PDF's text rendering mode: 3 and 7 draw nothing. */
  readonly mode: number;
}

/** Where the next character stands. It is no part of what is saved and restored. */
export interface TextPosition {
  readonly matrix: Matrix;
  readonly x: number;
  readonly y: number;
  readonly lineX: number;
  readonly lineY: number;
}

export const TEXT_START: TextPosition = { matrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 };

/** The state at the start of a page. */
export function initialState(matrix: Matrix, clip: Box): GraphicsState {
  return {
    matrix,
    clip,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    blend: 'source-over',
    lineWidth: 1,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
}

/** The start of the next line, moved from the start of this one. */
export function moveText(position: TextPosition, dx: number, dy: number): TextPosition {
  const lineX = position.lineX + dx;
  const lineY = position.lineY + dy;
  return { matrix: position.matrix, x: lineX, y: lineY, lineX, lineY };
}

/** Whether a colour cannot be told from white paper. `undefined` (a pattern) is not white. */
export function isWhite(colour: string | undefined): boolean {
  return colour !== undefined && isWhiteColour(colour);
}

const isWhiteColour = remembered((colour) => {
  const digits = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  return digits?.slice(1).every((part) => Number.parseInt(part, 16) >= 0xf2) ?? false;
});
