import { BARE, NOT_OTHER, SO_MANY, type Wording } from './wording.ts';

const A = 'applications';

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

export const ROW_WORDS = new RegExp(ROWS.map(([, words]) => words).join('|'));

export const rows: readonly Wording[] = [
  ...ROWS.map(([id, words]) => beforeNumber(id, words, ROW_END)),
  ...ROWS.map(([id, words]) => behindNumber(id, words)),
];

export const groups: readonly Wording[] = [
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
