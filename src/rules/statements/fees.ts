import { agreesWithTable } from '../../claims/statements.ts';
import type { Report } from '../../report/report.ts';

/** The same digits in another unit: `disclosure/fee-unit` says so, but for small amounts, which may coincide. */
function isSameInYuan(value: number, report: Report): boolean {
  const fee = report.readings.find(({ field }) => field === 'disclosure.fees.amount');
  return value >= 10 && fee?.value === value;
}

export default agreesWithTable({
  id: 'statements/fees',
  severity: 'warning',
  title: {
    zh: '正文所述行政事业性收费金额与主动公开情况表相符（单位：万元）',
    en: 'The amount of administrative fees that the text states agrees with the table (in 10,000 yuan)',
  },
  reads: ['statements', 'disclosure.fees.amount'],
  about: ['disclosure.fees.amount'],
  kinds: ['amount', 'none'],
  // Not charging for information says nothing of other fees.
  only: ({ quote, value }, report) =>
    !isSameInYuan(value, report) && !/信息(?:公开)?处理费|信息公开.{0,6}收费|工本费/.test(quote),
  examples: {
    passes: [
      {
        sections: { overview: '行政事业性收费金额为1.452万元。', other_matters: '2023年度未收取信息处理费。' },
        cells: { 'disclosure.fees.amount': '1.452' },
        rest: '0',
      },
      {
        sections: { overview: '行政事业性收费14520元。' },
        cells: { 'disclosure.fees.amount': '1.452' },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '行政事业性收费金额为4.043万元。' },
        cells: { 'disclosure.fees.amount': '3.043' },
        rest: '0',
      },
      {
        sections: { overview: '行政事业性收费15420元。' },
        cells: { 'disclosure.fees.amount': '1.452' },
        rest: '0',
      },
    ],
  },
});
