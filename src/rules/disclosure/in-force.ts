import { FIELD_BY_NAME } from '../../report/fields.ts';
import { valuesOf } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ROWS = ['rules', 'normative_documents'] as const;

export default defineRule({
  kind: 'case',
  id: 'disclosure/in-force',
  severity: 'warning',
  title: {
    zh: '规章、行政规范性文件：现行有效件数＋本年废止件数不小于本年制发件数',
    en: 'Rules and normative documents: those in force and those repealed are not fewer than those issued',
  },
  basis: '国办公开办函〔2021〕30号所附表格第二十条第（一）项',
  reads: ROWS.map((row) => `disclosure.${row}`),
  check({ report }) {
    const value = valuesOf(report);
    const rows = ROWS.flatMap((row) => {
      const [issued, repealed, inForce] = ['issued', 'repealed', 'in_force'].map((id) =>
        value(`disclosure.${row}.${id}`),
      );
      if (typeof issued !== 'number' || typeof repealed !== 'number' || typeof inForce !== 'number') return [];
      return [{ row, issued, repealed, inForce }];
    });
    if (rows.length === 0) return { missing: ROWS.map((row) => `disclosure.${row}.in_force`) };
    return rows.flatMap(({ row, issued, repealed, inForce }): Remark[] => {
      if (inForce + repealed >= issued) return [];
      const name = FIELD_BY_NAME.get(`disclosure.${row}.issued`)?.row.label ?? row;
      return [
        {
          fields: ['in_force', 'issued', 'repealed'].map((id) => `disclosure.${row}.${id}`),
          expected: `>= ${issued - repealed}`,
          actual: inForce,
          message: {
            zh: `“${name}”：本年制发${issued}件、废止${repealed}件，现行有效件数应不少于${issued - repealed}件，印作${inForce}件`,
            en: `"${name}": ${issued} were issued and ${repealed} repealed, so at least ${issued - repealed} should be in force; ${inForce} are printed`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      {
        cells: {
          'disclosure.normative_documents.issued': '8',
          'disclosure.normative_documents.repealed': '26',
          'disclosure.normative_documents.in_force': '66',
        },
        rest: '0',
      },
    ],
    fails: [{ cells: { 'disclosure.normative_documents.issued': '1' }, rest: '0' }],
  },
});
