import { causeFrom, lastYear, NO_LAST_YEAR, numbersOf } from '../../history-rules.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const SUITS = 'litigation.after_review.total';
const REVIEWS = ['review.total', 'review.pending'];

export default defineRule({
  kind: 'case',
  id: 'history/after-review',
  severity: 'info',
  title: {
    zh: '复议后起诉的案件不多于本年和上年审结的复议案件',
    en: 'Lawsuits after a review are no more than the reviews concluded this year and last',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格（行政复议、行政诉讼情况表）',
  reads: [SUITS, ...REVIEWS],
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    const then = readingsByField(last.report);
    const own = numbersOf(readingsByField(facts.report), [SUITS, ...REVIEWS]);
    const before = numbersOf(then, REVIEWS);
    if (!own || !before) return { missing: [SUITS, ...REVIEWS] };
    const [suits = 0, total = 0, pending = 0] = own;
    const [totalThen = 0, pendingThen = 0] = before;
    const concluded = total - pending + totalThen - pendingThen;
    if (suits <= concluded) return [];
    return [
      {
        fields: [SUITS, ...REVIEWS],
        ...causeFrom(then, REVIEWS),
        expected: `≤${concluded}`,
        actual: suits,
        message: {
          zh: `复议后起诉总计${suits}件，多于本年和上年审结的行政复议${concluded}件，请核对`,
          en: `${suits} lawsuits followed a review, but only ${concluded} reviews were concluded this year and last`,
        },
      },
    ];
  },
  examples: {
    passes: [
      {
        cells: { [SUITS]: '2', 'review.total': '1', 'review.pending': '0' },
        last: { cells: { 'review.total': '1', 'review.pending': '0' } },
      },
    ],
    fails: [
      {
        cells: { [SUITS]: '9', 'review.total': '1', 'review.pending': '1' },
        last: { cells: { 'review.total': '2', 'review.pending': '0' } },
      },
    ],
  },
});
