import { reckon } from '../../claims/agreement.ts';
import { BASIS, distinct, sameParagraph, statementsAbout } from '../../claims/statements.ts';
import type { Report, Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID } from '../../report/statements/subjects.ts';
import { defineRule, type Remark } from '../../rule.ts';

const CELLS = { 'applications.received.total': '176', 'applications.outcomes.total.total': '176' };

export default defineRule({
  kind: 'case',
  id: 'statements/channels',
  severity: 'warning',
  title: {
    zh: '正文所述当面、信函、网络等各渠道申请件数之和等于收到申请件数',
    en: 'The applications by channel that the text states add up to those received',
  },
  basis: BASIS,
  reads: ['statements', 'applications.received', 'applications.carried_in'],
  check({ report }) {
    const channels = channelsOf(report);
    const totals = totalsOf(report);
    if (channels.length < 2 || totals.length === 0) return { missing: ['statements'] };
    const sum = channels.reduce((all, { value }) => all + value, 0);
    if (totals.includes(sum)) return [];
    // With two channels others may be meant but not named.
    const named = channels.filter(({ value }) => value > 0).length;
    const fewer = totals.every((total) => sum < total);
    return [remarkOf(channels, sum, totals[0] ?? null, (fewer && named < 3) || isListed(channels, report))];
  },
  examples: {
    passes: [
      {
        sections: { overview: '全年收到政府信息公开申请176件，其中当面申请72件、信函申请69件、网络申请35件。' },
        cells: CELLS,
        rest: '0',
      },
      {
        sections: { overview: '收到政府信息公开申请176件。网络申请141件，信函申请35件。' },
        cells: CELLS,
        rest: '0',
      },
    ],
    fails: [
      {
        sections: { overview: '收到政府信息公开申请176件。当面申请72件，信函申请69件，网络申请53件。' },
        cells: CELLS,
        rest: '0',
      },
    ],
  },
});

/** One number for each channel, those of one paragraph; none where a list says the same: then it is a claim on that list. */
function channelsOf(report: Report): readonly Statement[] {
  const stated = statementsAbout(report, ['applications.channels.']).filter(
    ({ kind, scope, approximate }) => kind === 'count' && scope !== 'part' && !approximate,
  );
  const near = stated.filter((one) => stated[0] && sameParagraph(one, stated[0]));
  const each = [...new Map(near.map((one) => [one.about, one])).values()];
  return each.length === near.length ? each : [];
}

/** The same numbers as parts of a list: that they do not add up is said of the list. */
function isListed(channels: readonly Statement[], report: Report): boolean {
  return report.statements.some(
    ({ about, parts }) =>
      about === 'applications.received.total' &&
      parts.length >= channels.length &&
      channels.every(({ value }) => parts.some((part) => part.value === value)),
  );
}

/** Those received, as the text and the table have them, the text first. */
function totalsOf(report: Report): readonly number[] {
  const subject = SUBJECT_BY_ID.get('applications.received.total');
  const stated = statementsAbout(report, ['applications.received.total']).filter(({ kind }) => kind !== 'percentage');
  const table = subject
    ? reckon(subject, report).flatMap(({ value, blank, reading }) => (blank || reading.unusual ? [] : (value ?? [])))
    : [];
  return distinct([...stated.filter(({ kind }) => kind !== 'growth').map(({ value }) => value), ...table]);
}

function remarkOf(channels: readonly Statement[], sum: number, total: number | null, unsure: boolean): Remark {
  const list = channels.map(({ value, about }) => `${SUBJECT_BY_ID.get(about)?.label.zh ?? about}${value}`).join('＋');
  return {
    places: distinct(channels.map(({ place }) => place)),
    fields: ['applications.received.total'],
    severity: unsure ? 'info' : 'warning',
    expected: total,
    actual: sum,
    message: {
      zh: `正文所列各渠道申请合计${sum}件（${list}），与收到申请${total}件不符`,
      en: `The applications by channel in the text add up to ${sum}, ${total} were received`,
    },
  };
}
