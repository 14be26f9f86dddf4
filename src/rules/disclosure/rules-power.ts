import { mayMakeRules } from '../../report/organ-level.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'disclosure/rules-power',
  severity: 'warning',
  title: {
    zh: '没有规章制定权的机关，“规章”一行为0',
    en: 'Organs without the power to make rules print 0 in the row 规章',
  },
  basis: '《立法法》第九十一条、第九十三条（规章由国务院部门和省级、设区的市、自治州人民政府制定）',
  reads: ['disclosure.rules', 'organ'],
  check({ report }) {
    const { organ, readings } = report;
    const row = readings.filter(({ field, value }) => field.startsWith('disclosure.rules.') && value !== null);
    const may = organ ? mayMakeRules(organ.value) : undefined;
    if (!organ || row.length === 0) return { missing: [organ ? 'disclosure.rules' : 'organ'] };
    const printed = row.filter(({ value }) => value !== 0);
    if (may || printed.length === 0) return [];
    if (may === undefined) return { missing: ['the power of the organ'] };
    return [
      {
        fields: printed.map(({ field }) => field),
        expected: 0,
        actual: printed.map(({ raw }) => raw).join('、'),
        message: {
          zh: `${organ.value}没有规章制定权，“规章”一行却印有${printed.map(({ raw }) => raw).join('、')}，可能把规章制度或规范性文件计入规章`,
          en: `${organ.value} has no power to make rules, but the row 规章 prints ${printed.map(({ raw }) => raw).join(', ')}: internal regulations or normative documents may have been counted`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { organ: '桃江县松木塘镇人民政府', rest: '0' },
      { organ: '上海市人民政府', cells: { 'disclosure.rules.issued': '3', 'disclosure.rules.in_force': '120' } },
    ],
    fails: [
      {
        organ: '桃江县松木塘镇人民政府',
        cells: { 'disclosure.rules.issued': '2', 'disclosure.rules.in_force': '2' },
        rest: '0',
      },
      { organ: '碧渡市教育局', cells: { 'disclosure.rules.issued': '2', 'disclosure.rules.in_force': '6' }, rest: '0' },
      { organ: '尼勒克县教育局', cells: { 'disclosure.rules.in_force': '6' }, rest: '0' },
    ],
  },
});
