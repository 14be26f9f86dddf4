import { BARE, NOT_OTHER, SO_MANY, type Wording } from './wording.ts';

const A = 'applications';

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

export const applicants: readonly Wording[] = [
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

export const CHANNEL_WORDS = new RegExp(CHANNELS.map(([, words]) => words).join('|'));
const CHANNEL_END = `(?:方式|渠道|途径|形式|平台|系统|提交|提出|递交|接收|收到|受理|政府信息|公开|申请|的|件|数){0,6}${SO_MANY}`;

export const channels: readonly Wording[] = CHANNELS.flatMap(([id, words]): readonly Wording[] => [
  {
    about: `${A}.channels.${id}`,
    family: 'channel',
    lead: new RegExp(`(?:^|通过|以|经|从|其中|[^、和或及与等])(?:${words})${CHANNEL_END}`),
    topics: ['applications'],
  },
]);
