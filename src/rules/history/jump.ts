import { causeFrom, lastYear, NO_LAST_YEAR, numbersOf, titleOf } from '../../claims/history.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const FEE = 'disclosure.fees.amount';

const COUNTS = [
  'applications.received.total',
  'applications.outcomes.total.total',
  'review.total',
  'litigation.direct.total',
  'litigation.after_review.total',
  'disclosure.rules.in_force',
  'disclosure.normative_documents.in_force',
  'disclosure.normative_documents.disclosed_total',
  'disclosure.permits.decisions',
  'disclosure.penalties.decisions',
  'disclosure.coercive_measures.decisions',
];

/** Below this, numbers jump of themselves. */
const BASE = 20;
const MOST = 5;

export default defineRule({
  kind: 'case',
  id: 'history/jump',
  severity: 'warning',
  title: {
    zh: '主要数字与上年相比没有数倍的变化',
    en: 'The main numbers are not several times those of last year',
  },
  basis: '国办公开办函〔2021〕30号（发布内容应当准确；收费金额以万元为单位）',
  reads: [...COUNTS, FEE],
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    const [now, then] = [readingsByField(facts.report), readingsByField(last.report)];
    const pairs = [...COUNTS, FEE].flatMap((field) => {
      const [value] = numbersOf(now, [field]) ?? [];
      const [before] = numbersOf(then, [field]) ?? [];
      return value === undefined || before === undefined ? [] : [{ field, value, before }];
    });
    if (pairs.length === 0) return { missing: [...COUNTS, FEE] };
    return pairs.flatMap((pair) => remarksOn(pair).map((remark) => ({ ...remark, ...causeFrom(then, [pair.field]) })));
  },
  examples: {
    passes: [
      {
        cells: { 'applications.received.total': '95', [FEE]: '24' },
        last: { cells: { 'applications.received.total': '40', [FEE]: '21' } },
      },
      { cells: { 'applications.received.total': '9' }, last: { cells: { 'applications.received.total': '1' } } },
    ],
    fails: [
      {
        cells: { 'disclosure.penalties.decisions': '3' },
        last: { cells: { 'disclosure.penalties.decisions': '312' } },
      },
      { cells: { [FEE]: '14520' }, last: { cells: { [FEE]: '1.61' } } },
    ],
  },
});

interface Pair {
  readonly field: string;
  readonly value: number;
  readonly before: number;
}

function remarksOn(pair: Pair): readonly Remark[] {
  const { field, value, before } = pair;
  const ratio = value / before;
  if (field === FEE && before > 0 && value > 0) {
    if (isSlip(ratio) || isSlip(1 / ratio)) return [slipped(pair)];
  }
  if (before < BASE || (ratio <= MOST && ratio >= 1 / MOST)) return [];
  const title = titleOf(field);
  return [
    {
      fields: [field],
      severity: 'info',
      expected: before,
      actual: value,
      message: {
        zh: `“${title}”本年为${value}，上年报告为${before}，变化超过${MOST}倍，请核对`,
        en: `"${title}" is ${value} after ${before} last year, more than ${MOST} times as many or as few`,
      },
    },
  ];
}

/** Amounts in 元 are ten thousand times those in 万元; a misplaced point often makes a thousand. */
function isSlip(ratio: number): boolean {
  return (ratio > 4000 && ratio < 25_000) || (ratio > 800 && ratio < 1250);
}

/** Where this year's is the smaller number, last year's report is the one that is wrong. */
function slipped({ field, value, before }: Pair): Remark {
  const title = titleOf(field);
  const here = value > before;
  const whose = here ? { zh: '本年', en: 'this' } : { zh: '上年', en: 'last' };
  const times = Math.round(here ? value / before : before / value);
  return {
    fields: [field],
    severity: here ? 'warning' : 'info',
    expected: before,
    actual: value,
    message: {
      zh: `“${title}”本年为${value}，上年报告为${before}，相差约${times}倍，${whose.zh}报告的计量单位可能有误（格式为万元）`,
      en: `"${title}" is ${value} after ${before} last year, ${times} times apart: ${whose.en} year's report may be in another unit than 万元 (10,000 yuan)`,
    },
  };
}
