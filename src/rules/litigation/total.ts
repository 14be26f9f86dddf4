import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'sum',
  id: 'litigation/total',
  severity: 'error',
  title: {
    zh: '行政诉讼（未经复议直接起诉、复议后起诉）：各项结果与尚未审结之和＝总计',
    en: 'For lawsuits direct and after review, the results and those pending add up to the total',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格：行政诉讼',
  message: {
    zh: '“{where}”：结果维持、结果纠正、其他结果、尚未审结之和为{expected}，总计为{actual}',
    en: '"{where}": upheld, corrected, other and pending add up to {expected}, the total says {actual}',
  },
  examples: {
    passes: [{ left: [8, 0, 0, 1], right: [9] }],
    fails: [{ left: [5, 0, 0, 0], right: [0] }],
  },
});
