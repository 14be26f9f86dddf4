/** Characters that a piece of a text has: short enough to see small changes, long enough not to recur by chance. */
const PIECE = 5;

/** A text without what changes from year to year by itself: numbers, years, blanks and punctuation. */
export function masked(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[〇○零一二三四五六七八九十百千万亿\d.,%]+(?=[年月日件条次个份起%万元人篇期场]|$)/g, '#')
    .replace(/[\d.,]+/g, '#')
    .replace(/[^\p{Script=Han}a-zA-Z#]/gu, '');
}

/** How alike two masked texts are, from 0 to 1: the share of the pieces of both that the other has too. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pieces(a), pieces(b)];
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

function pieces(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let start = 0; start + PIECE <= text.length; start += 1) found.add(text.slice(start, start + PIECE));
  return found;
}
