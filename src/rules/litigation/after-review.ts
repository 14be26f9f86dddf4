import type { Report } from '../../report/report.ts';
import { valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const FIELD = 'litigation.after_review.total';

export default defineRule({
  kind: 'case',
  id: 'litigation/after-review',
  severity: 'info',
  title: {
    zh: '复议后起诉的案件不多于本年和上年已审结的行政复议',
    en: 'No more suits after review than reviews concluded this year and last',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格第四部分',
  reads: [FIELD, 'review', 'last year'],
  check({ report, related }) {
    if (!related?.last) return { missing: ['last year'] };
    const count = valuesOf(report)(FIELD);
    const [now, before] = [concluded(report), concluded(related.last.report)];
    if (count === null || now === null || before === null) return { missing: [FIELD, 'review.total'] };
    if (count <= now + before) return [];
    return [
      {
        fields: [FIELD, 'review.total', 'review.pending'],
        expected: `<= ${now + before}`,
        actual: count,
        message: {
          zh: `“复议后起诉·总计”为${count}件，多于本年和上年已审结的行政复议（${now}件、${before}件）`,
          en: `${count} suits were brought after review, more than the reviews concluded this year (${now}) and last (${before})`,
        },
      },
    ];
  },
  examples: {
    passes: [
      {
        year: 2023,
        cells: { [FIELD]: '2', 'review.total': '3' },
        rest: '0',
        last: { year: 2022, rest: '0' },
      },
    ],
    fails: [{ year: 2023, cells: { [FIELD]: '5', 'review.total': '3' }, rest: '0', last: { year: 2022, rest: '0' } }],
  },
});

function concluded(report: Report): number | null {
  const value = valuesOf(report);
  const [total, pending] = [value('review.total'), value('review.pending')];
  return total === null || pending === null ? null : total - pending;
}
