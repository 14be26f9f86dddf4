import { FIELD_BY_NAME } from '../../report/fields.ts';
import { valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ROWS = ['rules', 'normative_documents'] as const;

export default defineRule({
  kind: 'case',
  id: 'disclosure/disclosed-made',
  severity: 'info',
  title: {
    zh: '规章、规范性文件：本年新公开数量不大于本年新制作数量（2019年格式）',
    en: 'Rules and normative documents: no more were newly disclosed than made (form of 2019)',
  },
  basis: '国办公开办函〔2019〕60号所附表格第二十条第（一）项',
  reads: ROWS.map((row) => `disclosure.${row}`),
  check({ report }) {
    const value = valuesOf(report);
    const rows = ROWS.flatMap((row) => {
      const [made, disclosed] = [value(`disclosure.${row}.made`), value(`disclosure.${row}.disclosed`)];
      return made === null || disclosed === null ? [] : [{ row, made, disclosed }];
    });
    if (rows.length === 0) return { missing: ROWS.map((row) => `disclosure.${row}.made`) };
    return rows.flatMap(({ row, made, disclosed }): Remark[] => {
      if (disclosed <= made) return [];
      const name = FIELD_BY_NAME.get(`disclosure.${row}.disclosed`)?.row.label ?? row;
      return [
        {
          fields: [`disclosure.${row}.disclosed`, `disclosure.${row}.made`],
          expected: `<= ${made}`,
          actual: disclosed,
          message: {
            zh: `“${name}”：本年新公开数量（${disclosed}）大于本年新制作数量（${made}），可能包括以往年度的文件，请核对`,
            en: `"${name}": more were newly disclosed (${disclosed}) than made (${made}); documents of earlier years may be among them`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      {
        edition: '2019',
        cells: {
          'disclosure.normative_documents.made': '33',
          'disclosure.normative_documents.disclosed': '8',
          'disclosure.normative_documents.disclosed_total': '8',
        },
        rest: '0',
      },
    ],
    fails: [{ edition: '2019', cells: { 'disclosure.rules.disclosed': '2' }, rest: '0' }],
  },
});
