import { valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const ITEMS = 'disclosure.procurement.items';
const AMOUNT = 'disclosure.procurement.amount';

export default defineRule({
  kind: 'case',
  id: 'disclosure/procurement',
  severity: 'warning',
  title: {
    zh: '政府集中采购的项目数量与总金额同为0或同不为0（2019年格式）',
    en: 'Procurement: items and amount are both zero or both not (form of 2019)',
  },
  basis: '国办公开办函〔2019〕60号所附表格第二十条第（九）项',
  reads: [ITEMS, AMOUNT],
  check({ report }) {
    const value = valuesOf(report);
    const [items, amount] = [value(ITEMS), value(AMOUNT)];
    if (items === null || amount === null) return { missing: [items === null ? ITEMS : AMOUNT] };
    if ((items === 0) === (amount === 0)) return [];
    return [
      {
        fields: [ITEMS, AMOUNT],
        expected: items === 0 ? 0 : '> 0',
        actual: amount,
        message: {
          zh: `“政府集中采购”：采购项目数量为${items}，采购总金额为${amount}，二者应同为0或同不为0`,
          en: `"政府集中采购": ${items} items at an amount of ${amount}; both should be zero or neither`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { edition: '2019', cells: { [ITEMS]: '6', [AMOUNT]: '251000元' } },
      { edition: '2019', rest: '0' },
    ],
    fails: [
      { edition: '2019', cells: { [ITEMS]: '6', [AMOUNT]: '0' } },
      { edition: '2019', cells: { [ITEMS]: '0', [AMOUNT]: '251000元' } },
    ],
  },
});
