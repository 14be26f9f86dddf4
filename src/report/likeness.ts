import { organOf } from './organ.ts';
import type { SectionText } from './report.ts';

/** Characters that a piece of a text has: short enough to see small changes, long enough not to recur by chance. */
const PIECE = 5;

/** A text without what changes from year to year by itself: numbers, years, blanks and punctuation. */
export function masked(text: string): string {
  return text
    .normalize('NFKC')
    .replace(
      /[〇○零一二三四五六七八九十百千万亿\d][〇○零一二三四五六七八九十百千万亿\d.,%]*(?=[年月日件条次个份起%万元人篇期场]|$)/g,
      '#',
    )
    .replace(/\d[\d.,]*/g, '#')
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

/** Sections of prose, where a report says what its organ did; other sections are often formulas. */
export const PROSE = ['overview', 'problems'];

/** The prose of a report without the names of its organ and places, masked: what two organs should not share. */
export function ownProse(sections: readonly SectionText[], organ: string): string {
  const { places, name } = organOf(organ);
  const names = [name, ...places.flatMap((place) => [place, place.replace(UNIT_END, '')])].filter(
    (one) => one.length > 1,
  );
  const text = sections
    .filter(({ id }) => PROSE.includes(id ?? ''))
    .flatMap(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.text))
    .join('\n');
  return masked(names.reduce((rest, one) => rest.replaceAll(one, ''), text));
}

const UNIT_END = /(?:自治区|自治[州县旗]|街道|[省市县区旗州盟镇乡])$/;

/** Shorter prose says too little to be anyone's own. */
export const LONG_PROSE = 150;

const BANDS = 8;
const ROWS = 4;

/**
 * Numbers of which two texts that are nearly the same share at least one, and others hardly ever any (MinHash): by them
 * the likes of a text are found among many without comparing it with each. Empty for short texts.
 */
export function bandsOf(text: string): readonly number[] {
  if (text.length < LONG_PROSE) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffff_ffff);
  for (const piece of pieces(text)) {
    const hash = hashOf(piece);
    for (let row = 0; row < least.length; row += 1) {
      const value = mix(hash ^ (row * 0x9e37_79b1));
      if (value < (least[row] ?? 0)) least[row] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) =>
    least.subarray(band * ROWS, (band + 1) * ROWS).reduce((all, value) => mix(all ^ value), band),
  );
}

function hashOf(piece: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < piece.length; index += 1) hash = Math.imul(hash ^ piece.charCodeAt(index), 0x0100_0193);
  return hash;
}

/** Scatters the bits of a number over 32 bits. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
