import { describe, expect, test } from '@jest/globals';
import { profileFrom } from '../../src/profile-schema.ts';
import type { Draft, Remark } from '../../src/rule.ts';
import { HISTORY } from '../../src/rules/history/index.ts';
import { LEVELS } from '../../src/rules/levels/index.ts';
import { caseOf, reportOf } from '../draft.ts';

const A = 'applications';
const DOCUMENTS = 'disclosure.normative_documents';

/** What one rule says of a draft: severity, expected and actual; `missing` where it cannot tell. */
function said(id: string, draft: Draft, profile = profileFrom({})): unknown {
  const remarks = remarksOf(id, draft, profile);
  return remarks === 'missing'
    ? remarks
    : remarks.map((one) => [one.severity ?? severityOf(id), one.expected, one.actual]);
}

function remarksOf(id: string, draft: Draft, profile = profileFrom({})): 'missing' | readonly Remark[] {
  const rule = [...HISTORY, ...LEVELS].find((one) => one.id === id);
  if (rule?.kind !== 'case') throw new TypeError(`Expected a rule on cases, got ${id}`);
  const verdict = rule.check(caseOf(draft, profile));
  return 'missing' in verdict ? 'missing' : verdict;
}

function severityOf(id: string): string | undefined {
  return [...HISTORY, ...LEVELS].find((one) => one.id === id)?.severity;
}

function cells(numbers: Readonly<Record<string, number>>, prefix = ''): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([field, number]) => [prefix + field, String(number)]));
}

describe('without other years', () => {
  test.each([...HISTORY, ...LEVELS].map(({ id }) => id))('%s does not pass', (id) => {
    expect(said(id, { year: 2024, organ: '甲县', rest: '0' })).toBe('missing');
  });
});

describe('history/carried-in', () => {
  const years = (now: Readonly<Record<string, number>>, last: Readonly<Record<string, number>>): Draft => ({
    cells: cells(now, `${A}.carried_in.`),
    last: { cells: cells(last, `${A}.carried_forward.`) },
  });

  test('is one finding for one defect', () => {
    const draft = years({ natural_person: 5, other: 1, total: 6 }, { natural_person: 3, other: 1, total: 4 });
    expect(said('history/carried-in', draft)).toEqual([['error', 4, 6]]);
    expect(remarksOf('history/carried-in', draft)).toMatchObject([
      { fields: [`${A}.carried_in.total`, `${A}.carried_in.natural_person`] },
    ]);
  });

  test('is a warning where only the applicants differ', () => {
    const draft = years({ natural_person: 2, other: 2, total: 4 }, { natural_person: 3, other: 1, total: 4 });
    expect(said('history/carried-in', draft)).toEqual([['warning', 3, 2]]);
  });

  test('compares what both print', () => {
    expect(said('history/carried-in', years({ natural_person: 2 }, { natural_person: 2, total: 2 }))).toEqual([]);
    expect(said('history/carried-in', years({ natural_person: 2 }, { total: 2 }))).toBe('missing');
  });
});

describe('history/in-force', () => {
  const years = (now: readonly number[], last: Draft): Draft => ({
    cells: Object.fromEntries(
      ['issued', 'repealed', 'in_force'].map((column, index) => [`${DOCUMENTS}.${column}`, String(now[index])]),
    ),
    last,
  });

  test('says what there should be', () => {
    const last = { cells: { [`${DOCUMENTS}.in_force`]: '470' } };
    expect(said('history/in-force', years([62, 33, 440], last))).toEqual([['warning', 499, 440]]);
    expect(said('history/in-force', years([62, 33, 499], last))).toEqual([]);
  });

  test('is information after the older form', () => {
    const last: Draft = { edition: '2019', cells: { [`${DOCUMENTS}.disclosed_total`]: '100' } };
    expect(said('history/in-force', years([1, 0, 40], last))).toEqual([['info', 101, 40]]);
    expect(said('history/in-force', years([1, 0, 100], last))).toEqual([]);
  });
});

describe('history/items', () => {
  test('adds the change to what there was', () => {
    const last: Draft = {
      edition: '2019',
      cells: cells({ 'permits.items_last_year': 9, 'permits.items_change': -2 }, 'disclosure.'),
    };
    const year = (items: number): Draft => ({
      edition: '2019',
      cells: cells({ 'disclosure.permits.items_last_year': items }),
      last,
    });
    expect(said('history/items', year(7))).toEqual([]);
    expect(said('history/items', year(9))).toEqual([['warning', 7, 9]]);
    expect(said('history/items', { rest: '0', last })).toBe('missing');
  });
});

describe('history/jump', () => {
  const fee = (now: number, last: number) =>
    said('history/jump', {
      cells: cells({ 'disclosure.fees.amount': now }),
      last: { cells: cells({ 'disclosure.fees.amount': last }) },
    });

  test.each([
    [14_520, 1.61, [['warning', 1.61, 14_520]]],
    [1.61, 14_520, [['info', 14_520, 1.61]]],
    [130, 25, [['info', 25, 130]]],
    [60, 25, []],
    [5, 0.4, []],
    [0, 12, []],
  ])('of fees to %d after %d', (now, last, remarks) => expect(fee(now, last)).toEqual(remarks));

  test('of counts from 20 up', () => {
    const received = (now: number, last: number) =>
      said('history/jump', {
        cells: cells({ 'applications.received.total': now }),
        last: { cells: cells({ 'applications.received.total': last }) },
      });
    expect([received(101, 20), received(100, 20), received(3, 20), received(200, 19)]).toEqual([
      [['info', 20, 101]],
      [],
      [['info', 20, 3]],
      [],
    ]);
  });
});

describe('history/copied-tables', () => {
  const numbers = cells({ 'permits.decisions': 31, 'penalties.decisions': 7, 'fees.amount': 1.5 }, 'disclosure.');
  const applications = cells({ 'received.total': 12, 'outcomes.total.total': 11, 'carried_forward.total': 1 }, `${A}.`);
  const told = (now: Draft, last: Draft) =>
    said('history/copied-tables', { rest: '0', ...now, last: { rest: '0', ...last } });

  test('warns where all tables with numbers are the same', () => {
    expect(told({ cells: { ...numbers, ...applications } }, { cells: { ...numbers, ...applications } })).toEqual([
      ['warning', null, null],
    ]);
  });

  test('does not where one of them is not, or where there is next to nothing', () => {
    expect(told({ cells: { ...numbers, 'review.total': '2' } }, { cells: numbers })).toEqual([]);
    expect(
      told(
        { cells: { 'disclosure.penalties.decisions': '12' } },
        { cells: { 'disclosure.penalties.decisions': '12' } },
      ),
    ).toEqual([]);
    expect(told({}, {})).toEqual([]);
  });
});

describe('history/copied', () => {
  const FEE = '依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），本年度未收取信息处理费。'.repeat(5);
  const TEXT =
    '2024年，我局共主动公开信息312条，其中网站公开200条、微信公众号公开112条，公开内容涵盖机构职能、政策文件、财政预决算等方面；' +
    '进一步健全依申请公开办理流程，做到登记、审核、办理、答复、归档各环节规范有序；加强平台建设，优化栏目设置，落实专人负责信息审核和发布，' +
    '严格执行三审三校制度；强化监督保障，将政府信息公开工作纳入年度考核，全年组织业务培训2次，未发生责任追究情形。';
  const overview = (text: string): Draft => ({ sections: { overview: text } });

  test('sees through years and numbers', () => {
    const last = TEXT.replace('2024', '2023').replace('312', '298').replace('200', '150').replace('2次', '三次');
    expect(said('history/copied', { ...overview(TEXT), last: overview(last) })).toEqual([['warning', null, '100%']]);
  });

  test('is information where a part is new, and nothing where much is', () => {
    const part = TEXT.replace(/加强平台建设.*发布，/, '');
    expect(said('history/copied', { ...overview(TEXT), last: overview(part) })).toMatchObject([
      ['info', null, expect.any(String)],
    ]);
    const half = TEXT.slice(0, TEXT.length / 2).concat(
      '新建政务公开专区，群众可现场查阅文件、打印资料；举办政府开放日，邀请居民代表走进机关，面对面听取意见，形成整改清单并逐项销号。',
    );
    expect(said('history/copied', { ...overview(TEXT), last: overview(half) })).toEqual([]);
  });

  test('never speaks of formulas', () => {
    const same: Draft = { sections: { other_matters: FEE, problems: '无。' } };
    expect(said('history/copied', { ...same, last: same })).toBe('missing');
  });
});

describe('history/published-twice', () => {
  const report: Draft = { organ: '甲县教育局', year: 2024, rest: '0' };

  test('says what differs', () => {
    const other: Draft = { path: 'b.pdf', rest: '0', cells: { 'review.total': '2' } };
    expect(said('history/published-twice', { ...report, versions: [other] })).toEqual([['warning', '2', '0']]);
    const [remark] = remarksOf('history/published-twice', { ...report, versions: [other] });
    expect(remark).toMatchObject({ fields: ['review.total'], message: { zh: expect.stringContaining('b.pdf') } });
  });

  test('is information where nothing does, blanks aside', () => {
    const other: Draft = { rest: '0', cells: { 'review.total': '' } };
    expect(said('history/published-twice', { ...report, versions: [other] })).toMatchObject([
      ['info', null, 'report.html'],
    ]);
  });
});

describe('history/missing-year', () => {
  test('looks at the report before', () => {
    expect(said('history/missing-year', { year: 2024, years: [2019, 2022, 2024] })).toEqual([['info', '2023', null]]);
    expect(said('history/missing-year', { year: 2022, years: [2022, 2024] })).toBe('missing');
  });
});

describe('levels/members-sum', () => {
  const member = (organ: string, received: number): Draft => ({
    organ,
    cells: { [`${A}.received.total`]: String(received) },
  });
  const profile = profileFrom({ organs: { members: { 甲县人民政府: ['甲县教育局', '甲县民政局', '甲县财政局'] } } });

  test('names the members that have no report', () => {
    const draft: Draft = { ...member('甲县人民政府', 4), members: [member('甲县教育局', 3), member('甲县民政局', 2)] };
    expect(said('levels/members-sum', draft, profile)).toEqual([['warning', '≥5', 4]]);
    const [remark] = remarksOf('levels/members-sum', draft, profile) as readonly Remark[];
    expect(remark?.message.zh).toContain('未见报告：甲县财政局');
  });

  test('does not speak where the government has more', () => {
    expect(
      said('levels/members-sum', { ...member('甲县人民政府', 9), members: [member('甲县教育局', 3)] }, profile),
    ).toEqual([]);
  });
});

describe('what last year’s report may have misread', () => {
  test('leaves it undecided who is wrong', () => {
    const facts = caseOf({
      cells: { [`${A}.carried_in.total`]: '2' },
      last: { cells: { [`${A}.carried_forward.total`]: '3' } },
    });
    const last = reportOf({ cells: { [`${A}.carried_forward.total`]: '3' } });
    const doubted = { ...last, readings: last.readings.map((reading) => ({ ...reading, confidence: 0.5 })) };
    const rule = HISTORY.find(({ id }) => id === 'history/carried-in');
    const related = facts.related && { ...facts.related, last: { path: 'last.pdf', report: doubted } };
    const verdict = rule?.kind === 'case' ? rule.check({ ...facts, related }) : [];
    expect(verdict).toMatchObject([{ cause: 'undecided' }]);
  });
});
