import type { Statement } from '../../report/report.ts';
import { defineRule } from '../../rule.ts';

const INTAKE = ['applications.received.total', 'applications.handled.total', 'applications.outcomes.total.total'];

export default defineRule({
  kind: 'case',
  id: 'applications/all-zero',
  severity: 'info',
  title: {
    zh: '收到和处理政府信息公开申请情况表不全为0',
    en: 'The table of applications is not all zero',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格',
  reads: ['applications', 'statements'],
  check({ report }) {
    const readings = report.readings.filter(
      ({ field, state }) => field.startsWith('applications.') && state !== 'absent',
    );
    if (readings.length === 0) return { missing: ['applications'] };
    if (readings.some(({ value }) => value !== 0)) return [];
    const stated = report.statements.find(({ about }) => INTAKE.includes(about));
    const { zh, en } = agreement(stated);
    return [
      {
        fields: readings.slice(0, 1).map(({ field }) => field),
        ...(stated ? { places: [stated.place] } : {}),
        expected: stated?.value ?? null,
        actual: 0,
        message: {
          zh: `收到和处理政府信息公开申请情况表${readings.length}个单元格全部为0，${zh}`,
          en: `All ${readings.length} cells of the table of applications are 0; ${en}`,
        },
      },
    ];
  },
  examples: {
    passes: [{ cells: { 'applications.received.total': '3' }, rest: '0' }],
    fails: [
      { rest: '0', sections: { overview: '（二）依申请公开情况。2023年未收到政府信息公开申请。' } },
      { rest: '0' },
    ],
  },
});

function agreement(stated: Statement | undefined): { readonly zh: string; readonly en: string } {
  if (!stated) return { zh: '正文没有写收到申请的情况', en: 'the text does not tell of any applications' };
  if (stated.value === 0) return { zh: `正文所述一致：“${stated.quote}”`, en: `the text agrees: "${stated.quote}"` };
  return { zh: `正文却写道：“${stated.quote}”`, en: `but the text says: "${stated.quote}"` };
}
