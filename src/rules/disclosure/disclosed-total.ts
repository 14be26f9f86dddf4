import { FIELD_BY_NAME } from '../../report/fields.ts';
import { valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ROWS = ['rules', 'normative_documents'] as const;

export default defineRule({
  kind: 'case',
  id: 'disclosure/disclosed-total',
  severity: 'warning',
  title: {
    zh: '规章、规范性文件：对外公开总数量不小于本年新公开数量（2019年格式）',
    en: 'Rules and normative documents: all disclosed are not fewer than those newly disclosed (form of 2019)',
  },
  basis: '国办公开办函〔2019〕60号所附表格第二十条第（一）项',
  reads: ROWS.map((row) => `disclosure.${row}`),
  check({ report }) {
    const value = valuesOf(report);
    const rows = ROWS.flatMap((row) => {
      const [disclosed, total] = [value(`disclosure.${row}.disclosed`), value(`disclosure.${row}.disclosed_total`)];
      return disclosed === null || total === null ? [] : [{ row, disclosed, total }];
    });
    if (rows.length === 0) return { missing: ROWS.map((row) => `disclosure.${row}.disclosed_total`) };
    return rows.flatMap(({ row, disclosed, total }): Remark[] => {
      if (total >= disclosed) return [];
      const name = FIELD_BY_NAME.get(`disclosure.${row}.disclosed`)?.row.label ?? row;
      return [
        {
          fields: [`disclosure.${row}.disclosed_total`, `disclosure.${row}.disclosed`],
          expected: `>= ${disclosed}`,
          actual: total,
          message: {
            zh: `“${name}”：对外公开总数量（${total}）小于本年新公开数量（${disclosed}）`,
            en: `"${name}": all disclosed (${total}) are fewer than those newly disclosed (${disclosed})`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      {
        edition: '2019',
        cells: { 'disclosure.rules.disclosed': '13', 'disclosure.rules.disclosed_total': '524' },
        rest: '0',
      },
    ],
    fails: [
      {
        edition: '2019',
        cells: {
          'disclosure.normative_documents.disclosed': '8',
          'disclosure.normative_documents.disclosed_total': '1',
        },
        rest: '0',
      },
    ],
  },
});
