import { FIELD_BY_NAME } from '../../report/fields.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ROWS = ['permits', 'other_services', 'penalties', 'coercive_measures', 'fees'] as const;

export default defineRule({
  kind: 'case',
  id: 'disclosure/items-change',
  severity: 'error',
  title: {
    zh: '上一年项目数量＋本年增/减不小于0（2019年格式）',
    en: 'The items of last year and their change are not below zero (form of 2019)',
  },
  basis: '国办公开办函〔2019〕60号所附表格第二十条第（五）、（六）、（八）项',
  reads: ROWS.map((row) => `disclosure.${row}.items_change`),
  check({ report }) {
    const readings = readingsByField(report);
    const rows = ROWS.flatMap((row) => {
      const before = readings.get(`disclosure.${row}.items_last_year`);
      const change = readings.get(`disclosure.${row}.items_change`);
      if (!before || !change || before.value === null || change.value === null) return [];
      return [{ row, before: before.value, change: change.value, raw: change.raw }];
    });
    if (rows.length === 0) return { missing: ROWS.map((row) => `disclosure.${row}.items_change`) };
    return rows.flatMap(({ row, before, change, raw }): Remark[] => {
      if (before + change >= 0) return [];
      const name = FIELD_BY_NAME.get(`disclosure.${row}.items_change`)?.row.label ?? row;
      return [
        {
          fields: [`disclosure.${row}.items_change`, `disclosure.${row}.items_last_year`],
          expected: `>= ${-before}`,
          actual: change,
          message: {
            zh: `“${name}”：上一年项目数量为${before}，本年增/减印作${raw}，项目数量不可能小于0`,
            en: `"${name}": there were ${before} items last year and the change is printed as ${raw}: the number of items cannot be below zero`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      {
        edition: '2019',
        cells: { 'disclosure.permits.items_last_year': '43', 'disclosure.permits.items_change': '-18' },
        rest: '0',
      },
      { edition: '2019', cells: { 'disclosure.permits.items_change': '+43' }, rest: '0' },
    ],
    fails: [
      {
        edition: '2019',
        cells: { 'disclosure.penalties.items_last_year': '5', 'disclosure.penalties.items_change': '减8' },
        rest: '0',
      },
    ],
  },
});
