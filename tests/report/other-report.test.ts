import { expect, test } from '@jest/globals';
import { readMarkup } from '../../extractors/html/index.ts';
import type { Document } from '../../src/document.ts';
import { readReport } from '../../src/report/read.ts';

const TABLE_4 =
  '<table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr>' +
  '<td rowspan=2>结果维持<td rowspan=2>结果纠正<td rowspan=2>其他结果<td rowspan=2>尚未审结<td rowspan=2>总计' +
  '<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>' +
  '<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计'.repeat(2) +
  `<tr>${'<td>1<td>1<td>1<td>1<td>4'.repeat(3)}</table>`;

function doubted(html: string): readonly string[] {
  const page: Document = { medium: 'html', reading: 'text', pages: 1, warnings: [], ...readMarkup(html) };
  return readReport(page).doubts.flatMap(({ rule, fields }) => (rule === 'structure/other-report' ? fields : []));
}

const OWN = '<h1>清江市交通运输局2023年政府信息公开工作年度报告</h1><p>无';

test.each(['清江市水利局2023年政府信息公开工作年度报告', '清江市交通运输局2022年政府信息公开工作年度报告'])(
  'a table below the title of another report is doubted: %s',
  (title) => {
    expect(doubted(`${OWN}<h2>${title}</h2>${TABLE_4}`)).toContain('review.upheld');
  },
);

test.each([
  '<h2>交通运输局2023年政府信息公开工作年度报告</h2>',
  '<h2>2022年政府信息公开工作年度报告</h2><p>（一）主动公开</p><p>（二）依申请公开</p>',
  '<p>见《清江市水利局2023年政府信息公开工作年度报告》</p>',
])('the title in short, one without an organ and one that is quoted are no other: %s', (line) => {
  expect(doubted(`${OWN}${line}${TABLE_4}`)).toEqual([]);
});

test('titles of others before that of the report, or after its tables, say nothing', () => {
  const other = '<p>清江市水利局2023年政府信息公开工作年度报告</p>';
  expect(doubted(`${other}${OWN}${TABLE_4}${other}`)).toEqual([]);
});

const OWN_LABELS = (labels: string) => TABLE_4.replace('<tr><td>1', `<tr>${labels}<td>1`);

test.each([
  `<p>附：清江市港航事业发展中心政府信息公开情况表</p>${TABLE_4}`,
  `<p>2022年度政府信息公开情况</p><p>单位：件</p>${TABLE_4}`,
  OWN_LABELS('<td>2022年'),
  TABLE_4.replace('行政复议', '2022年行政复议'),
  TABLE_4.replace('行政诉讼', '2022年行政诉讼'),
])('a caption, a head and a label may be those of others: %#', (table) => {
  expect(doubted(`${OWN}${table}`)).toContain('review.upheld');
});

test.each([
  `<p>清江市交通运输局政府信息公开情况表</p>${TABLE_4}`,
  `<p>附表：2023年度政府信息公开情况</p>${TABLE_4}`,
  `<p>与2022年相比，有所增加。</p>${TABLE_4}`,
  OWN_LABELS('<td>2023年'),
  TABLE_4.replace('尚未审结', '尚未审结（含2022年结转）'),
])('those of the report are none: %#', (table) => {
  expect(doubted(`${OWN}${table}`)).toEqual([]);
});
