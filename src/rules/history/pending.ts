import { causeFrom, lastYear, NO_LAST_YEAR, numbersOf } from '../../claims/history.ts';
import { REVIEW_AND_LITIGATION } from '../../report/editions/shared.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'history/pending',
  severity: 'info',
  title: {
    zh: '复议、诉讼总计不少于上年尚未审结的件数',
    en: 'Reviews and lawsuits are no fewer than those pending a year ago',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格（行政复议、行政诉讼情况表）',
  reads: REVIEW_AND_LITIGATION.map(({ path }) => `${path}.total`),
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    const [now, then] = [readingsByField(facts.report), readingsByField(last.report)];
    const judged = REVIEW_AND_LITIGATION.flatMap(({ path, label }) => {
      const [total] = numbersOf(now, [`${path}.total`]) ?? [];
      const [pending] = numbersOf(then, [`${path}.pending`]) ?? [];
      return total === undefined || pending === undefined ? [] : [{ path, label, total, pending }];
    });
    if (judged.length === 0) return { missing: REVIEW_AND_LITIGATION.map(({ path }) => `${path}.total`) };
    return judged
      .filter(({ total, pending }) => total < pending)
      .map(({ path, label, total, pending }) => ({
        fields: [`${path}.total`],
        ...causeFrom(then, [`${path}.pending`]),
        expected: `≥${pending}`,
        actual: total,
        message: {
          zh: `${label}：上年报告尚未审结${pending}件，本年总计为${total}件，上年未审结的案件没有全部计入`,
          en: `${label}: ${pending} were pending a year ago, but this year's total is ${total}`,
        },
      }));
  },
  examples: {
    passes: [{ cells: { 'review.total': '3' }, last: { cells: { 'review.pending': '3' } } }],
    fails: [{ cells: { 'litigation.direct.total': '1' }, last: { cells: { 'litigation.direct.pending': '2' } } }],
  },
});
