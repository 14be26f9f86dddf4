import { tablePairs } from '../../claims/history.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'levels/same-tables',
  severity: 'info',
  title: {
    zh: '政府的报告与政府办公室的报告数字不相同',
    en: 'The report of a government does not print the numbers of that of its office',
  },
  basis: '《政府信息公开条例》第四十九条',
  reads: ['all tables', 'the report of the government’s office'],
  check({ report, related }) {
    const office = related?.office;
    if (!office) return { missing: ['the report of the government’s office'] };
    const pairs = tablePairs(report, office.report);
    if (pairs.every(({ shared }) => shared.length === 0)) return { missing: ['tables of both reports'] };
    const same = pairs.every(({ different }) => different.length === 0);
    if (!same || pairs.every(({ numbers }) => numbers.length === 0)) return [];
    return [
      {
        fields: pairs.flatMap(({ shared }) => shared.slice(0, 1)),
        expected: null,
        actual: office.path,
        message: {
          zh: `各表数字与本级政府办公室的报告（${office.path}）完全相同，请确认两份报告的统计范围`,
          en: `All numbers are those of the report of the government's office (${office.path}): confirm what each covers`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { rest: '0', office: { rest: '0' } },
      { rest: '0', cells: { 'review.total': '2' }, office: { rest: '0', cells: { 'review.total': '1' } } },
    ],
    fails: [{ rest: '0', cells: { 'review.total': '2' }, office: { rest: '0', cells: { 'review.total': '2' } } }],
  },
});
