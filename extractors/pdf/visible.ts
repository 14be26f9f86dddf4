import { area } from './box.ts';
import type { Glyph, PdfPage } from './engine.ts';

/** A page with a picture over so much of it, and so few visible characters, is a scan. */
const SCAN_SHARE = 0.5;
const FEWEST_CHARACTERS = 40;
/** A page on which this share of the characters cannot be told has no text to be read. */
const UNREADABLE_SHARE = 0.5;
/** The same character drawn again so near, in points or parts of its size, is drawn bold. */
const SAME_POINTS = 1.2;
const SAME_SIZE = 0.2;
const BUCKET = 4;

/** The characters of a page that a reader sees, each once. */
export function visibleGlyphs({ glyphs }: PdfPage): Glyph[] {
  return onceEach(glyphs.filter(({ hidden }) => !hidden));
}

/** Whether a page shows text only as a picture, or in a way that no program can read. */
export function needsOcr(page: PdfPage, visible: readonly Glyph[]): boolean {
  const characters = visible.filter(({ text }) => text !== ' ');
  const unreadable = characters.filter(({ text }) => text.includes('\ufffd')).length;
  if (unreadable > UNREADABLE_SHARE * characters.length) {
    return true;
  }
  const pictured = page.images.reduce((sum, image) => sum + area(image), 0) / (page.width * page.height);
  const scanned = pictured >= SCAN_SHARE && characters.length < FEWEST_CHARACTERS;
  return scanned || (characters.length === 0 && (page.images.length > 0 || page.glyphs.length > 0));
}

/** Text drawn twice or more with a tiny shift, to look bold or shaded, counts once. */
function onceEach(glyphs: readonly Glyph[]): Glyph[] {
  const buckets = new Map<number, Glyph[]>();
  return glyphs.filter((glyph) => {
    const x = (glyph.box[0] + glyph.box[2]) / 2;
    const y = (glyph.box[1] + glyph.box[3]) / 2;
    const reach = Math.min(SAME_POINTS, SAME_SIZE * glyph.size);
    for (const column of [Math.floor((x - reach) / BUCKET), Math.floor((x + reach) / BUCKET)]) {
      for (const row of [Math.floor((y - reach) / BUCKET), Math.floor((y + reach) / BUCKET)]) {
        if (buckets.get(column * 100_003 + row)?.some((other) => isTwin(other, glyph, x, y, reach))) {
          return false;
        }
      }
    }
    const key = Math.floor(x / BUCKET) * 100_003 + Math.floor(y / BUCKET);
    const bucket = buckets.get(key);
    if (bucket) {
      bucket.push(glyph);
    } else {
      buckets.set(key, [glyph]);
    }
    return true;
  });
}

function isTwin(other: Glyph, { text }: Glyph, x: number, y: number, reach: number): boolean {
  const dx = Math.abs((other.box[0] + other.box[2]) / 2 - x);
  const dy = Math.abs((other.box[1] + other.box[3]) / 2 - y);
  return other.text === text && dx <= reach && dy <= reach;
}
