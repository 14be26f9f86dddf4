import { plain, reckon } from '../../claims/agreement.ts';
import { BASIS, sameParagraph, statementsAbout, together } from '../../claims/statements.ts';
import type { Message } from '../../finding.ts';
import type { Report, Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID } from '../../report/statements/subjects.ts';
import { defineRule, type Remark, type Verdict } from '../../rule.ts';

/** Of what the numbers of a family may be a share. */
const WHOLES: readonly (readonly [family: string, wholes: readonly string[]])[] = [
  ['applications.', ['applications.outcomes.total.total', 'applications.received.total', 'applications.handled.total']],
  ['review.', ['review.total', 'disputes.total']],
  ['litigation.', ['litigation.total', 'litigation.direct.total', 'litigation.after_review.total', 'disputes.total']],
];

/** A number of which another may be a share, and where it stands. */
interface Base {
  readonly value: number;
  readonly label: Message;
  /** Not one that the text or the table prints as a whole: accepted, but not named. */
  readonly silent?: true;
}

export default defineRule({
  kind: 'case',
  id: 'statements/percentages',
  severity: 'warning',
  title: {
    zh: '正文所述占比与所述件数相符，各类办理结果的占比合计100%',
    en: 'The shares that the text states agree with its counts, those of the outcomes add up to 100 %',
  },
  basis: BASIS,
  reads: ['statements', 'applications', 'review', 'litigation'],
  check({ report }) {
    const shares = statementsAbout(report, [...WHOLES.map(([family]) => family)]).filter(
      ({ kind, about }) => kind === 'percentage' && about !== 'applications.handling_rate',
    );
    if (shares.length === 0) return { missing: ['statements'] };
    return together([...shares.map((share) => judgeShare(share, report)), hundredPercent(shares, report)]);
  },
  examples: {
    passes: [
      {
        sections: {
          overview:
            '办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%；不予公开5件，占6.17%；无法提供31件，占38.27%；不予处理1件，占1.23%；其他处理2件，占2.47%。',
        },
        cells: { 'applications.received.total': '81', 'applications.outcomes.total.total': '81' },
        rest: '0',
      },
      {
        // 32.92 % is printed as 32.9: rounded or cut off, both are accepted.
        sections: { overview: '答复政府信息公开申请805件，不予公开35件，占4.34%；无法提供265件，占32.9%。' },
        cells: { 'applications.outcomes.total.total': '805' },
        rest: '0',
      },
    ],
    fails: [
      {
        sections: {
          overview:
            '共受理政府信息公开申请859件；答复政府信息公开申请805件。予以公开及部分公开258件，占33.9%；不予公开35件，占4.34%。',
        },
        cells: { 'applications.received.total': '859', 'applications.outcomes.total.total': '805' },
        rest: '0',
      },
      {
        sections: { overview: '办结依申请公开81件，其中：予以公开及部分公开42件，占58.15%。' },
        cells: { 'applications.received.total': '81', 'applications.outcomes.total.total': '81' },
        rest: '0',
      },
    ],
  },
});

function judgeShare(share: Statement, report: Report): Verdict {
  const counts = countsOf(share, report);
  const bases = basesOf(share, report).filter(({ value }) => value > 0);
  if (counts.length === 0 || bases.every(({ silent }) => silent)) return { missing: [share.about] };
  if (counts.some((count) => bases.some(({ value }) => agrees(share, count, value)))) return [];
  // The share is that of the table's count: the count beside it is wrong, and said to be so by another rule.
  const cells = reckoned(share.about, report);
  const ofTable = cells.some(({ value: count }) => bases.some(({ value }) => agrees(share, count, value)));
  const remark = remarkOf(share, counts[0] ?? 0, bases);
  return [{ ...remark, fields: fieldsOf(share, report), ...(ofTable ? { severity: 'info' as const } : {}) }];
}

/** The count printed beside the share; where there is none, those that the paragraph or the table has. */
function countsOf(share: Statement, report: Report): readonly number[] {
  if (share.beside !== null) return [share.beside];
  const near = report.statements.filter(
    (other) => other.about === share.about && isCount(other) && sameParagraph(other, share),
  );
  if (near.length > 0) return near.map(({ value }) => value);
  return reckoned(share.about, report).map(({ value }) => value);
}

function isCount({ kind }: Statement): boolean {
  return kind === 'count' || kind === 'list';
}

function reckoned(id: string, report: Report): readonly Base[] {
  const subject = SUBJECT_BY_ID.get(id);
  if (!subject) return [];
  return reckon(subject, report).flatMap(({ value, reading: { label, unusual } }) =>
    value === null
      ? []
      : [
          {
            value,
            label: { zh: `表中${label.zh}`, en: `${label.en} in the table` },
            ...(unusual ? { silent: true as const } : {}),
          },
        ],
  );
}

function fieldsOf({ about }: Statement, report: Report): readonly string[] {
  const subject = SUBJECT_BY_ID.get(about);
  return (subject ? reckon(subject, report) : []).slice(0, 1).flatMap(({ fields }) => fields);
}

/** Every whole that is admitted: as the text states it, as the table has it, any count of the paragraph, the sum of its shares. */
function basesOf(share: Statement, report: Report): readonly Base[] {
  const wholes = WHOLES.find(([family]) => share.about.startsWith(family))?.[1] ?? [];
  const stated = report.statements.filter((other) => wholes.includes(other.about) && isCount(other)).map(statedBase);
  const near = report.statements.filter((other) => sameParagraph(other, share));
  const counted = near.filter(isCount).map((other): Base => ({ ...statedBase(other), silent: true }));
  const listed = near.filter(({ kind }) => kind === 'percentage').reduce((sum, { beside }) => sum + (beside ?? 0), 0);
  const silent = { label: { zh: '', en: '' }, silent: true } as const;
  return [...stated, ...wholes.flatMap((id) => reckoned(id, report)), ...counted, { value: listed, ...silent }];
}

function statedBase({ value, about }: Statement): Base {
  const subject = SUBJECT_BY_ID.get(about);
  return { value, label: { zh: `正文所述${subject?.label.zh ?? ''}`, en: `${subject?.label.en ?? ''} in the text` } };
}

/** Rounded to the decimals printed, or cut off there. */
function agrees(share: Statement, count: number, base: number): boolean {
  const unit = 10 ** -decimalsOf(share);
  const exact = (count / base) * 100;
  const over = exact - share.value;
  const slack = share.approximate ? unit : 0;
  return Math.abs(over) <= unit / 2 + slack + 1e-9 || (over >= 0 && over < unit);
}

function decimalsOf({ value, quote }: Statement): number {
  const printed = [...plain(quote).matchAll(/(\d+(?:\.(\d+))?)%/g)].find(([, number]) => Number(number) === value);
  return (printed?.[2] ?? String(value).split('.')[1] ?? '').length;
}

function remarkOf(share: Statement, count: number, bases: readonly Base[]): Remark {
  const decimals = Math.max(2, decimalsOf(share));
  const named = bases.filter(({ silent }) => !silent);
  const each = named.filter(({ value }, at) => named.findIndex((base) => base.value === value) === at);
  const percent = (base: number) => ((count / base) * 100).toFixed(decimals);
  const label = SUBJECT_BY_ID.get(share.about)?.label ?? { zh: share.noun, en: share.noun };
  return {
    places: [share.place],
    severity: share.approximate || share.scope === 'part' ? 'info' : 'warning',
    expected: Number(percent(each[0]?.value ?? count)),
    actual: share.value,
    message: {
      zh: `正文称${label.zh}${count}件占${share.value}%，重新计算不符：${each.map(({ value, label: { zh } }) => `占${zh}（${value}）的${percent(value)}%`).join('，')}`,
      en: `The text states ${count} (${label.en}) as ${share.value} %, which does not come out: ${each.map(({ value, label: { en } }) => `${percent(value)} % of ${en} (${value})`).join('; ')}`,
    },
  };
}

const OUTCOME =
  /^applications\.outcomes\.(granted_or_partially|granted|partially_granted|denied|unavailable|not_processed|other)\.total$/;
const GROUPS = ['denied', 'unavailable', 'not_processed', 'other'];

/** Where a paragraph gives a share for each kind of outcome, they are the whole; a kind with none needs no share. */
function hundredPercent(shares: readonly Statement[], report: Report): Verdict {
  const [first] = shares.filter(({ about }) => OUTCOME.test(about));
  if (!first) return { missing: ['statements'] };
  const near = report.statements.filter((other) => OUTCOME.test(other.about) && sameParagraph(other, first));
  const listed = near.filter(({ kind }) => kind === 'percentage');
  const told = new Set(
    [...listed, ...near.filter(({ value }) => value === 0)].map(({ about }) => OUTCOME.exec(about)?.[1] ?? ''),
  );
  const complete =
    GROUPS.every((group) => told.has(group)) && (told.has('granted') || told.has('granted_or_partially'));
  if (!complete) return { missing: ['statements'] };
  const sum = listed.reduce((all, { value }) => all + value, 0);
  const slack = listed.reduce((all, share) => all + 10 ** -decimalsOf(share), 0);
  return Math.abs(sum - 100) <= slack + 1e-9 ? [] : [notHundred(listed, sum)];
}

function notHundred(listed: readonly Statement[], sum: number): Remark {
  const total = Number(sum.toFixed(2));
  return {
    places: listed.slice(0, 1).map(({ place }) => place),
    severity: 'info',
    expected: 100,
    actual: total,
    message: {
      zh: `正文所列各类办理结果的占比合计${total}%（${listed.map(({ value }) => `${value}%`).join('＋')}），不足或超过100%`,
      en: `The shares of the outcomes in the text add up to ${total} %, not to 100 %`,
    },
  };
}
