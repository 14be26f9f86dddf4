import { describe, expect, test } from '@jest/globals';
import type { Table } from '../../src/document.ts';
import { readReport } from '../../src/report/read.ts';
import {
  disclosure2021,
  documentOf,
  doubts,
  HEADS,
  type Lines,
  matrix,
  read,
  review,
  rowLabels,
  value,
  valueAt,
  WHO,
} from './form.ts';

function expectMatrix(result: ReturnType<typeof read>): void {
  const fields = rowLabels('2021').flatMap(({ id }) => WHO.map((who) => `applications.${id}.${who}`));
  const found = fields.map((field) => [field, value(result, field)]);
  const wanted = rowLabels('2021').flatMap((_, row) => WHO.map((_who, column) => Number(valueAt(row, column))));
  expect(found).toEqual(fields.map((field, index) => [field, wanted[index]]));
}

const transposedLines = (lines: Lines) => (lines[0] ?? []).map((_, column) => lines.map((line) => line[column] ?? ''));

describe('table 3 in other shapes', () => {
  test('with applicants down the side', () => {
    const result = read([disclosure2021(), transposedLines(matrix()), review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual([]);
  });

  test('with each column in one cell', () => {
    const column = transposedLines(matrix()).map((cells) => cells.join('\n'));
    const result = read([disclosure2021(), [column], review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual([]);
  });

  test('with fewer lines in a column, as blank ones leave none, refused', () => {
    const column = transposedLines(matrix()).map((cells, at) => cells.toSpliced(at === 2 ? 4 : 99, 1).join('\n'));
    const result = read([disclosure2021(), [column], review()]);
    expect(value(result, 'applications.received.total')).toBeNull();
    expect(doubts(result)).not.toEqual([]);
  });

  test('with two rows in one, a line each', () => {
    const lines = matrix();
    const [one = [], two = []] = [lines[6], lines[7]];
    lines.splice(
      6,
      2,
      one.map((text, at) => `${text}\n${two[at]}`),
    );
    expectMatrix(read([disclosure2021(), lines, review()]));
  });

  test('with its columns in two tables', () => {
    const [left, right] = [
      matrix().map((line) => line.slice(0, 4)),
      matrix().map(([label = '', ...line]) => [label, ...line.slice(3)]),
    ];
    const result = read([disclosure2021(), left, right, review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual([]);
  });

  test('in two tables with other labels, refused', () => {
    const left = matrix().map((line) => line.slice(0, 4));
    const right = matrix().map(([label = '', ...line]) => [label, ...line.slice(3)]);
    right.splice(4, 1);
    const result = read([disclosure2021(), left, right, review()]);
    expect(value(result, 'applications.received.total')).toBeNull();
  });
});

test('the blocks of table 2 may stand beside each other', () => {
  const beside = [
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '信息内容', '本年处理决定数量'],
    ['规章', '1', '2', '3', '行政许可', '7'],
    ['行政规范性文件', '4', '5', '6', '行政处罚', '8'],
    ['', '', '', '', '行政强制', '9'],
  ];
  const result = read([beside, matrix(), review()]);
  const field = (name: string) => value(result, `disclosure.${name}`);
  expect([field('rules.in_force'), field('permits.decisions'), field('coercive_measures.decisions')]).toEqual([
    3, 7, 9,
  ]);
});

describe('several years in one table', () => {
  test('in columns: those of the report', () => {
    const lines = matrix().map(([label = '', ...values], row) => [
      label,
      ...values.flatMap((text) => [text, row === 0 ? text : `${text}1`]),
    ]);
    const years = ['项目', ...HEADS.flatMap(() => ['2023年', '2022年'])];
    const result = read([disclosure2021(), [lines[0] ?? [], years, ...lines.slice(1)], review()]);
    expectMatrix(result);
    expect(doubts(result)).toContain('structure/other-years');
  });

  test.each([
    ['2022年', '2023年'],
    ['上年', '本年度'],
  ])('in rows: that of the report, and it is said: %s, %s', (last, own) => {
    const [one = [], two = [], three = [], numbers = []] = review();
    const lines = [one, two, three].map((line) => ['年度', ...line]);
    const result = read([disclosure2021(), matrix(), [...lines, [last, ...numbers.map(() => '9')], [own, ...numbers]]]);
    expect(value(result, 'review.upheld')).toBe(Number(numbers[0]));
    expect(doubts(result)).toContain('structure/other-years');
  });

  test('a year that is named less often than the others decides nothing', () => {
    const lines = matrix().map(([label = '', ...values]) => [label, ...values.flatMap((text) => [text, text])]);
    const years = ['项目', ...HEADS.flatMap((_, at) => ['2023年', at > 2 ? '2022年' : '增减'])];
    const result = read([disclosure2021(), [lines[0] ?? [], years, ...lines.slice(1)], review()]);
    expect(value(result, 'applications.received.total')).toBeNull();
  });
});

test('cells that were moved keep their places', () => {
  const document = documentOf([disclosure2021(), transposedLines(matrix()), review()]);
  const { report } = readReport(document);
  const reading = report.readings.find(({ field }) => field === 'applications.received.total');
  const cell = (document.blocks[2] as Table).cells.find(({ place }) => place === reading?.place);
  expect(cell?.text).toBe(valueAt(0, 6));
});
