import type { Box } from '../../src/document.ts';
import { around } from './box.ts';
import type { Glyph, Turn } from './engine.ts';

/** A part of a line with a wide gap on either side. */
export interface Segment {
  readonly text: string;
  readonly box: Box;
}

/** Characters on one base line, joined. */
export interface TextLine {
  /** Upright and written from left to right; else the line is a column of writing or is turned. */
  readonly upright: boolean;
  readonly text: string;
  readonly box: Box;
  /** The height of the largest font, in points. */
  readonly size: number;
  readonly segments: readonly Segment[];
  /** Why the text is not certain. */
  readonly doubts: readonly string[];
}

/** Gaps in parts of the font size. */
const DIGITS_TOUCH = 0.2;
const DIGITS_PART = 0.5;
const WORDS_PART = 0.3;
const IDEOGRAPHS_PART = 1.2;
const SEGMENTS_PART = 1;
/** Ideographs fill their cells: where a line is not letter-spaced, so much between two of them parts two heads. */
const HEADS_PART = 0.6;
/** Characters that overlap by more than this share of the narrower one cannot both be read. */
const OVERLAP = 0.35;
/** A digit smaller than this share of the one beside it is the mark of a footnote; a little smaller, where it is raised or lowered. */
const MARK_SIZE = { level: 0.75, raised: 0.95 };
/** From which part of the font size on a digit is raised or lowered. */
const RAISED = 0.15;

const DIGITS = new Set('0123456789.,，．０１２３４５６７８９');
/** What counts are printed with. */
export const COUNT_UNITS = '件条宗起';
/** A number that its unit ends: a digit behind it is of the next column. */
const COUNTED = new RegExp(`^[\\d０-９,，]+[${COUNT_UNITS}]$`);
const IDEOGRAPH = /^\p{Script=Han}$/u;
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;

/** Characters → lines in reading order. Lines of another direction than the usual one come after. */
export function toLines(glyphs: readonly Glyph[]): TextLine[] {
  return [...Map.groupBy(glyphs, turnOf)]
    .sort(([a], [b]) => a - b)
    .flatMap(([turn, turned]) => toRows(turned, turn).map((row) => joinRow(row, turn)))
    .filter(({ text }) => text !== '');
}

/** A column of upright characters is read like a line turned by 90°. */
function turnOf({ vertical, rotation }: Glyph): Turn {
  return vertical ? (((rotation + 90) % 360) as Turn) : rotation;
}

/** Characters of one direction → rows on one base line, each from its start to its end. */
export function toRows<G extends Pick<Glyph, 'text' | 'box' | 'size'>>(glyphs: readonly G[], turn: Turn = 0): G[][] {
  const yOf = ({ box }: G) => {
    const [, y0, , y1] = turnBox(box, turn);
    return (y0 + y1) / 2;
  };
  const rows: G[][] = [];
  let row: G[] = [];
  let mean = 0;
  // Blanks weigh nothing: engines differ in how many they tell of.
  let weight = 0;
  for (const glyph of [...glyphs].sort((a, b) => yOf(a) - yOf(b))) {
    const y = yOf(glyph);
    const last = row.at(-1);
    if (!last || y - mean > 0.5 * Math.min(glyph.size, last.size)) {
      row = [];
      rows.push(row);
      mean = y;
      weight = 0;
    }
    row.push(glyph);
    if (glyph.text !== ' ') mean += (y - mean) / ++weight;
  }
  const startOf = (glyph: G) => turnBox(glyph.box, turn)[0];
  return rows.map((unsorted) => unsorted.sort((a, b) => startOf(a) - startOf(b)));
}

/** Whether the text is one digit, or a point or comma as in numbers. */
export function isDigit(text: string): boolean {
  return DIGITS.has(text);
}

/** A box in the coordinates in which text with that turn stands upright. */
export function turnBox(box: Box, turn: Turn): Box {
  if (turn === 0) return box;
  const [x0, y0, x1, y1] = box;
  if (turn === 90) {
    return [y0, -x1, y1, -x0];
  }
  if (turn === 180) {
    return [-x1, -y1, -x0, -y0];
  }
  return [-y1, x0, -y0, x1];
}

/** Mutable: the line as far as it is joined. */
interface Pen {
  text: string;
  segment: string;
  segmentGlyphs: Glyph[];
  readonly segments: Segment[];
  readonly doubts: Set<string>;
}

function joinRow(row: readonly Glyph[], turn: Turn): TextLine {
  const pen: Pen = { text: '', segment: '', segmentGlyphs: [], segments: [], doubts: new Set() };
  let last: Glyph | undefined;
  let spaced = false;
  for (const glyph of row) {
    if (glyph.text === ' ') {
      spaced = last !== undefined;
      continue;
    }
    if (last) {
      writeGap(pen, last, glyph, turn, spaced);
    }
    pen.text += glyph.text;
    pen.segment += glyph.text;
    pen.segmentGlyphs.push(glyph);
    last = glyph;
    spaced = false;
  }
  endSegment(pen);
  if (pen.text.includes('\ufffd')) {
    pen.doubts.add('the font does not tell which characters these are');
  }
  const shown = row.filter(({ text }) => text !== ' ');
  return {
    upright: turn === 0,
    text: row[0]?.vertical ? [...pen.text.replaceAll(' ', '')].join('\n') : pen.text,
    box: around(shown.map(({ box }) => box)) ?? [0, 0, 0, 0],
    size: Math.max(0, ...shown.map(({ size }) => size)),
    segments: pen.segments,
    doubts: [...pen.doubts],
  };
}

/** Writes what stands between two characters: nothing, a blank, or the end of a segment. */
function writeGap(pen: Pen, last: Glyph, next: Glyph, turn: Turn, spaced: boolean): void {
  const before = turnBox(last.box, turn);
  const after = turnBox(next.box, turn);
  const gap = (after[0] - before[2]) / Math.max(last.size, next.size);
  const digits = isDigit(last.text) && isDigit(next.text);
  const overlap = (before[2] - after[0]) / Math.min(before[2] - before[0], after[2] - after[0]);
  if (overlap > OVERLAP && /\d/.test(last.text + next.text)) {
    pen.doubts.add('characters are printed over each other');
  }
  const heads = gap >= HEADS_PART && !spaced && IDEOGRAPH.test(last.text) && IDEOGRAPH.test(next.text);
  const counted = isDigit(next.text) && COUNTED.test(pen.segment);
  if (gap >= SEGMENTS_PART || heads || counted || (digits && gap >= DIGITS_PART)) {
    endSegment(pen);
    pen.text += ' ';
    return;
  }
  if (digits && areUneven(last, next, before[3] - after[3])) {
    pen.doubts.add('the digits are of different sizes');
  }
  if (digits && gap > DIGITS_TOUCH && !spaced) {
    pen.doubts.add('the digits stand apart');
  }
  if (spaced ? gap > 0.1 : gap >= blankFrom(last.text, next.text)) {
    pen.text += ' ';
    pen.segment += ' ';
  }
}

/** Whether two digits beside each other are not of one number, by their sizes and how far one ends above the other. */
function areUneven(last: Glyph, next: Glyph, drop: number): boolean {
  const larger = Math.max(last.size, next.size);
  const share = Math.min(last.size, next.size) / larger;
  return share < MARK_SIZE.level || (share < MARK_SIZE.raised && Math.abs(drop) > RAISED * larger);
}

/** From which gap on there is a blank between two characters, in parts of the font size. */
function blankFrom(last: string, next: string): number {
  if (isDigit(last) && isDigit(next)) {
    return DIGITS_PART;
  }
  return WIDE.test(last) || WIDE.test(next) ? IDEOGRAPHS_PART : WORDS_PART;
}

function endSegment(pen: Pen): void {
  const box = around(pen.segmentGlyphs.map((glyph) => glyph.box));
  if (box) {
    pen.segments.push({ text: pen.segment, box });
  }
  pen.segment = '';
  pen.segmentGlyphs = [];
}
