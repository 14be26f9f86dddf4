import type { Box } from '../../src/document.ts';

/** What of a line is needed to tell whether it runs through all pages. */
interface Marginal {
  readonly page: number;
  readonly height: number;
  readonly text: string;
  readonly box: Box;
}

/** The share of the page's height at its top and foot where page numbers and running heads stand. */
const MARGIN = 0.12;
/** A running head stands on so many pages at least, and on this share of them. */
const FEWEST_PAGES = 3;
const SHARE_OF_PAGES = 0.5;

/** A bare number is a page's where nothing stands nearer to it, by its height. */
const APART = 0.7;

const BARE = /^\d{1,4}$/;
const DECORATED =
  /^(?:[-—–－_~·•\s]+\d{1,4}[-—–－_~·•\s]+|第\s*[\d一二三四五六七八九十]{1,4}\s*页.*|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d+.*)$/i;

/**
 * Lines of a page → the same without its number at the top or foot. A bare number counts only where it stands apart from
 * all other lines, outside of them: a table may go on to the foot of the page.
 */
export function withoutPageNumber<T extends Omit<Marginal, 'page'>>(lines: readonly T[]): T[] {
  return lines.filter((line) => {
    const text = line.text.trim();
    const number = DECORATED.test(text) || (BARE.test(text) && isApart(line, lines));
    return !(number && isMarginal(line.box, line.height));
  });
}

function isApart<T extends Pick<Marginal, 'box'>>(line: T, lines: readonly T[]): boolean {
  const [, top, , bottom] = line.box;
  const room = APART * (bottom - top);
  const others = lines.filter((other) => other !== line);
  const far = others.every(({ box }) => box[1] > bottom + room || box[3] < top - room);
  return far && (others.every(({ box }) => box[1] > bottom) || others.every(({ box }) => box[3] < top));
}

/** Lines of all pages → the same without running heads and feet. */
export function withoutRunningHeads<T extends Marginal>(lines: readonly T[], pages: number): T[] {
  const seen = new Map<string, Set<number>>();
  for (const line of lines) {
    if (isMarginal(line.box, line.height)) {
      const key = keyOf(line);
      seen.set(key, (seen.get(key) ?? new Set()).add(line.page));
    }
  }
  const least = Math.max(FEWEST_PAGES, SHARE_OF_PAGES * pages);
  return lines.filter((line) => !isMarginal(line.box, line.height) || (seen.get(keyOf(line))?.size ?? 0) < least);
}

/** Text at one height; page numbers differ, so digits do not count. */
function keyOf({ text, box }: Marginal): string {
  return `${text.replace(/\d+/g, '0').replaceAll(' ', '')}|${Math.round(box[1] / 6)}`;
}

function isMarginal([, y0, , y1]: Box, height: number): boolean {
  const middle = (y0 + y1) / 2;
  return middle < MARGIN * height || middle > (1 - MARGIN) * height;
}
