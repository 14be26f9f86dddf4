import { wholeNumbers } from '../reading-rules.ts';
import { defineRule } from '../rule.ts';

export default defineRule(
  wholeNumbers({
    group: 'disclosure',
    zh: '主动公开政府信息情况表',
    en: 'The table of proactive disclosure',
    reads: ['disclosure'],
    basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格',
    count: 'disclosure.permits.decisions',
  }),
);
