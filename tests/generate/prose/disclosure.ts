import type { Random } from '../random.ts';
import { amount, count, type Facts } from './facts.ts';
import { type Digits, fill, plain, type Sentence, type Term } from './sentence.ts';

const D = 'disclosure';

const KEYS: Readonly<Record<string, string>> = {
  issued: `${D}.normative_documents.issued`,
  repealed: `${D}.normative_documents.repealed`,
  inForce: `${D}.normative_documents.in_force`,
  rules: `${D}.rules.in_force`,
  permits: `${D}.permits.decisions`,
  penalties: `${D}.penalties.decisions`,
  coercive: `${D}.coercive_measures.decisions`,
};

const DOCUMENTS = [
  '现行有效行政规范性文件{inForce}件，其中本年度制发{issued}件。',
  '本年度制发行政规范性文件{issued}件、废止{repealed}件，现行有效{inForce}件。',
  '全年制发规范性文件{issued}件，废止规范性文件{repealed}件，现行有效规范性文件{inForce}件。',
  '清理并集中公开现行有效行政规范性文件{inForce}件，动态更新发布本年度制发的行政规范性文件{issued}件。',
] as const;

const DECISIONS = [
  '作出行政许可决定{permits}件、行政处罚决定{penalties}件、行政强制决定{coercive}件。',
  '全年办理行政许可{permits}件，实施行政处罚{penalties}件、行政强制{coercive}件。',
  '行政许可处理决定{permits}件，行政处罚处理决定{penalties}件，行政强制处理决定{coercive}件。',
] as const;

const FEES = ['全年行政事业性收费金额{fees}万元。', '本年行政事业性收费{fees}万元。'] as const;

/** The counts of table 2 that the text repeats; the form of 2019 counts documents otherwise, so that its are left out. */
export function disclosureSentences(random: Random, facts: Facts, digits: Digits): readonly Sentence[] {
  const { values, printed } = facts;
  if (!(`${D}.normative_documents.in_force` in values)) return [];
  const terms: Record<string, Term> = {
    ...Object.fromEntries(Object.entries(KEYS).map(([key, about]) => [key, count(about, values)])),
    fees: amount(`${D}.fees.amount`, values, printed[`${D}.fees.amount`] ?? ''),
  };
  const filled = (chance: number, wordings: readonly string[]): readonly Sentence[] =>
    random.chance(chance) ? [fill(random.pick(wordings), terms, digits)] : [];
  return [
    ...filled(0.6, DOCUMENTS),
    ...((terms.rules?.value ?? 0) > 0 ? filled(0.3, ['现行有效规章{rules}件。']) : []),
    ...filled(0.5, DECISIONS),
    ...((values[`${D}.fees.amount`] ?? 0) > 0 ? filled(0.3, FEES) : []),
  ];
}

const PARTS = [
  '机构职能类信息',
  '政策文件类信息',
  '规划计划类信息',
  '财政资金类信息',
  '工作动态类信息',
  '公示公告类信息',
  '民生服务类信息',
  '应急管理类信息',
] as const;

const LISTS = [
  ['全年通过门户网站公开信息', '条，其中'],
  ['全年发布政府信息', '条，其中'],
  ['年内主动公开各类信息', '条，其中'],
] as const;

/** A total whose parts follow and add up. */
export function listSentence(random: Random, digits: Digits): Sentence {
  const [before, between] = random.pick(LISTS);
  const labels = random.shuffle(PARTS).slice(0, random.int(3, 5));
  const parts = labels.map(() => random.int(6, 240));
  const sum = parts.reduce((a, b) => a + b, 0);
  const total: Term = { about: 'narrative', kind: 'list', value: sum, parts };
  const text = labels.map((label, index) => `${label}${parts[index]}条`).join('、');
  return fill(`${before}{total}${between}${text}。`, { total }, digits === 'words' ? 'plain' : digits);
}

const ACCOUNTS = [
  ['现有政务新媒体账号', '个，其中微信公众号', '个、政务微博', '个。'],
  ['开设政务新媒体账号', '个，其中微信公众号', '个、短视频账号', '个。'],
] as const;

/** The accounts of an organ by kind. */
export function accountSentence(random: Random): Sentence {
  const [first, second, third, end] = random.pick(ACCOUNTS);
  const parts = [random.int(1, 4), random.int(1, 3)];
  const total: Term = { about: 'narrative', kind: 'list', value: (parts[0] ?? 0) + (parts[1] ?? 0), parts };
  return random.chance(0.6)
    ? fill(`${first}{total}${second}${parts[0]}${third}${parts[1]}${end}`, { total }, 'plain')
    : plain(random, '政务新媒体由专人运维，每周自查信息更新和链接有效性。');
}
