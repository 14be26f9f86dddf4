import type { Box } from '../../src/document.ts';

/** Text in more layers than this over each other is no text to be read. */
export const MOST_PASSES = 8;
/** The height of the strips in which text is looked for, in points. */
const STRIP = 10;
/** More text than this in one strip is an attack. */
const MOST_IN_STRIP = 2000;

/**
 * pdfium leaves out characters that it takes for drawn again over others, seen or not. So what lies over earlier text is read
 * in a pass of its own, from 0: one after all that it lies over.
 * @param boxes of the ink of text objects, in the order of drawing
 */
export function passesOf(boxes: readonly Box[]): readonly number[] {
  const strips = new Map<number, { readonly box: Box; readonly pass: number }[]>();
  return boxes.map((box) => {
    const [from, to] = [Math.floor(box[1] / STRIP), Math.floor(box[3] / STRIP)];
    const rows = Array.from({ length: Math.min(to - from, MOST_IN_STRIP) + 1 }, (_, index) => {
      const row = strips.get(from + index) ?? [];
      strips.set(from + index, row);
      return row;
    });
    const crowded = rows.some((row) => row.length >= MOST_IN_STRIP);
    const under = crowded ? [] : rows.flatMap((row) => row.filter((other) => liesOver(box, other.box)));
    const deepest = under.reduce((most, { pass }) => Math.max(most, pass + 1), 0);
    const pass = crowded ? MOST_PASSES - 1 : Math.min(deepest, MOST_PASSES - 1);
    if (!crowded) for (const row of rows) row.push({ box, pass });
    return pass;
  });
}

/** Whether the ink of one may hold a character over the ink of the other; neighbours touch a little. */
function liesOver(a: Box, b: Box): boolean {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const lower = Math.min(a[3] - a[1], b[3] - b[1]);
  return width > 0.1 * lower && height > 0.3 * lower;
}
