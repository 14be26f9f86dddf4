import { describe, expect, test } from '@jest/globals';
import { listsOf, statementsOf } from './told.ts';

describe('lists', () => {
  test.each([
    [
      '及时通过政府网站公开信息 518 条, 其中, 校务公开信息 312 条, 预决算信息 128 条, 动态等各类信息 78 条, 做到应公开尽公开',
      ['518 = 312 + 128 + 78'],
    ],
    [
      '全年共审核发布各类公开政府信息249条，其中：发布行政公文和政策解读信息9条；机构设置和人事任免信息7条；重点工作39条；财政预决算信息6条；信息公开年度报告1条；政府信息公开指南1条；政府网站信息185条；政府信息公开制度1条。全年受理网络问政182件。',
      ['249 = 9 + 7 + 39 + 6 + 1 + 1 + 185 + 1'],
    ],
    [
      '2023年度保留网络工作群组5个（其中QQ3个、微信2个），今年新开设网络工作群组0个，清理网络工作群组0个，保留网络工作群组5个（其中QQ3个、微信2个）。',
      ['5 = 3 + 2', '5 = 3 + 2'],
    ],
    [
      '全市全年共收办政府信息公开申请案件3607件（市政府349件、市直933件、沭阳477件），同比增长70.3%，其中，自然人申请3493件，法人或其他组织申请114件',
      ['3607 = 349 + 933 + 477', '3607 = 3493 + 114'],
    ],
    [
      '行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；行政诉讼46件，其中结果维持25件，结果纠正21件。',
      ['351 = 72 + 64 + 178 + 37', '46 = 25 + 21'],
    ],
    ['累计公开信息59条，内容涵盖政务信息12条、基层政务8条、工作动态39条', ['59 = 12 + 8 + 39']],
    ['行政复议5件：结果维持3件，结果纠正2件。', ['5 = 3 + 2']],
    ['收到政府信息公开申请75件，涉及自然人72件、商业企业3件', ['75 = 72 + 3']],
    // Percentages stand between the parts.
    [
      '办结依申请公开81件，其中：予以公开42件，占51.85%；不予公开39件，占48.15%；因政府信息公开引起的行政复议案件2件',
      ['81 = 42 + 39'],
    ],
    // The list ends where it is complete, or where another total begins.
    ['收到政府信息公开申请26件，其中自然人20件、法人6件，办结25件', ['26 = 20 + 6']],
    ['共受理政府信息公开申请749件，其中自然人申请741件，法人或其他组织申请8件；共办理718件', ['749 = 741 + 8']],
    ['公开信息18篇，其中，年报1篇，土地资源17篇；同时，发布行政许可信息76条，行政处罚信息2条', ['18 = 1 + 17']],
    // Of two totals, the one that the parts can be of: they are more than were answered.
    ['收到政府信息公开申请75件，办结70件，其中自然人72件、商业企业3件', []],
    // It does not add up: that is for the rules to say.
    ['接待咨询372人次，其中现场咨询331人次，电话咨询61人次', ['372 = 331 + 61']],
    ['公开信息519条，其中校务公开信息312条，预决算信息128条，动态78条', ['519 = 312 + 128 + 78']],
    // Parts of a part are a list of their own.
    ['公开政府信息22条，其中人事信息2条，财务信息20条（其中预算9条、决算11条）', ['22 = 2 + 20', '20 = 9 + 11']],
    // More may have been counted than is listed.
    ['共维护13个专栏，其中新开2个', ['13 = 2 …']],
    ['公开信息100条，其中动态30条、公告20条等', ['100 = 30 + 20 …']],
    ['公开信息100条，主要包括动态30条、公告20条', ['100 = 30 + 20 …']],
    ['发布政府信息393件，其中包括：行政规范性文件13件；规划计划文件2件；年度部门预算', ['393 = 13 + 2 …']],
    // What is beside is no part.
    ['答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）', []],
    ['公开信息518条，校务公开信息312条', []],
  ])('%s', (text, lists) => {
    expect(listsOf(text)).toEqual(lists);
  });

  test('parts have their labels and units', () => {
    const [list] = statementsOf('公开信息15条，其中“双公示”信息3条，公报2期、视频10余段。').filter(
      ({ kind }) => kind === 'list',
    );
    expect(list?.parts).toEqual([
      { label: '“双公示”信息', value: 3, unit: '条', approximate: false },
      { label: '公报', value: 2, unit: '期', approximate: false },
      { label: '视频', value: 10, unit: '段', approximate: true },
    ]);
  });

  test('a list is quoted from its total to its last part', () => {
    const [list] = statementsOf('今年公开信息15条，其中动态5条、公告10条，均已上网。').filter(
      ({ kind }) => kind === 'list',
    );
    expect(list?.quote).toBe('今年公开信息15条，其中动态5条、公告10条');
  });

  test('the total is stated as a count as well, parts that the form does not have only in the list', () => {
    const stated = statementsOf('公开信息15条，其中动态5条、公告10条').map(({ kind, value }) => `${kind} ${value}`);
    expect(stated).toEqual(['count 15', 'list 15']);
  });
});

describe('percentages', () => {
  test.each([
    ['不予公开35件，占4.34%；其他处理0件', 'applications.outcomes.denied.total', 4.34, 35],
    ['予以公开及部分公开 208 件（17.46%）', 'applications.outcomes.granted_or_partially.total', 17.46, 208],
    ['其他处理 319 件（26.78%，含申请人主动撤回 157 件）', 'applications.outcomes.other.total', 26.78, 319],
    ['不予公开35件，约占总数的4.3%', 'applications.outcomes.denied.total', 4.3, 35],
    ['公开动态信息30条，占30%', 'narrative', 30, 30],
  ])('%s', (text, about, value, beside) => {
    const shares = statementsOf(`（二）依申请公开情况。${text}`).filter(({ kind }) => kind === 'percentage');
    expect(shares).toMatchObject([{ about, value, beside, unit: '%' }]);
  });

  test.each([
    '答复30件，满意率98%',
    '不予公开35件。占4.34%',
    '不予公开35件，无法提供占4.34%',
    '抽查政务新媒体95个，合格率均为100%',
  ])('none: %s', (text) => {
    expect(statementsOf(text).filter(({ kind }) => kind === 'percentage')).toEqual([]);
  });
});

describe('growth', () => {
  const received = 'applications.received.total';
  test.each([
    ['共受理政府信息公开申请859件，申请数量较去年回落12.3%', received, -12.3, null],
    ['共收到信息公开申请22起，比2022年（31起）下降29%', received, -29, 31],
    ['收到政府信息公开申请26件，较上年的31件减少5件，下降16.1%', received, -16.1, 31],
    ['共收办政府信息公开申请3607件（市政府349件、市直933件），同比增长70.3%', 'applications.handled.total', 70.3, null],
    ['新收政府信息公开申请同比增长5.5%', received, 5.5, null],
    ['受理政府信息公开申请267件，答复263件，申请量比2021年同期上升1.52%', received, 1.52, null],
    ['公开信息518条，比上一年度增长21%', 'narrative', 21, null],
  ])('%s', (text, about, value, beside) => {
    const changes = statementsOf(text, 2023).filter(({ kind }) => kind === 'growth');
    expect(changes).toMatchObject([{ about, value, beside, unit: '%' }]);
  });

  test.each([
    '收到政府信息公开申请26件，其中自然人20件，法人6件，同比增长5%',
    '收到政府信息公开申请26件，网站访问量同比增长5%',
    '收到政府信息公开申请26件，增长5个百分点',
    '收到政府信息公开申请26件，较2020年以来平均增加',
  ])('none: %s', (text) => {
    expect(statementsOf(text, 2023).filter(({ kind }) => kind === 'growth')).toEqual([]);
  });

  test('a change and last year’s number are no counts', () => {
    const counts = statementsOf('收到政府信息公开申请26件，较上年的31件减少5件，下降16.1%').filter(
      ({ kind }) => kind === 'count',
    );
    expect(counts).toMatchObject([{ value: 26 }]);
  });
});
