import { valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const FIELD = 'litigation.direct.total';
const FROM_YEAR = 2024;

export default defineRule({
  kind: 'case',
  id: 'litigation/review-first',
  severity: 'info',
  title: {
    zh: '2024年起，对不予公开不服的应先申请行政复议',
    en: 'Since 2024 a refusal is to be reviewed before it is sued over',
  },
  basis: '《行政复议法》（2023年修订）第二十三条第一款第（四）项，2024年1月1日起施行',
  reads: [FIELD, 'year'],
  check({ report }) {
    const { year } = report;
    const count = valuesOf(report)(FIELD);
    if (!year || count === null) return { missing: [year ? FIELD : 'year'] };
    if (year.value < FROM_YEAR || count === 0) return [];
    return [
      {
        fields: [FIELD],
        expected: 0,
        actual: count,
        message: {
          zh: `“未经复议直接起诉·总计”为${count}件；2024年起申请政府信息公开，行政机关不予公开的，应先申请行政复议，请核对案件是否属于其他情形或以往年度的案件`,
          en: `${count} suits were brought without review; since 2024 a refusal has to be reviewed first: please check whether these were other or older cases`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { year: 2023, cells: { [FIELD]: '24' } },
      { year: 2024, cells: { [FIELD]: '0' } },
    ],
    fails: [{ year: 2024, cells: { [FIELD]: '25' } }],
  },
});
