import { sumOf, valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const OTHER = 'applications.outcomes.other.other.total';
const SUBTOTAL = 'applications.outcomes.other.subtotal.total';
const TOTAL = 'applications.outcomes.total.total';
const MOST = 0.3;
const LEAST_TOTAL = 20;

export default defineRule({
  kind: 'case',
  id: 'plausibility/other-share',
  severity: 'info',
  title: {
    zh: '“（六）其他处理”不超过办理总数的30%',
    en: 'No more than 30 % of the outcomes are "other"',
  },
  basis: '国办公开办函〔2021〕30号所附表格（各项办理结果应据实归类）',
  reads: [OTHER, SUBTOTAL, TOTAL],
  check({ report }) {
    const value = valuesOf(report);
    const field = value(OTHER) === null ? SUBTOTAL : OTHER;
    const [other, total] = [value(field), value(TOTAL)];
    if (sumOf([other, total]) === null || other === null || total === null) return { missing: [field, TOTAL] };
    if (total < LEAST_TOTAL || other <= total * MOST) return [];
    const share = `${Math.round((other / total) * 100)}%`;
    const row = field === OTHER ? '（六）其他处理 3.其他' : '（六）其他处理';
    return [
      {
        fields: [field, TOTAL],
        expected: '<= 30%',
        actual: share,
        message: {
          zh: `“${row}”${other}件，占（七）总计（${total}件）的${share}，请核对是否应归入其他办理结果`,
          en: `"${row}" holds ${other} of ${total} outcomes (${share}): some may belong to other rows`,
        },
      },
    ];
  },
  examples: {
    passes: [{ cells: { [OTHER]: '354', [TOTAL]: '3521' } }, { cells: { [OTHER]: '4', [TOTAL]: '8' } }],
    fails: [
      { cells: { [OTHER]: '14', [TOTAL]: '35' } },
      { edition: '2019', cells: { [SUBTOTAL]: '14', [TOTAL]: '35' } },
    ],
  },
});
