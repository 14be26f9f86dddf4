import { dateInPath, dateOfSignature, daysBetween, type PrintedDate } from '../../report/printed-dates.ts';
import { defineRule } from '../../rule.ts';

const MOST_DAYS = 7;

export default defineRule({
  kind: 'case',
  id: 'dates/disagree',
  severity: 'info',
  title: {
    zh: '网页日期、落款日期和地址中的日期相差不超过7天',
    en: 'The dates of the page, below the text and in the address are within 7 days',
  },
  basis: '《政府信息公开条例》第四十九条（公布日期）',
  reads: ['published_on', 'sections', 'path'],
  check({ report, path }) {
    const { published_on: published } = report;
    const dates = [
      { zh: '网页', en: 'the page', date: published && dateOn(published.value) },
      { zh: '落款', en: 'the text', date: dateOfSignature(report) },
      { zh: '地址', en: 'the address', date: dateInPath(path) },
    ].flatMap(({ date, ...from }) => (date ? [{ ...from, date }] : []));
    const [first, ...others] = dates;
    if (!first || others.length === 0) return { missing: ['published_on'] };
    return others.flatMap((other) => {
      const days = daysBetween(first.date, other.date);
      if (days <= MOST_DAYS) return [];
      return [
        {
          ...(published ? { places: [published.place] } : {}),
          expected: first.date.quote,
          actual: other.date.quote,
          message: {
            zh: `${first.zh}日期（${first.date.quote}）与${other.zh}日期（${other.date.quote}）相差${days}天`,
            en: `The date of ${first.en} (${first.date.quote}) and that of ${other.en} (${other.date.quote}) are ${days} days apart`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      { published_on: '2024-01-17', path: 'site/t20240117_8843764.html' },
      { published_on: '2024-01-17', path: 'site/202401/0f3.shtml' },
      { published_on: '2024-01-19', sections: { other_matters: '无。\n沭阳县发展和改革局\n2024年1月17日' } },
    ],
    fails: [
      { published_on: '2024-01-17', path: 'art/2025/11/3/art_1_2.html' },
      { published_on: '2024-03-20', sections: { other_matters: '无。\n2024年1月17日' } },
    ],
  },
});

function dateOn(day: string): PrintedDate {
  return { from: day, to: day, quote: day };
}
