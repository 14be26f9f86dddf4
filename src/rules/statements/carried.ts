import type { Case } from '../../case.ts';
import { agree } from '../../claims/agreement.ts';
import { quoted } from '../../claims/statement-messages.ts';
import { agreesWithTable, statementsAbout, together } from '../../claims/statements.ts';
import type { Report, Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID } from '../../report/statements/subjects.ts';
import type { Remark, Verdict } from '../../rule.ts';

const FORWARD = 'applications.carried_forward.total';

/** 所有申请均已办结: read as a rate of 100 %, or as none being left. */
function saysAllDone({ about, kind, value, quote }: Statement): boolean {
  if (about === 'applications.handling_rate') return kind === 'percentage' && value === 100;
  return about === FORWARD && value === 0 && /办结|办理|答复|处理/.test(quote) && !/结转|顺延|转下/.test(quote);
}

/** What was done in time, or as far as it was due, says nothing of what is not due yet. */
const OF_THOSE_DUE = /按时|按期|如期|期限|时限|及时|应办结|到期/;

/** 行政复议案件5件（上年结转2件）: of reviews, not of applications. */
function mayBeOfDisputes(statement: Statement, { statements }: Report): boolean {
  const before = statements
    .slice(0, statements.indexOf(statement))
    .findLast((other) => other.about !== statement.about);
  return !/申请/.test(statement.quote) && /^(?:review|litigation|disputes)\./.test(before?.about ?? '');
}

const table = agreesWithTable({
  id: 'statements/carried',
  severity: 'warning',
  title: {
    zh: '正文所述上年结转、结转下年的件数与申请情况表相符；称全部办结的，没有结转下年度的申请',
    en: 'The numbers carried in and forward that the text states agree with the table; where all is said to be done, none is carried forward',
  },
  reads: ['statements', 'applications.carried_in', 'applications.carried_forward'],
  about: ['applications.carried_in.total', FORWARD],
  only: (statement) => !saysAllDone(statement),
  lighter: (statement, report) => (mayBeOfDisputes(statement, report) ? 'info' : undefined),
  examples: {
    passes: [
      {
        sections: { overview: '答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）。' },
        cells: {
          'applications.received.total': '3119',
          'applications.carried_in.total': '34',
          'applications.outcomes.total.total': '3050',
          'applications.carried_forward.total': '103',
        },
        rest: '0',
      },
      {
        sections: { overview: '全区收到政府信息公开申请75件，办结率100%。' },
        cells: { 'applications.received.total': '75', 'applications.outcomes.total.total': '75' },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）。' },
        cells: {
          'applications.received.total': '3119',
          'applications.carried_in.total': '43',
          'applications.outcomes.total.total': '3050',
          'applications.carried_forward.total': '112',
        },
        rest: '0',
      },
      {
        sections: {
          overview: '全年收到政府信息公开申请34件，上年结转政府信息公开申请2件，所有申请均已按要求办理完成。',
        },
        cells: {
          'applications.received.total': '34',
          'applications.carried_in.total': '2',
          'applications.outcomes.total.total': '35',
          'applications.carried_forward.total': '1',
        },
        rest: '0',
      },
    ],
  },
});

export default { ...table, check: (facts: Case): Verdict => together([table.check(facts), allDone(facts)]) };

function allDone({ report }: Case): Verdict {
  const subject = SUBJECT_BY_ID.get(FORWARD);
  const stated = statementsAbout(report, [FORWARD, 'applications.handling_rate']).filter(
    (statement) => saysAllDone(statement) && !OF_THOSE_DUE.test(statement.quote),
  );
  if (!subject || stated.length === 0) return { missing: ['statements'] };
  return together(
    stated.map((statement): Verdict => {
      const none = { ...statement, about: FORWARD, kind: 'none', value: 0, approximate: false } as const;
      const agreement = agree(none, subject, report);
      if (agreement.kind === 'open') return { missing: agreement.missing };
      return agreement.kind === 'misfit' ? [notAllDone(statement, agreement.reckonings[0]?.value ?? null)] : [];
    }),
  );
}

function notAllDone(statement: Statement, forward: number | null): Remark {
  const rate = statement.kind === 'percentage' && !/全部|所有|均|全数/.test(statement.quote);
  const partly = statement.scope === 'part';
  return {
    places: [statement.place],
    fields: [FORWARD],
    severity: rate || partly ? 'info' : 'warning',
    expected: 0,
    actual: forward,
    message: {
      zh: `正文称“${quoted(statement.quote)}”，表中结转下年度继续办理为${forward}件，并未全部办结`,
      en: `The text says "${quoted(statement.quote)}", but the table carries ${forward} applications forward`,
    },
  };
}
