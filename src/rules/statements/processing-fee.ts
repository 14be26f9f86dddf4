import { reckon } from '../../claims/agreement.ts';
import { quoted } from '../../claims/statement-messages.ts';
import { statementsAbout } from '../../claims/statements.ts';
import type { Report, Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID } from '../../report/statements/subjects.ts';
import { defineRule, type Remark } from '../../rule.ts';

const FEES = 'disclosure.fees.amount';
const HANDLED = ['applications.received.total', 'applications.carried_in.total', 'applications.outcomes.total.total'];

export default defineRule({
  kind: 'case',
  id: 'statements/processing-fee',
  severity: 'warning',
  title: {
    zh: '信息处理费的说法前后一致；没有办理申请的，没有收取信息处理费',
    en: 'What the text says of the processing fee does not contradict itself; none is charged where no application was handled',
  },
  basis:
    '《政府信息公开条例》第四十二条；国办函〔2020〕109号；国办公开办函〔2021〕30号第六部分“收取信息处理费情况在此处报告”',
  reads: ['statements', FEES, ...HANDLED],
  check({ report }) {
    const stated = statementsAbout(report, ['processing_fee.amount']);
    const none = stated.filter(({ kind, value }) => kind === 'none' || (kind === 'amount' && value === 0));
    const charged = stated.filter(({ kind, value }) => kind === 'amount' && value > 0);
    if (none.length + charged.length === 0) return { missing: ['statements'] };
    return [...contradictory(none, charged), ...charged.slice(0, 1).flatMap((fee) => besideTables(fee, report))];
  },
  examples: {
    passes: [
      {
        sections: { other_matters: '2023年度未收取信息处理费。' },
        cells: { 'disclosure.fees.amount': '1.452' },
        rest: '0',
      },
      {
        sections: { other_matters: '全年收取政府信息公开信息处理费3940元。' },
        cells: {
          'disclosure.fees.amount': '18.871',
          'applications.received.total': '3119',
          'applications.outcomes.total.total': '3119',
        },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: {
          overview: '全年未收取信息处理费。',
          other_matters: '全年收取政府信息公开信息处理费3940元。',
        },
      },
      { sections: { other_matters: '全年收取政府信息公开信息处理费3940元。' }, rest: '0' },
      // The fee is larger than all fees of the table: information.
      {
        sections: { other_matters: '全年收取政府信息公开信息处理费3940元。' },
        cells: {
          'disclosure.fees.amount': '0.1',
          'applications.received.total': '5',
          'applications.outcomes.total.total': '5',
        },
        rest: '0',
      },
    ],
  },
});

/** None was charged, and some was: unless the one speaks of an office and the other of all. */
function contradictory(none: readonly Statement[], charged: readonly Statement[]): readonly Remark[] {
  const pair = none.flatMap((zero) => {
    const fee = charged.find(({ scope }) => scope === zero.scope || (scope === null && zero.scope === 'whole'));
    return fee ? [[zero, fee] as const] : [];
  });
  return pair.slice(0, 1).map(([zero, fee]) => ({
    places: [zero.place, fee.place],
    expected: 0,
    actual: fee.value,
    message: {
      zh: `正文称“${quoted(zero.quote)}”，另处又称“${quoted(fee.quote)}”（${fee.value}元），前后不一致`,
      en: `The text says "${quoted(zero.quote)}", and elsewhere "${quoted(fee.quote)}" (${fee.value} yuan)`,
    },
  }));
}

function sumOf(id: string, report: Report): number | null {
  const [first] = reckon(SUBJECT_BY_ID.get(id) ?? { id, label: { zh: '', en: '' }, readings: [] }, report);
  return first && !first.blank ? first.value : null;
}

function besideTables(fee: Statement, report: Report): readonly Remark[] {
  if (fee.scope !== 'whole' && HANDLED.every((id) => sumOf(id, report) === 0)) return [nothingHandled(fee)];
  const all = sumOf(FEES, report);
  return all !== null && all < fee.value ? [moreThanAll(fee, all)] : [];
}

function nothingHandled(fee: Statement): Remark {
  return {
    places: [fee.place],
    fields: HANDLED.slice(-1),
    expected: 0,
    actual: fee.value,
    message: {
      zh: `正文称“${quoted(fee.quote)}”（${fee.value}元），而申请情况表中本年新收、上年结转和办理结果均为0，没有可以收取信息处理费的申请`,
      en: `The text says "${quoted(fee.quote)}" (${fee.value} yuan), but by the table no application was received or handled`,
    },
  };
}

function moreThanAll(fee: Statement, all: number): Remark {
  return {
    places: [fee.place],
    fields: [FEES],
    severity: 'info',
    expected: fee.value,
    actual: all,
    message: {
      zh: `正文称收取信息处理费${fee.value}元，表中行政事业性收费金额合${all}元，小于信息处理费，请确认是否计入`,
      en: `The text states ${fee.value} yuan of processing fees, the fees of the table come to ${all} yuan: confirm whether they are counted`,
    },
  };
}
