import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normaliseLabel, similarity, splitOrdinal, wordingsOf } from '../../src/report/label.ts';

const alike = (printed: string, label: string, aliases: string[] = []) =>
  similarity(printed, wordingsOf({ label, aliases }));

describe('normalising', () => {
  test.each([
    ['（七）总 计', '(七)总计'],
    ['其它', '其他'],
    ['總計', '总计'],
    ['第二十條第（五）項', '第二十条第(五)项'],
    ['⻓⻔', '长门'],
    ['危及“三安全一稳定”', '危及三安全一稳定'],
    ['本年新\n制作数量', '本年新制作数量'],
  ])('%j becomes %j', (text, expected) => expect(normaliseLabel(text)).toBe(expected));

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseLabel(normaliseLabel(text))).toBe(normaliseLabel(text));
      }),
    );
  });
});

describe('ordinals', () => {
  test.each([
    ['（七）总计', 'group', '七', '总计'],
    ['三、本年度办理结果', 'section', '三', '本年度办理结果'],
    ['1.属于国家秘密', 'leaf', '1', '属于国家秘密'],
    ['1、属于国家秘密', 'leaf', '1', '属于国家秘密'],
    ['1． 属于国家秘密', 'leaf', '1', '属于国家秘密'],
    ['①属于国家秘密', 'leaf', '1', '属于国家秘密'],
    ['重复申请', undefined, '', '重复申请'],
  ])('%j', (label, kind, ordinal, text) => expect(splitOrdinal(label)).toEqual({ kind, ordinal, text }));
});

describe('likeness', () => {
  test('is 1 for what only printing changes', () => {
    expect(alike('2. 没有现成信息，需要另行制作', '没有现成信息需要另行制作')).toBe(1);
    expect(
      alike(
        '(二) 部分公开(区分处理的, 只计这一情形, 不计其他情形)',
        '部分公开（区分处理的，只计这一情形，不计其他情形）',
      ),
    ).toBe(1);
  });

  test('stays high for a typo and low for another row', () => {
    expect(alike('2.其他法律行政止公开', '其他法律行政法规禁止公开')).toBeGreaterThan(0.7);
    expect(alike('5.属于三类内容事务信息', '属于三类内部事务信息')).toBeGreaterThan(0.85);
    expect(alike('6.属于四类过程性信息', '属于三类内部事务信息')).toBeLessThan(0.7);
    expect(alike('重复申请', '无正当理由大量反复申请')).toBeLessThan(0.55);
  });

  test('is between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = alike(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
