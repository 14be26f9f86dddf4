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
  '<h2>2022年政府信息公开工作年度报告</h2>',
  '<p>见《清江市水利局2023年政府信息公开工作年度报告》</p>',
])('the title in short, one without an organ and one that is quoted are no other: %s', (line) => {
  expect(doubted(`${OWN}${line}${TABLE_4}`)).toEqual([]);
});

test('titles of others before that of the report, or after its tables, say nothing', () => {
  const other = '<p>清江市水利局2023年政府信息公开工作年度报告</p>';
  expect(doubted(`${other}${OWN}${TABLE_4}${other}`)).toEqual([]);
});
