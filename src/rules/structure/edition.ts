import { EDITIONS } from '../../report/editions/index.ts';
import { FIELD_BY_NAME } from '../../report/fields.ts';
import { defineRule } from '../../rule.ts';

/** Fewer fields of another form may be the slip of one label. */
const LEAST = 3;

export default defineRule({
  kind: 'case',
  id: 'structure/edition',
  severity: 'error',
  title: { zh: '使用当年施行的报告格式', en: 'The report uses the form in force for its year' },
  basis: '国办公开办函〔2021〕30号（2021年度起）、〔2019〕60号（2019、2020年度）',
  reads: ['edition', 'year', 'disclosure'],
  check({ report }) {
    const { year, edition: id, readings } = report;
    const used = EDITIONS.find((edition) => edition.id === id);
    const inForce = EDITIONS.find(
      ({ years: { from, to } }) => year && from <= year.value && year.value <= (to ?? 9999),
    );
    if (!year || !used || !inForce) return { missing: [used ? 'year' : 'edition'] };
    if (used.id === inForce.id) return [];
    const foreign = readings.filter(
      ({ field, state }) => state !== 'absent' && !FIELD_BY_NAME.get(field)?.editions.includes(inForce.id),
    );
    if (foreign.length < LEAST) return { missing: ['disclosure'] };
    return [
      {
        fields: foreign.map(({ field }) => field),
        expected: inForce.notice,
        actual: used.notice,
        message: {
          zh: `${year.value}年度报告应使用${inForce.notice}所附格式，表格却是${used.notice}的格式`,
          en: `The report of ${year.value} should use the form of ${inForce.notice}; its tables are those of ${used.notice}`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { year: 2023, edition: '2021', rest: '0' },
      { year: 2020, edition: '2019', rest: '0' },
    ],
    fails: [
      { year: 2022, edition: '2019', rest: '' },
      { year: 2023, edition: '2019', rest: '0' },
    ],
  },
});
