import { officeOf } from '../names.ts';
import type { Random } from '../random.ts';
import type { Facts } from './facts.ts';
import { OTHERS, PROBLEMS } from './pools.ts';
import { type Digits, fill, none, plain, type Sentence, type Term, turnOf } from './sentence.ts';

/** The notice on the form of a year, by its name and number. */
function notices(year: number): readonly [string, string] {
  return year <= 2020
    ? [
        '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）',
        '国办公开办函〔2019〕60号',
      ]
    : [
        '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）',
        '国办公开办函〔2021〕30号',
      ];
}

/** What stands before section 一: the basis, the period, whom to ask. */
export function introduction(random: Random, { organ, year }: Facts, dated: boolean): readonly string[] {
  const [name, number] = notices(year);
  const basis = random.pick([
    `根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和${name}要求，编制本报告。`,
    `按照《中华人民共和国政府信息公开条例》（以下简称《条例》）和年度报告格式要求（${number}），${organ}编制本报告。`,
    `本报告由${organ}依据《中华人民共和国政府信息公开条例》（国务院令第711号）和${number}编制，向社会公布。`,
    `依照《中华人民共和国政府信息公开条例》第五十条和${name}，现将${organ}${year}年政府信息公开工作情况报告如下。`,
  ]);
  const contents = random.pick([
    '',
    '',
    '全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
    '报告共六个部分。',
  ]);
  const span = random.pick([
    `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `统计期限为${year}年1月1日至12月31日。`,
    `数据统计时间从 ${year} 年 1 月 1 日起至 ${year} 年 12 月 31 日止。`,
    `报告中所列数据统计期限从${year}年1月1日开始，到${year}年12月31日止。`,
  ]);
  const contact = random.chance(0.5) ? [contactOf(random, organ)] : [];
  return [`${basis}${contents}${dated ? span : ''}`, ...contact];
}

/** Whom to ask, with a telephone number of an area that there is not. */
function contactOf(random: Random, organ: string): string {
  const phone = `0999-60${random.int(10, 99)}${random.int(100, 999)}`;
  return random.pick([
    `如对本报告有疑问，请与${officeOf(organ)}联系（电话：${phone}，邮编：999${random.int(100, 999)}）。`,
    `如对本年度报告有任何疑问，请联系${officeOf(organ)}，联系电话：${phone}。`,
    `本报告电子版可在门户网站下载。对内容有疑问的，请向${officeOf(organ)}咨询（电话：${phone}）。`,
  ]);
}

/** Section 五: some problems and what is done about each. */
export function problems(random: Random, { seed, year }: Facts): readonly (readonly Sentence[])[] {
  const count = random.int(2, 4);
  const drawn = turnOf(PROBLEMS, seed, year, count);
  const listed = (column: 0 | 1): string =>
    drawn.map((pair, index) => `${'一二三四'[index]}是${pair[column]}`).join('；');
  const [before, after] = random.pick<readonly [string, string]>([
    [`${year}年工作中存在的主要问题：`, '改进情况：'],
    ['对照《条例》要求和群众期待，还存在以下问题：', '针对上述问题，已采取以下改进措施：'],
    ['存在的主要问题有：', '改进措施和成效：'],
    ['（一）存在的主要问题。', '（二）改进情况。'],
  ]);
  return [[plain(random, `${before}${listed(0)}。`)], [plain(random, `${after}${listed(1)}。`)]];
}

const FREE = [
  '{year}年未收取信息处理费。',
  '本年度收取信息处理费0元。',
  '{year}年无收取信息处理费情况。',
  '全年收取政府信息公开信息处理费0元。',
  '{year}年度，依申请公开办理中未收取信息处理费。',
  '本年度未发生政府信息公开收费事项，未收取信息处理费。',
  '按照规定，本年度未收取信息公开处理费。',
  '{year}年，未向申请人收取信息处理费。',
  '本年度暂未开展信息处理费收取工作。',
] as const;

const CHARGED = [
  '全年收取政府信息公开信息处理费{fee}元。',
  '{year}年共收取信息处理费{fee}元。',
  '按照有关规定，本年度收取信息处理费{fee}元。',
  '{year}年实际收取信息处理费共计{fee}元。',
] as const;

/** Section 六: the fee for processing from 2021 on, and whatever else there is. */
export function otherMatters(random: Random, facts: Facts, digits: Digits): readonly (readonly Sentence[])[] {
  const rest = turnOf(OTHERS, facts.seed, facts.year, 1);
  const others = rest.map((text) => plain(random, text));
  return facts.year <= 2020 ? [others] : [[fee(random, facts, digits), ...others]];
}

/** Fees are charged where applications were answered, and never more than table 2 counts in all. */
function fee(random: Random, { year, values }: Facts, digits: Digits): Sentence {
  const about = 'processing_fee.amount';
  const dated = (text: string): string => text.replace('{year}', String(year));
  const most = Math.floor(Math.min(900, ((values['disclosure.fees.amount'] ?? 0) * 10_000) / 10));
  const answered = values['applications.outcomes.total.total'] ?? 0;
  if (most < 10 || answered < 12 || random.chance(0.6)) return none(dated(random.pick(FREE)), about);
  const term: Term = { about, kind: 'amount', value: 10 * random.int(1, most) };
  return fill(dated(random.pick(CHARGED)), { fee: term }, digits);
}
