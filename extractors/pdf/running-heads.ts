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

const DECORATED =
  /^(?:[-—–－_~·•\s]+\d{1,4}[-—–－_~·•\s]+|第\s*[\d一二三四五六七八九十]{1,4}\s*页.*|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d+.*)$/i;

/** Whether a line at the top or foot of the page is its number. A bare number counts only where `bare` is set. */
export function isPageNumber({ text, box, height }: Omit<Marginal, 'page'>, bare: boolean): boolean {
  return isMarginal(box, height) && (DECORATED.test(text.trim()) || (bare && /^\d{1,4}$/.test(text.trim())));
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
