import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'sum',
  id: 'applications/balance',
  severity: 'error',
  title: {
    zh: '每一列：本年新收＋上年结转＝办理结果总计＋结转下年度继续办理',
    en: 'In each column, received and carried in add up to the outcomes and what is carried forward',
  },
  basis:
    '国办公开办函〔2021〕30号、〔2019〕60号所附表格：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”',
  message: {
    zh: '“{where}”列：第一项加第二项为{expected}，第三项加第四项为{actual}',
    en: 'Column "{where}": items one and two add up to {expected}, items three and four to {actual}',
  },
  examples: {
    passes: [{ left: [3001, 34], right: [2932, 103] }],
    fails: [{ left: [3001, 34], right: [2932, 105] }],
  },
});
