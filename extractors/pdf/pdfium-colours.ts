import type { Pdfium } from './pdfium-module.ts';

/** What an object is painted in; a colour is `undefined` for a pattern. */
export interface Colours {
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
}

/** What pdfium keeps as the colour of a pattern that has none; asked for it, it says white. */
const NO_COLOUR = 0xffffffff;
const WHITE = '#ffffff';

/**
 * The colours of an object.
 * @param scratch memory of pdfium's, 16 bytes
 * @param ground those of what it is drawn on: it has them where it sets none, and is no less transparent
 */
export function coloursOf({ call, heap, patterns }: Pdfium, object: number, scratch: number, ground: Colours): Colours {
  const places = [scratch, scratch + 4, scratch + 8, scratch + 12] as const;
  const read = () => {
    const { integers } = heap();
    const part = (index: number) => (integers[scratch / 4 + index] ?? 0) & 255;
    const hex = ((part(0) << 16) | (part(1) << 8) | part(2)).toString(16).padStart(6, '0');
    return { colour: `#${hex}`, alpha: part(3) / 255 };
  };
  const fill = call.FPDFPageObj_GetFillColor(object, ...places) ? read() : { colour: ground.fill, alpha: 1 };
  const stroke = call.FPDFPageObj_GetStrokeColor(object, ...places) ? read() : { colour: ground.stroke, alpha: 1 };
  return {
    fill: fill.colour === WHITE && patterns.fill(object) ? undefined : fill.colour,
    stroke: stroke.colour === WHITE && patterns.stroke(object) ? undefined : stroke.colour,
    fillAlpha: Math.min(fill.alpha, ground.fillAlpha),
    strokeAlpha: Math.min(stroke.alpha, ground.strokeAlpha),
  };
}

/** Whether an object that is said to be white is painted in a pattern instead. */
export interface Patterns {
  fill(object: number): boolean;
  stroke(object: number): boolean;
}

/** How far into an object, and into what it points to, a colour is looked for; in words of four bytes. */
const REACH = 64;

/**
 * Finds out where pdfium keeps the colours of an object: in what one of its first words points to. Where they are not found,
 * white counts as a pattern, so that nothing printed is taken for unseen.
 */
export function findPatterns({ call, heap }: Omit<Pdfium, 'patterns'>): Patterns {
  const rectangle = call.FPDFPageObj_CreateNewRect(0, 0, 1, 1);
  call.FPDFPageObj_SetFillColor(rectangle, 0x12, 0x34, 0x56, 255);
  call.FPDFPageObj_SetStrokeColor(rectangle, 0x9a, 0xbc, 0xde, 255);
  const fill = findWord(heap().integers, rectangle, 0x563412);
  const stroke = findWord(heap().integers, rectangle, 0xdebc9a);
  call.FPDFPageObj_Destroy(rectangle);
  const isPattern = (object: number, word: Word | undefined) => {
    const { integers } = heap();
    return !word || integers[(integers[object / 4 + word.pointer] ?? 0) / 4 + word.at] === NO_COLOUR;
  };
  return { fill: (object) => isPattern(object, fill), stroke: (object) => isPattern(object, stroke) };
}

/** A word in what one word of an object points to. */
interface Word {
  readonly pointer: number;
  readonly at: number;
}

function findWord(words: Uint32Array, object: number, wanted: number): Word | undefined {
  for (let pointer = 0; pointer < REACH; pointer += 1) {
    const start = words[object / 4 + pointer] ?? 0;
    if (start % 4 !== 0 || start === 0) continue;
    for (let at = 0; at < REACH; at += 1) if (words[start / 4 + at] === wanted) return { pointer, at };
  }
  return undefined;
}
