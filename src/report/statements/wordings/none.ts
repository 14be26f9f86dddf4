import type { Topic } from '../topics.ts';

/** A clause that may say that there is none. */
export interface HeardClause {
  readonly clause: string;
  /** From the last semicolon to the end of the clause: of what its 均 speaks. */
  readonly stretch: string;
  readonly topic: Topic | null;
  readonly section: string | undefined;
}

/** Words that there is none. */
interface NoneWording {
  readonly says: RegExp;
  readonly unless?: RegExp;
  readonly about: (heard: HeardClause) => readonly string[];
}

const NO = '(?<!如|若|对|凡|果|有|因)(?:未|没有|没|无(?![法需论关效偿]|正当|理由|障碍|条件|故))';
const BEEN = '(?:曾|有|能|新)?(?:收到|接到|接收|受理|收悉|发生|产生|出现|新收|新增|办理|涉及)?[过到了]?';
const WHO_FOR =
  '[任何各类种社会公众群法人民和其他组织或及与、个单位提出交递的书面有效政府信息务公开主体向本机关我局委办镇街道乡企业自然相于要求因对通过形式方渠道途径]{0,40}';
const APPLICATION = '(?:依申请|(?:信息|公开)的?申请|申请公开|申请(?=政府信息公开))[公开政府信息务的件案事项表类申请]*';
const CASE = '(?:情况|情形|来信|来函|业务|事宜|工作|发生|记录|案例|要求|信件|受理|办理|收到|的)*$';

const received: NoneWording = {
  says: new RegExp(
    `${NO}${BEEN}${WHO_FOR}${APPLICATION}${CASE}|暂不(?:接受|受理)依申请公开|(?:未|没有)收到过?(?:任何|相关|新的)*申请$`,
  ),
  about: () => ['applications.received.total'],
};

const ALL =
  '(?:均|全部|都|全数|皆)(?:已经?|被)?(?:全部|按时|按期|按要求|依法|依规|及时|在[^,]{0,16}[期时]限内|按规定|如期|规范|予以|、)*';

const carried: readonly NoneWording[] = [
  {
    says: new RegExp(`(?:${ALL}|所有[^,]{0,12}已)(?:办结|办理完[毕成结]|答复完毕|处理完毕|办毕)(?:完毕|了)?$`),
    unless: /结转|应办|到期|复议|诉讼|建议|提案|工单/,
    about: ({ clause, topic }) =>
      topic === 'applications' || /申请/.test(clause) ? ['applications.carried_forward.total'] : [],
  },
  {
    says: /(?:无|没有|未有)[^,]{0,6}(?:上|去)一?年度?[^,]{0,8}结转[^,]{0,14}$/,
    about: () => ['applications.carried_in.total'],
  },
  {
    says: /(?:无|没有|未)(?:申请)?(?:需要?)?结转[到至入]?(?:下|次)一?年[^,]{0,14}$/,
    about: () => ['applications.carried_forward.total'],
  },
];

const CASES = '[案件申请事项情况形的发生等和及、起数量提引行政被复议诉讼应或与举报投]*$';

/** Which of both a clause names: 未经复议 and 复议后起诉 are suits. */
function disputesIn(text: string): readonly ('review' | 'litigation')[] {
  const plain = text.replace(/未经(?:行政)?复议|复议后[再又]?/g, '');
  return [
    ...(/复议/.test(plain) ? ['review' as const] : []),
    ...(/诉讼|应诉|起诉/.test(plain) ? ['litigation' as const] : []),
  ];
}

function isDispute(topic: Topic | null): boolean {
  return topic !== null && topic !== 'applications' && topic !== 'other';
}

/** Of both, or where neither is named: `disputes`; else of the one. */
function ofDisputes(heard: HeardClause, both: string, one: readonly string[]): readonly string[] {
  const inClause = disputesIn(heard.clause);
  const named = inClause.length > 0 ? inClause : disputesIn(heard.stretch);
  if (named.length === 0 && !isDispute(heard.topic)) return [];
  const [only] = named;
  return named.length === 1 && only ? one.map((result) => `${only}.${result}`) : [`disputes.${both}`];
}

const disputes: readonly NoneWording[] = [
  {
    says: new RegExp(
      `(?:${NO}(?!经)|零)[^,]{0,50}?(?:复议|诉讼|应诉)${CASES}|(?:复议|诉讼)${CASES.slice(0, -1)}均?为零$`,
    ),
    unless: /不予公开|答复不|不当|超期|逾期|不及时|败诉|纠|撤|违法|维持|决定书/,
    about: ({ clause }) => disputesIn(clause).map((block) => `${block}.total`),
  },
  {
    says: /(?:均|全部|都|皆)[获被得到予以为了]*(?:结果)?维持/,
    unless: /未获维持|未维持/,
    about: (heard) => ofDisputes(heard, 'not_upheld', ['corrected', 'other']),
  },
  {
    says: /(?:零|(?<!\d)0)败诉|(?:无|未|没有)(?:发生|出现|有)?(?:一|任何)?[起例件宗]?败诉|败诉率(?:为|是|保持)?(?:0|零)|(?:无|未发生|没有)[^,]{0,12}败诉(?:的)?(?:案件|情况|情形)*$/,
    about: () => ['disputes.corrected'],
  },
  {
    says: /(?:未|没有|无|零)(?:发生|出现|有)?(?:一|任何)?[起例件宗]?被?[^,]{0,16}?(?:纠错|纠正)(?:的)?(?:情况|情形|案件|案例|件)*$/,
    unless: /及时|发现|问题|错误|错别/,
    about: (heard) => ofDisputes(heard, 'corrected', ['corrected']),
  },
  {
    says: /(?:均|全部|都|皆)已?经?(?:结案|审结|办结)(?:完毕)?$/,
    unless: /申请|建议|提案/,
    about: (heard) =>
      isDispute(heard.topic) || disputesIn(heard.clause).length > 0 ? ofDisputes(heard, 'pending', ['pending']) : [],
  },
];

const FEE = '(?:信息(?:公开)?处理费|信息公开(?:处理)?(?:收)?费用?|依申请公开收?费用?)';
const CHARGED = '(?:曾|有|实际)?(?:发生|产生|收取|开展|涉及|出现|征收|存在)*';
const FEE_END = '[收取用情况事项工作的发生行为费现有、及等业务记录标准缴纳]*$';

const fees: readonly NoneWording[] = [
  {
    says: /(?:未|无|没有|不涉及)(?:发生|收取|产生|涉及|开展)*行政事业性收费[项目情况事的]*$/,
    about: () => ['disclosure.fees.amount'],
  },
  {
    says: new RegExp(
      `(?:未|无|没有|没|不涉及|不存在)${CHARGED}(?:过|任何|政府|相关|有关|依申请|申请|公开|的|因|本年度)*${FEE}${FEE_END}|信息(?:公开)?处理费[收取金额费用数总情况]*(?:为零|为无)$|(?:未|没有)(?:向|对)[^,]{0,12}(?:收取|收)(?:任何|相关|政府|信息|公开|处理)*费用?$`,
    ),
    unless: /违规|违法|擅自|超标|乱收|行政事业性|制定/,
    about: () => ['processing_fee.amount'],
  },
  {
    says: new RegExp(`(?:未|无|没有)${CHARGED}(?:过|任何|相关|有关)*(?:收费|费用)${FEE_END}`),
    unless: /违规|违法|擅自|超标|乱收|行政事业性|制定/,
    about: ({ clause, topic, section }) =>
      topic === 'applications' || /信息公开|依申请/.test(clause) || section === 'other_matters'
        ? ['processing_fee.amount']
        : [],
  },
];

const others: readonly NoneWording[] = [
  {
    says: /(?:未|无|没有|没)(?:发生|出现|有|产生|存在|收到|需要?)*[^,]{0,40}?(?:责任追究|追究责任|追责|问责|被追究)[的情况情形事件案例人员结果现象发生等]*$|责任追究(?:情况|方面|结果)*[,:][^,:]{0,10}(?:未发生|未出现|没有|无)[^,:]{0,8}$/,
    unless: /落实|到位|完善|健全|办法/,
    about: () => ['accountability'],
  },
  {
    says: /(?:未|没有|无)新?(?:制发|制定|出台|印发)(?:过|任何|行政|新的)*规范性文件$/,
    about: () => ['disclosure.normative_documents.issued'],
  },
];

/** Every way to say that there is none of a subject. */
export const NONE: readonly NoneWording[] = [received, ...carried, ...disputes, ...fees, ...others];
