import type { Box } from '../../src/document.ts';

/** Text in more layers than this over each other is no text to be read. */
export const MOST_PASSES = 8;
/** The height of the strips in which text is looked for, in points, and over how many one text is looked at. */
const STRIP = 10;
const MOST_STRIPS = 100;
/** No page reaches so far: beyond it, text lies in the last strip, as numbers grow too large to count strips by. */
const FARTHEST = 1e6;
/** More text than this in one strip is an attack. */
const MOST_IN_STRIP = 2000;

interface Read {
  readonly box: Box;
  readonly pass: number;
}

/**
 * pdfium leaves out characters that it takes for drawn again over others, seen or not. So what lies over earlier text is read
 * in a pass of its own, from 0: one after all that it lies over.
 * @param boxes of the ink of text objects, in the order of drawing
 */
export function passesOf(boxes: readonly Box[]): readonly number[] {
  const strips = new Map<number, Read[]>();
  return boxes.map((box) => {
    const from = stripAt(box[1]);
    const to = Math.min(stripAt(box[3]), from + MOST_STRIPS);
    let pass = 0;
    for (let at = from; at <= to; at += 1) pass = Math.max(pass, passAfter(strips.get(at), box));
    pass = Math.min(pass, MOST_PASSES - 1);
    for (let at = from; at <= to; at += 1) {
      const strip = strips.get(at);
      if (strip) strip.push({ box, pass });
      else strips.set(at, [{ box, pass }]);
    }
    return pass;
  });
}

function stripAt(y: number): number {
  return Math.floor(Math.min(Math.max(y, -FARTHEST), FARTHEST) / STRIP);
}

/** The first pass after those of what lies under a box. */
function passAfter(strip: readonly Read[] | undefined, box: Box): number {
  if (!strip) return 0;
  if (strip.length >= MOST_IN_STRIP) return MOST_PASSES;
  let after = 0;
  for (const other of strip) if (other.pass >= after && liesOver(box, other.box)) after = other.pass + 1;
  return after;
}

/** Whether the ink of one may hold a character over the ink of the other; neighbours touch a little. */
function liesOver(a: Box, b: Box): boolean {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const lower = Math.min(a[3] - a[1], b[3] - b[1]);
  return width > 0.1 * lower && height > 0.3 * lower;
}
