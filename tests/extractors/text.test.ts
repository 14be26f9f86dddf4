import { describe, expect, test } from '@jest/globals';
import { textExtractor } from '../../extractors/text/index.ts';
import type { Table } from '../../src/document.ts';

async function read(text: string) {
  return (await textExtractor.extract(new TextEncoder().encode(text), 'a.txt')).blocks;
}

function rows(block: unknown): readonly (readonly string[])[] {
  const table = block as Table;
  return Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row).map(({ text }) => text),
  );
}

describe('tables in text', () => {
  test('by tabs, blank cells kept', async () => {
    const [table] = await read('一、本年新收\t3\t\t0\n二、上年结转\t0\t0\t\n');
    expect(rows(table)).toEqual([
      ['一、本年新收', '3', '', '0'],
      ['二、上年结转', '0', '0', ''],
    ]);
  });

  test('by pipes, without the row of rules', async () => {
    const [table] = await read('| 规章 | 1 | **2** |\n|---|:-:|---|\n| a\\|b |  | 3<br>4 |');
    expect(rows(table)).toEqual([
      ['规章', '1', '2'],
      ['a|b', '', '3\n4'],
    ]);
  });

  test('by pipes that none stands before, a row of a group blank where its label is', async () => {
    const [table] = await read('（一）予以公开 | | 0 |\n| （二）部分公开 | 3 | |');
    expect(rows(table)).toEqual([
      ['（一）予以公开', '', '0'],
      ['（二）部分公开', '3', ''],
    ]);
    const [prose] = await read('首页 | 信息公开');
    expect(prose?.kind).toBe('text');
  });

  test('glued pipes at the end of a row are no cells of it, but columns that its cells span', async () => {
    const [table] = await read('| 一、本年新收 | | | 3 | ||\n| 行政许可 | 7 |||\n| a | ||\n| b | 1||');
    expect(rows(table)).toEqual([['一、本年新收', '', '', '3'], ['行政许可', '7'], ['a'], ['b', '1', '']]);
  });

  test('cells in lines of their own are one column, without the columns that they span', async () => {
    const [table] = await read('信息内容 |\n||\n规章 |\n0 |\n|\n/ |\n||\n行政许可 |');
    expect(rows(table)).toEqual([['信息内容'], ['规章'], ['0'], [''], ['/'], ['行政许可']]);
    const [below] = await read('规章\n|\n0\n|\n|\n3\n|\n||\n行政许可\n|\n7\n|');
    expect(rows(below)).toEqual([['规章'], ['0'], [''], ['3'], ['行政许可'], ['7']]);
    const [begun] = await read('|\n第一项 |\n||\n|\n规章 |\n0 |\n|\n|\n行政许可 |\n7 |\n||\n|\n行政处罚 |');
    expect(rows(begun)).toEqual([['第一项'], ['规章'], ['0'], [''], ['行政许可'], ['7'], ['行政处罚']]);
    const [tabs] = await read('规章\t\n0\t\n\t\n3\t\n行政许可\t\n7\t');
    expect(rows(tabs)).toEqual([['规章'], ['0'], [''], ['3'], ['行政许可'], ['7']]);
    const [labels] = await read('规章\t\n行政许可\t\n行政处罚\t\n行政强制\t\n合计\t\n其他\t');
    expect(rows(labels)[0]).toEqual(['规章', '']);
  });

  test('one pipe at the end of a row is no cell of it where rows that end with several have as many cells', async () => {
    const whole = '规章 |\n1 |\n2 |\n||\n行政许可 |\n3 |\n|\n||\n';
    const grouped = '不予公开 |\n国家秘密 |\n4 |\n5 |\n|\n行政处罚 |\n6 |\n7 |\n|\n';
    const [table] = await read(`${whole}${grouped}行政强制 |\n8 |\n|\n其他 |`);
    expect(rows(table).map(([text]) => text)).toEqual(
      '规章 1 2 行政许可 3  不予公开 国家秘密 4 5 行政处罚 6 7 行政强制 8 其他'.split(' '),
    );
    const [blank] = await read('规章 |\n1 |\n2 |\n3 |\n||\n行政许可 |\n1 |\n2 |\n|\n行政处罚 |');
    expect(rows(blank).map(([text]) => text)).toEqual('规章 1 2 3 行政许可 1 2  行政处罚'.split(' '));
  });

  test('cells that are indented below the pipe of their row are that row', async () => {
    const [table, prose] = await read('| \n 规章  | \n 不予\n 公开 | \n 0  | ||\n| \n b  | \n 1 |\n  以上。');
    expect(rows(table)).toEqual([
      ['规章', '不予\n公开', '0'],
      ['b', '1'],
    ]);
    const places = (table as Table).cells.map(({ place }) => 'selector' in place && place.selector);
    expect(places).toEqual(['L2C1', 'L3C1', 'L5C1', 'L7C1', 'L8C1']);
    expect(prose?.place).toEqual({ selector: 'L9' });
  });

  test('by blanks, where the line ends in numbers', async () => {
    const [table] = await read('行政许可 97\n一、本年新收 3 0 1,024 0\n规章 / — 2');
    expect(rows(table)).toEqual([
      ['行政许可', '97'],
      ['一、本年新收', '3', '0', '1,024', '0'],
      ['规章', '/', '—', '2'],
    ]);
  });

  test('heads that stand far apart over numbers', async () => {
    const [table] = await read('信息内容   本年制发件数    现行有效件数\n行政复议　　　行政诉讼');
    expect(rows(table)).toEqual([
      ['信息内容', '本年制发件数', '现行有效件数'],
      ['行政复议', '行政诉讼'],
    ]);
  });

  test('prose with gaps is no table', async () => {
    const found = await read('联系人：张三    电话：1234\n附件：1.目录   2.清单\n本机关，    现将情况公布如下。');
    expect(found.map((block) => block.kind)).toEqual(['text', 'text', 'text']);
  });

  test('prose with numbers is no table', async () => {
    const found = await read('共收到 3 件，办结 2 件。\n2023年受理申请30件');
    expect(found.map((block) => block.kind)).toEqual(['text', 'text']);
  });

  test('in HTML, placed at its line', async () => {
    const [text, table] = await read('一、\n<table><tr><td>规章</td>\n<td>1</td></tr></table>\n完');
    expect(text?.place).toEqual({ selector: 'L1' });
    expect(rows(table)).toEqual([['规章', '1']]);
    expect(table?.place).toEqual({ selector: 'L2 table:nth-child(1)' });
  });
});

test('places are lines and cells, from 1', async () => {
  const [heading, table, text] = await read('# 标题\n规章\t5\n完');
  expect(heading).toMatchObject({ heading: true, text: '标题', place: { selector: 'L1' } });
  expect((table as Table).cells[1]?.place).toEqual({ selector: 'L2C2' });
  expect(text?.place).toEqual({ selector: 'L3' });
});
