import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'dates/before-year-end',
  severity: 'warning',
  title: {
    zh: '报告在统计期限结束之后公布',
    en: 'The report was published after the year it reports on',
  },
  basis: '《政府信息公开条例》第四十九条（上一年度）',
  reads: ['published_on', 'year'],
  check({ report: { published_on: published, year } }) {
    if (!published || !year) return { missing: [published ? 'year' : 'published_on'] };
    const first = `${year.value + 1}-01-01`;
    if (published.value >= first) return [];
    return [
      {
        places: [published.place],
        expected: `>= ${first}`,
        actual: published.value,
        message: {
          zh: `公布日期为${published.value}，早于${year.value}年统计期限结束，数据不可能完整`,
          en: `The report is dated ${published.value}, before the end of the year ${year.value}: its numbers cannot be complete`,
        },
      },
    ];
  },
  examples: {
    passes: [{ year: 2021, published_on: '2022-01-04' }],
    fails: [{ year: 2021, published_on: '2021-12-31' }],
  },
});
