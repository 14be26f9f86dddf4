import { wholeNumbers } from '../reading-rules.ts';
import { defineRule } from '../rule.ts';

export default defineRule(
  wholeNumbers({
    group: 'applications',
    zh: '收到和处理政府信息公开申请情况表',
    en: 'The table of applications',
    reads: ['applications'],
    basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格',
    count: 'applications.received.natural_person',
  }),
);
