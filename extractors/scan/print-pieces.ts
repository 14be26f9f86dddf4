import type { Box } from '../../src/document.ts';
import { around } from '../pdf/box.ts';
import { type Segment, type TextLine, toRows } from '../pdf/lines.ts';
import type { Look } from './cell-looks.ts';
import type { FreeBox } from './layout.ts';

/** A word or number outside of tables and what was read of it, where characters of a font would stand for it. */
export interface PrintPiece extends Segment {
  readonly print: FreeBox;
  readonly look: Look;
  /** The height of its font, in points. */
  readonly size: number;
}

/** Ink is so high, by the height of the font: ideographs fill it, digits stand on its base line. */
const HEIGHTS = { ideograph: 0.92, marked: 0.88, digit: 0.72 };
/** A digit takes so much of the line, by the height of the font, however little of it is inked. */
const DIGIT_WIDTH = 0.5;

/** Sizes that differ by no more than this share are one: brackets and commas are higher than other characters. */
const SAME = 0.2;

const IDEOGRAPH = /[\p{Script=Han}]/u;
const DIGIT = /\d/;

/** Print of which something was read → pieces with the box and size that the same text of a PDF would have. */
export function toPieces(boxes: readonly FreeBox[], looks: readonly (Look | undefined)[]): PrintPiece[] {
  const read = boxes.flatMap((print, index) => {
    const look = looks[index];
    const text = look?.read.text.replaceAll('\n', '').trim() ?? '';
    return look && text !== '' ? [{ print, look, text, own: sizeOf(text, print.straight) }] : [];
  });
  const usual = middleOf(read.flatMap(({ own }) => own ?? []));
  return read.map(({ print, look, text, own = usual }) => {
    const size = Math.abs(own - usual) <= SAME * usual ? usual : own;
    return { print, look, text, size, box: fontBox(text, print.straight, size) };
  });
}

function middleOf(sizes: readonly number[]): number {
  return sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0;
}

/** The height of the font; a dash does not tell it. */
function sizeOf(text: string, [x0, y0, x1, y1]: Box): number | undefined {
  const [width, height] = [x1 - x0, y1 - y0];
  if (IDEOGRAPH.test(text)) return (text.length === 1 ? Math.max(width, height) : height) / HEIGHTS.ideograph;
  if (!DIGIT.test(text)) return undefined;
  return height / (/[,，()（）]/.test(text) ? HEIGHTS.marked : HEIGHTS.digit);
}

function fontBox(text: string, [x0, y0, x1, y1]: Box, size: number): Box {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const least = IDEOGRAPH.test(text) ? 0 : DIGIT_WIDTH * size * text.length;
  const half = Math.max(x1 - x0, least) / 2;
  return [x - half, y - size / 2, x + half, y + size / 2];
}

/** Pieces → lines from top to bottom, as the steps for tables without rules take them. */
export function toTextLines(pieces: readonly PrintPiece[]): TextLine[] {
  return toRows(pieces).map((segments) => ({
    upright: true,
    text: segments.map(({ text }) => text).join(' '),
    box: around(segments.map(({ box }) => box)) ?? [0, 0, 0, 0],
    size: middleOf(segments.map(({ size }) => size)),
    segments,
    doubts: [],
  }));
}
