import type { Topic } from './topics.ts';

/** What a subject is one of. Parts of a list are of one family. */
export type Family =
  | 'application'
  | 'applicant'
  | 'channel'
  | 'outcome'
  | 'dispute'
  | 'result'
  | 'document'
  | 'decision'
  | 'fee';

/**
 * Words that name a subject before its number (`lead`, up to the number) or behind it (`tail`); where both are given,
 * both have to fit. The first wording that fits is taken; one without a subject says that nothing is stated.
 */
export interface Wording {
  readonly about: string | null;
  readonly family: Family;
  readonly lead?: RegExp;
  readonly tail?: RegExp;
  /** The only topics of which it may be said; `null` where none was named yet. Left out: any. */
  readonly topics?: readonly (Topic | null)[];
  /** Only where the number before it is of this family. */
  readonly behind?: Family;
  /** Only in sentences that hold these words, or hold none of them. */
  readonly among?: RegExp;
  readonly without?: RegExp;
}

const A = 'applications';

/** 共, 共计, 为, 数量为: what may stand between the subject and its number. */
const SO_MANY = '[共总合累计为有达到是约近仅数量的了:也则实际]*$';

/** A number that begins its clause: 其中3件予以公开. */
const BARE = /^(?:其中|其余|另|有|共|分别|为|还|包括|含|对|已|约|近)*$/;

const UNNAMED: readonly (Topic | null)[] = ['applications', null];
/** Said of applications, unless something else was just named. */
const NOT_OTHER: readonly (Topic | null)[] = ['applications', 'review', 'litigation', 'direct', 'after_review', null];

/** Not 未收到, 不予受理, 应受理. */
const NOT = '(?<!未|不予|不|没有|没|无|应|可|拟|拒绝)';
const RECEIVE = `${NOT}(?:新收到?|收到|收悉|接收|接受|接到|新受理|受理|登记|(?<![接回验征])收(?![办取费集悉]))`;
const HANDLE = `${NOT}(?:收办|办理|处理|承办|共办)`;
const DONE = `${NOT}(?:收到|受理|接收|接到)[、并和及与且]?(?:及时|依法|按时|依规|按期|全部)*(?:办理|办结|答复|回复|办复)(?:了)?`;
const ANSWER = `${NOT}(?:答复|办结|回复|办复|办毕|办理完[毕结成])`;

/** Between the verb and 申请: who handed it in, and what it asks for; one way of several is a channel. */
const OF =
  '(?:通过[^,]{0,16}[、和及或与等][^,]{0,10}(?:提交|提出|递交|收到|渠道|方式|形式|途径))?[到了过各类种社会公众群法人民和其他组织或及与、个单位提出交递的书面有效政府信息务公开主体任何向本机关我局委办镇街道乡企业自然人]{0,40}';
const APPLICATION = '(?:依申请|(?:信息|公开)的?申请|申请公开)[公开政府信息务的件案事项表书类申请办理]*';
const PLAIN = '[到了过各类的]*申请[件案书表的]*';

interface Act {
  readonly about: string;
  readonly verb: string;
}

const ACTS: readonly Act[] = [
  { about: `${A}.handled.total`, verb: DONE },
  { about: `${A}.received.total`, verb: RECEIVE },
  { about: `${A}.outcomes.total.total`, verb: ANSWER },
  { about: `${A}.handled.total`, verb: HANDLE },
];

/** 收到政府信息公开申请3件; 政府信息公开申请受理3件; 收到3件政府信息公开申请; with 申请 alone where nothing else is spoken of. */
const applications: readonly Wording[] = [
  ...ACTS.flatMap(({ about, verb }): readonly Wording[] => [
    { about, family: 'application', lead: new RegExp(`${verb}${OF}${APPLICATION}${SO_MANY}`) },
    {
      about,
      family: 'application',
      lead: new RegExp(`${verb}(?:的?有)?[到了过约近]*${SO_MANY}`),
      tail: new RegExp(`^${OF}${APPLICATION}(?:$|均|已|全部|都|并)`),
    },
  ]),
  ...ACTS.flatMap(({ about, verb }): readonly Wording[] => [
    { about, family: 'application', lead: new RegExp(`${verb}${PLAIN}${SO_MANY}`), topics: UNNAMED },
    {
      about,
      family: 'application',
      lead: new RegExp(`${verb}(?:的?有)?[到了过约近]*${SO_MANY}`),
      tail: new RegExp(`^${PLAIN}(?:$|均|已|全部|都|并)`),
      topics: UNNAMED,
    },
    {
      about,
      family: 'application',
      lead: new RegExp(`${APPLICATION}(?:的)?(?:共|已|均|全部|按时|按期)*${verb}${SO_MANY}`),
    },
    { about, family: 'application', lead: new RegExp(`${verb}${SO_MANY}`), topics: ['applications'] },
  ]),
  {
    about: `${A}.received.total`,
    family: 'application',
    lead: new RegExp(
      `^[全年本度我局委办机关市区县镇共今\\d]{0,12}(?:政府)?信息公开申请(?:件|的)?(?:数量?|总数|总量)?${SO_MANY}`,
    ),
    topics: UNNAMED,
  },
];

/** Passed on by others, looked at, or of one kind only: none of the numbers of the form. */
const besides: readonly Wording[] = [
  {
    about: null,
    family: 'application',
    lead: new RegExp(
      `(?:转办|转来|移送|交办|督办|指导|协助|会商|审核|审查|抽查|评查|梳理|研判|涉及|有关|关于|除|延期|延长)[^,]{0,30}(?:申请|依申请)[公开政府信息务的件案]*${SO_MANY}`,
    ),
  },
];

const YEAR_AFTER = '(?:下|次|明|翌)一?个?年';
const CARRY = '(?:结转|转结|顺延|延续|延转|转入|转至|转到|转|延至|跨)';

const carried: readonly Wording[] = [
  {
    about: `${A}.carried_forward.total`,
    family: 'application',
    lead: new RegExp(`${CARRY}[到至入为给]?${YEAR_AFTER}[^,]{0,18}$`),
    topics: NOT_OTHER,
  },
  {
    about: `${A}.carried_in.total`,
    family: 'application',
    lead: new RegExp(
      `(?:(?:上|去|前|往)一?年[^,]{0,10}?(?:结转|转结|转入|转来|顺延|遗留)|结转自?(?:上|去|往)一?年)(?!.{0,6}${YEAR_AFTER})[^,]{0,18}$`,
    ),
    topics: NOT_OTHER,
  },
  {
    about: `${A}.carried_forward.total`,
    family: 'application',
    tail: new RegExp(`^[^,]{0,20}?${CARRY}[到至入为给]?${YEAR_AFTER}`),
    topics: NOT_OTHER,
  },
  {
    about: `${A}.carried_in.total`,
    family: 'application',
    lead: BARE,
    tail: /^(?:申请)?(?:为|系|是|属)(?:上|去|往)一?年度?结转/,
    topics: NOT_OTHER,
  },
];

const APPLICANTS: readonly (readonly [id: string, words: string])[] = [
  [
    'legal_persons',
    '(?<!(?:公民|自然人|个人)[、和及与或]?)法人[、和或及与以]*(?:者)?(?:其他|非法人)组织|(?<!(?:公民|自然人|个人)[、和及与或]?)法人(?:单位)?',
  ],
  ['natural_person', '自然人|公民'],
  ['commercial_enterprise', '商业企业|商业公司'],
  ['research_institution', '科研机构'],
  ['public_welfare_organization', '(?:社会)?公益组织'],
  ['legal_service_institution', '法律服务机构'],
];

const APPLICANT_END = `[提出交申请的政府信息公开类数]*${SO_MANY}`;

const applicants: readonly Wording[] = [
  ...APPLICANTS.flatMap(([id, words]): readonly Wording[] => [
    {
      about: `${A}.received.${id}`,
      family: 'applicant',
      lead: new RegExp(`(?:${words})${APPLICANT_END}`),
      topics: NOT_OTHER,
    },
    {
      about: `${A}.received.${id}`,
      family: 'applicant',
      lead: BARE,
      tail: new RegExp(`^(?:申请)?(?:人)?(?:来自|为|系|属|是|由)?(?:${words})[提出交申请的]*$`),
      topics: ['applications'],
    },
  ]),
  {
    about: `${A}.received.commercial_enterprise`,
    family: 'applicant',
    lead: /^企业[提出交申请的]*$/,
    behind: 'applicant',
  },
  { about: `${A}.received.other`, family: 'applicant', lead: /^其他(?:申请人?)?$/, behind: 'applicant' },
];

const CHANNELS: readonly (readonly [id: string, words: string])[] = [
  ['in_person', '当面|现场|窗口|上门'],
  ['letter', '信函|邮寄|邮政|挂号信|信件'],
  ['online', '网络|网上|在线|互联网|线上|网站|电子邮件|电子邮箱|依申请公开(?:平台|系统)'],
  ['fax', '传真'],
  ['other', '其他(?:方式|形式|渠道|途径)'],
];

const CHANNEL_WORDS = new RegExp(CHANNELS.map(([, words]) => words).join('|'));
const CHANNEL_END = `(?:方式|渠道|途径|形式|平台|系统|提交|提出|递交|接收|收到|受理|政府信息|公开|申请|的|件|数){0,6}${SO_MANY}`;

const channels: readonly Wording[] = CHANNELS.flatMap(([id, words]): readonly Wording[] => [
  {
    about: `${A}.channels.${id}`,
    family: 'channel',
    lead: new RegExp(`(?:^|通过|以|经|从|其中|[^、和或及与等])(?:${words})${CHANNEL_END}`),
    topics: ['applications'],
  },
]);

/** The rows of （三） to （六）, by the words of their labels that no other has. */
const ROWS: readonly (readonly [id: string, words: string])[] = [
  ['denied.state_secret', '国家秘密'],
  ['denied.prohibited_by_law', '法律[、和]?行政法规禁止公开'],
  ['denied.endangers_security_or_stability', '三安全一稳定[”"]?'],
  ['denied.third_party_rights', '第三方的?合法权益'],
  ['denied.internal_affairs', '内部(?:事务|管理)性?信息'],
  ['denied.process_information', '过程性性?信息'],
  ['denied.enforcement_case_file', '行政执法案卷(?:信息)?'],
  ['denied.administrative_inquiry', '行政查询事项'],
  ['unavailable.not_held', '(?:本机关|本行政机关|本单位|我局|本级机关)并?不掌握(?:相关)?的?(?:政府)?(?:信息)?'],
  ['unavailable.needs_creation', '[没无]有?现成信息[、,]?(?:需要?另行制作)?|需要?另行制作'],
  ['unavailable.unclear_after_correction', '补正后(?:申请)?(?:内容)?仍然?不明确'],
  ['not_processed.petition', '信访、?举报、?投诉类(?:申请)?|信访类申请'],
  ['not_processed.duplicate', '重复申请'],
  ['not_processed.public_publication', '(?:要求)?提供公开出版物'],
  ['not_processed.excessive_repeated', '大量反复申请'],
  ['not_processed.confirm_or_reissue', '确认或者?重新出具(?:已获取)?的?(?:政府)?(?:信息)?'],
  ['other.correction_overdue', '逾期[不未]补正(?:、?行政机关不再处理(?:其政府信息公开申请)?)?'],
  ['other.fee_overdue', '逾期[不未](?:按收费通知要求)?缴纳?费用?(?:、?行政机关不再处理(?:其政府信息公开申请)?)?'],
];

/** The groups of outcomes, the more particular first. */
const GROUPS: readonly (readonly [id: string, words: string])[] = [
  ['granted_or_partially', '公开(?:答复)?(?:[及和或与、]|以及|或者)(?:予以|同意)?部分公开'],
  ['partially_granted', '部分(?:予以)?公开'],
  ['denied', '(?:不予|不同意)公开'],
  ['granted', '(?<!不)(?:予以|同意|准予)(?:全部|全文)?公开'],
  ['unavailable', '无法提供'],
  ['not_processed', '不予处理'],
  ['other', '其他处理'],
];

const GROUP_END = `[的答复申请处理信息情形类决定数]*${SO_MANY}`;
/** 因本机关不掌握，无法提供2件 is of the row; 因本机关不掌握等原因无法提供2件 is of the group. */
const ROW_END = `[的而情形原因、]*(?:不予公开|无法提供|不予处理|不再处理)?${GROUP_END}`;
const TAIL = '^(?:申请)?(?:的)?(?:答复)?(?:为|属于?|系|作出?|作了|已|被|经|因|是)?';

/** 其中3件属于国家秘密. */
function behindNumber(id: string, words: string): Wording {
  const tail = new RegExp(`${TAIL}(?:${words})[的答复申请处理类]*$`);
  return { about: `${A}.outcomes.${id}.total`, family: 'outcome', lead: BARE, tail, topics: ['applications'] };
}

function beforeNumber(id: string, words: string, end: string): Wording {
  const lead = new RegExp(`(?:${words})${end}`);
  return { about: `${A}.outcomes.${id}.total`, family: 'outcome', lead, topics: NOT_OTHER };
}

/** 予以公开50条 may be said of anything that was published, unless other outcomes stand beside it. */
const OUTCOMES_BESIDE = /申请|不予公开|无法提供|不予处理|其他处理|部分公开.*予以公开|予以公开.*部分公开/;

const ROW_WORDS = new RegExp(ROWS.map(([, words]) => words).join('|'));

const rows: readonly Wording[] = [
  ...ROWS.map(([id, words]) => beforeNumber(id, words, ROW_END)),
  ...ROWS.map(([id, words]) => behindNumber(id, words)),
];

const groups: readonly Wording[] = [
  { about: null, family: 'outcome', lead: /已?主动公开[及和或与、](?:予以|同意)?公开[的答复]*$/ },
  ...GROUPS.flatMap(([id, words]): readonly Wording[] => {
    const wording = beforeNumber(id, words, GROUP_END);
    if (!id.includes('grant')) return [wording];
    return [
      { ...wording, topics: ['applications'] },
      { ...wording, among: OUTCOMES_BESIDE },
    ];
  }),
  ...GROUPS.map(([id, words]) => behindNumber(id, words)),
];

const CASES = `[案件申请事项情况类发生新收被及]*${SO_MANY}`;
const SUIT = '(?:行政)?(?:诉讼|应诉)';

/** Both, suits by their way, reviews, suits: one never runs over the other. */
const DISPUTES: readonly (readonly [about: string, words: string])[] = [
  ['disputes.total', `复议[案件申请]*(?:和|及|与|、|或|以及|/)被?(?:提起)?${SUIT}`],
  ['litigation.direct.total', `直接(?:提起)?(?:起诉|${SUIT})`],
  ['litigation.after_review.total', `复议后[再又]?(?:不服)?(?:提起)?(?:起诉|${SUIT})`],
  ['review.total', '(?<!未经|未经行政)复议'],
  ['litigation.total', SUIT],
];

const THERE_WERE = /(?:有|发生|收到|新增|新收|共|出现|引发|引起|涉及|申请|提起|产生)[了约近]*$/;

const disputes: readonly Wording[] = [
  // The reviews that a government decides are not those against it.
  {
    about: null,
    family: 'dispute',
    lead: new RegExp(`(?:受理|审理|审结|收到|办理|应对)(?:各类)?(?:行政)?(?:复议|诉讼|应诉)${CASES}`),
    without: /信息公开|政务公开|依申请/,
  },
  ...DISPUTES.map(
    ([about, words]): Wording => ({ about, family: 'dispute', lead: new RegExp(`(?:${words})${CASES}`) }),
  ),
  ...DISPUTES.map(
    ([about, words]): Wording => ({
      about,
      family: 'dispute',
      lead: THERE_WERE,
      tail: new RegExp(`^[^,]{0,24}?(?:行政)?(?:${words})[案件申请]*$`),
    }),
  ),
];

const RESULTS: readonly (readonly [id: string, words: string])[] = [
  ['upheld', '(?:结果)?[均被获予以为]*维持(?:原判|原决定|原(?:具体)?行政行为)?'],
  ['corrected', '(?:结果)?[均被获予以为]*(?:纠正|纠错)'],
  ['other', '其他结果|结果其他'],
  ['pending', '尚?未(?:审|办)?结案?|正在审理中?'],
];

const BLOCKS: readonly (readonly [topic: Topic, path: string])[] = [
  ['review', 'review'],
  ['litigation', 'litigation'],
  ['direct', 'litigation.direct'],
  ['after_review', 'litigation.after_review'],
];

/** 败诉 is said of suits. */
function resultsOf(topic: Topic): typeof RESULTS {
  return topic === 'review' ? RESULTS : [...RESULTS, ['corrected', '败诉']];
}

/** 结果维持 belongs to what was named last: 复议 or 诉讼. */
const results: readonly Wording[] = [
  { about: null, family: 'result', lead: /(?:已|均)审结[的有案件共]*$/ },
  ...BLOCKS.flatMap(([topic, path]) =>
    resultsOf(topic).flatMap(([id, words]): readonly Wording[] => [
      {
        about: `${path}.${id}`,
        family: 'result',
        lead: new RegExp(`(?:${words})[的判决案件]*${SO_MANY}`),
        topics: [topic],
      },
      {
        about: `${path}.${id}`,
        family: 'result',
        lead: BARE,
        tail: new RegExp(`^(?:案件)?(?:的)?(?:为|已)?(?:${words})的?$`),
        topics: [topic],
      },
    ]),
  ),
];

const DECIDED = '(?:作出|做出|办理|办结|实施|核发|下达|查处|审批|发放)';

const decisions: readonly Wording[] = (
  [
    ['permits', '行政许可'],
    ['penalties', '行政处罚'],
    ['coercive_measures', '行政强制(?:措施)?'],
  ] as const
).flatMap(([id, words]): readonly Wording[] => [
  {
    about: `disclosure.${id}.decisions`,
    family: 'decision',
    lead: new RegExp(`(?<![、和及与])${words}(?:处理)?决定书?${SO_MANY}`),
  },
  {
    about: `disclosure.${id}.decisions`,
    family: 'decision',
    lead: new RegExp(`${DECIDED}的?${words}(?:案件|案|事项|许可证)?${SO_MANY}`),
  },
  {
    about: `disclosure.${id}.decisions`,
    family: 'decision',
    lead: new RegExp(`^${words}(?:案件|案)?${SO_MANY}`),
    behind: 'decision',
  },
]);

/** Wordings that share words: without any of these none of them need be tried. */
export interface Group {
  readonly words: RegExp;
  readonly wordings: readonly Wording[];
}

/** Subjects whose numbers are counts, in the order in which they are tried. */
export const COUNTED: readonly Group[] = [
  { words: /结|转|顺延|延续|延至|跨|遗留/, wordings: carried },
  { words: /维持|纠|结|审理|败诉/, wordings: results },
  { words: /复议|诉/, wordings: disputes },
  { words: ROW_WORDS, wordings: rows },
  { words: /公开|提供|处理/, wordings: groups },
  { words: /自然人|公民|法人|企业|公司|机构|组织|其他/, wordings: applicants },
  { words: CHANNEL_WORDS, wordings: channels },
  { words: /申请/, wordings: besides },
  { words: /申请|收|受理|接|登记|办|理|复/, wordings: applications },
  { words: /行政/, wordings: decisions },
];

const SUM = '[收取入费用金额总合共计为达到是约人民币的:了实际]*$';

const paid: readonly Wording[] = [
  {
    about: 'processing_fee.amount',
    family: 'fee',
    lead: new RegExp(`(?:信息(?:公开)?处理费|信息公开(?:收|处理)?费)${SUM}`),
  },
  {
    about: 'processing_fee.amount',
    family: 'fee',
    lead: /(?:收取|产生|收到)了?(?:共计?)?$/,
    tail: /^的?(?:政府)?信息(?:公开)?处理费/,
  },
  { about: 'disclosure.fees.amount', family: 'fee', lead: new RegExp(`行政事业性收费${SUM}`) },
];

/** Subjects whose numbers are money. */
export const PAID: readonly Group[] = [{ words: /费/, wordings: paid }];

/** Units of what the tables count. */
export const COUNT_UNITS: ReadonlySet<string> = new Set([
  '件',
  '件次',
  '份',
  '起',
  '宗',
  '条',
  '例',
  '项',
  '个',
  '次',
  '封',
  '笔',
]);
