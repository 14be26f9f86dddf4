import { describe, expect, test } from '@jest/globals';
import { buildPdf, doubtsOf, type Pen, read, rowsOf, tablesOf, textsOf, write } from './build.ts';

const AT = [300, 360, 420, 480];

function numbers(pen: Pen, values: readonly string[], y: number): void {
  values.forEach((value, index) => {
    write(pen, value, (AT[index] ?? 0) - pen.widthOfString(value) / 2, y);
  });
}

/** Rows 24 points high; the second label is wrapped over three lines beside its numbers. */
function draw(pen: Pen): void {
  write(pen, '三、收到和处理申请情况', 220, 60);
  numbers(pen, ['自然人', '企业', '其他', '总计'], 100);
  write(pen, '一、新收申请数量', 70, 124);
  numbers(pen, ['3001', '53', '4', '3058'], 124);
  write(pen, '申请人无正当理由逾期不补正、', 70, 148);
  write(pen, '行政机关不再处理其政府信息公开', 70, 160);
  write(pen, '申请', 70, 172);
  numbers(pen, ['6', '0', '1', '7'], 160);
  write(pen, '二、结转下年度', 70, 196);
  numbers(pen, ['10', '0', '', '10'], 196);
  write(pen, '下一段文字讲的是别的事情，从页面的左边一直写到右边，不是表格的一部分，也没有任何数字。', 70, 240);
}

const ROWS = [
  ['自然人', '企业', '其他', '总计'],
  ['一、新收申请数量', '3001', '53', '4', '3058'],
  ['申请人无正当理由逾期不补正、\n行政机关不再处理其政府信息公开\n申请', '6', '0', '1', '7'],
  ['二、结转下年度', '10', '0', '', '10'],
];

describe('tables without vertical rules', () => {
  test('no rules at all: columns by alignment, wrapped labels with their numbers, blanks as blanks', async () => {
    const document = await read(await buildPdf(draw));
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
    expect(tablesOf(document)[0]).toMatchObject({ rows: 4, columns: 5 });
    expect(doubtsOf(document)).toEqual([]);
    expect(textsOf(document)).toHaveLength(2);
  });

  test('horizontal rules keep labels in their rows', async () => {
    const document = await read(
      await buildPdf((pen) => {
        draw(pen);
        for (const y of [95, 119, 143, 190, 214]) {
          pen.moveTo(60, y).lineTo(520, y).stroke();
        }
      }),
    );
    expect(tablesOf(document).map(rowsOf)).toEqual([ROWS]);
  });

  test('numbers that touch are parted where the unit of the first ends', async () => {
    const document = await read(
      await buildPdf((pen) => {
        numbers(pen, ['自然人', '企业'], 100);
        write(pen, '其他', 449, 100);
        write(pen, '总计', 481, 100);
        for (const y of [124, 148]) {
          write(pen, '新收申请', 70, y);
          numbers(pen, ['30件', '5件'], y);
          write(pen, '1120件', 480 - pen.widthOfString('1120件'), y);
          write(pen, '1155件', 480.2, y);
        }
      }),
    );
    expect(tablesOf(document).map((table) => rowsOf(table)[1])).toEqual([
      ['新收申请', '30件', '5件', '1120件', '1155件'],
    ]);
  });

  test('a table that goes on overleaf without heads keeps its blank columns', async () => {
    const document = await read(
      await buildPdf((pen) => {
        draw(pen);
        pen.addPage();
        write(pen, '（七）总计', 70, 80);
        numbers(pen, ['', '', '', '99'], 80);
        write(pen, '（八）其他', 70, 104);
        numbers(pen, ['1', '', '2', '3'], 104);
      }),
    );
    expect(rowsOf(tablesOf(document)[1])).toEqual([
      ['（七）总计', '', '', '', '99'],
      ['（八）其他', '1', '', '2', '3'],
    ]);
  });

  test('lines between columns only leave the rows open: they are told apart by alignment', async () => {
    const document = await read(
      await buildPdf((pen) => {
        numbers(pen, ['自然人', '企业', '其他', '总计'], 105);
        write(pen, '甲类申请', 70, 130);
        numbers(pen, ['—', '—', '—', '—'], 130);
        write(pen, '乙类申请', 70, 154);
        numbers(pen, ['4', '7', '8', '19'], 154);
        for (const y of [95, 122, 175]) pen.moveTo(60, y).lineTo(520, y).stroke();
        for (const x of [60, 270, 330, 390, 450, 520]) pen.moveTo(x, 95).lineTo(x, 175).stroke();
      }),
    );
    expect(tablesOf(document).map(rowsOf)).toEqual([
      [
        ['自然人', '企业', '其他', '总计'],
        ['甲类申请', '—', '—', '—', '—'],
        ['乙类申请', '4', '7', '8', '19'],
      ],
    ]);
  });

  test('running text with numbers and a table of contents are no tables', async () => {
    const document = await read(
      await buildPdf((pen) => {
        write(pen, '一、总体情况', 70, 100);
        write(pen, '1', 500, 100);
        write(pen, '二、主动公开政府信息情况', 70, 120);
        write(pen, '2', 500, 120);
        write(pen, '联系电话：', 70, 160);
        write(pen, '0517-83605210', 300, 160);
      }),
    );
    expect(tablesOf(document)).toEqual([]);
  });
});
