import { isTraditional, passagesOf } from '../../report/passages.ts';
import type { Period, Report, Stated } from '../../report/report.ts';
import { yearOfText } from '../../report/years.ts';
import { defineRule, type Remark, type Verdict } from '../../rule.ts';

const ABOUT_STATISTICS = /(?:统计|数据|期限|时限|周期|截止)[^。]{0,30}$|报告[^。]{0,12}$/;
const OTHER_WORDING = /(?:统计|数据)[^。；]{0,16}(?:期限|时限|时间|周期|范围|截[至止])/;

export default defineRule({
  kind: 'case',
  id: 'structure/period',
  severity: 'error',
  title: {
    zh: '统计期限为报告年度的1月1日至12月31日',
    en: 'The statistics period is 1 January to 31 December of the year reported on',
  },
  basis: '《政府信息公开条例》第四十九条、第五十条（上一年度）',
  reads: ['period', 'year', 'introduction'],
  check({ report }) {
    const { period, year } = report;
    if (!year) return { missing: ['year'] };
    if (!period) return unstated(report);
    if (!speaksOfStatistics(report, period)) return { missing: ['period'] };
    return compare(report, period, year.value);
  },
  examples: {
    passes: [{ year: 2023, period: ['2023-01-01', '2023-12-31'] }],
    fails: [
      { year: 2023, period: ['2022-01-01', '2022-12-31'] },
      { year: 2023, period: ['2023-01-01', '2023-11-30'] },
      { year: 2023, introduction: '根据《中华人民共和国政府信息公开条例》编制本报告。' },
    ],
  },
});

function unstated(report: Report): Verdict {
  const passages = passagesOf(report);
  if (passages.length === 0 || passages.some(({ text }) => OTHER_WORDING.test(text) || isTraditional(text)))
    return { missing: ['period'] };
  return [
    {
      severity: 'info',
      expected: `${report.year?.value}年1月1日至12月31日`,
      actual: null,
      message: {
        zh: '正文没有写明数据的统计期限',
        en: 'The text does not state the period of the statistics',
      },
    },
  ];
}

/** Dates of something else, a campaign or a survey, are no statistics period. */
function speaksOfStatistics(report: Report, { quote }: Stated<Period>): boolean {
  const passage = passagesOf(report).find(({ text }) => text.includes(quote));
  return !passage || ABOUT_STATISTICS.test(passage.text.slice(0, passage.text.indexOf(quote)));
}

function compare(report: Report, { value: { from, to }, place }: Stated<Period>, year: number): readonly Remark[] {
  const expected = `${year}-01-01/${year}-12-31`;
  const actual = `${from}/${to}`;
  if (expected === actual) return [];
  const about = { places: [place], expected, actual };
  const years = [from, to].map((date) => Number(date.slice(0, 4)));
  const otherYear = years.some((other) => other !== year);
  // Where the whole text speaks of the year of the period, it is the title that is wrong: `structure/year` says so.
  if (otherYear && years.every((other) => other === yearOfText(report)?.year)) return [];
  if (otherYear) {
    return [
      {
        ...about,
        message: {
          zh: `统计期限印作${from}至${to}，与报告年度${year}年不符`,
          en: `The period is printed as ${from} to ${to}, which is not the year ${year} reported on`,
        },
      },
    ];
  }
  return [
    {
      ...about,
      severity: 'warning',
      message: {
        zh: `统计期限印作${from}至${to}，应为${year}年1月1日至12月31日`,
        en: `The period is printed as ${from} to ${to}; it should be 1 January to 31 December ${year}`,
      },
    },
  ];
}
