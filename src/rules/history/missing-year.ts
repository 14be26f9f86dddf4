import { ALONE } from '../../claims/history.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'history/missing-year',
  severity: 'info',
  title: { zh: '每年都有报告', en: 'There is a report for every year' },
  basis: '《政府信息公开条例》第四十九条',
  reads: ['year', 'the years of the organ’s other reports'],
  check({ report, related }) {
    if (!related) return ALONE;
    const year = report.year?.value;
    const before = Math.max(...related.years.filter((other) => other < (year ?? 0)));
    if (year === undefined || before < 0) return { missing: ['an earlier report'] };
    const missing = Array.from({ length: year - before - 1 }, (_, index) => before + 1 + index);
    if (missing.length === 0) return [];
    return [
      {
        expected: missing.join('、'),
        actual: null,
        message: {
          zh: `${report.organ?.value ?? '本机关'}有${before}年度和${year}年度的报告，未见${missing.join('、')}年度的报告`,
          en: `There are reports on ${before} and ${year}, but none on ${missing.join(', ')}`,
        },
      },
    ];
  },
  examples: {
    passes: [{ year: 2024, years: [2022, 2023, 2024] }],
    fails: [{ year: 2024, years: [2021, 2024] }],
  },
});
