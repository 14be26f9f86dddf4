import { describe, expect, test } from '@jest/globals';
import { statementsOf, told } from './told.ts';

const A = 'applications';
const O = `${A}.outcomes`;
const received = (value: number) => `${A}.received.total count ${value}`;
const answered = (value: number) => `${O}.total.total count ${value}`;
const handled = (value: number) => `${A}.handled.total count ${value}`;
const carriedIn = (value: number) => `${A}.carried_in.total count ${value}`;
const forward = (value: number) => `${A}.carried_forward.total count ${value}`;
const outcome = (id: string, value: number) => `${O}.${id}.total count ${value}`;
const noneReceived = `${A}.received.total none 0`;
const allDone = `${A}.carried_forward.total none 0`;

/** Sentences as reports print them (`variants.md` parts 7 and 8), with everything they state of the form. */
const SENTENCES: Readonly<
  Record<string, readonly (readonly [text: string, stated: readonly string[], year?: number])[]>
> = {
  'received, answered, carried': [
    [
      '全市共受理政府信息公开申请 3119 件，答复 3050 件（含上年度结转申请 34 件，另有 103 件顺延到下年度答复）',
      [received(3119), answered(3050), carriedIn(34), forward(103)],
    ],
    [
      '共受理政府信息公开申请859件；答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复）',
      [received(859), answered(805), carriedIn(18), forward(72)],
    ],
    [
      '受理政府信息公开申请 1295 件，办结 1191 件（含上年结转 189 件）',
      [received(1295), answered(1191), carriedIn(189)],
    ],
    ['全年收到政府信息公开申请 34 件，上年结转政府信息公开申请 2 件', [received(34), carriedIn(2)]],
    ['全年收到政府信息公开申请34件，转下一年度办理答复的有1件', [received(34), forward(1)]],
    ['本年度全区共收到70件申请，及时依法依规办结69件，1件结转下年度继续办理', [received(70), answered(69), forward(1)]],
    ['共收到申请70件，办结68件，1件结转下年度继续办理。', [received(70), answered(68), forward(1)]],
    ['共收到政府信息公开申请154件，共办结148件，结转至2026年6件', [received(154), answered(148), forward(6)], 2025],
    ['全区共收到依申请公开件30件，共办结24件，结转到2025年办理7件', [received(30), answered(24), forward(7)], 2024],
    ['包括2023年结转2024年政府信息公开申请4件', [carriedIn(4)], 2024],
    ['包括2023年结转2024年政府信息公开申请4件', [forward(4)], 2023],
    ['全市全年共收办政府信息公开申请案件3607件', [handled(3607)]],
    ['全年办理政府信息公开申请218件。', [handled(218)]],
    ['受理并答复政府信息公开申请12件', [handled(12)]],
    [
      '共收到43份政府信息公开申请，加上上年结转的1份，全年应办44份，已办结40份',
      [received(43), carriedIn(1), handled(44), answered(40)],
    ],
    ['2023年度我局共收到依申请信息公开26件', [received(26)]],
    ['受理依申请信息56条', [received(56)]],
    ['共收到8份政府信息公开申请', [received(8)]],
    ['新收政府信息公开申请7份，本年度办结5份，结转下年度继续办理2份', [received(7), answered(5), forward(2)]],
    ['全年共受理依申请公开45件。其中，已主动公开和同意公开的31件', [received(45)]],
    ['接收通过邮寄、网络提交的各类政府信息公开申请共计81件', [received(81)]],
    ['全街共受理政府信息公开申请总数1件', [received(1)]],
    ['收到申请公开政府信息2条', [received(2)]],
    ['收到政府信息依申请公开办理事项1件', [received(1)]],
    ['新收到依申请公开政府信息42件，答复依申请公开政府信息39件，均在法定期限内予以答复', [received(42), answered(39)]],
    ['已按时办结政府信息公开申请36件', [answered(36)]],
    ['政府信息公开申请共受理26件，已办结25件', [received(26), answered(25)]],
    ['收到政府信息公开申请：12件', [received(12)]],
    // One number, printed in two: neither is taken.
    ['办理并答复信息公开申请3件、纸质申请36件，顺延至下一年答复2件', [forward(2)]],
  ],
  numerals: [
    ['收到政府信息公开申请一件', [received(1)]],
    ['收到政府信息公开申请两件，答复三件', [received(2), answered(3)]],
    ['收到政府信息公开申请一百零五件', [received(105)]],
    ['收到政府信息公开申请１２件', [received(12)]],
    ['收到政府信息公开申请14,069件', [received(14069)]],
    ['收到政府信息公开申请3，119件', [received(3119)]],
    ['收到政府信息公开申请 3 119 件', [received(3119)]],
    ['收到政府信息公开申请1.2万件', [received(12000)]],
    ['收到政府信息公开申请12,34件', []],
    ['收到政府信息公开申请3-5件', []],
    ['收到政府信息公开申请数十件', []],
    ['收到政府信息公开申请三五件', []],
  ],
  'none received': [
    '未收到依申请公开事项.',
    '未收到依申请公开来信，无意见投诉情况',
    '未收到公众关于政府信息公开的申请',
    '2023全年未收到政府信息公开申请',
    '我镇未收到任何公民、法人和其他组织提出的公开政府信息的申请',
    '我镇未收到公民、法人或其他组织通过任何形式提出的政府信息公开申请',
    '共收到政府信息依申请公开件0件',
    '暂不接受依申请公开',
    '2023年无依申请公开情况。',
    '没有收到政府信息公开申请',
    '全年未接到信息公开申请',
    '我局未收到申请公开事项',
    '收到公民、法人或其他组织提交政府信息公开申请0条',
    '没有公民、法人和其他组织向我局申请公开政府信息',
  ].map((text) => [text, [noneReceived]] as const),
  'none received beside others': [
    ['受理依申请公开0件、办结0件', [noneReceived, answered(0)]],
    ['新收政府信息公开申请0件，上年结转0件', [noneReceived, carriedIn(0)]],
    ['没有收到政府信息公开申请，也没有上年结转的申请', [noneReceived, `${A}.carried_in.total none 0`]],
  ],
  'all done': [
    ['收到政府信息公开申请5件，所有申请均已按时办结', [received(5), allDone]],
    ['所有申请均已按要求办理完成。', [allDone]],
    ['共收到政府信息公开申请26件，全部办结', [received(26), allDone]],
    ['收到政府信息公开申请75件，办结率100%', [received(75), `${A}.handling_rate percentage 100`]],
    ['依申请公开按时办结率100%', []],
    ['共收到政府信息公开申请26件，均在法定期限内予以答复', [received(26)]],
    // One of both is wrong, and which is not known.
    ['收到政府信息公开申请26件，全部办结，1件结转下年度继续办理', [received(26)]],
  ],
  'applicants and channels': [
    [
      '共受理政府信息公开申请 749 件，其中自然人申请 741 件，法人或其他组织申请 8 件；共办理 718 件，结转下一年 31 件',
      [
        received(749),
        `${A}.received.natural_person count 741`,
        `${A}.received.legal_persons count 8`,
        handled(718),
        forward(31),
      ],
    ],
    [
      '收到政府信息公开申请75件，涉及自然人72件、商业企业3件',
      [received(75), `${A}.received.natural_person count 72`, `${A}.received.commercial_enterprise count 3`],
    ],
    [
      '收到自然人申请20件、法人申请3件',
      [`${A}.received.natural_person count 20`, `${A}.received.legal_persons count 3`],
    ],
    [
      '全年收到政府信息公开申请176件，其中当面申请72件、信函申请69件、网络申请35件',
      [
        received(176),
        `${A}.channels.in_person count 72`,
        `${A}.channels.letter count 69`,
        `${A}.channels.online count 35`,
      ],
    ],
  ],
  outcomes: [
    [
      '办结依申请公开81件，其中：予以公开及部分公开42件；不予公开5件；无法提供31件；不予处理1件；其他处理2件',
      [
        answered(81),
        outcome('granted_or_partially', 42),
        outcome('denied', 5),
        outcome('unavailable', 31),
        outcome('not_processed', 1),
        outcome('other', 2),
      ],
    ],
    [
      '所有办结的信息公开申请中同意公开答复 9 件，部分公开答复 0 件，不予公开答复 2 件，无法提供的 10 件，其他处理 14 件',
      [
        outcome('granted', 9),
        outcome('partially_granted', 0),
        outcome('denied', 2),
        outcome('unavailable', 10),
        outcome('other', 14),
      ],
    ],
    ['办结依申请公开647件，因本机关不掌握等原因无法提供265件', [answered(647), outcome('unavailable', 265)]],
    [
      '属于国家秘密不予公开2件，因本机关不掌握无法提供5件，重复申请不予处理1件',
      [outcome('denied.state_secret', 2), outcome('unavailable.not_held', 5), outcome('not_processed.duplicate', 1)],
    ],
    [
      '危及“三安全一稳定”3件，信访举报投诉类申请4件',
      [outcome('denied.endangers_security_or_stability', 3), outcome('not_processed.petition', 4)],
    ],
    [
      '全年办结申请10件，其中3件予以公开，2件不予公开，1件属于重复申请，其余4件为其他处理',
      [
        answered(10),
        outcome('granted', 3),
        outcome('denied', 2),
        outcome('not_processed.duplicate', 1),
        outcome('other', 4),
      ],
    ],
    ['经审核，予以公开信息50条', []],
  ],
  disputes: [
    ['行政复议36起，行政诉讼9起', ['review.total count 36', 'litigation.total count 9']],
    [
      '行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。',
      [
        ...['total 351', 'upheld 72', 'corrected 64', 'other 178', 'pending 37'].map(of('review')),
        ...['total 46', 'upheld 25', 'corrected 5', 'other 9', 'pending 7'].map(of('litigation')),
      ],
    ],
    [
      '行政诉讼46件，其中未经复议直接起诉26件、复议后起诉20件',
      ['litigation.total count 46', 'litigation.direct.total count 26', 'litigation.after_review.total count 20'],
    ],
    [
      '未经复议直接起诉26件，其中结果维持25件；复议后起诉20件，其中结果纠正1件',
      [
        ...['total 26', 'upheld 25'].map(of('litigation.direct')),
        ...['total 20', 'corrected 1'].map(of('litigation.after_review')),
      ],
    ],
    ['因政府信息公开引起的行政复议案件2件、行政诉讼案件7件', ['review.total count 2', 'litigation.total count 7']],
    [
      '2024年市科委有1件涉及政府信息公开工作的行政复议，该行政复议件未被复议审查机关纠错。涉及的行政诉讼数为0件。',
      ['review.total count 1', 'review.corrected none 0', 'litigation.total count 0'],
    ],
    [
      '信息公开类行政复议7件，诉讼9件，均获维持，继续保持了省级政府零败诉的记录',
      ['review.total count 7', 'litigation.total count 9', 'disputes.not_upheld none 0', 'disputes.corrected none 0'],
    ],
    [
      '行政复议3件，均获维持；行政诉讼2件。',
      ['review.total count 3', 'review.corrected none 0', 'review.other none 0', 'litigation.total count 2'],
    ],
    [
      '共有行政诉讼案件1件、行政复议案件2件，均已结案。',
      ['litigation.total count 1', 'review.total count 2', 'disputes.pending none 0'],
    ],
    ['政府信息公开行政复议、行政诉讼0条', ['disputes.total count 0']],
    ...[
      '无行政复议、行政诉讼',
      '未发生因政府信息公开被申请行政复议、提起行政诉讼情况',
      '未发生因政府信息公开引起的行政复议申请和行政诉讼',
      '行政复议、行政诉讼均为零',
      '无因信息公开工作产生的行政复议、行政诉讼和举报投诉情况',
    ].map((text) => [text, ['review.total none 0', 'litigation.total none 0']] as const),
    ['无因政府信息公开引发的行政诉讼', ['litigation.total none 0']],
    ['无败诉案件', ['disputes.corrected none 0']],
    ['未经行政复议直接起诉2件', ['litigation.direct.total count 2']],
    ['办理行政复议案件320件、行政应诉案件5件', []],
    ['公开行政复议决定书12份', []],
  ],
  documents: [
    [
      '集中公开现行有效行政规范性文件698件，动态更新本年度制发的规范性文件88件',
      [documents('in_force', 698), documents('issued', 88)],
    ],
    ['清理并集中发布现行有效行政规范性文件393件', [documents('in_force', 393)]],
    [
      '本年度制发行政规范性文件8件、废止2件，现行有效30件',
      [documents('issued', 8), documents('repealed', 2), documents('in_force', 30)],
    ],
    [
      '主动公开规章13件，行政规范性文件60件，市政府其他文件162件，人事任免文件141件',
      ['disclosure.rules.published count 13', documents('published', 60)],
    ],
    ['公开政策性文件11件、规章制度3件、规范性文件解读5篇', []],
    ['清理规范性文件30件，备案规范性文件4件', []],
    ['未印发行政规范性文件', ['disclosure.normative_documents.issued none 0']],
  ],
  'decisions and fees': [
    [
      '全年作出行政许可决定76件、行政处罚决定2件',
      ['disclosure.permits.decisions count 76', 'disclosure.penalties.decisions count 2'],
    ],
    [
      '全年办理行政许可56件，实施行政处罚3件、行政强制1件',
      [
        'disclosure.permits.decisions count 56',
        'disclosure.penalties.decisions count 3',
        'disclosure.coercive_measures.decisions count 1',
      ],
    ],
    ['公示行政许可信息76条、行政处罚信息2条，双公示信息120条', []],
    ['行政事业性收费金额为1.452万元', ['disclosure.fees.amount amount 14520']],
    ['行政事业性收费14520元', ['disclosure.fees.amount amount 14520']],
    ['无行政事业性收费项目', ['disclosure.fees.amount none 0']],
    ['行政事业性收费项目3项', []],
  ],
  'processing fee': [
    ['全年收取政府信息公开信息处理费 0 元。', ['processing_fee.amount amount 0']],
    ['全年收取政府信息公开信息处理费 3940 元。', ['processing_fee.amount amount 3940']],
    ['2025年全市实际收取信息处理费共计400元', ['processing_fee.amount amount 400']],
    ['收取信息处理费共计380元，其中民政局1件，收取380元', ['processing_fee.amount amount 380']],
    [
      '对25件政府信息公开申请案件收取了信息处理费2950元。其中，沭阳县自然资源和规划局1件，收取420元',
      ['processing_fee.amount amount 2950'],
    ],
    ['2023年共收取信息处理费2笔、共计560元', ['processing_fee.amount amount 560']],
    ['2024年有3件政府信息公开申请收取信息处理费2230元', ['processing_fee.amount amount 2230']],
    ...[
      '2021年，无收取信息处理费情况。',
      '未发生政府信息公开收费事项',
      '政府信息公开未发生收费情况',
      '未收取信息公开处理费',
      '本年度暂未开展信息处理费收取工作',
      '办理政府信息公开申请中均未向申请人收取费用',
      '无依申请公开收费',
      '未向申请人收取信息处理费',
      '2023年度未收取信息处理费。',
    ].map((text) => [text, ['processing_fee.amount none 0']] as const),
    ['学习省财政厅《关于做好政府信息公开信息处理费收入收缴管理有关事项的通知》', []],
    ['严格落实《政府信息公开信息处理费管理办法》', []],
    ['未出现违规收取信息处理费问题', []],
    ['信息处理费标准为每件10元', []],
    ['无其他需要报告的事项', []],
  ],
  accountability: [
    '2023年，未出现因政府信息公开问题的责任追究情况。',
    '责任追究方面，全年未发生相关情形。',
    '全年没有需要责任追究的情况。',
    '未出现违反《条例》规定需要进行责任追究的情形。',
  ].map((text) => [text, ['accountability none 0']] as const),
  'nothing of the form': [
    '依据国办公开办函〔2021〕30号第20条的规定，联系电话0955-8817600',
    '深化“五个一”工程，落实三审三校，办好一件事，最多跑一次',
    '自201911日起至20191231日止',
    '上年收到政府信息公开申请31件',
    '历年累计收到政府信息公开申请310件',
    '上半年收到政府信息公开申请10件，下半年收到12件',
    '办理人大建议12件、政协提案30件，全部办结',
    '受理信访件45件，全部办结',
    '全年受理网络问政182件，办结182件，办结率100%',
    '“县长信箱”共受理有效信件3件，已办结3件，办结率100%',
    '公开发布78件，依申请公开39件，不公开33件',
    '制发公文100件，其中主动公开60件，依申请公开30件，不予公开10件',
    '收到《关于信息公开申请3件的答复》',
    '转办涉及征地的政府信息公开申请12件',
    '指导各部门办理依申请公开56件',
    '未收到投诉举报',
    '未收到不予公开的申请',
    '无逾期未答复的政府信息公开申请',
    '部分单位未收到政府信息公开申请',
    '较去年增加12件',
    '完善责任追究制度',
    // Two organs: of neither it is known whether the table is theirs.
    '区教育局收到政府信息公开申请3件，区民政局收到政府信息公开申请5件',
  ].map((text) => [text, []] as const),
};

function of(path: string): (result: string) => string {
  return (result) => `${path}.${result.replace(' ', ' count ')}`;
}

function documents(column: string, value: number): string {
  return `disclosure.normative_documents.${column} count ${value}`;
}

describe.each(Object.entries(SENTENCES))('%s', (_, sentences) => {
  test.each(sentences.map(([text, stated, year]) => [text, stated, year] as const))('%s', (text, stated, year) => {
    expect(told(text, year)).toEqual(stated);
  });
});

describe('years', () => {
  test('only numbers of the report’s year are stated', () => {
    const text = '2022年收到政府信息公开申请31件，2023年收到22件。';
    expect(told(text, 2023)).toEqual([received(22)]);
    expect(told(text, 2022)).toEqual([received(31)]);
  });

  test('a sentence that begins with another year sets it for the next', () => {
    expect(
      told('2022年，我局认真办理依申请公开。收到政府信息公开申请31件。\n收到政府信息公开申请22件。', 2023),
    ).toEqual([received(22)]);
  });

  test('names of plans and comparisons set no year', () => {
    expect(told('公布2022年度部门决算，收到政府信息公开申请22件', 2023)).toEqual([received(22)]);
  });
});

describe('topics', () => {
  test('a heading says of what the sentences below it speak', () => {
    expect(told('（二）依申请公开情况\n全年共收到12件，办结率100%。', 2023)).toEqual([
      received(12),
      `${A}.handling_rate percentage 100`,
    ]);
  });

  test('the next numbered paragraph begins anew', () => {
    expect(told('（二）依申请公开情况。\n（三）平台建设情况。全年共收到12件。', 2023)).toEqual([]);
  });
});

describe('what goes with a number', () => {
  test.each([
    ['收到政府信息公开申请200余件', true],
    ['收到政府信息公开申请约200件', true],
    ['收到政府信息公开申请近百件', true],
    ['收到政府信息公开申请1.2万多件', true],
    ['收到政府信息公开申请200件左右', true],
    ['收到政府信息公开申请200件', false],
    ['全年工作接近尾声，收到政府信息公开申请200件', false],
  ])('approximate: %s', (text, approximate) => {
    expect(statementsOf(text)).toMatchObject([{ about: `${A}.received.total`, approximate }]);
  });

  test.each([
    ['全市共受理政府信息公开申请3119件', 'whole'],
    ['2022年，全区认真办理依申请公开，收到政府信息公开申请75件', 'whole'],
    ['区政府办代表区政府受理政府信息公开申请17件', 'part'],
    ['本机关受理政府信息公开申请9件', 'part'],
    ['我局收到政府信息公开申请9件', 'part'],
    ['其中市政府收到政府信息公开申请9件', 'part'],
    ['收到政府信息公开申请9件', null],
  ])('scope: %s', (text, scope) => {
    expect(statementsOf(text)).toMatchObject([{ scope }]);
  });

  test('words in brackets give a scope within them only', () => {
    const text = '全市共收办政府信息公开申请3607件（市政府349件、市直933件），其中，自然人申请3493件。';
    const scopes = statementsOf(text).map(({ about, kind, scope }) => `${about} ${kind} ${scope}`);
    expect(scopes).toContain(`${A}.handled.total count whole`);
    expect(scopes).toContain(`${A}.received.natural_person count whole`);
  });

  test('amounts are in yuan, units as printed', () => {
    expect(statementsOf('行政事业性收费0.12亿元')).toMatchObject([{ value: 12_000_000, unit: '亿元' }]);
  });

  test('the quote is the clause as printed, the place that of its paragraph', () => {
    const text = '涉及的行政诉讼数为\n0 件。全年收到政府信息公开\n申请 34 件，予以答复。';
    expect(statementsOf(text)).toMatchObject([
      { quote: '涉及的行政诉讼数为0件', place: { selector: 'p1' } },
      { quote: '全年收到政府信息公开申请34件', place: { selector: 'p2' } },
    ]);
  });

  test.each([
    ['及时通过政府网站公开信息518条', '公开信息', 518, '条'],
    ['保留网络工作群组5个', '网络工作群组', 5, '个'],
    ['主动发布各类政府信息2428条', '政府信息', 2428, '条'],
    ['制作《淮安市人民政府公报》6期', '《淮安市人民政府公报》', 6, '期'],
    ['办理人大建议、政协提案5件', '人大建议、政协提案', 5, '件'],
  ])('other counts: %s', (text, noun, value, unit) => {
    expect(statementsOf(text)).toMatchObject([{ about: 'narrative', kind: 'count', noun, value, unit }]);
  });
});
