import { type Span, spanOf } from './sheet.ts';
import type { Spot } from './spots.ts';

/** A gap across wider than this many times the height of the line parts it in two. */
const WIDE_GAP = 1.6;
/** Strokes of one character (二, 三, ：) are this near and no higher together than this, by the height of a character. */
const ONE = { gap: 0.45, height: 1.15 };
/** Smaller both ways than this share of a character is no print by itself. */
const SPECK = 0.22;
/** Spots higher than this, in inches, are no print: what is left of a seal, a picture. */
const HIGHEST = 0.9;

/** Spots → lines of print, from top to bottom: by the white rows between them. */
export function bandsOf(spots: readonly Spot[], character = characterOf(spots)): Span[] {
  const bands: Span[] = [];
  for (const spot of [...spots].sort((a, b) => a.y0 - b.y0)) {
    const last = bands.at(-1);
    if (last && spot.y0 < last.y1) {
      bands[bands.length - 1] = spanOf([last, spot]);
    } else {
      bands.push(spot);
    }
  }
  const lines = wholeCharacters(bands, character);
  const print = lines.filter((line) => Math.max(line.x1 - line.x0, line.y1 - line.y0) >= SPECK * character);
  // Specks that print drew in are no lines of their own.
  return print.length > 0 ? print : lines;
}

/** The height of a character: that of most larger spots, for the strokes of one may be apart. */
export function characterOf(spots: readonly Spot[]): number {
  const sizes = spots.map(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0)).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length * 0.75)] ?? 0;
}

/** Strokes of characters that stand alone put together again. */
function wholeCharacters(bands: readonly Span[], character: number): Span[] {
  const whole: Span[] = [];
  for (const band of bands) {
    const last = whole.at(-1);
    const isOne =
      last &&
      band.y0 - last.y1 <= ONE.gap * character &&
      band.y1 - last.y0 <= ONE.height * character &&
      Math.min(band.y1 - band.y0, last.y1 - last.y0) < 0.7 * character;
    if (last && isOne) {
      whole[whole.length - 1] = spanOf([last, band]);
    } else {
      whole.push(band);
    }
  }
  return whole;
}

/** Whether a spot is no higher than print. */
export function isPrint({ y0, y1 }: Spot, dpi: number): boolean {
  return y1 - y0 <= HIGHEST * dpi;
}

/** Spots outside of tables → lines of print: parted at wide gaps, columns side by side read each by itself. */
export function freeLines(spots: readonly Spot[], dpi: number): Span[] {
  const print = spots.filter((spot) => isPrint(spot, dpi));
  return cut(print, characterOf(print), 0);
}

function cut(spots: readonly Spot[], character: number, depth: number): Span[] {
  const bands = bandsOf(spots, character);
  return bands.flatMap((band) => {
    const inside = spots.filter(({ y0, y1 }) => y0 >= band.y0 && y1 <= band.y1);
    const height = Math.max(band.y1 - band.y0, 0.6 * character);
    const parts = partsOf(inside, WIDE_GAP * Math.min(height, 1.5 * character));
    if (parts.length < 2 || depth > 3) {
      return [band];
    }
    return parts.flatMap((part) => cut(part, character, depth + 1));
  });
}

/** Spots of one band in groups with a gap wider than the given one between them. */
export function partsOf(spots: readonly Spot[], gap: number): Spot[][] {
  const parts: Spot[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const spot of [...spots].sort((a, b) => a.x0 - b.x0)) {
    if (spot.x0 - end > gap) {
      parts.push([]);
    }
    parts.at(-1)?.push(spot);
    end = Math.max(end, spot.x1);
  }
  return parts;
}
