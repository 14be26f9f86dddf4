import { causeFrom, lastYear, NO_LAST_YEAR, numbersOf } from '../../claims/history.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const ROWS = [
  ['permits', '行政许可'],
  ['other_services', '其他对外管理服务事项'],
  ['penalties', '行政处罚'],
  ['coercive_measures', '行政强制'],
  ['fees', '行政事业性收费'],
] as const;

export default defineRule({
  kind: 'case',
  id: 'history/items',
  severity: 'warning',
  title: {
    zh: '上一年项目数量等于上年报告的上一年项目数量加增减数（2019年格式）',
    en: 'The number of items a year ago is what last year’s report comes to (form of 2019)',
  },
  basis: '国办公开办函〔2019〕60号所附表格（第二十条第（五）（六）（八）项）',
  reads: ROWS.map(([id]) => `disclosure.${id}.items_last_year`),
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    const [now, then] = [readingsByField(facts.report), readingsByField(last.report)];
    const judged = ROWS.flatMap(([id, label]) => {
      const fields = [`disclosure.${id}.items_last_year`, `disclosure.${id}.items_change`];
      const [actual] = numbersOf(now, fields.slice(0, 1)) ?? [];
      const before = numbersOf(then, fields);
      if (actual === undefined || !before) return [];
      const [items = 0, change = 0] = before;
      return [{ fields, label, actual, items, change, expected: items + change }];
    });
    if (judged.length === 0) return { missing: ROWS.map(([id]) => `disclosure.${id}.items_last_year`) };
    return judged
      .filter(({ actual, expected }) => actual !== expected)
      .map(({ fields, label, actual, items, change, expected }) => ({
        fields: fields.slice(0, 1),
        ...causeFrom(then, fields),
        expected,
        actual,
        message: {
          zh: `${label}：上年报告的上一年项目数量为${items}项，增减${change}项，合${expected}项；本年报告的上一年项目数量为${actual}项（权责清单调整的，请说明）`,
          en: `${label}: last year's report comes to ${items} + ${change} = ${expected} items, but this one says ${actual} for last year`,
        },
      }));
  },
  examples: {
    passes: [
      {
        edition: '2019',
        cells: { 'disclosure.permits.items_last_year': '391' },
        last: {
          edition: '2019',
          cells: { 'disclosure.permits.items_last_year': '396', 'disclosure.permits.items_change': '-5' },
        },
      },
    ],
    fails: [
      {
        edition: '2019',
        cells: { 'disclosure.permits.items_last_year': '396' },
        last: {
          edition: '2019',
          cells: { 'disclosure.permits.items_last_year': '396', 'disclosure.permits.items_change': '-5' },
        },
      },
    ],
  },
});
