import { describe, expect, test } from '@jest/globals';
import { backed } from '../../../extractors/pdf/backed.ts';
import type { Glyph, PdfEngine, PdfPage } from '../../../extractors/pdf/engine.ts';
import type { Warning } from '../../../src/document.ts';
import { DocumentError } from '../../../src/errors.ts';

const DAMAGE = new DocumentError('damaged', 'broken');
const BYTES = new Uint8Array([1]);

function page(number: number, text: string): PdfPage {
  const glyphs = [...text].map(
    (character): Glyph => ({
      text: character,
      box: [0, 0, 1, 1],
      size: 1,
      vertical: false,
      rotation: 0,
      hidden: false,
    }),
  );
  return { number, width: 10, height: 10, glyphs, lines: [], images: [] };
}

/** An engine that gives a text a page, or throws. */
function engineOf(name: string, pages: readonly (string | Error)[] | Error): PdfEngine & { readonly closed: string[] } {
  const closed: string[] = [];
  const warnings: Warning[] = [];
  return {
    name,
    closed,
    async open() {
      if (pages instanceof Error) throw pages;
      return {
        pages: pages.length,
        title: undefined,
        created: undefined,
        async page(number) {
          const text = pages[number - 1] ?? '';
          if (text instanceof Error) throw text;
          if (text.includes('\ufffd')) warnings.push({ code: 'font-unmapped', values: { page: number } });
          return page(number, text);
        },
        warnings: () => warnings,
        async close() {
          closed.push(name);
        },
      };
    },
  };
}

async function readBy(engine: PdfEngine) {
  const file = await engine.open(BYTES);
  const texts: string[] = [];
  for (let number = 1; number <= file.pages; number += 1) {
    texts.push((await file.page(number)).glyphs.map(({ text }) => text).join(''));
  }
  const warnings = file.warnings();
  await file.close();
  return { texts, warnings };
}

describe('what one engine cannot read, the other does', () => {
  test('nothing, where it reads all', async () => {
    const other = engineOf('other', ['x', 'y']);
    expect(await readBy(backed(engineOf('one', ['a', 'b']), other))).toEqual({ texts: ['a', 'b'], warnings: [] });
    expect(other.closed).toEqual([]);
  });

  test('a file that it finds damaged, and says so', async () => {
    const { texts, warnings } = await readBy(backed(engineOf('one', DAMAGE), engineOf('other', ['x'])));
    expect(texts).toEqual(['x']);
    expect(warnings).toEqual([{ code: 'file-taken-over', values: { engine: 'one', other: 'other' } }]);
  });

  test('a page that it finds damaged', async () => {
    const [one, other] = [engineOf('one', ['a', DAMAGE]), engineOf('other', ['x', 'y'])];
    const { texts, warnings } = await readBy(backed(one, other));
    expect(texts).toEqual(['a', 'y']);
    expect(warnings).toEqual([
      {
        code: 'page-taken-over',
        values: { page: 2, engine: 'one', other: 'other' },
        places: [{ page: 2, box: [0, 0, 10, 10] }],
      },
    ]);
    expect([...one.closed, ...other.closed]).toEqual(['one', 'other']);
  });

  test('a page with characters that it cannot tell, where the other can', async () => {
    const read = await readBy(backed(engineOf('one', ['a', '1\ufffd']), engineOf('other', ['x', '12'])));
    expect(read).toEqual({ texts: ['a', '12'], warnings: [] });
  });

  test('not where the other knows no more', async () => {
    const read = await readBy(backed(engineOf('one', ['1\ufffd']), engineOf('other', ['\ufffd\ufffd'])));
    expect(read).toEqual({ texts: ['1\ufffd'], warnings: [{ code: 'font-unmapped', values: { page: 1 } }] });
  });

  test('neither where both find the page damaged, nor a file that is locked', async () => {
    await expect(readBy(backed(engineOf('one', [DAMAGE]), engineOf('other', [DAMAGE])))).rejects.toBe(DAMAGE);
    const locked = new DocumentError('encrypted', 'locked');
    await expect(readBy(backed(engineOf('one', locked), engineOf('other', ['x'])))).rejects.toBe(locked);
  });
});
