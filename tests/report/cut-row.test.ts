import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../src/document.ts';
import { rejoined } from '../../src/report/cut-row.ts';
import type { Run } from '../../src/report/run.ts';

const cells = (...texts: readonly string[]) =>
  texts.map((text, column): Cell => {
    return { row: 0, column, rowSpan: 1, columnSpan: 1, text, place: { page: 1, box: [0, 0, 1, 1] } };
  });
const texts = (run: Run) => run.cells?.map((cell) => cell?.text);
const MESSAGE = { zh: '不明', en: 'it is not clear' };

describe('the pieces of a row that a page cut', () => {
  test('are one row, with all that stands below each head', () => {
    const run = rejoined([{ cells: cells('54', '2', '') }, { cells: cells('8', '', '') }]);
    expect(texts(run)).toEqual(['54\n8', '2', '']);
  });

  test.each([0, 1])('are doubtful where piece %i is', (at) => {
    const pieces: readonly Run[] = [{ cells: cells('5') }, { cells: cells('8') }];
    const doubtful: Run = { cells: cells('5'), doubt: MESSAGE };
    expect(rejoined(pieces.with(at, doubtful) as [Run, Run])).toMatchObject({ doubt: MESSAGE });
  });

  test.each([0, 1])('cannot be told where those of piece %i cannot', (at) => {
    const open: Run = { cells: undefined, reason: MESSAGE };
    const pieces: readonly Run[] = [{ cells: cells('5') }, { cells: cells('8') }];
    expect(rejoined(pieces.with(at, open) as [Run, Run])).toEqual(open);
  });
});
