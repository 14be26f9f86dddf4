import type { Column, Identity, Part, Row, Section } from '../edition.ts';

/** 申请人情况: the seven kinds of applicant, the same in every edition. */
export const WHO: readonly Column[] = [
  { id: 'natural_person', label: '自然人', unit: 'count', aliases: ['公民'] },
  { id: 'commercial_enterprise', label: '商业企业', unit: 'count', aliases: ['商业公司', '企业'] },
  { id: 'research_institution', label: '科研机构', unit: 'count' },
  { id: 'public_welfare_organization', label: '社会公益组织', unit: 'count', aliases: ['公益组织'] },
  { id: 'legal_service_institution', label: '法律服务机构', unit: 'count' },
  { id: 'other', label: '其他', unit: 'count' },
  { id: 'total', label: '总计', unit: 'count', aliases: ['合计', '总数', '共计'] },
];

const received: Row = {
  id: 'received',
  ordinal: '一',
  label: '本年新收政府信息公开申请数量',
  aliases: ['本年新收', '新收政府信息公开申请数量'],
};

const carriedIn: Row = {
  id: 'carried_in',
  ordinal: '二',
  label: '上年结转政府信息公开申请数量',
  aliases: ['上年结转', '上年度结转政府信息公开申请数量'],
};

const DENIED = '（三）不予公开';
const UNAVAILABLE = '（四）无法提供';
const NOT_PROCESSED = '（五）不予处理';

/** The rows of 三、本年度办理结果 from （一） to （五）, the same in both editions. */
const outcomesToFive: readonly Row[] = [
  { id: 'outcomes.granted', ordinal: '（一）', label: '予以公开' },
  {
    id: 'outcomes.partially_granted',
    ordinal: '（二）',
    label: '部分公开（区分处理的，只计这一情形，不计其他情形）',
    aliases: ['部分公开'],
  },
  { id: 'outcomes.denied.state_secret', group: DENIED, ordinal: '1', label: '属于国家秘密', aliases: ['国家秘密'] },
  {
    id: 'outcomes.denied.prohibited_by_law',
    group: DENIED,
    ordinal: '2',
    label: '其他法律行政法规禁止公开',
    aliases: ['法律行政法规禁止公开', '法律法规禁止公开'],
  },
  {
    id: 'outcomes.denied.endangers_security_or_stability',
    group: DENIED,
    ordinal: '3',
    label: '危及“三安全一稳定”',
    aliases: ['三安全一稳定'],
  },
  {
    id: 'outcomes.denied.third_party_rights',
    group: DENIED,
    ordinal: '4',
    label: '保护第三方合法权益',
    aliases: ['第三方合法权益'],
  },
  {
    id: 'outcomes.denied.internal_affairs',
    group: DENIED,
    ordinal: '5',
    label: '属于三类内部事务信息',
    aliases: ['内部事务信息'],
  },
  {
    id: 'outcomes.denied.process_information',
    group: DENIED,
    ordinal: '6',
    label: '属于四类过程性信息',
    aliases: ['过程性信息'],
  },
  {
    id: 'outcomes.denied.enforcement_case_file',
    group: DENIED,
    ordinal: '7',
    label: '属于行政执法案卷',
    aliases: ['行政执法案卷', '执法案卷'],
  },
  {
    id: 'outcomes.denied.administrative_inquiry',
    group: DENIED,
    ordinal: '8',
    label: '属于行政查询事项',
    aliases: ['行政查询事项'],
  },
  {
    id: 'outcomes.unavailable.not_held',
    group: UNAVAILABLE,
    ordinal: '1',
    label: '本机关不掌握相关政府信息',
    aliases: ['本机关不掌握'],
  },
  {
    id: 'outcomes.unavailable.needs_creation',
    group: UNAVAILABLE,
    ordinal: '2',
    label: '没有现成信息需要另行制作',
    aliases: ['需要另行制作'],
  },
  {
    id: 'outcomes.unavailable.unclear_after_correction',
    group: UNAVAILABLE,
    ordinal: '3',
    label: '补正后申请内容仍不明确',
    aliases: ['补正后仍不明确'],
  },
  {
    id: 'outcomes.not_processed.petition',
    group: NOT_PROCESSED,
    ordinal: '1',
    label: '信访举报投诉类申请',
    aliases: ['信访举报投诉'],
  },
  { id: 'outcomes.not_processed.duplicate', group: NOT_PROCESSED, ordinal: '2', label: '重复申请' },
  {
    id: 'outcomes.not_processed.public_publication',
    group: NOT_PROCESSED,
    ordinal: '3',
    label: '要求提供公开出版物',
    aliases: ['公开出版物'],
  },
  {
    id: 'outcomes.not_processed.excessive_repeated',
    group: NOT_PROCESSED,
    ordinal: '4',
    label: '无正当理由大量反复申请',
    aliases: ['大量反复申请'],
  },
  {
    id: 'outcomes.not_processed.confirm_or_reissue',
    group: NOT_PROCESSED,
    ordinal: '5',
    label: '要求行政机关确认或重新出具已获取信息',
    aliases: ['确认或重新出具已获取信息'],
  },
];

const otherSubtotal: Row = {
  id: 'outcomes.other.subtotal',
  ordinal: '（六）',
  label: '其他处理',
  aliases: ['其他'],
};

const OTHER = '（六）其他处理';

const otherThree: readonly Row[] = [
  {
    id: 'outcomes.other.correction_overdue',
    group: OTHER,
    ordinal: '1',
    label: '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    aliases: ['申请人无正当理由逾期不补正', '逾期不补正'],
  },
  {
    id: 'outcomes.other.fee_overdue',
    group: OTHER,
    ordinal: '2',
    label: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    aliases: ['申请人逾期未按收费通知要求缴纳费用', '逾期不缴费', '逾期未缴费'],
  },
  { id: 'outcomes.other.other', group: OTHER, ordinal: '3', label: '其他' },
];

const outcomesTotal: Row = { id: 'outcomes.total', ordinal: '（七）', label: '总计', aliases: ['合计'] };

const carriedForward: Row = {
  id: 'carried_forward',
  ordinal: '四',
  label: '结转下年度继续办理',
  aliases: ['结转下年度', '结转下年继续办理', '结转下一年度继续办理'],
};

/** Table 3 with （六）其他处理 as one row (2019), or as three (2021). */
export function applications(other: 'one row' | 'three rows'): Part {
  return {
    path: 'applications',
    section: 'applications',
    label: '收到和处理政府信息公开申请情况',
    columns: WHO,
    rows: [
      received,
      carriedIn,
      ...outcomesToFive,
      ...(other === 'one row'
        ? [otherSubtotal]
        : [{ ...otherSubtotal, replaces: otherThree.map((row) => row.id) }, ...otherThree]),
      outcomesTotal,
      carriedForward,
    ],
  };
}

const RESULTS: readonly Column[] = [
  { id: 'upheld', label: '结果维持', unit: 'count', aliases: ['维持'] },
  { id: 'corrected', label: '结果纠正', unit: 'count', aliases: ['纠正', '结果纠错'] },
  { id: 'other', label: '其他结果', unit: 'count', aliases: ['结果其他'] },
  { id: 'pending', label: '尚未审结', unit: 'count', aliases: ['未审结'] },
  { id: 'total', label: '总计', unit: 'count', aliases: ['合计'] },
];

const UNNAMED_ROW: readonly Row[] = [{ id: '', label: '' }];

/** Table 4, the same in every edition: three runs of five under their heads. */
export const REVIEW_AND_LITIGATION: readonly Part[] = [
  {
    path: 'review',
    section: 'review_and_litigation',
    label: '行政复议',
    columns: RESULTS,
    rows: UNNAMED_ROW,
  },
  {
    path: 'litigation.direct',
    section: 'review_and_litigation',
    label: '未经复议直接起诉',
    aliases: ['直接起诉'],
    columns: RESULTS,
    rows: UNNAMED_ROW,
  },
  {
    path: 'litigation.after_review',
    section: 'review_and_litigation',
    label: '复议后起诉',
    aliases: ['经复议后起诉'],
    columns: RESULTS,
    rows: UNNAMED_ROW,
  },
];

export const SECTIONS: readonly Section[] = [
  {
    id: 'overview',
    title: '总体情况',
    alternates: ['工作概况', '总体开展情况', '概述'],
    keywords: ['总体', '概况', '概述'],
  },
  {
    id: 'disclosure',
    title: '主动公开政府信息情况',
    alternates: ['行政机关主动公开政府信息情况', '主动公开情况'],
    keywords: ['主动公开'],
  },
  {
    id: 'applications',
    title: '收到和处理政府信息公开申请情况',
    alternates: ['行政机关收到和处理政府信息公开申请情况'],
    keywords: ['申请公开', '公开申请'],
  },
  {
    id: 'review_and_litigation',
    title: '政府信息公开行政复议、行政诉讼情况',
    alternates: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
    ],
    keywords: ['复议', '诉讼'],
  },
  {
    id: 'problems',
    title: '存在的主要问题及改进情况',
    alternates: ['政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况'],
    keywords: ['问题'],
  },
  {
    id: 'other_matters',
    title: '其他需要报告的事项',
    alternates: ['需要报告的其他事项'],
    keywords: ['其他需要', '报告的事项'],
  },
];

const who = WHO.map((column) => column.id);
const applicants = who.filter((id) => id !== 'total');
const results = RESULTS.map((column) => column.id);

/** The sums of tables 3 and 4; `rows` are the rows that the edition's form prints under 三、本年度办理结果. */
export function identities(part: Part): readonly Identity[] {
  const outcomes = part.rows.map((row) => row.id).filter((id) => id.startsWith('outcomes.') && id !== 'outcomes.total');
  return [
    {
      rule: 'applications/balance',
      across: who,
      left: ['applications.received.*', 'applications.carried_in.*'],
      right: ['applications.outcomes.total.*', 'applications.carried_forward.*'],
    },
    {
      rule: 'applications/outcome-total',
      across: who,
      left: outcomes.map((id) => `applications.${id}.*`),
      right: ['applications.outcomes.total.*'],
    },
    {
      rule: 'applications/row-total',
      across: part.rows.map((row) => row.id),
      left: applicants.map((id) => `applications.*.${id}`),
      right: ['applications.*.total'],
    },
    {
      rule: 'review/total',
      left: results.filter((id) => id !== 'total').map((id) => `review.${id}`),
      right: ['review.total'],
    },
    {
      rule: 'litigation/total',
      across: ['direct', 'after_review'],
      left: results.filter((id) => id !== 'total').map((id) => `litigation.*.${id}`),
      right: ['litigation.*.total'],
    },
  ];
}
