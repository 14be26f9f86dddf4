import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'sum',
  id: 'applications/outcome-total',
  severity: 'error',
  title: {
    zh: '每一列：各项办理结果之和＝（七）总计',
    en: 'In each column, the outcomes add up to their total',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格：三、本年度办理结果（七）总计',
  message: {
    zh: '“{where}”列：各项办理结果之和为{expected}，（七）总计为{actual}',
    en: 'Column "{where}": the outcomes add up to {expected}, their total says {actual}',
  },
  examples: {
    passes: [{ left: [9, 0, 2, 10, 14], right: [35] }],
    fails: [{ left: [9, 0, 2, 10, 14], right: [36] }],
  },
});
