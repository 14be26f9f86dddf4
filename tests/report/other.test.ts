import { describe, expect, test } from '@jest/globals';
import type { Block, Document } from '../../src/document.ts';
import { otherThanReport } from '../../src/report/other.ts';
import { readReport } from '../../src/report/read.ts';

const place = { selector: 'p' };
const line = (text: string): Block => ({ kind: 'text', text, place, heading: false });
const head = (text: string): Block => ({ kind: 'text', text, place, heading: true });

function kindOf(blocks: readonly Block[], more: Partial<Document> = {}): string | undefined {
  const document: Document = { medium: 'html', reading: 'text', pages: 1, metadata: {}, blocks, warnings: [], ...more };
  return otherThanReport(document, readReport(document).report)?.kind;
}

describe('a document that says itself that it is something else', () => {
  test.each([
    ['guide', '临江市政府信息公开指南'],
    ['directory', '临江市教育局主动公开基本目录'],
    ['budget', '临江市教育局2024年部门预算公开'],
    ['notice', '关于2024年国庆节放假安排的通知'],
    ['notice', '2024年政务公开工作要点'],
  ])('is a %s: %s', (kind, title) => {
    expect(kindOf([head(title), line('为进一步做好有关工作，现将有关事项通知如下。')])).toBe(kind);
    expect(kindOf([line('首页'), line(title)], { metadata: { title: `${title}-临江市人民政府` } })).toBe(kind);
  });

  test('is an index, where it lists reports and is of no year', () => {
    const listed = ['2022', '2023', '2024'].map((year) => line(`临江市${year}年政府信息公开工作年度报告`));
    expect(kindOf([head('政府信息公开年报'), ...listed])).toBe('index');
    expect(kindOf([head('临江市2024年政府信息公开年报'), ...listed])).toBeUndefined();
    expect(kindOf([head('政府信息公开年报'), ...listed.slice(1)])).toBeUndefined();
  });
});

describe('nothing read is an alarm', () => {
  const guide = head('政府信息公开指南');

  test.each<readonly [what: string, blocks: readonly Block[], more: Partial<Document>]>([
    [
      'a document without a title',
      [
        line('首页'),
        line(
          '这里什么也没有写，也没有表格，只有这样一段没有标题的文字而已，请继续阅读下去，直到它足够长，不像标题为止，谢谢大家。',
        ),
      ],
      {},
    ],
    ['a report in its title', [head('临江市2024年政府信息公开工作年度报告'), line('附件')], {}],
    ['a report in one of its titles', [guide, head('临江市2024年政府信息公开工作年度报告')], {}],
    ['a report that no heading names', [guide, line('临江市2024年政府信息公开工作年度报告')], {}],
    ['a report that its page names', [guide], { metadata: { title: '临江市年度报告' } }],
    ['a notice that holds the report', [head('关于印发临江市2024年政府信息公开工作年度报告的通知')], {}],
    ['a notice on disclosure', [head('临江市2024年政府信息公开情况通报'), head('政府信息公开工作通告')], {}],
    ['a text that speaks of itself as a report', [guide, line('本报告由总体情况等六部分组成。')], {}],
    ['the words of the form', [guide, line('三、本年度办理结果 （一）予以公开 12')], {}],
    ['the sections of the form', [guide, line('一、总体情况'), line('二、主动公开政府信息情况')], {}],
    ['something that could not be extracted', [guide], { warnings: [{ code: 'page-needs-ocr', values: { page: 2 } }] }],
    ['a title that the page itself does not print', [line('正文')], { metadata: { title: '政府信息公开指南' } }],
  ])('of %s', (_what, blocks, more) => {
    expect(kindOf(blocks, more)).toBeUndefined();
  });
});
