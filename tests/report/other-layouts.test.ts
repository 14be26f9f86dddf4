import { describe, expect, test } from '@jest/globals';
import type { Cell, Document, Table } from '../../src/document.ts';
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
  tableOf,
  value,
  valueAt,
  WHO,
} from './form.ts';

const total = 'applications.received.total';
const first = 'applications.received.natural_person';

/** Table 3 with each of its lines changed. */
const changed = (change: (line: readonly string[], row: number) => string[]): string[][] => matrix().map(change);

/** A document whose second table is made of cells that may span. */
function withSpans(lines: Lines, spans: (cell: Cell) => Partial<Cell> | undefined): Document {
  const document = documentOf([disclosure2021(), lines, review()]);
  const blocks = document.blocks.map((block, index) => {
    if (index !== 2 || block.kind === 'text') return block;
    const cells = block.cells.flatMap((cell) => {
      const span = spans(cell);
      return span ? [{ ...cell, ...span }] : [];
    });
    return { ...block, cells } satisfies Table;
  });
  return { ...document, blocks };
}

describe('columns of table 3', () => {
  test('a column of the report that reaches down beside both lines of heads is none of the form', () => {
    const lines = [
      ['', '申请人情况', ...Array(6).fill(''), '同比增减'],
      ['', ...HEADS, ''],
      ...changed((line, row) => [...line, `${row}%`]).slice(1),
    ];
    const document = withSpans(lines, ({ row, column }) => {
      if (row === 0 && column === 1) return { columnSpan: 7 };
      if (row === 0 && column === 8) return { rowSpan: 2 };
      return (row === 0 && column > 1) || (row === 1 && column === 8) ? undefined : {};
    });
    const result = readReport(document);
    expect(value(result, first)).toBe(Number(valueAt(0, 0)));
    expect(value(result, total)).toBe(Number(valueAt(0, 6)));
    expect(doubts(result)).toContain('structure/extra-column');
  });

  test('a total of legal persons beside its parts is none of the form', () => {
    const lines = changed((line, row) => line.toSpliced(2, 0, row === 0 ? '法人或其他组织小计' : '77'));
    const result = read([disclosure2021(), lines, review()]);
    expect(value(result, 'applications.received.commercial_enterprise')).toBe(Number(valueAt(0, 1)));
    expect(value(result, total)).toBe(Number(valueAt(0, 6)));
    expect(doubts(result)).toContain('structure/extra-column');
  });

  test('a blank between label and numbers is no total of legal persons', () => {
    const lines = changed((line, row) => line.toSpliced(row === 0 ? 2 : 1, 0, row === 0 ? '法人或其他组织' : ''));
    const result = read([disclosure2021(), lines, review()]);
    const wrong = result.report.readings.filter(({ field, value: read }) => {
      const column = WHO.indexOf(field.split('.').at(-1) ?? '');
      const row = rowLabels('2021').findIndex(({ id }) => field.startsWith(`applications.${id}.`));
      return row >= 0 && column >= 0 && read !== null && read !== Number(valueAt(row, column));
    });
    expect(wrong).toEqual([]);
  });

  test('without a total all others are read, and that it is missing is said of every row', () => {
    const result = read([disclosure2021(), changed((line) => line.slice(0, -1)), review()]);
    expect(value(result, first)).toBe(Number(valueAt(0, 0)));
    expect(value(result, total)).toBeNull();
    expect(doubts(result)).toEqual(['reading/column-missing']);
    expect(result.doubts[0]?.fields).toContain(total);
    expect(result.doubts[0]?.fields).toHaveLength(25);
  });

  test('a head that is lost is no column that the report leaves out', () => {
    const result = read([
      disclosure2021(),
      changed((line, row) => (row === 0 ? line.slice(0, -1) : [...line])),
      review(),
    ]);
    expect(value(result, first)).toBe(Number(valueAt(0, 0)));
    expect(value(result, total)).toBe(Number(valueAt(0, 6)));
  });
});

describe('a cell over several columns', () => {
  /** Table 3 with one cell for all legal persons in each of its rows. */
  const merged = (text: string) =>
    withSpans(
      matrix().map((line, row) => (row === 0 ? line : line.map((own, at) => (at > 1 && at < 7 ? text : own)))),
      ({ row, column }) => {
        if (row === 0 || column < 2 || column > 6) return {};
        return column === 2 ? { columnSpan: 5 } : undefined;
      },
    );

  test('that is blank leaves all of them blank', () => {
    const result = readReport(merged(''));
    expect(value(result, first)).toBe(Number(valueAt(0, 0)));
    expect(value(result, 'applications.received.other')).toBeNull();
    expect(value(result, total)).toBe(Number(valueAt(0, 6)));
    expect(doubts(result)).toEqual([]);
  });

  test('that prints a number is refused with its row', () => {
    const result = readReport(merged('0'));
    expect(value(result, total)).toBeNull();
    expect(doubts(result)).toEqual(['reading/unreadable']);
  });
});

describe('heads of table 2', () => {
  const decided = ['permits', 'penalties', 'coercive_measures'].map((id) => `disclosure.${id}.decisions`);
  const named = ({ doubts: all }: ReturnType<typeof read>) =>
    all.flatMap(({ rule, fields }) => (rule === 'reading/heads' ? fields : []));

  test.each(['事项数', '上年处理决定数量', '2022年'])(
    'that name none of its columns leave its cells in doubt: %s',
    (head) => {
      const lines = disclosure2021().map((line) => (line[1] === '本年处理决定数量' ? ['信息内容', head] : line));
      expect(named(read([lines, matrix(), review()]))).toEqual(decided);
    },
  );

  test('of one block that name none of its columns leave those of the others certain', () => {
    const lines = disclosure2021().map((line, row) => (row === 8 ? ['信息内容', '事项数'] : line));
    expect(named(read([lines, matrix(), review()]))).toEqual(decided.slice(1));
  });

  test('that are nowhere leave the cells of a list with the same labels in doubt', () => {
    const list = [
      ['权力类别', '事项数'],
      ['行政许可', '12'],
      ['行政处罚', '345'],
      ['行政强制', '6'],
    ];
    expect(named(read([list, matrix(), review()]))).toEqual(decided);
  });
});

describe('table 4', () => {
  const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const values = (from: number) => RESULTS.map((_, index) => String(from + index));
  const inTable = (lines: Lines) => read([disclosure2021(), matrix(), lines]);

  function expectAll(result: ReturnType<typeof read>): void {
    expect(value(result, 'review.upheld')).toBe(1);
    expect(value(result, 'review.total')).toBe(5);
    expect(value(result, 'litigation.direct.upheld')).toBe(6);
    expect(value(result, 'litigation.after_review.total')).toBe(15);
  }

  test('the parts stand below each other, the results beside each other', () => {
    const lines = [
      ['类型', ...RESULTS],
      ['行政复议', ...values(1)],
      ['行政诉讼（未经复议直接起诉）', ...values(6)],
      ['行政诉讼（复议后起诉）', ...values(11)],
    ];
    const result = inTable(lines);
    expectAll(result);
    expect(doubts(result)).toEqual([]);
  });

  test('a row with a cell too few below such heads is refused', () => {
    const result = inTable([
      ['类型', ...RESULTS],
      ['行政复议', '1', '2', '3', '4'],
      ['未经复议直接起诉', ...values(6)],
      ['复议后起诉', ...values(11)],
    ]);
    expect(value(result, 'review.upheld')).toBeNull();
    expect(value(result, 'litigation.direct.upheld')).toBe(6);
    expect(doubts(result)).toEqual(['reading/unreadable']);
  });

  test('one result a row, behind the name of its part', () => {
    const parts = ['行政复议', '未经复议直接起诉', '复议后起诉'];
    const rows = parts.flatMap((part, at) =>
      RESULTS.map((result, index) => [`${part}（${result}）`, `${at * 5 + index + 1}`]),
    );
    const result = inTable([['项目', '件数'], ...rows]);
    expectAll(result);
    expect(doubts(result)).toEqual([]);
  });

  test('a result that is not found is said', () => {
    const parts = ['行政复议', '未经复议直接起诉', '复议后起诉'];
    const rows = parts.flatMap((part) => RESULTS.slice(0, 4).map((result) => [`${part}（${result}）`, '1']));
    const result = inTable([['项目', '件数'], ...rows]);
    expect(doubts(result)).toEqual(['reading/column-missing']);
    expect(result.doubts.flatMap(({ fields }) => fields)).toContain('review.total');
  });

  test.each([[3], [4]])('a row of blanks beside that of the numbers says nothing: line %d', (at) => {
    const result = inTable(review().toSpliced(at, 0, Array(15).fill('')));
    expectAll(result);
    expect(doubts(result)).toEqual([]);
  });

  test('a column for remarks, with nothing in it, changes nothing', () => {
    const [one = [], two = [], three = [], numbers = []] = review();
    const result = inTable([[...one, '备注'], two, three, [...numbers, '']]);
    expectAll(result);
  });

  test('of lost heads the only row of as many numbers is read in the order of the form, and it is said', () => {
    const result = inTable([review()[3] ?? []]);
    expectAll(result);
    expect(doubts(result)).toEqual(['reading/heads']);
  });

  test('of two such rows nothing says which it is', () => {
    const row = review()[3] ?? [];
    expect(value(inTable([row, row.map(() => '1')]), 'review.upheld')).toBeNull();
  });

  test('a table of blanks before another with numbers may be that of the report', () => {
    const blank = review().with(3, Array(15).fill(''));
    const result = read([disclosure2021(), matrix(), blank, review()]);
    expect(value(result, 'review.upheld')).toBeNull();
    expect(doubts(result)).toContain('structure/second-table');
  });

  test('a table of blanks after that with numbers is told', () => {
    const blank = review().with(3, Array(15).fill(''));
    const result = read([disclosure2021(), matrix(), review(), blank]);
    expectAll(result);
    expect(doubts(result)).toContain('structure/second-table');
  });

  test('reviews of the year before are none of this year', () => {
    const lines = review().map((line) => line.map((text) => (text === '行政复议' ? '上年行政复议' : text)));
    expect(doubts(inTable(lines))).not.toEqual([]);
  });

  test('the head of the labels is no column', () => {
    const cells = ['类别', ...Array(14).fill('')];
    const lines = review().map((line, row) => [row === 3 ? '件数' : (cells[row] ?? ''), ...line]);
    const { blocks, ...document } = documentOf([disclosure2021(), matrix(), lines]);
    const corner = tableOf(lines, 2).cells.flatMap((cell) => {
      if (cell.column > 0 || cell.row === 3) return [cell];
      return cell.row === 0 ? [{ ...cell, rowSpan: 3 }] : [];
    });
    const spanned = blocks.map((block, index) =>
      index === 3 && block.kind === 'table' ? { ...block, cells: corner } : block,
    );
    expectAll(readReport({ ...document, blocks: spanned }));
  });
});
