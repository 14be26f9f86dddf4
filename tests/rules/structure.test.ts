import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../src/rule.ts';
import { RULES } from '../../src/rules/index.ts';
import { caseOf } from '../draft.ts';

/** What a rule says of a draft: severities and Chinese messages, or what it lacks. */
function say(id: string, draft: Draft): readonly string[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule?.kind !== 'case') throw new TypeError(`Expected a case rule, got ${id}`);
  const verdict = rule.check(caseOf(draft));
  if ('missing' in verdict) return ['not assessed'];
  return verdict.map(({ severity, message }) => `${severity ?? rule.severity} ${message.zh}`);
}

describe('structure/year lets other years be', () => {
  test.each([
    '2023年，我局按照《2022年政务公开工作要点》公开信息12条。',
    '2023年收到政府信息公开申请3件，2022年收到政府信息公开申请5件，同比减少。',
    '2022年结转政府信息公开申请2件，已全部答复。',
    '2024年将进一步做好政府信息公开申请办理，力争0件超期。',
    '主动公开2022年度部门决算1份。',
    '2022年以来，主动公开信息300条。',
  ])('%s', (overview) => expect(say('structure/year', { year: 2023, sections: { overview } })).toEqual([]));

  test('a sentence left over from last year', () => {
    const other_matters = '2022年度，未收取信息处理费。';
    expect(say('structure/year', { year: 2023, sections: { other_matters } })).toEqual([
      'warning 2023年度报告的正文写的是2022年的情况：“2022年度，未收取信息处理费。”',
    ]);
  });
});

describe('structure/placeholder', () => {
  test.each([
    '《××市人民政府关于……的通知》',
    '审理XX公司诉市政府信息公开案1件。',
    '推行“XR+政务”，开通4G/5G专线，测试3×2次。',
    '审核人__总体情况__',
    '如需申请，请填写《政府信息公开申请表》。',
    '二〇二三年，共12件。',
  ])('%s is no placeholder', (overview) => {
    expect(say('structure/placeholder', { sections: { overview } })).toEqual([]);
  });

  test.each([
    ['收到申请×件', '×件'],
    ['召开会议XX次', 'XX次'],
    ['与XX局联合发文', 'XX局'],
    ['收取信息处理费＿＿＿元', '___'],
    ['（请在此处填写工作亮点）', '（请在此处填写工作亮点）'],
    ['收取信息处理费情况在此处报告', '情况在此处报告'],
  ])('%s is one', (overview, left) => {
    const [said = ''] = say('structure/placeholder', { sections: { overview } });
    expect(said).toContain(`error 遗留了模板占位符或填写说明“${left}”`);
  });
});

describe('structure/processing-fee knows the fee under its names', () => {
  test.each([
    '2022年，无收取信息处理费情况。',
    '全年收取政府信息公开信息处理费3940元。',
    '2025年全市实际收取信息处理费共计400元',
    '未发生政府信息公开收费事项',
    '未收取信息公开处理费',
    '本年度暂未开展信息处理费收取工作',
    '办理政府信息公开申请中均未向申请人收取费用',
  ])('%s', (other_matters) => {
    expect(say('structure/processing-fee', { year: 2024, sections: { other_matters } })).toEqual([]);
  });

  test('before 2021 there was none', () => {
    expect(say('structure/processing-fee', { year: 2020, sections: { other_matters: '无。' } })).toEqual([
      'not assessed',
    ]);
  });
});

describe('structure/title', () => {
  test.each([
    ['2024年政府信息公开工作年度报告', 'info'],
    ['平潭综合实验区2023年度政府信息公开工作年度报告', undefined],
    ['四平市公安局政府信息公开工作2021年度报告', 'info'],
    ['固阳县民政局2021年信息公开工作年度报告', 'info'],
    ['东街街道二〇二三年政府信息公开工作年度报告', undefined],
    ['自然资源部2024年政府信息公开工作报告', 'warning'],
  ])('%s: %s', (title, severity) => {
    expect(say('structure/title', { title }).map((text) => text.split(' ')[0])[0]).toBe(severity);
  });
});

test('a whole text in traditional characters is not said to lack anything', () => {
  const overview =
    '我鎮堅持以公開為常態，主動公開重點領域信息，開展業務培訓，處理問題，報請縣政府，總計公開與發布信息73條。';
  const draft = {
    year: 2022,
    organ: '北坡鎮人民政府',
    sections: { overview, problems: overview, other_matters: overview },
  };
  for (const id of ['structure/topics', 'structure/problems', 'structure/processing-fee'])
    expect(say(id, draft)).toEqual(['not assessed']);
});

describe('dates/deadline goes by the organ', () => {
  test.each([
    ['沭阳县教育局', '2024-02-06', 'error'],
    ['沭阳县人民政府', '2024-02-06', undefined],
    ['沭阳县人民政府办公室', '2024-02-06', undefined],
    ['沭阳县马厂镇人民政府', '2024-02-06', 'not'],
    ['平潭综合实验区', '2024-02-06', 'not'],
    ['沭阳县教育局', '2025-02-06', 'warning'],
  ])('%s, %s: %s', (organ, published_on, severity) => {
    expect(say('dates/deadline', { organ, year: 2023, published_on })[0]?.split(' ')[0]).toBe(severity);
  });
});
