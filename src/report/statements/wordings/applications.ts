import { BARE, NOT_OTHER, SO_MANY, UNNAMED, type Wording } from './wording.ts';

const A = 'applications';

/** Not 未收到, 不予受理, 应受理. */
const NOT = '(?<!未|不予|不|没有|没|无|应|可|拟|拒绝)';
const RECEIVE = `${NOT}(?:新收到?|收到|收悉|接收|接受|接到|新受理|受理|登记|(?<![接回验征])收(?![办取费集悉]))`;
const HANDLE = `(?:应办(?!结)|${NOT}(?:收办|办理|处理|承办|共办))`;
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
export const applications: readonly Wording[] = [
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
export const besides: readonly Wording[] = [
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

export const carried: readonly Wording[] = [
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
