import { causeFrom, lastYear, NO_LAST_YEAR, numberOf } from '../../claims/history.ts';
import { WHO } from '../../report/editions/shared.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule } from '../../rule.ts';

const IN = 'applications.carried_in';
const FORWARD = 'applications.carried_forward';

export default defineRule({
  kind: 'case',
  id: 'history/carried-in',
  severity: 'error',
  title: {
    zh: '上年结转数与上年报告的结转下年度数一致',
    en: 'What is carried in is what last year’s report carries forward',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附表格（二、上年结转；四、结转下年度继续办理）',
  reads: [IN, 'last year’s applications.carried_forward'],
  check(facts) {
    const last = lastYear(facts);
    if (!last) return NO_LAST_YEAR;
    const [now, then] = [readingsByField(facts.report), readingsByField(last.report)];
    const pairs = WHO.flatMap(({ id, label }) => {
      const [expected, actual] = [numberOf(then, `${FORWARD}.${id}`), numberOf(now, `${IN}.${id}`)];
      return expected === null || actual === null ? [] : [{ id, label, expected, actual }];
    });
    if (pairs.length === 0) return { missing: [IN, 'last year’s applications.carried_forward'] };
    const differ = pairs.filter(({ expected, actual }) => expected !== actual);
    const [first] = differ;
    if (!first) return [];
    const total = differ.find(({ id }) => id === 'total');
    const columns = differ.filter(({ id }) => id !== 'total');
    const { expected, actual } = total ?? first;
    const list = columns.map(
      ({ label, expected, actual }) => `${label}上年结转下年度${expected}件、本年上年结转${actual}件`,
    );
    const listEn = columns.map(({ label, expected, actual }) => `${label} ${expected}, here ${actual}`);
    const head = total
      ? {
          zh: `“二、上年结转政府信息公开申请数量”总计应为上年报告“四、结转下年度继续办理”的${expected}件，报告为${actual}件`,
          en: `${expected} applications are carried forward in last year's report, but ${actual} are carried in`,
        }
      : {
          zh: '“二、上年结转政府信息公开申请数量”的申请人分类与上年报告“四、结转下年度继续办理”不一致',
          en: 'What is carried in is divided among the applicants otherwise than in last year’s report',
        };
    return [
      {
        fields: [...(total ? [total] : []), ...columns].map(({ id }) => `${IN}.${id}`),
        severity: total ? 'error' : 'warning',
        ...causeFrom(
          then,
          differ.map(({ id }) => `${FORWARD}.${id}`),
        ),
        expected,
        actual,
        message: {
          zh: head.zh + (list.length > 0 ? `：${list.join('；')}` : ''),
          en: head.en + (list.length > 0 ? `: ${listEn.join('; ')}` : ''),
        },
      },
    ];
  },
  examples: {
    passes: [
      {
        year: 2024,
        cells: { 'applications.carried_in.natural_person': '118', 'applications.carried_in.total': '121' },
        last: {
          year: 2023,
          cells: { 'applications.carried_forward.natural_person': '118', 'applications.carried_forward.total': '121' },
        },
      },
    ],
    fails: [
      {
        year: 2024,
        cells: { 'applications.carried_in.natural_person': '2', 'applications.carried_in.total': '2' },
        last: {
          year: 2023,
          cells: { 'applications.carried_forward.natural_person': '5', 'applications.carried_forward.total': '5' },
        },
      },
      {
        year: 2024,
        cells: {
          'applications.carried_in.natural_person': '2',
          'applications.carried_in.commercial_enterprise': '1',
          'applications.carried_in.total': '3',
        },
        last: {
          year: 2023,
          cells: {
            'applications.carried_forward.natural_person': '3',
            'applications.carried_forward.commercial_enterprise': '0',
            'applications.carried_forward.total': '3',
          },
        },
      },
    ],
  },
});
