import { describe, expect, test } from '@jest/globals';
import type { Document } from '../../src/document.ts';
import { readHead } from '../../src/report/head.ts';
import { readNarrative } from '../../src/report/sections.ts';
import { editionOf } from './form.ts';

function page(lines: readonly string[], metadata: Document['metadata'] = {}): Document {
  const blocks = lines.map((text, index) => ({
    kind: 'text' as const,
    text,
    place: { selector: `p${index}` },
    heading: false,
  }));
  return { medium: 'html', reading: 'text', pages: 1, metadata, blocks, warnings: [] };
}

function head(...lines: string[]) {
  const { title, organ, year, period, published_on } = readHead(page(lines));
  return {
    title: title?.value,
    organ: organ?.value,
    year: year?.value,
    period: period?.value,
    published_on: published_on?.value,
  };
}

describe('titles', () => {
  test.each([
    ['青川县发展和改革局2023年政府信息公开年度报告', '青川县发展和改革局', 2023],
    ['2019年青川市人民政府办公厅政府信息公开工作年度报告', '青川市人民政府办公厅', 2019],
    ['青川市教育局政府信息公开工作2022年度报告', '青川市教育局', 2022],
    ['关于青川区二道镇2022年度政府信息公开情况的报告', '青川区二道镇', 2022],
    ['青川县民政局2021年信息公开工作年度报告', '青川县民政局', 2021],
  ])('%s', (title, organ, year) => {
    expect(head(title)).toMatchObject({ title, organ, year });
  });

  test('over two lines, the organ above the year', () => {
    const found = head('青川市洪河区人民政府', '2024 年政府信息公开工作年度报告');
    expect(found).toMatchObject({
      title: '青川市洪河区人民政府2024年政府信息公开工作年度报告',
      organ: '青川市洪河区人民政府',
      year: 2024,
    });
  });

  test('broken inside the words', () => {
    expect(head('2024 年青川市科委政府信息公开工作', '年度报告').title).toBe(
      '2024年青川市科委政府信息公开工作年度报告',
    );
  });

  test('what the site sets behind it is no part of it', () => {
    expect(head('2019年甲市教育局政府信息公开工作年度报告发布日期：2020-01-31')).toMatchObject({
      title: '2019年甲市教育局政府信息公开工作年度报告',
      published_on: '2020-01-31',
    });
  });

  test('a sentence that names the report is no title', () => {
    expect(head('根据《条例》编制本单位2023年政府信息公开工作年度报告。').title).toBeUndefined();
  });

  test('without a year in it, the year comes from the period', () => {
    const found = head('乌水市工业局政府信息公开工作年度报告', '统计期限自2021年1月1日起至12月31日止。');
    expect(found.year).toBe(2021);
  });
});

describe('period and dates', () => {
  test.each([
    ['本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止', '2023-01-01', '2023-12-31'],
    ['统计周期为 2024 年 1 月 1 日至 12 月 31 日', '2024-01-01', '2024-12-31'],
    ['数据统计时限为二〇二二年1月1日至当年12月31日', '2022-01-01', '2022-12-31'],
  ])('%s', (sentence, from, to) => expect(head(sentence).period).toEqual({ from, to }));

  test('a sentence broken over two lines', () => {
    expect(head('统计期限为2023年1', '月1日至12月31日。').period).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  });

  test('the publication date stands on the page', () => {
    expect(head('发布日期：2024-01-22').published_on).toBe('2024-01-22');
    expect(head('公开日期 2024年1月9日').published_on).toBe('2024-01-09');
    expect(head('会议于2024年1月9日召开').published_on).toBeUndefined();
  });
});

describe('sections', () => {
  test('are found by their headings, exact or not', () => {
    const document = page([
      '引言',
      '一、总体情况',
      '（一）主动公开。',
      '二、 主动公开政府信息情况',
      '三、政府信息依申请公开情况',
      '四、政府信息公开行政法复议、行政诉讼情况',
      '五、存在的主要问题及整改措施',
      '一是人手不足。',
      '六、其他需要报告的事项',
      '无。',
    ]);
    const { sections: found } = readNarrative(document, editionOf('2021').sections, null);
    expect(found.map((section) => section.id)).toEqual([
      'overview',
      'disclosure',
      'applications',
      'review_and_litigation',
      'problems',
      'other_matters',
    ]);
    expect(found[0]?.paragraphs.map(({ text }) => text)).toEqual(['（一）主动公开。']);
  });

  test('a sentence with an ordinal opens no section', () => {
    const document = page(['一、加强学习，提高认识。', '二、开展了12次培训；']);
    expect(readNarrative(document, editionOf('2021').sections, null).sections).toEqual([]);
  });
});
