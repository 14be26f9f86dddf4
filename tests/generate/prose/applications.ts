import { selfOf } from '../names.ts';
import type { Random } from '../random.ts';
import { count, type Facts, share } from './facts.ts';
import { type Digits, fill, none, plain, type Sentence, type Term } from './sentence.ts';

const A = 'applications';

const KEYS: Readonly<Record<string, string>> = {
  received: `${A}.received.total`,
  handled: `${A}.handled.total`,
  carriedIn: `${A}.carried_in.total`,
  answered: `${A}.outcomes.total.total`,
  forward: `${A}.carried_forward.total`,
  people: `${A}.received.natural_person`,
  legal: `${A}.received.legal_persons`,
  business: `${A}.received.commercial_enterprise`,
  granted: `${A}.outcomes.granted.total`,
  partially: `${A}.outcomes.partially_granted.total`,
  both: `${A}.outcomes.granted_or_partially.total`,
  denied: `${A}.outcomes.denied.total`,
  unavailable: `${A}.outcomes.unavailable.total`,
  notProcessed: `${A}.outcomes.not_processed.total`,
  other: `${A}.outcomes.other.total`,
};

/** How the text tells the counts of table 3; the placeholders name what it states. */
const WHOLE = [
  '共受理政府信息公开申请{received}件，答复{answered}件（含上年度结转申请{carriedIn}件，另有{forward}件顺延到下年度答复）。',
  '全年收到政府信息公开申请{received}件，上年结转政府信息公开申请{carriedIn}件，转下一年度办理答复的有{forward}件。',
  '新收政府信息公开申请{received}份，本年度办结{answered}份，结转下年度继续办理{forward}份。',
  '本年度共收到{received}件申请，及时依法依规办结{answered}件，{forward}件结转下年度继续办理。',
  '受理政府信息公开申请{received}件，办结{answered}件（含上年结转{carriedIn}件）。',
  '全年收办政府信息公开申请{handled}件，其中本年新收{received}件、上年结转{carriedIn}件。',
  '共收到信息公开申请{received}起，上年结转{carriedIn}起，办结{answered}起。',
  '收到政府信息公开申请{received}件，上年度结转{carriedIn}件，年内办结{answered}件，结转下年度{forward}件。',
  '共接收政府信息公开申请{received}件，办理并答复{answered}件，结转下年度继续办理的{forward}件。',
  '（self）全年共收到政府信息公开申请{intake}件（含上年结转{carriedIn}件），办结{answered}件，结转至下年{forward}件。',
  '（self）共受理政府信息公开申请{intake}件，共办理{answered}件，结转下一年{forward}件。',
  '受理依申请公开信息{received}条，上年结转{carriedIn}条，办理并答复{answered}条，顺延至下一年答复{forward}条。',
  '共收到{received}份政府信息公开申请，加上上年结转的{carriedIn}份，全年应办{intake}份，已办结{answered}份。',
  '（self）全年共受理依申请公开{intake}件，答复{answered}件。',
] as const;

const NOTHING = [
  '未收到依申请公开事项。',
  '全年未收到政府信息公开申请。',
  '共收到政府信息公开申请0件。',
  '未收到任何公民、法人和其他组织提出的政府信息公开申请。',
  '本年度没有收到政府信息公开申请，也没有上年结转的申请。',
  '受理依申请公开0件、办结0件。',
  '（self）未收到任何公民、法人和其他组织提出的公开政府信息的申请。',
  '共收到政府信息依申请公开件0件。',
  '未收到依申请公开来信，无意见投诉情况。',
  '未收到公众关于政府信息公开的申请。',
] as const;

const WHO = [
  '从申请人看，自然人申请{people}件，法人或其他组织申请{legal}件。',
  '新收申请中，自然人提出{people}件，法人或其他组织提出{legal}件。',
  '申请人以自然人为主，其中自然人申请{people}件，法人或其他组织申请{legal}件。',
] as const;

const OUTCOMES = [
  '从办理结果看，予以公开{granted}件，部分公开{partially}件，不予公开{denied}件，无法提供{unavailable}件，不予处理{notProcessed}件，其他处理{other}件。',
  '答复结果为：予以公开{granted}件（占{granted%}%），部分公开{partially}件（占{partially%}%），不予公开{denied}件（占{denied%}%），无法提供{unavailable}件（占{unavailable%}%），不予处理{notProcessed}件（占{notProcessed%}%），其他处理{other}件（占{other%}%）。',
  '其中，予以公开及部分公开{both}件（{both%}%），不予公开{denied}件（{denied%}%），无法提供{unavailable}件（{unavailable%}%），不予处理{notProcessed}件（{notProcessed%}%），其他处理{other}件（{other%}%）。',
  '已办结的申请中，予以公开{granted}件、部分公开{partially}件、不予公开{denied}件、无法提供{unavailable}件。',
] as const;

const CHANNELS = [
  '按申请渠道分，当面申请{desk}件、信函申请{letter}件、网络申请{online}件。',
  '通过网络提交{online}件，信函提交{letter}件，当面提交{desk}件。',
] as const;

const PROCESS = [
  '答复文书由法制人员逐件审核，说理更加充分。',
  '对涉及多个科室的申请建立会商机制，明确牵头单位和办结时间。',
  '申请登记、转办、答复、送达各环节全程留痕，可查可溯。',
  '答复前主动与申请人沟通，弄清真实需求，能提供便民指引的一并提供。',
  '对疑难申请征求法律顾问意见，降低败诉风险。',
  '使用统一的答复文书模板，救济途径告知完整。',
] as const;

const READY = [
  '线上线下申请渠道保持畅通，公开指南中的联系方式已核对更新。',
  '公开指南列明了申请方式和办理流程，方便公众查询。',
  '专人值守申请邮箱和受理窗口，做到有人接、有人管。',
] as const;

/** The paragraph on applications. */
export function applicationSentences(random: Random, facts: Facts, digits: Digits): readonly Sentence[] {
  const { values } = facts;
  const own = (wording: string): string => wording.replace('（self）', selfOf(facts.organ));
  if (number(values, 'handled') === 0) {
    return [none(own(random.pick(NOTHING)), `${A}.received.total`), plain(random, random.pick(READY))];
  }
  const terms = termsOf(random, facts);
  const filled = (wordings: readonly string[]): Sentence => fill(own(random.pick(wordings)), terms, digits);
  const answered = number(values, 'answered') > 0;
  return [
    filled(WHOLE),
    ...(random.chance(0.5) && number(values, 'received') > 0 ? [filled(WHO)] : []),
    ...(random.chance(0.4) && number(values, 'received') > 0 ? [filled(CHANNELS)] : []),
    ...(random.chance(0.6) && answered ? [filled(OUTCOMES)] : []),
    ...growth(random, facts, digits),
    ...rate(random, facts, digits),
    plain(random, random.pick(PROCESS)),
  ];
}

function number(values: Facts['values'], key: string): number {
  return count(KEYS[key] ?? key, values).value;
}

function termsOf(random: Random, { values }: Facts): Record<string, Term> {
  const decimals = random.int(1, 2);
  const counts = Object.entries(KEYS).map(([key, about]) => [key, count(about, values)] as const);
  const answered = number(values, 'answered');
  const shares = Object.entries(KEYS).map(
    ([key, about]) => [`${key}%`, share(about, values, answered || 1, decimals)] as const,
  );
  const intake: Term = { about: `${A}.received.total`, kind: 'count', value: number(values, 'handled') };
  return { ...Object.fromEntries([...counts, ...shares]), intake, ...channels(random, number(values, 'received')) };
}

/** How the new applications came in. */
function channels(random: Random, received: number): Record<string, Term> {
  const desk = random.int(0, Math.floor(received / 3));
  const letter = random.int(0, Math.floor(received / 3));
  const term = (id: string, value: number): Term => ({ about: `${A}.channels.${id}`, kind: 'count', value });
  return {
    desk: term('in_person', desk),
    letter: term('letter', letter),
    online: term('online', received - desk - letter),
  };
}

/** How the new applications compare with those of last year. */
function growth(random: Random, { values, last }: Facts, digits: Digits): readonly Sentence[] {
  const before = last?.[`${A}.received.total`] ?? 0;
  const now = number(values, 'received');
  if (before === 0 || now === before || !random.chance(0.7)) return [];
  const change = (100 * (now - before)) / before;
  const printed = Math.abs(change).toFixed(random.int(1, 2));
  const value = Math.sign(change) * Number(printed);
  const words = change > 0 ? '增长' : '下降';
  const wording = random.pick([
    `新收申请数量比上年${words}{growth}%。`,
    `新收申请{received}件，比上年（${before}件）${words}{growth}%。`,
    `新收政府信息公开申请同比${words}{growth}%。`,
  ]);
  const terms: Record<string, Term> = {
    growth: { about: `${A}.received.total`, kind: 'growth', value, printed },
    received: count(`${A}.received.total`, values),
  };
  return [fill(wording, terms, digits)];
}

/** All are answered only where nothing is carried forward. */
function rate(random: Random, { values }: Facts, digits: Digits): readonly Sentence[] {
  if (number(values, 'forward') > 0 || !random.chance(0.5)) return [];
  const terms: Record<string, Term> = { rate: { about: `${A}.handling_rate`, kind: 'percentage', value: 100 } };
  return [fill(random.pick(['办结率{rate}%。', '申请全部在法定期限内办结，办结率{rate}%。']), terms, digits)];
}
