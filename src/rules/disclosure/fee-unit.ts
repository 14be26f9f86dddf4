import { type Passage, passagesOf, sentencesOf } from '../../report/passages.ts';
import type { Report } from '../../report/report.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

const FIELD = 'disclosure.fees.amount';
/** 0.000001 万元 is one 分 of a 元. */
const MOST_DECIMALS = 6;
/** Small numbers may coincide with any other. */
const LEAST_AMOUNT = 10;
const IN_YUAN = /(\d[\d,]*(?:\.\d+)?)元/g;

export default defineRule({
  kind: 'case',
  id: 'disclosure/fee-unit',
  severity: 'warning',
  title: {
    zh: '行政事业性收费以万元为单位',
    en: 'The fees collected are given in units of 10,000 yuan',
  },
  basis: '国办公开办函〔2021〕30号所附表格第二十条第（八）项（单位：万元）',
  reads: [FIELD, 'sections'],
  check({ report }) {
    const fee = readingsByField(report).get(FIELD);
    if (!fee || fee.value === null) return { missing: [FIELD] };
    const decimals = /\.(\d+)/.exec(fee.raw)?.[1]?.length ?? 0;
    return [...tooFine(fee.raw, decimals), ...sameInYuan(report, fee.value, fee.raw)].slice(0, 1);
  },
  examples: {
    passes: [
      { cells: { [FIELD]: '24252.311082' } },
      { cells: { [FIELD]: '1.452' }, sections: { overview: '收取行政事业性收费14520元。' } },
    ],
    fails: [
      { cells: { [FIELD]: '14520' }, sections: { overview: '全年收取行政事业性收费14520元。' } },
      { cells: { [FIELD]: '190.4573791' } },
    ],
  },
});

function tooFine(raw: string, decimals: number): readonly Remark[] {
  if (decimals <= MOST_DECIMALS) return [];
  return [
    {
      fields: [FIELD],
      expected: `<= ${MOST_DECIMALS}`,
      actual: raw,
      message: {
        zh: `“行政事业性收费·本年收费金额”印作${raw}，以万元为单位时小数不应超过6位，单位可能有误`,
        en: `The fees are printed as ${raw}; in units of 10,000 yuan there are no more than 6 decimals, so the unit may be wrong`,
      },
    },
  ];
}

/** The text gives the same digits in 元: the cell was not converted. */
function sameInYuan(report: Report, value: number, raw: string): readonly Remark[] {
  const passage = value < LEAST_AMOUNT ? undefined : passagesOf(report).find((candidate) => states(candidate, value));
  if (!passage) return [];
  return [
    {
      fields: [FIELD],
      places: [passage.place],
      expected: value / 10_000,
      actual: value,
      message: {
        zh: `“行政事业性收费·本年收费金额（单位：万元）”印作${raw}，正文写为${raw}元，单位可能有误`,
        en: `The fees are printed as ${raw} in units of 10,000 yuan, but the text says ${raw} yuan: the unit may be wrong`,
      },
    },
  ];
}

function states(passage: Passage, value: number): boolean {
  return sentencesOf(passage)
    .filter((sentence) => /费/.test(sentence))
    .some((sentence) =>
      [...sentence.matchAll(IN_YUAN)].some((match) => Number(match[1]?.replaceAll(',', '')) === value),
    );
}
