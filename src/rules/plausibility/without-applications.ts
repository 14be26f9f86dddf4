import type { Report } from '../../report/report.ts';
import { sumOf, valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const INTAKE = ['applications.received.total', 'applications.carried_in.total'];
const DISPUTES = ['review.total', 'litigation.direct.total', 'litigation.after_review.total'];

export default defineRule({
  kind: 'case',
  id: 'plausibility/without-applications',
  severity: 'info',
  title: {
    zh: '连续两年没有申请时，通常没有因政府信息公开引起的复议、诉讼',
    en: 'Where two years bring no application there is mostly no review and no lawsuit over one',
  },
  basis: '国办公开办函〔2021〕30号所附表格第三、四部分',
  reads: [...INTAKE, ...DISPUTES, 'last year'],
  check({ report, related }) {
    if (!related?.last) return { missing: ['last year'] };
    const [now, before] = [intakeOf(report), intakeOf(related.last.report)];
    const value = valuesOf(report);
    const disputes = sumOf(DISPUTES.map(value));
    if (now === null || before === null || disputes === null) return { missing: [...INTAKE, ...DISPUTES] };
    if (now > 0 || before > 0 || disputes === 0) return [];
    return [
      {
        fields: DISPUTES.filter((field) => (value(field) ?? 0) > 0),
        expected: 0,
        actual: disputes,
        message: {
          zh: `本年和上年都没有政府信息公开申请，却有行政复议、行政诉讼${disputes}件，请核实`,
          en: `There was no application this year or last, but there are ${disputes} reviews and lawsuits`,
        },
      },
    ];
  },
  examples: {
    passes: [{ year: 2023, rest: '0', last: { year: 2022, rest: '0' } }],
    fails: [{ year: 2023, cells: { 'review.total': '1' }, rest: '0', last: { year: 2022, rest: '0' } }],
  },
});

function intakeOf(report: Report): number | null {
  return sumOf(INTAKE.map(valuesOf(report)));
}
