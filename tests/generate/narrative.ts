import type { Random } from './random.ts';
import type { SectionText, Stated, Truth } from './truth.ts';

interface Facts {
  readonly organ: string;
  readonly year: number;
  readonly edition: '2019' | '2021';
  readonly values: Readonly<Record<string, number>>;
}

type Text = Pick<Truth, 'introduction' | 'sections' | 'statements' | 'period'>;

/** The text of a report in our own words; its counts agree with the tables. */
export function narrative(random: Random, facts: Facts): Text {
  const dated = random.chance(0.8);
  const stated = [
    ...applicationSentence(random, facts),
    ...disputeSentence(random, facts),
    ...documentSentence(random, facts),
  ];
  const sentences = [...new Set(stated.map((statement) => statement.quote))];
  return {
    period: dated ? { from: `${facts.year}-01-01`, to: `${facts.year}-12-31` } : null,
    introduction: introduction(random, facts, dated),
    sections: sections(random, facts, sentences),
    statements: stated,
  };
}

function introduction(random: Random, { organ, year, edition }: Facts, dated: boolean): string[] {
  const notice = edition === '2021' ? '国办公开办函〔2021〕30号' : '国办公开办函〔2019〕60号';
  const span = random.pick([
    `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `统计期限为${year}年1月1日至12月31日。`,
    `数据统计时间从 ${year} 年 1 月 1 日起至 ${year} 年 12 月 31 日止。`,
  ]);
  const basis = random.pick([
    `按照《中华人民共和国政府信息公开条例》（以下简称《条例》）和年度报告格式要求（${notice}），${organ}编制本报告。`,
    `本报告依据《条例》和${notice}编制，由${organ}向社会公布。`,
  ]);
  return dated ? [`${basis}${span}`] : [basis];
}

function sections(random: Random, facts: Facts, sentences: readonly string[]): SectionText[] {
  const text = bodies(random, facts, sentences);
  return headings(random).map(([id, heading], index) => ({
    id,
    heading: `${'一二三四五六'[index]}、${heading}`,
    paragraphs: text[id] ?? [],
  }));
}

function headings(random: Random): (readonly [string, string])[] {
  return [
    ['overview', random.pick(['总体情况', '总体情况', '总体情况', '工作概况', '总体开展情况'])],
    ['disclosure', random.pick(['主动公开政府信息情况', '主动公开政府信息情况', '行政机关主动公开政府信息情况'])],
    [
      'applications',
      random.pick([
        '收到和处理政府信息公开申请情况',
        '收到和处理政府信息公开申请情况',
        '行政机关收到和处理政府信息公开申请情况',
      ]),
    ],
    [
      'review_and_litigation',
      random.pick([
        '政府信息公开行政复议、行政诉讼情况',
        '政府信息公开行政复议、行政诉讼情况',
        '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      ]),
    ],
    [
      'problems',
      random.pick(['存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况']),
    ],
    ['other_matters', random.pick(['其他需要报告的事项', '其他需要报告的事项', '需要报告的其他事项'])],
  ];
}

function bodies(random: Random, { organ, year }: Facts, sentences: readonly string[]): Record<string, string[]> {
  const [application = '', ...others] = sentences;
  const shown = random.int(60, 900);
  return {
    overview: [
      random.pick([
        `${year}年，${organ}把信息公开作为日常工作来抓，围绕群众关心的事项及时发布、及时回应。`,
        `一年来，${organ}坚持“公开为常态”，完善制度，明确分工，公开质量有所提高。`,
      ]),
      `（一）主动公开情况。全年通过网站和公示栏发布各类信息${shown}条，解读政策${random.int(1, 30)}篇。${others.join('')}`,
      `（二）依申请公开情况。${application}`,
      random.pick([
        '（三）政府信息管理情况。严格执行“三审三校”，发布前逐件核对，定期清理过期内容。',
        '（三）政府信息管理情况。公文起草时同步确定公开属性，留存审核记录备查。',
      ]),
      `（四）平台建设情况。网站设公开专栏${random.int(3, 12)}个，政务新媒体账号${random.int(1, 4)}个，运行平稳。`,
      '（五）监督保障情况。公开工作列入年度考核，接受社会评议，未发生责任追究情形。',
    ],
    problems: [
      random.pick([
        '存在的问题：一是政策解读形式偏少；二是个别栏目更新不够及时。',
        '主要不足：业务人员流动较快，对《条例》的理解还不够深入。',
      ]),
      random.pick([
        '改进情况：安排专人负责栏目更新，按季度组织培训，做到有布置、有检查。',
        '下一步改进：丰富解读方式，加强培训，把任务分解到科室。',
      ]),
    ],
    other_matters: [
      random.pick([
        `${year}年未收取信息处理费。无其他需要报告的事项。`,
        '本年度收取信息处理费0元。',
        '无收取信息处理费情况，没有其他需要报告的事项。',
      ]),
    ],
  };
}

const TOTALS = {
  received: 'applications.received.total',
  carriedIn: 'applications.carried_in.total',
  answered: 'applications.outcomes.total.total',
  forward: 'applications.carried_forward.total',
};

/** How the text tells the counts of table 3; the placeholders name the totals it states. */
const APPLICATION_WORDINGS = [
  '共受理政府信息公开申请{received}件，答复{answered}件（含上年度结转申请{carriedIn}件，另有{forward}件顺延到下年度答复）。',
  '全年收到政府信息公开申请 {received} 件，上年结转政府信息公开申请 {carriedIn} 件，转下一年度办理答复的有 {forward} 件。',
  '新收政府信息公开申请{received}份，本年度办结{answered}份，结转下年度继续办理{forward}份。',
  '本年度共收到{received}件申请，依法依规办结{answered}件，{forward}件结转下年度继续办理，办结率100%。',
  '受理政府信息公开申请 {received} 件，办结 {answered} 件（含上年结转 {carriedIn} 件）。',
  '全年收办政府信息公开申请{received + carriedIn}件，比上年增长12.5%，均按期办理。',
  '共收到信息公开申请{received}起，上年结转{carriedIn}起。',
] as const;

const NO_APPLICATIONS = [
  '未收到依申请公开事项。',
  '全年未收到政府信息公开申请。',
  '共收到政府信息公开申请0件。',
  '未收到任何公民、法人和其他组织提出的政府信息公开申请。',
] as const;

function applicationSentence(random: Random, { values }: Facts): Stated[] {
  const received = values[TOTALS.received] ?? 0;
  const sum = received + (values[TOTALS.carriedIn] ?? 0);
  if (sum === 0) return [{ about: TOTALS.received, value: 0, quote: random.pick(NO_APPLICATIONS) }];
  return filled(random.pick(APPLICATION_WORDINGS), TOTALS, values);
}

function disputeSentence(random: Random, { values }: Facts): Stated[] {
  const wording = random.pick([
    '因政府信息公开引起的行政复议案件{review}件、行政诉讼案件{direct + after}件。',
    '本年度办理信息公开类行政复议{review}起，行政诉讼{direct + after}起。',
    '',
  ]);
  const names = { review: 'review.total', direct: 'litigation.direct.total', after: 'litigation.after_review.total' };
  return filled(wording, names, values);
}

function documentSentence(random: Random, { values, edition }: Facts): Stated[] {
  if (edition === '2019' || random.chance(0.4)) return [];
  const names = {
    issued: 'disclosure.normative_documents.issued',
    inForce: 'disclosure.normative_documents.in_force',
  };
  return filled('现行有效行政规范性文件{inForce}件，其中本年度制发{issued}件。', names, values);
}

/** A wording with its counts set in, and one statement for each count. */
function filled(
  wording: string,
  names: Readonly<Record<string, string>>,
  values: Readonly<Record<string, number>>,
): Stated[] {
  const counts: { about: string; value: number }[] = [];
  const quote = wording.replace(/\{([^}]+)\}/g, (_, keys: string) => {
    const fields = keys.split(' + ').map((key) => names[key] ?? key);
    const value = fields.reduce((sum, field) => sum + (values[field] ?? 0), 0);
    counts.push({ about: fields.join(' + '), value });
    return String(value);
  });
  return counts.map((count) => ({ ...count, quote }));
}
