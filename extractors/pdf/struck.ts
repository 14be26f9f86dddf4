import { type Edge, type Edges, toEdges } from './edges.ts';
import type { Glyph, PdfPage } from './engine.ts';

/** A line through text runs through this part of its height, from the top. */
const MIDDLE = { from: 0.3, to: 0.75 };
/** It begins and ends with the text, up to this part of its size. */
const OVERHANG = 0.5;
/** Lines of a table end at others, up to so many points. */
const TOUCHING = 1;
/** Pieces of one line are drawn at one height, up to so many points. */
const LEVEL = 1.2;

/** A page without the characters that a line strikes out, and without the line. */
export function withoutStruck(page: PdfPage): PdfPage {
  const edges = toEdges(page.lines);
  const upright = page.glyphs.filter(({ rotation, text }) => rotation === 0 && text !== ' ');
  const strikes = edges.horizontal
    .map((line) => ({ line, struck: struckBy(line, upright, edges) }))
    .filter(({ struck }) => struck.length > 0);
  if (strikes.length === 0) return page;
  const gone = new Set(strikes.flatMap(({ struck }) => struck));
  return {
    ...page,
    glyphs: page.glyphs.filter((glyph) => !gone.has(glyph)),
    lines: page.lines.filter(({ x0, x1, y0, y1 }) => {
      const isOf = ({ at, from, to }: Edge) => x0 >= from && x1 <= to && Math.abs((y0 + y1) / 2 - at) <= LEVEL;
      return !strikes.some(({ line }) => isOf(line));
    }),
  };
}

function struckBy(line: Edge, glyphs: readonly Glyph[], { vertical }: Edges): readonly Glyph[] {
  if (vertical.some((down) => touches(line, down))) return [];
  const crossed = glyphs.filter((glyph) => crosses(line, glyph));
  if (crossed.length === 0) return [];
  const from = Math.min(...crossed.map(({ box }) => box[0]));
  const to = Math.max(...crossed.map(({ box }) => box[2]));
  const room = OVERHANG * (crossed[0]?.size ?? 0);
  return Math.abs(from - line.from) <= room && Math.abs(to - line.to) <= room ? crossed : [];
}

function crosses({ at, from, to }: Edge, { box: [x0, y0, x1, y1] }: Glyph): boolean {
  const [middle, height] = [(x0 + x1) / 2, (at - y0) / (y1 - y0)];
  return middle > from && middle < to && height > MIDDLE.from && height < MIDDLE.to;
}

function touches(across: Edge, down: Edge): boolean {
  const beside = down.at >= across.from - TOUCHING && down.at <= across.to + TOUCHING;
  return beside && across.at >= down.from && across.at <= down.to;
}
