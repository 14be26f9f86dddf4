import { valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const RECEIVED = 'applications.received.total';
const CARRIED_IN = 'applications.carried_in.total';
const FORWARD = 'applications.carried_forward.total';
const MOST = 0.2;
const LEAST_INTAKE = 20;

export default defineRule({
  kind: 'case',
  id: 'plausibility/backlog',
  severity: 'info',
  title: {
    zh: '结转下年度的申请不超过应办总数的20%',
    en: 'No more than 20 % of the applications are carried forward',
  },
  basis: '《政府信息公开条例》第三十三条（二十个工作日内答复，可延长二十个工作日）',
  reads: [RECEIVED, CARRIED_IN, FORWARD],
  check({ report }) {
    const value = valuesOf(report);
    const [received, carried, forward] = [value(RECEIVED), value(CARRIED_IN), value(FORWARD)];
    if (received === null || carried === null || forward === null) return { missing: [RECEIVED, CARRIED_IN, FORWARD] };
    const intake = received + carried;
    if (intake < LEAST_INTAKE || forward <= intake * MOST) return [];
    const share = `${Math.round((forward / intake) * 100)}%`;
    return [
      {
        fields: [FORWARD, RECEIVED, CARRIED_IN],
        expected: '<= 20%',
        actual: share,
        message: {
          zh: `结转下年度继续办理${forward}件，占本年新收＋上年结转（${intake}件）的${share}，办理期限为20个工作日，请核实`,
          en: `${forward} of ${intake} applications (${share}) are carried forward; the time limit is 20 working days`,
        },
      },
    ];
  },
  examples: {
    passes: [{ cells: { [RECEIVED]: '3119', [CARRIED_IN]: '34', [FORWARD]: '103' } }],
    fails: [{ cells: { [RECEIVED]: '40', [CARRIED_IN]: '0', [FORWARD]: '12' } }],
  },
});
