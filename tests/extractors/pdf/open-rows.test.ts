import { describe, expect, test } from '@jest/globals';
import { toBorderless } from '../../../extractors/pdf/borderless.ts';
import { around } from '../../../extractors/pdf/box.ts';
import type { Column } from '../../../extractors/pdf/columns.ts';
import type { TextLine } from '../../../extractors/pdf/lines.ts';
import type { Box } from '../../../src/document.ts';
import { rowsOf } from './build.ts';

const SIZE = 10;

/** Texts on one line, each by the place of its middle. */
function line(y: number, ...texts: readonly (readonly [text: string, x: number])[]): TextLine {
  const segments = texts.map(([text, x]) => {
    const half = (SIZE * text.length * (/\p{Script=Han}/u.test(text) ? 1 : 0.5)) / 2;
    return { text, box: [x - half, y - SIZE / 2, x + half, y + SIZE / 2] as Box };
  });
  const box = around(segments.map((segment) => segment.box)) ?? [0, 0, 0, 0];
  return { upright: true, text: segments.map(({ text }) => text).join(' '), box, size: SIZE, segments, doubts: [] };
}

const AT = [300, 360, 420, 480];
const values = (...texts: readonly string[]) =>
  texts.flatMap((text, index) => (text === '' ? [] : [[text, AT[index] ?? 0] as const]));
const row = (y: number, label: string, ...texts: readonly string[]) => line(y, [label, 120], ...values(...texts));
const HEADS = ['自然人', '企业', '其他', '总计'];

const read = (lines: readonly TextLine[], carried: readonly Column[] = []) => {
  const { tables, rest, columns } = toBorderless(lines, [], 1, carried);
  return { tables: tables.map(rowsOf), rest: rest.map(({ text }) => text), columns };
};

describe('rows of which nothing but a label is printed, in a table without rules', () => {
  test('are blank, well apart from others', () => {
    const { tables } = read([
      line(100, ...values(...HEADS)),
      row(124, '甲类申请'),
      row(148, '乙类申请', '4', '0', '0', '4'),
    ]);
    expect(tables).toEqual([[HEADS, ['甲类申请', '', '', '', ''], ['乙类申请', '4', '0', '0', '4']]]);
  });

  test('do not part a table, however many, and end it where nothing else follows', () => {
    const labels = ['1.国家秘密', '2.法律禁止', '3.危及安全', '4.第三方', '5.内部事务', '6.过程信息'];
    const { tables } = read([
      line(100, ...values(...HEADS)),
      row(120, '一、新收', '3', '', '', '3'),
      ...labels.map((label, index) => row(140 + 20 * index, label)),
      row(260, '（七）总计', '2', '', '', '2'),
      row(280, '四、结转下年'),
    ]);
    expect(tables).toEqual([
      [
        HEADS,
        ['一、新收', '3', '', '', '3'],
        ...labels.map((label) => [label, '', '', '', '']),
        ['（七）总计', '2', '', '', '2'],
        ['四、结转下年', '', '', '', ''],
      ],
    ]);
  });

  test('make a table with heads above them', () => {
    const { tables } = read([line(100, ...values(...HEADS)), row(124, '一、新收申请'), row(148, '二、上年结转')]);
    expect(tables).toEqual([[HEADS, ['一、新收申请', '', '', '', ''], ['二、上年结转', '', '', '', '']]]);
  });

  test('are none where numbers stand in no row', () => {
    const { tables } = read([
      line(100, ...values(...HEADS)),
      line(110, ['9', 300], ['（修订6件）', 480]),
      row(134, '一、新收申请'),
      row(158, '二、上年结转'),
    ]);
    expect(tables).toEqual([]);
  });
});

describe('rows of a table without rules', () => {
  const lines = [
    line(100, ...values(...HEADS)),
    row(124, '甲类申请', '1', '2', '3', '6'),
    row(148, '乙类申请', '4', '0', '0', '4'),
  ];

  test('one overleaf goes on the table where its numbers stand in columns of it', () => {
    const { columns } = read(lines);
    expect(read([row(80, '三、其他', '', '', '', '9')], columns).tables).toEqual([[['三、其他', '', '', '', '9']]]);
    expect(read([line(80, ['三、其他', 120], ['9', 540])], columns).tables).toEqual([]);
  });

  test('a number over its note, beside others that stand as low as the note, is of one row with them', () => {
    const { tables } = read([
      ...lines,
      line(167, ['19', 480]),
      row(172, '丙类申请'),
      line(178, ['4', 300], ['7', 360], ['8', 420], ['（补正2件）', 480]),
    ]);
    expect(tables[0]?.at(-1)).toEqual(['丙类申请', '4', '7', '8', '19\n（补正2件）']);
  });

  test('a number to the left of where labels end is no number of a row', () => {
    const { tables } = read([...lines, line(160, ['3', 60]), row(172, '丙类申请', '5', '0', '0', '5')]);
    expect(tables[0]?.at(-1)?.slice(-4)).toEqual(['5', '0', '0', '5']);
    expect(tables[0]).toHaveLength(4);
  });

  test('larger print below is the title of what follows', () => {
    const title = { ...line(172, ['四、行政复议情况', 150]), size: 16 };
    const { tables, rest } = read([...lines, title]);
    expect(tables[0]).toHaveLength(3);
    expect(rest).toEqual(['四、行政复议情况']);
  });
});

describe('numbers with units', () => {
  test('whose unit found no room beside them stand in their row, with or without labels', () => {
    const { tables, rest } = read([
      line(80, ...values(...HEADS)),
      row(100, '一、新收', '3件', '0件', '0件', '3件'),
      line(120, ['二、上年', 120], ['441', 300]),
      row(126, '结转的', '', '0件', '0件', '9件'),
      line(132, ['件', 300]),
      row(152, '三、结转', '2件', '0件', '0件', '2件'),
    ]);
    expect(tables).toEqual([
      [
        HEADS,
        ['一、新收', '3件', '0件', '0件', '3件'],
        ['二、上年\n结转的', '441\n件', '0件', '0件', '9件'],
        ['三、结转', '2件', '0件', '0件', '2件'],
      ],
    ]);
    expect(rest).toEqual([]);
  });
});
