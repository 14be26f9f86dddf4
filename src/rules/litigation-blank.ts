import { noBlanks } from '../reading-rules.ts';
import { defineRule } from '../rule.ts';

export default defineRule(
  noBlanks({
    group: 'litigation',
    zh: '行政诉讼情况表',
    en: 'The table of lawsuits',
    reads: ['litigation'],
    basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格',
    count: 'litigation.direct.upheld',
  }),
);
