import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'sum',
  id: 'applications/row-total',
  severity: 'error',
  title: {
    zh: '每一行：自然人、法人或其他组织各列之和＝总计',
    en: 'In each row, the kinds of applicant add up to the total',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格：申请人情况，总计',
  message: {
    zh: '“{where}”行：各类申请人之和为{expected}，总计为{actual}',
    en: 'Row "{where}": the kinds of applicant add up to {expected}, the total says {actual}',
  },
  examples: {
    passes: [{ left: [71, 3, 0, 0, 0, 0], right: [74] }],
    fails: [{ left: [71, 3, 0, 0, 0, 0], right: [75] }],
  },
});
