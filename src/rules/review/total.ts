import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'sum',
  id: 'review/total',
  severity: 'error',
  title: {
    zh: '行政复议：各项结果与尚未审结之和＝总计',
    en: 'The results of reviews and those pending add up to the total',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格：行政复议',
  message: {
    zh: '“{where}”：结果维持、结果纠正、其他结果、尚未审结之和为{expected}，总计为{actual}',
    en: '"{where}": upheld, corrected, other and pending add up to {expected}, the total says {actual}',
  },
  examples: {
    passes: [{ left: [72, 64, 178, 37], right: [351] }],
    fails: [{ left: [10, 1, 0, 0], right: [0] }],
  },
});
