import { organOf } from '../../report/organ.ts';
import type { Report } from '../../report/report.ts';
import { valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** Departments that the public asks of most, and those that punish every year. */
const MUCH_ASKED = /公安|自然资源|规划|住房|住建|市场监督|市场监管|人力资源|人社/;
const PUNISHING = /公安|市场监督|市场监管|城市管理|城管|综合行政执法|综合执法|交通运输/;
const PENALTIES = 'disclosure.penalties.decisions';

export default defineRule({
  kind: 'case',
  id: 'plausibility/large-organ-zero',
  severity: 'info',
  title: {
    zh: '政府和申请、处罚较多的部门，相关数据不为0',
    en: 'Governments and departments with much business do not print zeros throughout',
  },
  basis: '国办公开办函〔2021〕30号（报告内容应当准确、全面）',
  reads: ['organ', 'applications', PENALTIES],
  check({ report }) {
    const { organ } = report;
    const { level, body } = organOf(organ?.value ?? '');
    const department = level === 'department' ? body + (organ?.value ?? '') : '';
    const asked = level === 'government' || MUCH_ASKED.test(department);
    const punishing = PUNISHING.test(department);
    if (!organ || (!asked && !punishing)) return { missing: ['a large organ'] };
    if (report.readings.every(({ value }) => value === null)) return { missing: ['applications', PENALTIES] };
    return [...(asked ? noApplications(report) : []), ...(punishing ? noPenalties(report) : [])];
  },
  examples: {
    passes: [
      {
        organ: '溪桥县公安局',
        cells: { 'applications.received.total': '3', [PENALTIES]: '1200' },
        rest: '0',
      },
    ],
    fails: [
      { organ: '溪桥县公安局', cells: { [PENALTIES]: '1200' }, rest: '0' },
      { organ: '溪桥县市场监督管理局', cells: { 'applications.received.total': '3' }, rest: '0' },
      { organ: '溪桥县人民政府', rest: '0' },
    ],
  },
});

function noApplications(report: Report): readonly Remark[] {
  const readings = report.readings.filter(({ field }) => field.startsWith('applications.'));
  if (readings.some(({ value, state }) => state !== 'absent' && value !== 0)) return [];
  return [
    {
      fields: ['applications.received.total'],
      expected: '> 0',
      actual: 0,
      message: {
        zh: `${report.organ?.value}的收到和处理政府信息公开申请情况表全部为0，这类机关通常有申请，请核实`,
        en: `The table of applications of ${report.organ?.value} is all zero; organs of this kind mostly receive some`,
      },
    },
  ];
}

function noPenalties(report: Report): readonly Remark[] {
  if (valuesOf(report)(PENALTIES) !== 0) return [];
  return [
    {
      fields: [PENALTIES],
      expected: '> 0',
      actual: 0,
      message: {
        zh: `${report.organ?.value}的“行政处罚·处理决定数量”为0，这类机关通常有处罚决定，请核实`,
        en: `${report.organ?.value} prints no decisions on penalties; organs of this kind mostly make some`,
      },
    },
  ];
}
