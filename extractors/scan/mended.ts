import type { Crop } from './crop.ts';
import type { Read } from './reader.ts';
import { softened } from './strip.ts';

/** What a reader is as sure of as this stays what it saw, whatever it sees in the mended picture. */
const HALF_SEEN = 0.5;
/** Less than this is not seen in the mended picture: it is one more thing that the cell may be. */
const SEEN = 0.8;
/** Of what is seen in the mended picture alone nobody is sure before another reader says the same. */
const MENDED = 0.85;

/** The picture twice as large, with strokes half a pixel thicker on all sides: broken ones hang together again. */
export function mended(crop: Crop): Crop {
  const large = thickened(doubled(crop));
  return { ...large, grey: softened(large) };
}

/** What a reader that was not sure makes of a cell after it saw the mended picture too. */
export function withMended(read: Read, again: Read): Read {
  if (!/\d/.test(again.text)) return read;
  const isOther = read.text !== again.text;
  const seen = [read, ...read.alternatives].map(({ text, probability }) => ({ text, probability }));
  if (again.probability < SEEN || (isOther && read.text !== '' && read.probability >= HALF_SEEN)) {
    const isKnown = seen.some(({ text }) => text === again.text);
    const probability = Math.min(again.probability, 1 - MENDED);
    return isKnown ? read : { ...read, alternatives: [...read.alternatives, { text: again.text, probability }] };
  }
  return {
    text: again.text,
    probability: Math.max(isOther ? 0 : read.probability, Math.min(MENDED, again.probability)),
    alternatives: seen.filter(({ text }) => text !== again.text),
  };
}

function doubled({ width, height, grey, box }: Crop): Crop {
  const out = new Uint8Array(4 * width * height);
  const at = (x: number, y: number) => grey[y * width + x] ?? 255;
  for (let y = 0; y < 2 * height; y += 1) {
    const [own, next] = neighbours(y, height);
    for (let x = 0; x < 2 * width; x += 1) {
      const [column, beside] = neighbours(x, width);
      out[2 * y * width + x] =
        (9 * at(column, own) + 3 * at(beside, own) + 3 * at(column, next) + at(beside, next)) / 16;
    }
  }
  return { width: 2 * width, height: 2 * height, grey: out, box };
}

/** The pixel that half a pixel lies in, and the one that it is next to. */
function neighbours(half: number, count: number): readonly [own: number, next: number] {
  const own = half >> 1;
  return [own, Math.min(count - 1, Math.max(0, own + (half % 2 === 0 ? -1 : 1)))];
}

/** Each pixel as dark as the darkest of itself and those beside, above and below it. */
function thickened({ width, height, grey, box }: Crop): Crop {
  const out = grey.map((level, at) => {
    const x = at % width;
    const sides = Math.min(x > 0 ? (grey[at - 1] ?? 255) : 255, x + 1 < width ? (grey[at + 1] ?? 255) : 255);
    return Math.min(level, sides, grey[at - width] ?? 255, grey[at + width] ?? 255);
  });
  return { width, height, grey: out, box };
}
