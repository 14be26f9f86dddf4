import { describe, expect, test } from '@jest/globals';
import { readMarkup } from '../../extractors/html/index.ts';
import { passesOf } from '../../extractors/pdf/pdfium-passes.ts';
import { readReport } from '../../src/report/read.ts';
import { disclosure2021, documentOf, matrix, read, review, value } from '../report/form.ts';

/** What `npm run fuzz` found: each was a wrong number of which nothing was said, or worse. */
describe('pages made of two', () => {
  const other = matrix().map((line) => line.map((text) => (/^\d+$/.test(text) ? String(Number(text) + 7) : text)));
  const fields = (result: ReturnType<typeof read>, rule: string) =>
    result.doubts.filter((doubt) => doubt.rule === rule).flatMap((doubt) => doubt.fields);

  test.each([
    ['before', () => [disclosure2021(), other.slice(0, 4), disclosure2021(), matrix(), review()]],
    ['behind', () => [disclosure2021(), matrix(), review(), other.slice(0, 2)]],
  ])('a piece of a second table with other numbers %s the one that is read is told of', (_where, tables) => {
    expect(fields(read(tables()), 'structure/second-table')).toContain('applications.received.total');
  });

  test('so is a piece in several tables', () => {
    const [rules = [], documents = []] = [
      ['规章', '', '', ''],
      ['行政规范性文件', '14', '15', '16'],
    ];
    const second = [[rules, documents], [['行政许可', '17']]];
    const result = read([disclosure2021(), matrix(), review(), ...second]);
    expect(fields(result, 'structure/second-table')).toContain('disclosure.normative_documents.issued');
  });

  test('a row of other numbers under a label of the form is none of it', () => {
    const foreign = [
      ['予以公开', '7'],
      ['其他', '5'],
      ['总计', '12'],
    ];
    const result = read([disclosure2021(), matrix(), review(), foreign]);
    expect(fields(result, 'structure/second-table')).toEqual([]);
  });
});

test('text far beyond any page ends the reading of its layers', () => {
  const far = [1e17, -1e17, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5];
  expect(passesOf(far.map((y) => [0, y, 10, y + 10]))).toEqual([0, 0, 0, 0, 0]);
});

test('a table of reviews that lost its first head gives no result to another part in silence', () => {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const below = results.map((label) => `<td>${label}`).join('');
  const numbers = Array.from({ length: 15 }, (_, at) => `<td>${at + 1}`).join('');
  const { blocks } = readMarkup(`<table><tr><td colspan=10>行政诉讼
    <tr>${below.replaceAll('<td>', '<td rowspan=2>')}<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉
    <tr>${below}${below}<tr>${numbers}</table>`);
  const document = documentOf([disclosure2021(), matrix()]);
  const result = readReport({ ...document, blocks: [...document.blocks, ...blocks] });
  expect(value(result, 'litigation.direct.total')).toBe(10);
  const told = result.doubts.filter(({ rule }) => rule === 'reading/heads').flatMap(({ fields }) => fields);
  expect(told).toContain('litigation.direct.total');
});

test('a number that stands among the heads of table 3 shifts no cell of its rows', () => {
  const [heads = [], ...rows] = matrix();
  const table = [[...heads.slice(0, -1), '0', '总计'], ...rows.map(([label = '', ...cells]) => [label, '', ...cells])];
  const result = read([disclosure2021(), table, review()]);
  const whole = read([disclosure2021(), matrix(), review()]);
  for (const who of ['natural_person', 'commercial_enterprise', 'total']) {
    const field = `applications.received.${who}`;
    expect(value(result, field)).toBe(value(whole, field));
  }
});
