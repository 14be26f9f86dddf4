import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CsvTable, csvHead, csvRows, decimal, rowsIn, withoutApostrophe } from '../../src/export/csv.ts';
import { printedText } from '../../src/export/printed-text.ts';

const TABLE: CsvTable = {
  name: 'numbers',
  title: '数',
  columns: [
    { name: 'path', type: 'string', title: '路径' },
    { name: 'value', type: 'number', title: '数值' },
  ],
};

describe('csv', () => {
  test('begins with a byte order mark and the names of the columns', () => {
    expect(csvHead(TABLE)).toBe('\uFEFFpath,value\r\n');
  });

  test.each([
    ['Chinese and blanks', '年报 2024.html', '年报 2024.html'],
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', '“三安全” "x"', '"“三安全” ""x"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['nothing', '', ''],
  ])('writes a text with %s after RFC 4180', (_what, text, cell) => {
    expect(csvRows([[text, 1]])).toBe(`${cell},1\r\n`);
  });

  test.each(['=1+1', '+1', '-1', '-', '@SUM(A1)', '\tx', '＝1', '－8'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      expect(csvRows([[text]])).toBe(`'${text}\r\n`);
    },
  );

  test('finds a formula behind characters that are not printed', () => {
    expect(csvRows([['\u0000=1+1']])).toBe("'=1+1\r\n");
  });

  test('writes numbers as numbers', () => {
    expect(csvRows([[-8, 96171.6, 0, null]])).toBe('-8,96171.6,0,\r\n');
  });

  test.each([
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-2.5, '-2.5'],
    [0, '0'],
  ])('writes %d without an exponent', (value, text) => {
    expect(decimal(value)).toBe(text);
  });

  test('drops what a terminal would obey', () => {
    expect(csvRows([['a\u001b[31mb\u009bc']])).toBe('a[31mbc\r\n');
  });

  test('gives back what it wrote', () => {
    const text = fc.stringMatching(/^(?:[年报a1"',\n\r\t=+@ -]|\u0007){0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (texts) => {
        const rows = texts.map((row) => ['a', ...row]);
        const read = rowsIn(csvHead(TABLE) + csvRows(rows)).slice(1);
        const apostrophes = (row: readonly string[]) => row.map((one) => withoutApostrophe(printedText(one)));
        expect(read.map((row) => row.map(withoutApostrophe))).toEqual(rows.map(apostrophes));
      }),
    );
  });
});
