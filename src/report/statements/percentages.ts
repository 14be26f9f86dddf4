import type { Named } from './classify.ts';
import type { Sentence } from './clauses.ts';

/** 33.9% beside the count whose share it is. */
export interface Share {
  readonly of: Named;
  readonly percent: Named;
}

/** A change against last year. */
export interface Growth {
  readonly about: string;
  /** The count that grew, where one is printed before. */
  readonly of: Named | undefined;
  readonly percent: Named;
  readonly value: number;
  /** Last year's number, where it is printed. */
  readonly before: Named | undefined;
}

/** 占33.9%, 占比33.9%, 占总数的33.9%, or nothing but the bracket. */
const SHARE =
  /^(?:约|近)?(?:占(?:比|到|全部|总|当年|办结|答复|受理|收到|申请|数|量|的|了|同期|本年度?)*)?(?:为|约|达到?|近)*$/;
const CLOSE = /^[,、(]?$/;

/** The shares of a sentence: each percentage right behind its count. */
export function sharesIn({ text }: Sentence, named: readonly Named[]): readonly Share[] {
  return named.flatMap((percent, index): readonly Share[] => {
    const of = named[index - 1];
    if (!of || percent.mention.dimension !== 'percent' || of.mention.dimension !== 'count') return [];
    const { lead, start } = percent.mention;
    const between = text.slice(of.mention.end, start - lead.length);
    const inBracket = percent.mention.depth === of.mention.depth + 1;
    const said = lead.includes('占') || (inBracket && lead === '');
    const near = CLOSE.test(between) || (inBracket && /^[^,;]{0,12}\($/.test(between));
    return said && near && SHARE.test(lead) ? [{ of, percent }] : [];
  });
}

const CHANGES = '增长|增加|上升|提高|提升|增幅|上涨|下降|减少|回落|降低|下滑|降幅|减幅';
const CHANGE_END = new RegExp(`(?<change>${CHANGES})(?:率|幅度)?[了约近为达到]*$`);
const DOWN = /下降|减少|回落|降低|下滑|降幅|减幅/;
const AGAINST = /同比|(?:较|比|与|同)(?:上|去)一?年|(?:较|比|与|同)(?:19|20)\d\d年/;

/** What grew, where the clause itself names it: 申请数量较去年回落12.3%. */
const SUBJECTS: readonly (readonly [about: string, words: RegExp])[] = [
  [
    'applications.outcomes.total.total',
    /(?:办结|答复)(?:的)?(?:政府信息公开)?(?:依申请公开|申请)?(?:件)?(?:数量?|总量|总数|量)?$/,
  ],
  [
    'applications.handled.total',
    /(?:收办|办理)(?:的)?(?:政府信息公开)?(?:依申请公开|申请)(?:件)?(?:数量?|总量|总数|量)?$/,
  ],
  [
    'applications.received.total',
    /(?:^|收到|新收|受理|信息公开|的|年|年度)(?:依申请公开|申请)(?:件)?(?:数量?|总量|总数|量)?$/,
  ],
];

/** The changes of a sentence against last year. */
export function growthsIn({ text }: Sentence, named: readonly Named[]): readonly Growth[] {
  return named.flatMap((percent, index): readonly Growth[] => {
    const { mention } = percent;
    const change = mention.dimension === 'percent' ? CHANGE_END.exec(mention.lead)?.groups?.change : undefined;
    if (change === undefined) return [];
    const before = named.slice(Math.max(0, index - 2), index).findLast((one) => isLastYear(text, one));
    const counts = named.slice(0, index).filter((one) => {
      return (
        one !== before && one.mention.dimension === 'count' && one.mention.depth <= mention.depth && !isChange(one)
      );
    });
    const nearest = counts.at(-1);
    const said = text.slice(Math.max(nearest?.mention.end ?? 0, mention.start - 70), mention.start);
    const about = AGAINST.test(said) ? grown(said, nearest) : undefined;
    if (about === undefined) return [];
    const of = counts.findLast((one) => (one.about ?? 'narrative') === about);
    return [{ about, of, percent, value: DOWN.test(change) ? -mention.value : mention.value, before }];
  });
}

/** Of these it is not clear whether the whole grew or the part. */
const PARTS: ReadonlySet<string> = new Set(['applicant', 'channel', 'outcome', 'result']);

/** What grew: what the words before 较上年 name, else the count before; nothing where that is not clear. */
function grown(said: string, of: Named | undefined): string | undefined {
  const words = said.split(/同比|(?:较|比|与|同)(?:上|去|19|20)/)[0] ?? '';
  const subject = (words.split(/[,;:()、]/).at(-1) ?? '').replace(/^(?:申请)?(?:全年|本年度?)/, '');
  if (subject === '' || /^(?:数量|总量|件数|总数|总体|整体)$/.test(subject))
    return of && !PARTS.has(of.family ?? '') ? (of.about ?? 'narrative') : undefined;
  return SUBJECTS.find(([, form]) => form.test(subject))?.[0];
}

/** Not 按时办结率: that says nothing of what is not due yet. */
const RATE = /(?<!按时|按期|及时|限时|如期)办结率[均为达到是保持实现了约]*$/;

/** The share of applications that were answered. */
export function isHandlingRate({ mention, topic }: Named): boolean {
  return mention.dimension === 'percent' && topic === 'applications' && RATE.test(mention.lead);
}

/** 较2022年（31起）, 比上年的31件: last year's number. */
export function isLastYear(text: string, { mention }: Named): boolean {
  const words = text.slice(Math.max(0, mention.start - 16), mention.start);
  return /(?:较|比|与|同)(?:(?:上|去)一?年|(?:19|20)\d\d年)[度同期收到受理的全年]{0,6}\(?为?$/.test(words);
}

/** 增加9件: a change, not a count. */
export function isChange({ mention: { lead } }: Named): boolean {
  return /(?:增长|(?<!新)增加|上升|提高|下降|减少|回落|降低)[了约近为达]*$/.test(lead);
}
