import { describe, expect, test } from '@jest/globals';
import { readMarkup } from '../../extractors/html/index.ts';
import type { Cell } from '../../src/document.ts';
import { readReport } from '../../src/report/read.ts';
import {
  disclosure2021,
  documentOf,
  doubts,
  HEADS,
  matrix,
  onPages,
  read,
  reading,
  review,
  rowLabels,
  tableOf,
  value,
  valueAt,
  WHO,
} from './form.ts';

const whole = () => [disclosure2021(), matrix(), review()];

/** Every cell of table 3 where the form has it. */
function expectMatrix(result: ReturnType<typeof read>, except: readonly string[] = []): void {
  rowLabels('2021').forEach(({ id }, row) => {
    WHO.forEach((who, column) => {
      const field = `applications.${id}.${who}`;
      if (!except.includes(id)) expect([field, value(result, field)]).toEqual([field, Number(valueAt(row, column))]);
    });
  });
}

describe('a whole report', () => {
  test('gives the 200 numbers of the 2021 form without a doubt', () => {
    const result = read(whole());
    expect(result.report.readings).toHaveLength(200);
    expectMatrix(result);
    expect(value(result, 'disclosure.normative_documents.in_force')).toBe(6);
    expect(value(result, 'disclosure.fees.amount')).toBe(1.452);
    expect(value(result, 'litigation.after_review.total')).toBe(15);
    expect(doubts(result)).toEqual([]);
  });

  test('each reading has its place', () => {
    const result = read(whole());
    expect(reading(result, 'applications.carried_in.total').place).toEqual({ selector: 'T1R2C7' });
  });

  test('the head data are read', () => {
    const { report } = read(whole());
    expect([report.title?.value, report.organ?.value, report.year?.value, report.edition]).toEqual([
      '青川市人民政府2023年政府信息公开工作年度报告',
      '青川市人民政府',
      2023,
      '2021',
    ]);
  });
});

describe('nothing read', () => {
  test('is an error and never zeros', () => {
    const result = read([]);
    expect(result.report.edition).toBeNull();
    expect(result.report.readings).toEqual([]);
    expect(result.doubts.map((doubt) => [doubt.rule, doubt.severity])).toEqual([['reading/nothing-read', 'error']]);
  });

  test('a table of something else is nothing read', () => {
    const budget = [
      ['科目', '预算数', '决算数'],
      ['一般公共服务支出', '1024', '998'],
      ['其他', '3', '4'],
      ['总计', '1027', '1002'],
    ];
    expect(doubts(read([budget]))).toEqual(['reading/nothing-read']);
  });

  test('one table missing is said, with its fields', () => {
    const result = read([disclosure2021(), matrix()]);
    const missing = result.doubts.find((doubt) => doubt.rule === 'reading/table-missing');
    expect(missing?.fields).toHaveLength(15);
    expect(value(result, 'review.total')).toBeNull();
    expect(reading(result, 'review.total').state).toBe('absent');
  });
});

describe('rows', () => {
  test('a typo in an official label shifts nothing', () => {
    const lines = matrix();
    lines[6] = ['2.其他法律行政止公开', ...(lines[6]?.slice(1) ?? [])];
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual(['structure/label']);
  });

  test('a missing row is absent, and its neighbours stay', () => {
    const lines = matrix().filter(([label]) => !label?.startsWith('4.保护第三方'));
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result, ['outcomes.denied.third_party_rights']);
    expect(reading(result, 'applications.outcomes.denied.third_party_rights.total').state).toBe('absent');
    expect(doubts(result)).toEqual(['reading/row-missing']);
  });

  test('a blank row whose label is cut in two is blank', () => {
    const id = 'outcomes.denied.third_party_rights';
    const lines = matrix().flatMap((line) => {
      const [label = ''] = line;
      if (!label.startsWith('4.保护第三方')) return [line];
      return [[label.slice(0, 6)], [label.slice(6), ...WHO.map(() => '')]];
    });
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result, [id]);
    expect(reading(result, `applications.${id}.total`).state).toBe('blank');
    expect(doubts(result)).toEqual([]);
  });

  test('a row that may have stood for missing ones is named with them', () => {
    const subtotal = 'applications.outcomes.other.subtotal.total';
    const others = matrix().filter(([label]) => !/逾期未?不?|^3\.其他$/.test(label ?? ''));
    const lost = [read([disclosure2021(), others, review()]), read([disclosure2021(), review()])];
    for (const { report, doubts } of lost) {
      expect(report.readings.map(({ field }) => field)).not.toContain(subtotal);
      expect(doubts.flatMap(({ fields }) => fields).filter((field) => field === subtotal)).toHaveLength(1);
    }
  });

  test('a row of which only the label stands there, in two lines, is missing', () => {
    const lines = matrix().flatMap((line) => {
      const [label = ''] = line;
      return label.startsWith('4.保护第三方') ? [[label.slice(0, 6)], [label.slice(6)]] : [line];
    });
    const result = read([disclosure2021(), lines, review()]);
    expect(result.doubts.map(({ rule, fields }) => [rule, fields[0], fields.length])).toEqual([
      ['reading/row-missing', 'applications.outcomes.denied.third_party_rights.natural_person', 7],
    ]);
  });

  test('a label that is those of two rows, which no rule parts, is refused', () => {
    const lines = disclosure2021().flatMap((line) => {
      if (line[0] === '行政处罚') return [['行政处罚\n行政强制', '9']];
      return line[0] === '行政强制' ? [] : [line];
    });
    const result = read([lines, matrix(), review()]);
    const states = ['penalties', 'coercive_measures'].map(
      (row) => reading(result, `disclosure.${row}.decisions`).state,
    );
    expect(states.toSorted()).toEqual(['absent', 'unreadable']);
    expect(doubts(result)).toContain('reading/unreadable');
  });

  test('so is one that is those of two rows in several lines each', () => {
    const lines = matrix();
    const at = lines.findIndex(([label]) => label === '2.重复申请');
    const label = '1.信访举报\n投诉类申请\n2.重\n复申请';
    const values = lines[at]?.slice(1) ?? [];
    const result = read([disclosure2021(), lines.toSpliced(at - 1, 2, [label, ...values]), review()]);
    const names = rowLabels('2021')
      .slice(at - 2, at)
      .map(({ id }) => `applications.${id}.total`);
    const states = names.map((name) => reading(result, name).state);
    expect(states.toSorted()).toEqual(['absent', 'unreadable']);
  });

  test('so is one that begins those of two rows', () => {
    const lines = matrix();
    const at = lines.findIndex(([label]) => label === '2.重复申请');
    const label = '2.重复申请\n3.要求提供公';
    const result = read([disclosure2021(), lines.with(at, [label, ...(lines[at]?.slice(1) ?? [])]), review()]);
    expect(reading(result, 'applications.outcomes.not_processed.duplicate.total').state).toBe('unreadable');
  });

  test.each([
    ['稳定”', '4.保护第三方合法权益', 'applications.outcomes.denied.third_party_rights.total'],
    ['处罚', '行政强制', 'disclosure.coercive_measures.decisions'],
  ])('what stands in the cell above a label, %s, makes its row doubtful', (above, own, field) => {
    const cut = (table: string[][]) =>
      table.map(([label = '', ...values]) => [label === own ? `${above}\n${label}` : label, ...values]);
    const result = read([cut(disclosure2021()), cut(matrix()), review()]);
    const said = result.doubts.filter(({ rule }) => rule === 'reading/doubtful');
    expect(said.flatMap(({ fields }) => fields)).toContain(field);
  });

  test('the label of its group above it does not', () => {
    const lines = matrix().map(([label = '', ...values]) => [
      label === '1.属于国家秘密' ? `（三）不予公开\n${label}` : label,
      ...values,
    ]);
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result);
    expect(result.doubts.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('an extra row is kept apart and reported', () => {
    const lines = matrix();
    lines.splice(13, 0, ['小计（不予公开）', '9', '9', '9', '9', '9', '9', '54']);
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual(['structure/extra-row']);
    expect(result.report.extras.map((extra) => [extra.label, extra.readings.at(-1)?.value])).toEqual([
      ['小计（不予公开）', 54],
    ]);
    expect(result.report.extras[0]?.readings[0]?.field).toBe('extra.1.natural_person');
  });

  test('two rows that changed places are read by their labels and reported', () => {
    const lines = matrix();
    [lines[5], lines[9]] = [lines[9] ?? [], lines[5] ?? []];
    const result = read([disclosure2021(), lines, review()]);
    const labels = rowLabels('2021').map(({ id }) => id);
    expect(value(result, `applications.${labels[4]}.total`)).toBe(Number(valueAt(4, 6)));
    expect(value(result, `applications.${labels[8]}.total`)).toBe(Number(valueAt(8, 6)));
    expect(doubts(result)).toContain('structure/row-order');
  });

  test('a row printed twice with other numbers is reported', () => {
    const lines = matrix();
    lines.splice(5, 0, ['（一）予以公开', '7', '7', '7', '7', '7', '7', '42']);
    const result = read([disclosure2021(), lines, review()]);
    expect(doubts(result)).toContain('structure/repeated-row');
  });

  test('the same table twice with other numbers is an error', () => {
    const other = matrix().map((line, row) => (row === 3 ? [line[0] ?? '', '1', '1', '1', '1', '1', '1', '6'] : line));
    const result = read([disclosure2021(), matrix(), review(), other]);
    expect(doubts(result)).toContain('structure/second-table');
  });

  test('of two tables each row that differs is named, also those whose words are those of others', () => {
    const before = matrix().map((line, row) =>
      row === 0 ? line : line.map((text, at) => (at > 0 ? `${text}1` : text)),
    );
    const result = read([disclosure2021(), before, matrix(), review()]);
    const named = new Set(
      result.doubts.flatMap(({ rule, fields }) => (rule === 'structure/second-table' ? fields : [])),
    );
    const unnamed = result.report.readings.filter(
      ({ field }) => field.startsWith('applications.') && !named.has(field),
    );
    expect(unnamed).toEqual([]);
  });

  test.each([
    ['its label half on each page', '', '5.要求行政机关确认或重', '新出具已获取信息'],
    ['the words overleaf such as would do by themselves', '', '1.属于', '国家秘密'],
    [
      'the label of its group above',
      '（六）其他处理',
      '1.申请人无正当理由逾期不补',
      '正、行政机关不再处理其政府信息公开申请',
    ],
  ])('a row cut by a page break, %s, is one row', (_what, group, above, below) => {
    const lines = matrix().map((line) => ['', ...line]);
    const at = lines.findIndex(([, label]) => label === above + below);
    const [, , ...values] = lines[at] ?? [];
    const first = [...lines.slice(0, at), [group, above, ...values]];
    const second = [['', below, ...values.map(() => '')], ...lines.slice(at + 1)];
    const result = read([disclosure2021(), first, second, review()]);
    expectMatrix(result);
    expect(result.doubts.filter((doubt) => doubt.severity !== 'info')).toEqual([]);
  });

  test('a row with a cell too many stands in the columns of its table, not in those of the heads on the page before', () => {
    const lines = matrix().map((line) => ['', ...line]);
    const at = lines.findIndex(([, label]) => label?.startsWith('7.属于行政执法案卷'));
    const [, label = '', ...values] = lines[at] ?? [];
    const cut = [label, '', ...values.slice(1, 6), '8', ''];
    const rest = lines.slice(at + 1).map((line) => line.slice(1));
    const result = read([disclosure2021(), lines.slice(0, at), [cut, ...rest], review()]);
    const row = (who: string) => reading(result, `applications.outcomes.denied.enforcement_case_file.${who}`);
    expect([row('natural_person').state, row('other').value, row('total').value]).toEqual([
      'blank',
      Number(values[5]),
      8,
    ]);
    const { doubts: said } = result;
    expect(said.filter(({ rule }) => rule.startsWith('reading/'))).toEqual([]);
  });

  test('where its table does not tell them, a row with a blank at both ends is refused', () => {
    const lines = matrix().map((line) => ['', ...line]);
    const at = lines.findIndex(([, label]) => label?.startsWith('四、结转'));
    const [, label = '', ...values] = lines[at] ?? [];
    const cut = [label, '', ...values.slice(1, 6), '8', ''];
    const result = read([disclosure2021(), lines.slice(0, at), [cut], review()]);
    expect(reading(result, 'applications.carried_forward.total').state).toBe('unreadable');
  });

  const blank = Array.from({ length: 15 }, () => '');
  const [groups = [], parts = [], results = [], numbers = []] = review();
  test.each([
    ['numbers, which stand below the break', [groups, parts, results, blank], [numbers]],
    ['numbers, which stand above the break', [groups, parts, results, numbers], [blank]],
    ['heads, which stand above the break', [groups, parts, results], [blank, numbers]],
    ['heads above their results', [groups, parts, blank], [results, numbers]],
  ])('of a table of reviews that a page cuts through its %s, nothing is lost', (_what, first, second) => {
    const result = read([disclosure2021(), matrix(), first, second]);
    expect(value(result, 'review.upheld')).toBe(1);
    expect(value(result, 'litigation.after_review.total')).toBe(15);
    expect(doubts(result)).toEqual([]);
  });

  test('a blank table of reviews above one of lawsuits is blank', () => {
    const result = read([
      disclosure2021(),
      matrix(),
      [['行政复议'], results.slice(-5), blank.slice(-5)],
      [
        ['行政诉讼'],
        ['未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', ''],
        results.slice(-10),
        numbers.slice(-10),
      ],
    ]);
    expect(reading(result, 'review.total').state).toBe('blank');
    expect(value(result, 'litigation.after_review.total')).toBe(15);
  });

  test.each([
    ['a piece of its label on each page', '5.要求行政机关确认或重', '新出具已获取信息'],
    ['its label above', '5.要求行政机关确认或重新出具已获取信息', ''],
    ['its label below', '', '5.要求行政机关确认或重新出具已获取信息'],
  ])('a row that a page cuts within a number, %s, is one row, and the number is doubted', (_what, above, below) => {
    const lines = matrix();
    const at = lines.findIndex(([label]) => label === above + below);
    const values = lines[at]?.slice(1) ?? [];
    const [upper, lower] = [[above], [below]];
    // The half that bears the label has the other numbers, too.
    const whole = above === '' ? lower : upper;
    values.forEach((text, column) => {
      upper.push(column === 6 ? text.slice(0, 3) : whole === upper ? text : '');
      lower.push(column === 6 ? text.slice(3) : whole === lower ? text : '');
    });
    const first = [...lines.slice(0, at), upper];
    const second = [lower, ...lines.slice(at + 1)];
    const result = readReport(onPages(documentOf([disclosure2021(), first, second, review()])));
    expectMatrix(result);
    const said = result.doubts.filter(({ severity }) => severity !== 'info');
    const field = 'applications.outcomes.not_processed.confirm_or_reissue.total';
    expect(said.map(({ rule, fields }) => [rule, fields])).toEqual([['reading/doubtful', [field]]]);
  });

  test('a row across a page from numbers without a label, which are of no row, is doubted', () => {
    const lines = matrix();
    const above = ['', '4', '1', '', '', '', '', ''];
    const [heads = [], row = [], ...rest] = lines;
    const blank = row.map((text, column) => (column === 2 ? '' : text));
    const result = readReport(onPages(documentOf([disclosure2021(), [heads, above], [blank, ...rest], review()])));
    const said = result.doubts.filter(({ rule }) => rule === 'reading/doubtful');
    expect(said.map(({ fields }) => fields)).toEqual([WHO.map((who) => `applications.received.${who}`)]);
  });

  test('heads and a caption repeated overleaf stand between no halves of a row', () => {
    const [heads = [], ...lines] = matrix();
    const at = lines.findIndex(([label]) => label === '5.要求行政机关确认或重新出具已获取信息');
    const values = lines[at]?.slice(1) ?? [];
    const upper = [heads, ...lines.slice(0, at), ['5.要求行政机关确认或重', ...values]];
    const lower = [heads, ['新出具已获取信息', ...values.map(() => '')], ...lines.slice(at + 1)];
    const document = documentOf([disclosure2021(), upper, lower, review()]);
    const blocks = document.blocks.map((block, index) => {
      if (block.kind === 'text' || index !== 3) return block;
      const shifted = block.cells.map((cell) => ({ ...cell, row: cell.row + 1 }));
      const caption = {
        ...shifted[0],
        row: 0,
        column: 0,
        columnSpan: 8,
        text: '收到和处理政府信息公开申请情况',
      } as Cell;
      return { ...block, rows: block.rows + 1, cells: [caption, ...shifted] };
    });
    const result = readReport(onPages({ ...document, blocks }));
    expectMatrix(result);
    expect(result.doubts.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('numbers that stand apart from their label, over a page break, carry a doubt', () => {
    const lines = matrix();
    const first = [...lines.slice(0, 12), [lines[12]?.[0] ?? '', '', '', '', '', '', '', '']];
    const second = [['', ...(lines[12]?.slice(1) ?? [])], ...lines.slice(13)];
    const result = read([disclosure2021(), first, second, review()]);
    expectMatrix(result);
    expect(result.doubts.map(({ rule, fields }) => [rule, fields.length])).toEqual([['reading/doubtful', 7]]);
  });

  test('so do those beside which only the label of their group is printed again', () => {
    const lines = matrix();
    const first = [...lines.slice(0, 12), [lines[12]?.[0] ?? '', '', '', '', '', '', '', '']];
    const second = [['', ...(lines[12]?.slice(1) ?? [])], ...lines.slice(13)].map((line) => [
      '（四）无法提供',
      ...line,
    ]);
    const document = documentOf([disclosure2021(), first, second, review()]);
    const blocks = document.blocks.map((block) => {
      if (block.kind === 'text' || block.columns !== 9) return block;
      const cells = block.cells.filter(({ column, row }) => column > 0 || row === 0);
      return { ...block, cells: cells.map((cell) => (cell.column === 0 ? { ...cell, rowSpan: block.rows } : cell)) };
    });
    const result = readReport({ ...document, blocks });
    expectMatrix(result);
    expect(result.doubts.map(({ rule, fields }) => [rule, fields.length])).toEqual([['reading/doubtful', 7]]);
  });

  test('a row of the report above a blank row lends it no numbers', () => {
    const lines = matrix();
    const at = lines.findIndex(([label]) => label?.startsWith('1.申请人'));
    const blanks = Array.from({ length: 7 }, () => '');
    const first = [...lines.slice(0, at), ['小计', '5', '0', '0', '0', '0', '0', '5']];
    const second = [
      ['1.申请人无正当理由逾期不补', ...blanks],
      ['正、行政机关不再处理其政府信息公开申请', ...blanks],
    ];
    const result = read([disclosure2021(), first, [...second, ...lines.slice(at + 1)], review()]);
    expect(value(result, 'applications.outcomes.other.correction_overdue.natural_person')).toBeNull();
    expect(doubts(result)).toContain('structure/extra-row');
  });

  test('rows without labels that fill a gap exactly keep their numbers under a doubt', () => {
    const lines = matrix();
    lines[7] = ['', ...(lines[7]?.slice(1) ?? [])];
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result);
    const doubt = result.doubts.find((finding) => finding.rule === 'reading/unlabelled-row');
    expect(doubt?.cause).toBe('reading');
    expect(doubt?.fields).toHaveLength(7);
  });

  test('rows without labels that may stand in more than one place have no value', () => {
    const lines = matrix().filter((_, row) => row !== 8);
    lines[7] = ['', ...(lines[7]?.slice(1) ?? [])];
    const result = read([disclosure2021(), lines, review()]);
    const ids = ['outcomes.denied.endangers_security_or_stability', 'outcomes.denied.third_party_rights'];
    expectMatrix(result, ids);
    for (const id of ids) expect(value(result, `applications.${id}.total`)).toBeNull();
    expect(result.doubts.some((doubt) => doubt.severity === 'warning')).toBe(true);
  });

  test('one row for （六） is kept beside a row without a label', () => {
    const lines = matrix().flatMap((line) => {
      if (line[0]?.startsWith('1.申请人无正当'))
        return [
          ['（六）其他处理', ...line.slice(1)],
          ['', ...WHO.map(() => '-')],
        ];
      return /^2.申请人逾期|^3.其他$/.test(line[0] ?? '') ? [] : [line];
    });
    const result = read([disclosure2021(), lines, review()]);
    expect(value(result, 'applications.outcomes.other.subtotal.natural_person')).toBeGreaterThan(1000);
  });

  test('half of a label is enough beside the number of its row, under a doubt', () => {
    const numbered = (label: string) =>
      matrix().map((line) => (line[0] === '2.重复申请' ? [label, ...line.slice(1)] : line));
    const result = read([disclosure2021(), numbered('2.贡女申请'), review()]);
    expectMatrix(result);
    expect(doubts(result)).toContain('reading/doubtful');
    expect(doubts(read([disclosure2021(), numbered('贡女申请'), review()]))).toContain('reading/row-missing');
  });

  test('the 2021 form with one row for （六） is recognised', () => {
    const lines = matrix('2019');
    const result = read([disclosure2021(), lines, review()]);
    expect(result.report.edition).toBe('2021');
    expect(value(result, 'applications.outcomes.other.subtotal.natural_person')).toBe(Number(valueAt(20, 0)));
    expect(reading(result, 'applications.outcomes.other.other.total').state).toBe('absent');
    expect(doubts(result)).toEqual(['structure/merged-rows']);
  });
});

describe('columns', () => {
  test('heads that a page cuts, and the note beside them, are those of the form', () => {
    const [, ...rows] = matrix();
    const [person = '', ...others] = HEADS;
    const upper = [['（勾稽关系为：第一项加第二项之和，等于第三项加', person, '法人或其他组织', '总计']];
    const lower = [['第四项之和）', '', ...others.slice(0, -1), ''], ...rows];
    const result = readReport(onPages(documentOf([disclosure2021(), upper, lower, review()])));
    expectMatrix(result);
    expect(result.doubts.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('heads that come in another order than they stand in are not read by name', () => {
    const [heads = [], ...rows] = matrix();
    const table = tableOf([heads.map((text) => (text === '社会公益组织' ? '' : text)), ...rows]);
    const shifted = table.cells.map((cell) => ({ ...cell, row: cell.row + 1 }));
    const broken = { ...table.cells[0], row: 0, column: 4, text: '公益组' };
    const document = documentOf([disclosure2021(), review()]);
    const matrixTable = { ...table, rows: table.rows + 1, cells: [broken as Cell, ...shifted] };
    expectMatrix(readReport({ ...document, blocks: [...document.blocks, matrixTable] }));
  });

  test('heads in another order are read by name and reported', () => {
    const heads = ['自然人', '科研机构', '商业企业', '社会公益组织', '法律服务机构', '其他', '总计'];
    const result = read([disclosure2021(), matrix('2021', heads), review()]);
    expect(value(result, 'applications.received.research_institution')).toBe(Number(valueAt(0, 1)));
    expect(value(result, 'applications.received.commercial_enterprise')).toBe(Number(valueAt(0, 2)));
    expect(doubts(result)).toEqual(['structure/column-order']);
  });

  test('heads over heads of which a word was misread are still no column', () => {
    const over = (group: string) => ['', '自然人', group, '总计'];
    const below = ['商业公可', '科研机垫', '社会公益组织', '法律服务机构', '其他'];
    for (const group of ['法人或其他纠织', '法人或其他组织二二']) {
      const result = read([disclosure2021(), [over(group), ['', ...below], ...matrix().slice(1)], review()]);
      expectMatrix(result);
      expect(doubts(result)).toEqual([]);
    }
  });

  test('heads over heads that cannot be read are told by what stands below them', () => {
    const below = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
    const rows = [below, ...matrix().slice(1)].map((cells) => `<tr><td>${cells.join('<td>')}`);
    const { blocks } = readMarkup(
      `<table><tr><td rowspan=2><td rowspan=2>自然人<td colspan=5>沄八<td rowspan=2>总计${rows.join('')}</table>`,
    );
    const document = documentOf([disclosure2021(), review()]);
    const result = readReport({ ...document, blocks: [...document.blocks, ...blocks] });
    expectMatrix(result);
    expect(doubts(result)).toEqual([]);
  });

  test('a head that cannot be read takes the column that is left over, also of columns in another order', () => {
    const swapped = ['自然人', '商业企业', '科石开木', '社会公益组织', '法律服务机构', '总计', '其他'];
    const result = read([disclosure2021(), matrix('2021', swapped), review()]);
    expect(value(result, 'applications.received.research_institution')).toBe(3000);
    expect(value(result, 'applications.received.total')).toBe(6000);
    expect(doubts(result)).toEqual(['structure/column-order']);
  });

  test('beside a column of the report a head of which a word was misread takes the column that is left over', () => {
    const [, ...rows] = matrix();
    const upper = ['', '白然人', '法人或其他组织', '', '', '', '', '', '总计'];
    const lower = ['', '', ...HEADS.slice(1, -1), '小计', ''];
    const lines = rows.map((line) => line.toSpliced(7, 0, '77'));
    const result = read([disclosure2021(), [upper, lower, ...lines], review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual(['structure/extra-column']);
  });

  test('a column of the report takes the place of none whose head was lost', () => {
    const lost = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '小计', '总计'];
    const result = read([disclosure2021(), matrix('2021', lost), review()]);
    expect(doubts(result)).toEqual(['reading/heads']);
  });

  test('of two heads that cannot be read it is said that the form told them', () => {
    const damaged = ['自然人', '商业企业', '科石开木', '社会公益组织', '去聿艮务', '其他', '总计'];
    const result = read([disclosure2021(), matrix('2021', damaged), review()]);
    expectMatrix(result);
    expect(result.doubts.map(({ rule, fields }) => [rule, fields.length])).toEqual([['reading/heads', 175]]);
  });

  test('a column of the report is no shift', () => {
    const heads = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '小计', '总计'];
    const lines = matrix('2021', heads).map((line, row) =>
      row === 0 ? line : [...line.slice(0, 7), '77', line[7] ?? ''],
    );
    const result = read([disclosure2021(), lines, review()]);
    expectMatrix(result);
    expect(doubts(result)).toEqual(['structure/extra-column']);
  });

  test('values whose columns shift from row to row are the run of seven', () => {
    const lines = matrix().map((line, row) => {
      if (row === 0 || row % 3 === 0) return line;
      return row % 3 === 1 ? [line[0] ?? '', '', ...line.slice(1)] : [...line, '', ''];
    });
    expectMatrix(read([disclosure2021(), lines, review()]));
  });

  test('where the run of a row has blanks inside and lies beside the heads, it is doubted', () => {
    const table = disclosure2021().map((line) => (line.length === 4 ? [...line, ''] : line));
    const lines = table.map((line) => (line[0] === '行政规范性文件' ? [line[0], '', '1', '', '8'] : line));
    const result = read([lines, matrix(), review()]);
    const said = result.doubts.filter(({ rule }) => rule === 'reading/doubtful');
    expect(said.flatMap(({ fields }) => fields)).toContain('disclosure.normative_documents.issued');
  });

  test('where digits ran together the row is refused', () => {
    const lines = matrix();
    lines[4] = [lines[4]?.[0] ?? '', '0000000'];
    const result = read([disclosure2021(), lines, review()]);
    expect(reading(result, 'applications.outcomes.partially_granted.total')).toMatchObject({
      value: null,
      state: 'unreadable',
    });
    expect(doubts(result)).toEqual(['reading/unreadable']);
  });

  test('too many numbers for the columns are refused', () => {
    const lines = matrix();
    lines[4] = [...(lines[4] ?? []), '5'];
    const result = read([disclosure2021(), lines, review()]);
    expect(value(result, 'applications.outcomes.partially_granted.natural_person')).toBeNull();
  });
});

describe('cells', () => {
  test('blank, dash and text are told from 0', () => {
    const lines = matrix();
    lines[4] = [lines[4]?.[0] ?? '', '0', '', '/', '见附件', '—', '无', '0'];
    const result = read([disclosure2021(), lines, review()]);
    const states = WHO.map((who) => reading(result, `applications.outcomes.partially_granted.${who}`).state);
    expect(states).toEqual(['number', 'blank', 'dash', 'text', 'dash', 'dash', 'number']);
    expect(value(result, 'applications.outcomes.partially_granted.commercial_enterprise')).toBeNull();
  });

  test('digits that stand apart are joined under a doubt', () => {
    const lines = matrix();
    lines[4] = [lines[4]?.[0] ?? '', '2 0', '0', '0', '0', '0', '0', '20'];
    const result = read([disclosure2021(), lines, review()]);
    expect(value(result, 'applications.outcomes.partially_granted.natural_person')).toBe(20);
    const doubt = result.doubts.find((finding) => finding.rule === 'reading/doubtful');
    expect(doubt?.fields).toEqual(['applications.outcomes.partially_granted.natural_person']);
  });
});

describe('table 2', () => {
  test('a note beside a number is no part of it', () => {
    const lines = disclosure2021();
    lines[3] = ['规范性文件', '22\n（其中修订 16 件）', '55（含自然失效 29 件）', '698'];
    const result = read([lines, matrix(), review()]);
    expect(value(result, 'disclosure.normative_documents.issued')).toBe(22);
    expect(value(result, 'disclosure.normative_documents.repealed')).toBe(55);
  });

  test('the head of the labels may be any word', () => {
    const lines = disclosure2021().map((line) => line.map((text) => (text === '信息内容' ? '项目类别' : text)));
    const table3 = matrix();
    table3[0] = ['申请处理情况', ...(table3[0]?.slice(1) ?? [])];
    const result = read([lines, table3, review()]);
    expectMatrix(result);
    expect(value(result, 'disclosure.normative_documents.in_force')).toBe(6);
    expect(doubts(result)).toEqual([]);
  });

  test('damaged heads take the columns that are left over', () => {
    const lines = disclosure2021();
    lines[1] = ['信息内容', '本年', '废止', '现行有效件数'];
    const result = read([lines, matrix(), review()]);
    expect(value(result, 'disclosure.rules.repealed')).toBe(2);
  });

  test('the 2019 form is known by its labels, whatever the year', () => {
    const lines = [
      ['信息内容', '本年新\n制作数量', '本年新\n公开数量', '对外公开总数量'],
      ['规章', '1', '2', '3'],
      ['规范性文件', '4', '5', '6'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '396', '-18', '181'],
      ['其他对外管理服务事项', '0', '+2', '7'],
      ['行政处罚', '1', '0', '2'],
      ['行政强制', '1', '-', '2'],
      ['信息内容', '上一年项目数量', '本年增/减'],
      ['行政事业性收费', '5', '0'],
      ['信息内容', '采购项目数量', '采购总金额'],
      ['政府集中采购', '6', '25.1万元'],
    ];
    const result = read([lines, matrix('2019'), review()]);
    expect(result.report.edition).toBe('2019');
    expect(value(result, 'disclosure.permits.items_change')).toBe(-18);
    expect(value(result, 'disclosure.other_services.items_change')).toBe(2);
    expect(reading(result, 'disclosure.coercive_measures.items_change').state).toBe('dash');
    expect(value(result, 'disclosure.procurement.amount')).toBe(251000);
    expect(doubts(result)).toEqual([]);
  });

  test('an amount of purchases without a unit is kept and said', () => {
    const lines = [
      ['信息内容', '采购项目数量', '采购总金额'],
      ['政府集中采购', '6', '251000'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '396', '-18', '181'],
      ['其他对外管理服务事项', '0', '+2', '7'],
    ];
    const result = read([lines, matrix('2019'), review()]);
    expect(value(result, 'disclosure.procurement.amount')).toBe(251000);
    expect(doubts(result)).toContain('reading/unit');
  });
});

describe('the unit of an amount', () => {
  const withFees = (label: string, head: string, amount: string) => {
    const lines = disclosure2021();
    lines.splice(-2, 2, ['信息内容', head], [label, amount]);
    return read([lines, matrix(), review()]);
  };

  test.each([
    ['in the label of the row', '行政事业性收费（元）', '本年收费金额', '3800'],
    ['in a note beside the number', '行政事业性收费', '本年收费金额', '3800（元）'],
    ['nowhere', '行政事业性收费', '本年收费金额', '3800'],
  ])('that is not that of the form, or is missing, is said: %s', (_where, label, head, amount) => {
    const result = withFees(label, head, amount);
    expect(value(result, 'disclosure.fees.amount')).toBe(3800);
    expect(doubts(result)).toEqual(['reading/unit']);
  });

  test('that is that of the form is not said, wherever it stands', () => {
    expect(doubts(withFees('行政事业性收费（万元）', '本年收费金额', '38'))).toEqual([]);
    expect(doubts(withFees('行政事业性收费', '本年收费金额', '38万元'))).toEqual([]);
  });

  test('in a note beside an amount of purchases is that of the amount', () => {
    const lines = [
      ['信息内容', '采购项目数量', '采购总金额'],
      ['政府集中采购', '6', '25.1（万元）'],
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '396', '-18', '181'],
      ['其他对外管理服务事项', '0', '+2', '7'],
    ];
    expect(value(read([lines, matrix('2019'), review()]), 'disclosure.procurement.amount')).toBe(251000);
  });
});

describe('table 4', () => {
  const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

  test('the two blocks of lawsuits in the other order are read by their heads', () => {
    const lines = review();
    lines[1] = [...RESULTS, '复议后起诉', '', '', '', '', '未经复议直接起诉', '', '', '', ''];
    const result = read([disclosure2021(), matrix(), lines]);
    expect(value(result, 'litigation.after_review.upheld')).toBe(6);
    expect(value(result, 'litigation.direct.upheld')).toBe(11);
  });

  test('heads in three lines, each in the middle over its block, stand over all results', () => {
    const at = (heads: Readonly<Record<number, string>>) =>
      Array.from({ length: 15 }, (_, column) => heads[column] ?? '');
    const values = Array.from({ length: 15 }, (_, index) => String(index + 1));
    const lines = [
      at({ 2: '行政复议', 9: '行政诉讼' }),
      at({ 6: '未经复议直接起诉', 11: '复议后起诉' }),
      [...RESULTS, ...RESULTS, ...RESULTS],
      values,
    ];
    const result = read([disclosure2021(), matrix(), lines]);
    expect(value(result, 'litigation.direct.upheld')).toBe(6);
    expect(doubts(result)).toEqual([]);
  });

  test('results that cannot be read take those that are left over, which is said, and a blank row below them is blank', () => {
    const lines = review(Array.from({ length: 15 }, () => ''));
    const damaged = ['结果维', '结果纠', '其他技', '尚末事', '总计'];
    lines[0] = ['行政复议', '', '', '', '', '行政诉', '', '', '', '', '', '', '', '', ''];
    lines[2] = ['', '', '', '', '', ...damaged, ...damaged];
    const result = read([disclosure2021(), matrix(), lines]);
    expect(reading(result, 'litigation.direct.other').state).toBe('blank');
    expect(doubts(result)).toEqual(['reading/heads']);
  });

  test('a table for each block', () => {
    const block = (title: string, values: string[]) => [[title], RESULTS, values];
    const result = read([
      disclosure2021(),
      matrix(),
      block('行政复议', ['1', '2', '3', '4', '10']),
      block('未经复议直接起诉', ['5', '0', '0', '0', '5']),
      block('复议后起诉', ['', '', '', '', '']),
    ]);
    expect(value(result, 'review.total')).toBe(10);
    expect(value(result, 'litigation.direct.upheld')).toBe(5);
    expect(reading(result, 'litigation.after_review.total').state).toBe('blank');
  });

  test('a table for each block, its name above one of the heads in the same cell', () => {
    const block = (title: string, ...values: string[]) => [RESULTS.with(2, `${title}\n其他结果`), values];
    const result = read([
      disclosure2021(),
      matrix(),
      block('行政复议', '43', '4', '0', '10', '57'),
      block('行政诉讼\n未经复议直接起诉', '30', '1', '0', '10', '41'),
      block('行政诉讼\n复议后起诉', '8', '0', '0', '0', '8'),
    ]);
    const names = ['review', 'litigation.direct', 'litigation.after_review'];
    expect(names.map((name) => value(result, `${name}.upheld`))).toEqual([43, 30, 8]);
  });

  test('one number a line beside its heads', () => {
    const lines = ['行政复议', '未经复议直接起诉', '复议后起诉'].flatMap((part, block) =>
      RESULTS.map((result, index) => [part, result, String(block * 5 + index)]),
    );
    const result = read([disclosure2021(), matrix(), lines]);
    expect(value(result, 'litigation.after_review.upheld')).toBe(10);
    expect(value(result, 'review.total')).toBe(4);
  });

  test('a part of which nothing stands there is named', () => {
    const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const result = read([disclosure2021(), matrix(), [['行政复议'], results, ['1', '0', '2', '0', '3']]]);
    expect(value(result, 'review.total')).toBe(3);
    const missing = result.doubts.filter(({ rule }) => rule === 'reading/row-missing');
    expect(missing.map(({ fields }) => fields.at(-1))).toEqual([
      'litigation.direct.total',
      'litigation.after_review.total',
    ]);
  });

  test('fewer numbers than heads are refused', () => {
    const lines = review(['1', '2', '3', '4', '10', '5']);
    const result = read([disclosure2021(), matrix(), lines]);
    expect(value(result, 'review.upheld')).toBeNull();
    expect(result.doubts.some((doubt) => doubt.severity !== 'info')).toBe(true);
  });
});
