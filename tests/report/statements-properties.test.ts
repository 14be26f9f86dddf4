import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNumeral } from '../../src/report/statements/numerals.ts';
import { SUBJECT_BY_ID } from '../../src/report/statements/subjects.ts';
import { statementsOf, told } from './told.ts';

const DIGITS = '零一二三四五六七八九';

/** 1..9999 in characters: 三千零五, 一百零五, 十二. */
function inCharacters(value: number): string {
  const digits = [...String(value)].map(Number);
  let text = '';
  for (const [index, digit] of digits.entries()) {
    const unit = ['', '十', '百', '千'][digits.length - 1 - index] ?? '';
    if (digit === 0) text += text.endsWith('零') ? '' : '零';
    else text += `${DIGITS[digit]}${unit}`;
  }
  return text.replace(/零+$/, '').replace(/^一十/, '十');
}

const STYLES: Readonly<Record<string, (value: number) => string>> = {
  plain: String,
  grouped: (value) => value.toLocaleString('en-US'),
  wide: (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'parted by blanks': (value) => value.toLocaleString('en-US').replaceAll(',', ' '),
  'with blanks round it': (value) => ` ${value} `,
  'in characters': (value) => (value < 10_000 ? inCharacters(value) : String(value)),
};

describe('numerals', () => {
  test.each(Object.entries(STYLES))('a number printed %s reads back', (_, style) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (value) => {
        expect(told(`全年共收到政府信息公开申请${style(value)}件。`)).toEqual([
          `applications.received.total count ${value}`,
        ]);
      }),
    );
  });

  test('amounts in 元, 万元 and 亿元 read back in yuan', () => {
    const units = fc.constantFrom(['元', 0] as const, ['万元', 4] as const, ['亿元', 8] as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), units, (yuan, [unit, places]) => {
        const printed = Number(`${yuan}e${-places}`);
        fc.pre(!String(printed).includes('e'));
        expect(told(`行政事业性收费${printed}${unit}`)).toEqual([`disclosure.fees.amount amount ${yuan}`]);
      }),
    );
  });

  test.each([
    ['一百零五', 105],
    ['三千', 3000],
    ['十二', 12],
    ['百', 100],
    ['两', 2],
    ['一万二千', 12_000],
    ['3万', 30_000],
    ['1.25亿', 125_000_000],
  ])('%s', (text, value) => expect(parseNumeral(text)).toBe(value));

  test.each(['三五', '一两', '一百五', '12,34', '1.2.3', '2023.1.1', '', '万'])('not %s', (text) => {
    expect(parseNumeral(text)).toBeUndefined();
  });
});

/** Pieces of sentences as reports are made of. */
const PIECES = fc.constantFrom(
  ...[
    '收到',
    '受理',
    '答复',
    '政府信息公开申请',
    '依申请公开',
    '申请',
    '其中',
    '自然人',
    '予以公开',
    '不予公开',
    '行政复议',
  ],
  ...[
    '行政诉讼',
    '结果维持',
    '规范性文件',
    '现行有效',
    '（',
    '）',
    '，',
    '；',
    '。',
    '、',
    '：',
    '“',
    '”',
    '《',
    '》',
    ' ',
    '\n',
  ],
  ...[
    '同比增长',
    '占',
    '上年',
    '结转下年度',
    '信息处理费',
    '2023年',
    '全市',
    '我局',
    '件',
    '条',
    '元',
    '%',
    '等',
    '共',
  ],
);
const NUMBERS = fc.constantFrom('3', '12', '1,234', '三', '一百', '0', '3.5', '2023', '1 2', '3-5', '１２');
const NONE = fc.constantFrom('未', '无', '没有', '均', '全部', '零', '所有', '暂不', '不涉及');

describe('any text', () => {
  const prose = fc.array(fc.oneof(PIECES, NUMBERS, NONE), { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('gives statements on known subjects, quoted from it as printed', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const tight = text.replace(/\s/g, '');
        for (const { about, quote, value, unit, noun } of statementsOf(text, 2023)) {
          expect(SUBJECT_BY_ID.has(about)).toBe(true);
          expect(tight).toContain(quote);
          expect(Number.isFinite(value)).toBe(true);
          expect(text.replace(/\s/g, '')).toContain(unit.replace(/^[万亿]+/, ''));
          expect(noun).not.toContain('□');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('without numerals and words for none it states nothing', () => {
    const silent = fc.array(PIECES, { maxLength: 60 }).map((pieces) => pieces.join('').replaceAll('2023', '本'));
    fc.assert(
      fc.property(silent, (text) => expect(statementsOf(text)).toEqual([])),
      { numRuns: 1000 },
    );
  });

  test('is read alike in one paragraph and cut into lines inside a sentence', () => {
    const text =
      '全年共收到政府信息公开申请34件，上年结转政府信息公开申请2件，所有办结的申请中同意公开答复9件，不予公开2件。';
    fc.assert(
      fc.property(fc.integer({ min: 20, max: text.length - 1 }), (at) => {
        const cut = `${text.slice(0, at)}\n${text.slice(at)}`;
        expect(told(cut)).toEqual(told(text));
      }),
    );
  });
});

const MANY = 1_000_000;
const HOSTILE: Readonly<Record<string, string>> = {
  digits: '1'.repeat(MANY),
  'digits and commas': '1,'.repeat(MANY / 2),
  'open brackets': '('.repeat(MANY),
  'closing brackets': ')'.repeat(MANY),
  'pairs of brackets': '()'.repeat(MANY / 2),
  'nested brackets': `${'('.repeat(MANY / 2)}${')'.repeat(MANY / 2)}`,
  'open quotation marks': '“'.repeat(MANY),
  'open titles': '《'.repeat(MANY),
  'numbers in characters': '一'.repeat(MANY),
  'counts without an end': '3件'.repeat(MANY / 2),
  'one list': `公开信息9条，其中${'甲1条、'.repeat(MANY / 4)}`,
  'sentences full of counts': `${'3件'.repeat(2000)}。`.repeat(100),
  'sentences full of lists': `公开信息9条，其中${'甲1条、'.repeat(1000)}。`.repeat(100),
  'sentences full of nothing': `${'无政府信息公开'.repeat(500)}。`.repeat(200),
  blanks: ' '.repeat(MANY),
};

describe('hostile text', () => {
  test.each(Object.entries(HOSTILE))('%s do not keep it busy', (_, text) => {
    // By the clock a busy machine would fail it.
    const before = process.cpuUsage();
    statementsOf(text, 2023);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(15_000);
  });
});

describe('speed', () => {
  test('a narrative of 10 kB takes a few milliseconds', () => {
    const sentence =
      '2024年，全市共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复），均在法定期限内予以答复。';
    const plain = '完善信息发布审核制度，落实专人负责，定期检查栏目更新情况，及时回应群众关切，不断提高工作水平。';
    const paragraph = sentence + plain.repeat(9);
    const text = Array.from({ length: 7 }, () => paragraph).join('\n');
    for (let warm = 0; warm < 20; warm += 1) statementsOf(text, 2024);
    const runs = Array.from({ length: 20 }, () => {
      const started = performance.now();
      statementsOf(text, 2024);
      return performance.now() - started;
    });
    // Two milliseconds at rest; the machine of the tests may be busy.
    expect(Math.min(...runs)).toBeLessThan(10);
  });
});
