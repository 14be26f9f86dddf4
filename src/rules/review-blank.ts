import { noBlanks } from '../reading-rules.ts';
import { defineRule } from '../rule.ts';

export default defineRule(
  noBlanks({
    group: 'review',
    zh: '行政复议情况表',
    en: 'The table of reviews',
    reads: ['review'],
    basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格',
    count: 'review.upheld',
  }),
);
