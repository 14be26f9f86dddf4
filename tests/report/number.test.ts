import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNumber, shiftDecimal } from '../../src/report/number.ts';

const state = (text: string) => parseNumber(text).state;
const value = (text: string) => parseNumber(text).value;

describe('a number cell', () => {
  test.each([
    ['12', 12],
    [' 12 ', 12],
    ['１２', 12],
    ['3,119', 3119],
    ['3，119', 3119],
    ['11398889', 11398889],
    ['24252.311082', 24252.311082],
    ['+43', 43],
    ['-1942', -1942],
    ['－8', -8],
    ['−8', -8],
    ['减5', -5],
    ['增 8', 8],
    ['减少3项', -3],
    ['增加12项', 12],
    ['251000元', 251000],
    ['0件', 0],
    ['22\n（其中修订 16 件）', 22],
    ['-0', 0],
    ['\u00A00', 0],
    ['０\u3000', 0],
    ['〇', 0],
    ['零', 0],
    ['2家', 2],
    ["'12", 12],
    ['="12"', 12],
    ['￥1,234.50', 1234.5],
  ])('%j is %d', (text, expected) => {
    expect(parseNumber(text)).toMatchObject({ state: 'number', value: expected });
    expect(parseNumber(text).doubt).toBeUndefined();
  });

  test.each(['', ' ', '\u00A0', '\u3000', '\u200B', '\uFEFF\n'])('%j is blank', (text) =>
    expect(state(text)).toBe('blank'),
  );

  test.each(['/', '-', '—', '——', '－', '／', '无', '-- ', '暂无', '不涉及', '不适用'])('%j is a dash', (text) =>
    expect(state(text)).toBe('dash'),
  );

  test.each([
    ['12（元）', '元'],
    ['1.5(单位：万元)', '万元'],
    ['12千元', '千元'],
    ['12件', '件'],
    ['¥12', '元'],
    ['¥12万元', '万元'],
    ['12（含上年2件）', ''],
  ])('%j prints the unit %j', (text, unit) => expect(parseNumber(text)).toMatchObject({ state: 'number', unit }));

  test.each(['见附件', '若干', '一件', '十三', '约30'])('%j is text, never a number', (text) => {
    expect(parseNumber(text)).toMatchObject({ state: 'text', value: null });
  });

  test.each(['O', 'o', 'Ｏ', '○', '◯'])('%j is a zero in doubt', (text) => {
    expect(parseNumber(text)).toMatchObject({ state: 'number', value: 0 });
    expect(parseNumber(text).doubt).toBeDefined();
  });

  test.each(['12*', '12 ※', '12＊', '12①', '12¹', '12₁', '12⑴', '12[1]'])('%j has the mark of a footnote', (text) => {
    expect(parseNumber(text)).toMatchObject({ state: 'number', value: 12 });
    expect(parseNumber(text).doubt).toBeDefined();
  });

  test('a label of one character a line is no mark beside a number', () => {
    expect(state([...'3.危及三安全'].join('\n'))).toBe('text');
  });

  test.each(['①', '12[1', '1,23', '1.2.3', '12345678901234567', '1,234,5', '——10'])('%j is refused', (text) => {
    expect(parseNumber(text)).toMatchObject({ state: 'unreadable', value: null });
  });

  test.each(['－\n7', '/\n18', '——\n10', '7\n-'])('%j is the mark of one row and the number of another', (text) => {
    expect(parseNumber(text)).toMatchObject({ state: 'unreadable', value: null });
  });

  test.each(['2 0', '2\n0', '00', '05', '1 234', '12[2]'])('%j carries a doubt', (text) => {
    expect(parseNumber(text).doubt).toBeDefined();
  });

  test('a label with an ordinal is no number', () => {
    expect(['1.属于国家秘密', '2、重复申请', '3.其他', '2023年'].map(state)).toEqual(['text', 'text', 'text', 'text']);
  });
});

describe('laws', () => {
  const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
  const wide = (text: string) => text.replace(/[0-9,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

  test('every way to print a count reads as the count', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999 }), (n) => {
        for (const text of [String(n), grouped(n), wide(String(n)), wide(grouped(n)), `${n}件`, ` ${n}\u3000`]) {
          expect(value(text)).toBe(n);
        }
      }),
    );
  });

  test('a text is a number, or has no value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const parsed = parseNumber(text);
        expect(parsed.value === null).toBe(parsed.state !== 'number');
        if (parsed.value !== null) expect(Number.isFinite(parsed.value)).toBe(true);
      }),
    );
  });

  test('a decimal point moves without rounding', () => {
    expect(shiftDecimal(1.452, 4)).toBe(14520);
    expect(shiftDecimal(0.1 + 0.2, 0)).toBe(0.1 + 0.2);
    expect(shiftDecimal(24252.311082, 4)).toBe(242523110.82);
  });
});
