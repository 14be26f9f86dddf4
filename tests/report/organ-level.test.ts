import { expect, test } from '@jest/globals';
import { mayMakeRules, organRank } from '../../src/report/organ-level.ts';
import { organDifference, organMentions } from '../../src/report/organ-mentions.ts';
import { reportOf } from '../draft.ts';

test.each([
  ['上海市人民政府办公厅', 'province', true],
  ['上海市黄浦区人民政府', 'county', false],
  ['淮安市人民政府', 'city', undefined],
  ['苏州市昆山市人民政府', 'county', false],
  ['淮安市教育局', 'city', false],
  ['淮安市司法局', 'city', undefined],
  ['桃江县松木塘镇人民政府', 'township', false],
  ['平潭综合实验区', undefined, undefined],
  ['国家税务总局', undefined, undefined],
] as const)('%s: %s', (name, rank, may) => {
  expect([organRank(name), mayMakeRules(name)]).toEqual([rank, may]);
});

test.each([
  ['淮安市洪泽区人民政府', '洪泽区政府办公室', undefined],
  ['沙坡头区教育局', '中卫市沙坡头区教育局', undefined],
  ['沭阳县发展和改革局', '沭阳县发改局', undefined],
  ['沭阳县发展和改革局', '县发展和改革局', undefined],
  ['上海市科委', '上海市科学技术委员会', undefined],
  ['溪桥县教育局', '柳汀县教育局', 'place'],
  ['溪桥县教育局', '溪桥县民政局', 'unit'],
  ['溪桥县滨江街道办事处', '溪桥县五马街道办事处', 'place'],
  ['沭阳县人民政府', '沐阳县人民政府', 'spelling'],
] as const)('%s and %s differ in %s', (a, b, difference) => {
  expect(organDifference(a, b)).toBe(difference);
});

test('the organ that reports and the one to ask are found in the introduction', () => {
  const report = reportOf({
    introduction:
      '本报告由淮安市人民政府办公室根据《条例》规定编制。如对本报告有疑问，请与淮安市人民政府办公室联系（地址：淮安市翔宇南道1号）。',
  });
  expect(organMentions(report).map(({ role, name }) => `${role} ${name}`)).toEqual([
    'reporting 淮安市人民政府办公室',
    'contact 淮安市人民政府办公室',
  ]);
});

test('我局 and 局办公室 name nobody', () => {
  const introduction = '本报告由局办公室根据《条例》编制。如有疑问，请与我局联系。';
  expect(organMentions(reportOf({ introduction }))).toEqual([]);
});
