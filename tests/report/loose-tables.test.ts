import { describe, expect, test } from '@jest/globals';
import { htmlExtractor } from '../../extractors/html/index.ts';
import { textExtractor } from '../../extractors/text/index.ts';
import { type Audit, audit } from '../../src/audit.ts';

const TABLE_2 = `第二十条第（一）项|信息内容|本年制发件数|本年废止件数|现行有效件数|规章|0|/|0|行政规范性文件|1|2|3
第二十条第（五）项|信息内容|本年处理决定数量|行政许可|12
第二十条第（六）项|信息内容|本年处理决定数量|行政处罚|3|行政强制|0
第二十条第（八）项|信息内容|本年收费金额（单位：万元）|行政事业性收费|1.5`;

const HEADS = '申请人情况|自然人|法人或其他组织|总计|商业|企业|科研|机构|社会公益组织|法律服务机构|其他';
const OUTCOMES = `三、本年度办理结果|（一）予以公开|2|1|0|0|0|0|3|（二）部分公开（区分处理的，只计这一|情形，不计其他情形）|0|0|0|0|0|0|0
（三）|不予公开|1.属于国家秘密|0|0|0|0|0|0|0|2.其他法律行政法规禁止公开|0|0|0|0|0|0|0
3.危及“三安全一稳定”|0|0|0|0|0|0|0|4.保护第三方合法权益|0|0|0|0|0|0|0|5.属于三类内部事务信息|0|0|0|0|0|0|0
（五）不予处理|1.信访举报投诉类申请|1|0|0|0|0|0|1|（七）总计|3|1|0|0|0|0|4`;
const TABLE_3 = `${HEADS}|一、本年新收政府信息公开申请数量|3|2|0|0|0|0|5|二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0
${OUTCOMES}|四、结转下年度继续办理|0|1|0|0|0|0|1`;
const RESULTS = '结果维持|结果纠正|其他结果|尚未审结|总计';
const TABLE_4 = `行政复议|行政诉讼|${RESULTS}|未经复议直接起诉|复议后起诉|${RESULTS}|${RESULTS}|1|0|0|0|1|0|2|0|0|2|0|0|0|3|3`;

/** A report whose cells are parted by `|` and line breaks, each of them a line. */
function lines(tables: readonly string[] = [TABLE_2, TABLE_3, TABLE_4]): readonly string[] {
  const [two = '', three = '', four = ''] = tables.map((table) => table.replaceAll('|', '\n'));
  return [
    '某某县水利局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，共收到申请 5 件。\n二、主动公开政府信息情况',
    `${two}\n三、收到和处理政府信息公开申请情况\n${three}\n四、政府信息公开行政复议、行政诉讼情况`,
    `${four}\n五、存在的主要问题及改进情况\n公开不够及时，已经改进。\n六、其他需要报告的事项\n无。`,
  ].flatMap((part) => part.split('\n'));
}

const read = (text: string, name = 'a.txt') =>
  audit(new TextEncoder().encode(text), name, [htmlExtractor, textExtractor]);

function values({ report }: Audit, start: string): readonly (number | null)[] {
  return report.readings.filter(({ field }) => field.startsWith(`${start}.`)).map(({ value }) => value);
}

function expectWhole(audited: Audit): void {
  expect(values(audited, 'disclosure')).toEqual([0, null, 0, 1, 2, 3, 12, 3, 0, 1.5]);
  expect(values(audited, 'applications.received')).toEqual([3, 2, 0, 0, 0, 0, 5]);
  expect(values(audited, 'applications.outcomes.granted')).toEqual([2, 1, 0, 0, 0, 0, 3]);
  expect(values(audited, 'applications.outcomes.partially_granted')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(values(audited, 'applications.carried_forward')).toEqual([0, 1, 0, 0, 0, 0, 1]);
  expect(values(audited, 'review')).toEqual([1, 0, 0, 0, 1]);
  expect(values(audited, 'litigation')).toEqual([0, 2, 0, 0, 2, 0, 0, 0, 3, 3]);
}

describe('cells without a table', () => {
  test('one below the other', async () => {
    const audited = await read(lines().join('\n\n'));
    expectWhole(audited);
    const sections = audited.report.sections.map(({ id, paragraphs }) => `${id} ${paragraphs.length}`);
    expect(sections).toEqual([
      'overview 1',
      'disclosure 0',
      'applications 0',
      'review_and_litigation 0',
      'problems 1',
      'other_matters 1',
    ]);
    const received = audited.report.readings.find(({ field }) => field === 'applications.received.natural_person');
    const at = lines().indexOf('一、本年新收政府信息公开申请数量') + 1;
    expect(received?.place).toEqual({ selector: `L${2 * at + 1}` });
  });

  test('all in one line', async () => {
    const audited = await read(lines().join(' '));
    expectWhole(audited);
    expect(audited.report.sections.map(({ id }) => id)).toContain('review_and_litigation');
  });

  test('labels and numbers in one line, heads and the numbers of table 4 in others', async () => {
    const rows = lines()
      .join(' ')
      .replaceAll(/ (?=[一-六]、|\d\.\D|（|第|规章|行政|信息|未经)/g, '\n')
      .replaceAll(/(?<=总计) (?=结|\d+ \d)/g, '\n');
    expectWhole(await read(rows));
  });

  test('as other elements of a page', async () => {
    const page = `<body><h1>年报</h1><div>${lines()
      .map((line) => `<div>${line}</div>`)
      .join('')}</div>`;
    expectWhole(await read(page, 'a.html'));
  });

  test('fifteen numbers below heads of table 4 that fell to pieces are read in the order of the form, which is said', async () => {
    const heads =
      '行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 结 其 尚\n总计 果 果 他 未 总 果 果 他 未 总\n维 纠 结 审';
    const text = `四、政府信息公开行政复议、行政诉讼情况\n${heads}\n1 0 0 0 1 0 2 0 0 2 0 0 0 3 3\n五、存在的主要问题及改进情况`;
    const audited = await read(text);
    expect(values(audited, 'review')).toEqual([1, 0, 0, 0, 1]);
    expect(values(audited, 'litigation')).toEqual([0, 2, 0, 0, 2, 0, 0, 0, 3, 3]);
    expect(audited.findings.map(({ rule }) => rule)).toContain('reading/heads');
    const fourteen = await read(text.replace('1 0 0 0 1', '1 0 0 0'));
    expect(values(fourteen, 'review').filter((value) => value !== null)).toEqual([]);
  });

  test('a row that lost a blank cell is refused', async () => {
    const audited = await read(lines([TABLE_2, TABLE_3.replace('3|2|0|0|0|0|5', '3|2|0|0|0|5'), TABLE_4]).join('\n'));
    expect(values(audited, 'applications.received')).toEqual([null, null, null, null, null, null, null]);
    expect(values(audited, 'applications.carried_in')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const refused = audited.findings.filter(({ rule }) => rule === 'reading/unreadable');
    expect(refused.map(({ fields }) => fields[0])).toEqual(['applications.received.natural_person']);
  });

  test('a row with nothing behind its label is blank, but not where numbers stand behind the labels of several', async () => {
    const blank = TABLE_3.replace('二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0', '二、上年结转政府信息公开申请数量');
    const audited = await read(lines([TABLE_2, blank, TABLE_4]).join('\n'));
    const states = ({ report }: Audit) =>
      report.readings.filter(({ field }) => /carried_in|granted\./.test(field)).map(({ state }) => state);
    expect(new Set(states(audited).slice(0, 7))).toEqual(new Set(['blank']));
    expect(values(audited, 'applications.outcomes.granted')).toEqual([2, 1, 0, 0, 0, 0, 3]);
    const columns = blank.replace('2|1|0|0|0|0|3', '0|0|0|0|0|0|0|2|1|0|0|0|0|3');
    const apart = await read(lines([TABLE_2, columns, TABLE_4]).join('\n'));
    expect(new Set(states(apart).slice(0, 7))).toEqual(new Set(['absent']));
    expect(new Set(states(apart).slice(7, 14))).toEqual(new Set(['unreadable']));
  });

  test('numbers that stand before their labels are not read', async () => {
    const backwards = TABLE_3.split('\n').join('|').split('|').slice(11).reverse().join('|');
    const audited = await read(`一、总体情况\n${lines([TABLE_2, backwards, TABLE_4]).slice(-80).join('\n')}`);
    expect(values(audited, 'applications.received').filter((value) => value !== null)).toEqual([]);
  });

  test('sentences that count decisions are no table', async () => {
    const prose = '全年办理行政许可 12 件，行政处罚 3 件，行政强制 1 件，行政事业性收费 4 项。';
    const audited = await read(`2023年政府信息公开工作年度报告\n一、总体情况\n${prose}\n二、主动公开政府信息情况\n无`);
    expect(audited.report.edition).toBeNull();
    expect(audited.report.sections[0]?.paragraphs.map(({ text }) => text)).toEqual([prose]);
  });
});
