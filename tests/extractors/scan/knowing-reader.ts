import type { Glyph } from '../../../extractors/pdf/engine.ts';
import type { Alphabet, CellReader } from '../../../extractors/scan/reader.ts';
import { type Scanner, scannerWith } from '../../../extractors/scan/scanner.ts';
import type { Box } from '../../../src/document.ts';

type Characters = readonly Pick<Glyph, 'text' | 'box'>[];

/** A scanner whose reader knows what stands on each page, from 1: it tests all but the reading of pixels, and is quick. */
export function knowingScanner(pages: readonly Characters[]): Scanner {
  let page = 0;
  const scanner = scannerWith(async () => ({ first: knowingReader(() => pages[page - 1] ?? []) }));
  return {
    ...scanner,
    read(picture, number) {
      page = number;
      return scanner.read(picture, number);
    },
  };
}

function knowingReader(characters: () => Characters): CellReader {
  return {
    name: 'knowing',
    async read(crops, alphabet) {
      return crops.map(({ box }) => ({
        text: textIn(characters(), box, alphabet),
        probability: 0.99,
        alternatives: [],
      }));
    },
    async close() {},
  };
}

function textIn(characters: Characters, [x0, y0, x1, y1]: Box, alphabet: Alphabet): string {
  const middle = (box: Box) => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const;
  const inside = characters.filter(({ box }) => {
    const [x, y] = middle(box);
    return x > x0 - 1 && x < x1 + 1 && y > y0 - 1 && y < y1 + 1;
  });
  const lines = inside.toSorted((a, b) => {
    const [down, along] = [middle(a.box)[1] - middle(b.box)[1], a.box[0] - b.box[0]];
    return Math.abs(down) > 4 ? down : along;
  });
  const text = lines.map((glyph) => glyph.text).join('');
  return alphabet === 'text' || /\p{Script=Han}{2}/u.test(text) ? text : text.replace(/[^\d./无-]/g, '');
}
