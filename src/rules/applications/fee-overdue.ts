import { passagesOf, sentencesOf } from '../../report/passages.ts';
import { valuesOf } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const FIELD = 'applications.outcomes.other.fee_overdue.total';
const FEE_RULES_FROM = 2021;
/** No fee is asked for at all; that none was collected agrees with applicants who did not pay. */
const NOT_IN_USE =
  /(?:未|没有|尚未|暂未)(?:启动|开展|执行|实施|实行|建立)[^。；]{0,20}处理费|处理费[^。；]{0,12}(?:未|没有|尚未|暂未)(?:启动|开展|执行|实施|实行)/;

export default defineRule({
  kind: 'case',
  id: 'applications/fee-overdue',
  severity: 'info',
  title: {
    zh: '有“逾期未缴纳费用”的申请时，信息处理费办法已经施行',
    en: 'Applications dropped for an unpaid fee presuppose that fees are asked for',
  },
  basis: '国办函〔2020〕109号《政府信息公开信息处理费管理办法》（2021年1月1日起施行）',
  reads: [FIELD, 'sections', 'year'],
  check({ report }) {
    const count = valuesOf(report)(FIELD);
    const { year } = report;
    if (count === null || !year) return { missing: [count === null ? FIELD : 'year'] };
    const passage = passagesOf(report).find((candidate) =>
      sentencesOf(candidate).some((text) => NOT_IN_USE.test(text)),
    );
    if (count === 0 || (year.value >= FEE_RULES_FROM && !passage)) return [];
    const early = year.value < FEE_RULES_FROM;
    return [
      {
        fields: [FIELD],
        ...(passage ? { places: [passage.place] } : {}),
        expected: 0,
        actual: count,
        message: {
          zh: `“（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用”为${count}件，而${early ? `${year.value}年度信息处理费办法尚未施行` : '正文称没有开展信息处理费收取工作'}`,
          en: `${count} applications were dropped for an unpaid fee, but ${early ? `the fee was not yet in force in ${year.value}` : 'the text says that no fee is asked for'}`,
        },
      },
    ];
  },
  examples: {
    passes: [
      { year: 2023, cells: { [FIELD]: '2' }, sections: { other_matters: '2023年未收取信息处理费。' } },
      { year: 2023, cells: { [FIELD]: '0' }, sections: { other_matters: '本年度暂未开展信息处理费收取工作。' } },
    ],
    fails: [
      { year: 2025, cells: { [FIELD]: '2' }, sections: { other_matters: '本年度暂未开展信息处理费收取工作。' } },
      { year: 2020, cells: { [FIELD]: '1' } },
    ],
  },
});
