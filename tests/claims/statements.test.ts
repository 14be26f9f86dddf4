import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/case.ts';
import type { Statement } from '../../src/report/report.ts';
import type { Draft, Remark, Verdict } from '../../src/rule.ts';
import { STATEMENTS } from '../../src/rules/statements/index.ts';
import { caseOf } from '../draft.ts';

const P1 = { selector: 'p1' };
const P2 = { selector: 'p2' };

function count(about: string, value: number, more: Partial<Statement> = {}): Statement {
  return {
    about,
    kind: value === 0 ? 'none' : 'count',
    value,
    unit: '件',
    approximate: false,
    scope: null,
    noun: '申请',
    parts: [],
    open: false,
    beside: null,
    quote: `${value}件`,
    place: P1,
    ...more,
  };
}

function share(about: string, value: number, beside: number | null, more: Partial<Statement> = {}): Statement {
  return count(about, value, { kind: 'percentage', unit: '%', beside, quote: `占${value}%`, ...more });
}

function list(value: number, parts: readonly number[], more: Partial<Statement> = {}): Statement {
  const listed = parts.map((part) => ({ label: '信息', value: part, unit: '条', approximate: false }));
  return count('narrative', value, { kind: 'list', unit: '条', parts: listed, quote: `公开${value}条`, ...more });
}

function verdict(id: string, statements: readonly Statement[], draft: Draft = {}): Verdict {
  const rule = STATEMENTS.find((candidate) => candidate.id === `statements/${id}`);
  if (rule?.kind !== 'case') throw new TypeError(`Expected a rule on cases, got ${id}`);
  const facts: Case = caseOf({ rest: '0', ...draft });
  return rule.check({ ...facts, report: { ...facts.report, statements } });
}

function remarks(id: string, statements: readonly Statement[], draft: Draft = {}): readonly Remark[] {
  const told = verdict(id, statements, draft);
  if ('missing' in told) throw new TypeError(`Expected to be assessed, missing ${told.missing.join(', ')}`);
  return told;
}

const RECEIVED = 'applications.received.total';
const HANDLED = 'applications.handled.total';
const ANSWERED = 'applications.outcomes.total.total';
const CARRIED_IN = 'applications.carried_in.total';
const FORWARD = 'applications.carried_forward.total';

const HUAIAN: Draft = {
  organ: '淮安市人民政府',
  cells: { [RECEIVED]: '3119', [CARRIED_IN]: '34', [ANSWERED]: '3050', [FORWARD]: '103' },
};

describe('a number of the text against every admissible reading', () => {
  test.each([3119, 3153])('%i received fits', (value) => {
    expect(remarks('received', [count(RECEIVED, value)], HUAIAN)).toEqual([]);
  });

  test('what fits only an unusual reading is information that names it', () => {
    const [remark] = remarks('received', [count(RECEIVED, 3050)], HUAIAN);
    expect(remark).toMatchObject({ severity: 'info', expected: 3119, actual: 3050 });
    expect(remark?.message.zh).toContain('（七）总计');
  });

  test('what fits none lists the readings with their values', () => {
    const [remark, ...others] = remarks('received', [count(RECEIVED, 3911)], HUAIAN);
    expect(others).toEqual([]);
    expect(remark).toMatchObject({ severity: 'error', expected: 3119, actual: 3911 });
    expect(remark?.places).toEqual([P1]);
    expect(remark?.fields).toContain(RECEIVED);
    expect(remark?.message.zh).toBe(
      '正文“3911件”，所述“收到的政府信息公开申请”为3911件，与表中数字不符：本年新收为3119件，本年新收＋上年结转、（七）总计＋结转下年度为3153件，（七）总计为3050件，仅自然人一列为0件',
    );
  });

  test('the same number in several sentences is one remark', () => {
    const twice = [count(RECEIVED, 3911), count(RECEIVED, 3911, { place: P2 })];
    expect(remarks('received', twice, HUAIAN)).toHaveLength(1);
    expect(remarks('received', twice, HUAIAN)[0]?.places).toEqual([P1, P2]);
  });

  test('an approximate number is information at most', () => {
    const about = { approximate: true };
    expect(remarks('received', [count(RECEIVED, 3100, about)], HUAIAN)).toEqual([]);
    expect(remarks('received', [count(RECEIVED, 2000, about)], HUAIAN)).toMatchObject([{ severity: 'info' }]);
  });

  test('a number in 万 is exact to its last decimal', () => {
    const cells = { 'disclosure.penalties.decisions': '77123' };
    const stated = (value: number, quote: string) => [count('disclosure.penalties.decisions', value, { quote })];
    expect(remarks('decisions', stated(77_000, '作出行政处罚7.7万件'), { cells })).toEqual([]);
    expect(remarks('decisions', stated(77_000, '作出行政处罚77000件'), { cells })).toHaveLength(1);
    expect(remarks('decisions', stated(97_000, '作出行政处罚9.7万件'), { cells })).toHaveLength(1);
  });

  test('a cell that cannot be read leaves it open', () => {
    const cells = { ...HUAIAN.cells, [CARRIED_IN]: '三四?' };
    expect(verdict('received', [count(RECEIVED, 3911)], { cells })).toEqual({ missing: [RECEIVED, CARRIED_IN] });
    expect(remarks('received', [count(RECEIVED, 3119)], { cells })).toEqual([]);
  });

  test('a fit that rests on blanks is not passed', () => {
    const draft: Draft = { cells: { 'review.total': '' }, rest: '' };
    expect(verdict('none-disputed', [count('review.total', 0)], draft)).toEqual({ missing: ['review.total'] });
    expect(remarks('review', [count('review.total', 3)], draft)).toMatchObject([{ cause: 'undecided' }]);
  });

  test('a blank total stands for its parts', () => {
    const cells = {
      'applications.outcomes.granted.total': '',
      'applications.outcomes.granted.natural_person': '258',
      'applications.outcomes.granted.other': '14',
    };
    const granted = (value: number) => [count('applications.outcomes.granted.total', value)];
    expect(remarks('outcomes', granted(272), { cells })).toEqual([]);
    expect(remarks('outcomes', granted(258), { cells })).toMatchObject([{ severity: 'info', expected: 272 }]);
    expect(remarks('outcomes', granted(250), { cells })).toMatchObject([{ severity: 'warning', expected: 272 }]);
  });

  test('a blank beside a total that the others do not come to is no 0', () => {
    const cells = { [RECEIVED]: '48', 'applications.received.natural_person': '', 'applications.received.other': '5' };
    const stated = [count('applications.received.natural_person', 40)];
    expect(verdict('applicants', stated, { cells })).toHaveProperty('missing');
    expect(remarks('applicants', stated, { cells: { ...cells, [RECEIVED]: '5' } })).toHaveLength(1);
  });

  test('a total that contradicts its parts does not make the text wrong', () => {
    const cells = { 'review.upheld': '10', 'review.corrected': '1', 'review.total': '0' };
    expect(remarks('review', [count('review.total', 11)], { cells })).toMatchObject([{ severity: 'info' }]);
  });

  test('a report without the table is not assessed', () => {
    const { rest: _, ...empty } = { rest: '0' };
    const facts = caseOf(empty);
    const rule = STATEMENTS.find(({ id }) => id === 'statements/received');
    const report = { ...facts.report, statements: [count(RECEIVED, 5)] };
    expect(rule?.kind === 'case' && rule.check({ ...facts, report })).toHaveProperty('missing');
  });

  test('last year’s number is none of this report', () => {
    const quote = '比2022年（31起）下降29%';
    expect(verdict('received', [count(RECEIVED, 31, { quote })], { ...HUAIAN, year: 2023 })).toHaveProperty('missing');
  });
});

describe('one defect, one finding', () => {
  test('a clause that says there is none of two things is one remark', () => {
    const cells = {
      'review.upheld': '1',
      'review.total': '1',
      'litigation.direct.other': '2',
      'litigation.direct.total': '2',
    };
    const said = { quote: '未发生行政复议、行政诉讼' };
    const stated = [count('review.total', 0, said), count('litigation.total', 0, said)];
    const [remark, ...others] = remarks('none-disputed', stated, { cells });
    expect(others).toEqual([]);
    expect(remark?.fields).toEqual(['review.total', 'litigation.direct.total', 'litigation.after_review.total']);
    expect(remark?.message.zh).toBe(
      '正文“未发生行政复议、行政诉讼”，所述“行政复议”为0件，与表中数字不符：行政复议·总计为1件；所述“行政诉讼”为0件，与表中数字不符：直接起诉＋复议后起诉为2件',
    );
  });

  test('a cell that the sum of its row already doubts makes the text information', () => {
    const cells = { 'review.upheld': '73', 'review.other': '10', 'review.total': '82' };
    const [remark] = remarks('review', [count('review.upheld', 72)], { cells });
    expect(remark).toMatchObject({ severity: 'info', expected: 73, actual: 72 });
    expect(remark?.message.zh).toContain('按同行其他数字推算');
  });

  test('beside a table of zeros, only those received are said', () => {
    const stated = [count(RECEIVED, 12), count(ANSWERED, 12)];
    expect(remarks('received', stated)).toMatchObject([{ severity: 'error' }]);
    expect(remarks('handled', stated)).toMatchObject([{ severity: 'info' }]);
    expect(remarks('handled', stated.slice(1))).toMatchObject([{ severity: 'warning' }]);
  });

  test('a list with a number that the table contradicts', () => {
    const cells = { 'review.upheld': '6', 'review.corrected': '2', 'review.total': '8' };
    const parts = [count('review.upheld', 9), count('review.corrected', 2)];
    const whole = { ...list(8, [9, 2]), about: 'review.total' };
    expect(remarks('review', [whole, ...parts], { cells })).toMatchObject([{ severity: 'warning', actual: 9 }]);
    expect(remarks('sum', [whole, ...parts], { cells })).toMatchObject([{ severity: 'info' }]);
  });

  test('a share of the table’s count beside another count', () => {
    const denied = 'applications.outcomes.denied.total';
    const cells = { 'applications.outcomes.denied.state_secret.total': '5', [ANSWERED]: '81', [RECEIVED]: '81' };
    expect(remarks('percentages', [share(denied, 6.17, 8)], { cells })).toMatchObject([{ severity: 'info' }]);
    expect(remarks('percentages', [share(denied, 7.16, 5)], { cells })).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('scope', () => {
  const hongze: Draft = { organ: '淮安市洪泽区人民政府', cells: { [RECEIVED]: '95', [ANSWERED]: '95' } };

  test('17 of the office beside 95 of the district is information', () => {
    expect(remarks('received', [count(RECEIVED, 17, { scope: 'part' })], hongze)).toMatchObject([{ severity: 'info' }]);
  });

  test('of the office’s and the district’s number, only the fitting one counts', () => {
    const both = [count(RECEIVED, 17, { scope: 'part' }), count(RECEIVED, 95, { scope: 'whole' })];
    expect(remarks('received', both, hongze)).toEqual([]);
  });

  test('the number of the whole city in a department’s report is information', () => {
    const stated = [count(RECEIVED, 3119, { scope: 'whole' })];
    expect(remarks('received', stated, { ...hongze, organ: '淮安市民政局' })).toMatchObject([{ severity: 'info' }]);
    expect(remarks('received', stated, hongze)).toMatchObject([{ severity: 'error' }]);
  });

  test('two numbers of one scope contradict each other', () => {
    const both = [count(RECEIVED, 95), count(RECEIVED, 96, { place: P2 })];
    expect(remarks('received', both, hongze)).toMatchObject([{ severity: 'warning', actual: 96 }]);
  });

  test('a department’s own number is its table’s', () => {
    const stated = [count(RECEIVED, 26, { scope: 'part', quote: '我局共收到26件' })];
    const cells = { [RECEIVED]: '36', [ANSWERED]: '36' };
    expect(remarks('received', stated, { organ: '沭阳县发展和改革局', cells })).toMatchObject([{ severity: 'error' }]);
  });
});

describe('none received', () => {
  const none = [count(RECEIVED, 0, { quote: '2023年无依申请公开情况' })];

  test('agrees with none', () => {
    expect(remarks('none-received', none)).toEqual([]);
    expect(verdict('received', none)).toEqual({ missing: ['statements'] });
  });

  test('may stand beside applications carried in', () => {
    expect(remarks('none-received', none, { cells: { [CARRIED_IN]: '2', [ANSWERED]: '2' } })).toEqual([]);
  });

  test('contradicts one received, whatever the other columns say', () => {
    const cells = { [RECEIVED]: '1', 'applications.received.other': '1', [ANSWERED]: '1' };
    expect(remarks('none-received', none, { cells })).toMatchObject([{ severity: 'error', expected: 1, actual: 0 }]);
  });

  test('a number in the text contradicts a table of zeros', () => {
    expect(remarks('received', [count(RECEIVED, 12)])).toMatchObject([{ severity: 'error' }]);
  });
});

describe('handled, answered, carried', () => {
  const cells = { [RECEIVED]: '3259', [CARRIED_IN]: '19', [ANSWERED]: '3278' };

  test.each([
    [3259, 3278],
    [3278, 3278],
    [3278, 3259],
  ])('received %i beside handled %i is no matter', (received, handled) => {
    expect(remarks('received', [count(RECEIVED, received)], { cells })).toEqual([]);
    expect(remarks('handled', [count(HANDLED, handled)], { cells })).toEqual([]);
  });

  test('those answered, less those carried in, are information', () => {
    expect(remarks('handled', [count(ANSWERED, 3278)], { cells })).toEqual([]);
    expect(remarks('handled', [count(ANSWERED, 3259)], { cells })).toMatchObject([{ severity: 'info' }]);
    expect(remarks('handled', [count(ANSWERED, 3287)], { cells })).toMatchObject([{ severity: 'warning' }]);
  });

  test('all done, and some carried forward', () => {
    const forward = { [RECEIVED]: '34', [ANSWERED]: '33', [FORWARD]: '1' };
    const done = (quote: string) => [
      count('applications.handling_rate', 100, { kind: 'percentage', unit: '%', quote }),
    ];
    const all = done('所有申请均已按要求办理完成');
    expect(remarks('carried', all, { cells: forward })).toMatchObject([{ severity: 'warning', actual: 1 }]);
    expect(remarks('carried', done('办结率100%'), { cells: forward })).toMatchObject([{ severity: 'info' }]);
    expect(verdict('carried', done('按时办结率100%'), { cells: forward })).toHaveProperty('missing');
    expect(remarks('carried', all)).toEqual([]);
  });
});

describe('pingtan 2022: 75 are 74 and 1 carried in', () => {
  const who = (row: string, people: string, firms: string, total: string) => ({
    [`applications.${row}.natural_person`]: people,
    [`applications.${row}.commercial_enterprise`]: firms,
    [`applications.${row}.total`]: total,
  });
  const cells = {
    ...who('received', '71', '3', '74'),
    ...who('carried_in', '1', '0', '1'),
    ...who('outcomes.total', '72', '3', '75'),
  };

  test('gives nothing', () => {
    const people = count('applications.received.natural_person', 72);
    const firms = count('applications.received.commercial_enterprise', 3);
    expect(remarks('received', [count(RECEIVED, 75)], { cells })).toEqual([]);
    expect(remarks('applicants', [people, firms], { cells })).toEqual([]);
  });
});

describe('reviews and lawsuits', () => {
  const cells = {
    ...{
      'review.upheld': '88',
      'review.corrected': '18',
      'review.other': '28',
      'review.pending': '36',
      'review.total': '170',
    },
    ...{ 'litigation.direct.upheld': '18', 'litigation.direct.pending': '10', 'litigation.direct.total': '28' },
    ...{
      'litigation.after_review.upheld': '39',
      'litigation.after_review.pending': '10',
      'litigation.after_review.total': '49',
    },
  };

  test('those concluded are no mistake: 134 and 57 beside 170 and 77', () => {
    expect(remarks('review', [count('review.total', 134)], { cells })).toEqual([]);
    expect(remarks('litigation', [count('litigation.total', 57)], { cells })).toEqual([]);
  });

  test('another number is', () => {
    expect(remarks('review', [count('review.total', 143)], { cells })).toMatchObject([{ severity: 'warning' }]);
    expect(remarks('litigation', [count('litigation.total', 75)], { cells })).toMatchObject([{ severity: 'warning' }]);
    expect(remarks('litigation', [count('litigation.total', 28)], { cells })).toMatchObject([{ severity: 'info' }]);
  });

  test('none, and there are', () => {
    expect(remarks('none-disputed', [count('review.total', 0)], { cells })).toMatchObject([{ severity: 'error' }]);
    expect(remarks('none-disputed', [count('litigation.total', 0)], { cells })).toMatchObject([{ severity: 'error' }]);
  });

  test('none, and all that there are is pending', () => {
    const pending = { 'review.pending': '2', 'review.total': '2' };
    const stated = [count('review.total', 0)];
    expect(remarks('none-disputed', stated, { cells: pending })).toMatchObject([{ severity: 'info' }]);
  });

  test('all upheld: corrected is a contradiction, pending information', () => {
    const stated = [count('disputes.not_upheld', 0, { quote: '均获维持' })];
    const pending = { 'review.upheld': '5', 'review.pending': '2', 'review.total': '7' };
    expect(remarks('upheld', stated, { cells: pending })).toMatchObject([{ severity: 'info' }]);
    expect(remarks('upheld', stated, { cells })).toMatchObject([{ severity: 'warning' }]);
  });

  test('no lawsuit lost says nothing of a review that was corrected', () => {
    const stated = [count('disputes.corrected', 0, { quote: '继续保持了零败诉的记录' })];
    expect(remarks('upheld', stated, { cells })).toEqual([]);
    expect(
      remarks('upheld', stated, { cells: { 'litigation.direct.corrected': '1', 'litigation.direct.total': '1' } }),
    ).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('disclosure', () => {
  const cells = {
    'disclosure.normative_documents.issued': '77',
    'disclosure.normative_documents.in_force': '470',
    'disclosure.penalties.decisions': '20',
    'disclosure.fees.amount': '1.452',
  };

  test('393 in force beside 470', () => {
    const quote = '清理并集中发布现行有效行政规范性文件393件';
    const stated = [count('disclosure.normative_documents.in_force', 393, { quote })];
    expect(remarks('documents', stated, { cells })).toMatchObject([
      { severity: 'warning', expected: 470, actual: 393 },
    ]);
  });

  test('documents published, or of another kind, are information', () => {
    const published = count('disclosure.normative_documents.published', 60, { quote: '主动公开规范性文件60件' });
    const policy = count('disclosure.normative_documents.issued', 11, { quote: '制发政策性文件11件' });
    expect(remarks('documents', [published], { cells })).toMatchObject([{ severity: 'info' }]);
    expect(remarks('documents', [policy], { cells })).toMatchObject([{ severity: 'info' }]);
  });

  test('decisions, and those published', () => {
    const about = 'disclosure.penalties.decisions';
    expect(remarks('decisions', [count(about, 20)], { cells })).toEqual([]);
    expect(remarks('decisions', [count(about, 12, { quote: '作出行政处罚12件' })], { cells })).toMatchObject([
      { severity: 'warning' },
    ]);
    expect(remarks('decisions', [count(about, 12, { quote: '公示行政处罚12件' })], { cells })).toMatchObject([
      { severity: 'info' },
    ]);
  });

  test.each([
    [14_520, '收费1.452万元', 0],
    [14_520, '收费14520元', 0],
    [14_500, '收费1.45万元', 0],
    [15_000, '收费1.5万元', 0],
    // As the cell is rounded.
    [14_522.5, '收费14522.5元', 0],
    [40_430, '收费4.043万元', 1],
    [15_420, '收费15420元', 1],
  ])('%d yuan of fees, printed as %s', (value, quote, wrong) => {
    const stated = [count('disclosure.fees.amount', value, { kind: 'amount', unit: '元', quote })];
    expect(remarks('fees', stated, { cells })).toHaveLength(wrong);
  });

  test('the same digits in another unit are said of the cell', () => {
    const stated = count('disclosure.fees.amount', 1.452, { kind: 'amount', unit: '元', quote: '收费1.452元' });
    const large = { ...stated, value: 14.52, quote: '收费14.52元' };
    expect(remarks('fees', [stated], { cells })).toMatchObject([{ severity: 'warning' }]);
    expect(verdict('fees', [large], { cells: { 'disclosure.fees.amount': '14.52' } })).toHaveProperty('missing');
  });

  test('no processing fee says nothing of other fees', () => {
    const quote = '2023年度未收取信息处理费';
    expect(verdict('fees', [count('disclosure.fees.amount', 0, { quote })], { cells })).toHaveProperty('missing');
    expect(remarks('processing-fee', [count('processing_fee.amount', 0, { quote })], { cells })).toEqual([]);
  });
});

describe('the processing fee', () => {
  const none = count('processing_fee.amount', 0, { quote: '未收取信息处理费' });
  const some = count('processing_fee.amount', 3940, {
    kind: 'amount',
    unit: '元',
    quote: '信息处理费3940元',
    place: P2,
  });
  const handled = { [RECEIVED]: '5', [ANSWERED]: '5', 'disclosure.fees.amount': '2' };

  test('none and some contradict each other', () => {
    const [remark] = remarks('processing-fee', [none, some], { cells: handled });
    expect(remark).toMatchObject({ places: [P1, P2], actual: 3940 });
    expect(remarks('processing-fee', [some], { cells: handled })).toEqual([]);
    expect(remarks('processing-fee', [{ ...none, scope: 'part' }, some], { cells: handled })).toEqual([]);
  });

  test('none is charged where nothing was handled', () => {
    expect(remarks('processing-fee', [some])).toMatchObject([{ actual: 3940, fields: [ANSWERED] }]);
  });

  test('more than all fees of the table is information', () => {
    const cells = { ...handled, 'disclosure.fees.amount': '0.1' };
    expect(remarks('processing-fee', [some], { cells })).toMatchObject([{ severity: 'info' }]);
  });
});

describe('percentages', () => {
  const denied = 'applications.outcomes.denied.total';
  const both = 'applications.outcomes.granted_or_partially.total';
  const shanghai: Draft = { cells: { [RECEIVED]: '859', [CARRIED_IN]: '18', [ANSWERED]: '805', [FORWARD]: '72' } };

  test('258 are not 33.9 % of anything', () => {
    const [remark, ...others] = remarks('percentages', [share(both, 33.9, 258), share(denied, 4.34, 35)], shanghai);
    expect(others).toEqual([]);
    expect(remark).toMatchObject({ severity: 'warning', expected: 32.05, actual: 33.9 });
    expect(remark?.message.zh).toContain('占表中（七）总计（805）的32.05%');
  });

  test('rounded and cut off are both accepted, of whatever whole', () => {
    expect(remarks('percentages', [share(denied, 4.3, 35), share(both, 32.04, 258)], shanghai)).toEqual([]);
    expect(remarks('percentages', [share(denied, 4.07, 35)], shanghai)).toEqual([]);
  });

  test('the shares of all outcomes add up to 100 %', () => {
    const shares = [51.85, 6.17, 38.27, 1.23, 2.48];
    const counts = [42, 5, 31, 1, 2];
    const all = ['granted_or_partially', 'denied', 'unavailable', 'not_processed', 'other'];
    const stated = all.map((id, at) => share(`applications.outcomes.${id}.total`, shares[at] ?? 0, counts[at] ?? 0));
    const cells = { [RECEIVED]: '81', [ANSWERED]: '81' };
    expect(remarks('percentages', stated, { cells }).map(({ actual }) => actual)).toEqual([2.48]);
    const short = stated.map((one) => ({ ...one, beside: null, value: one.value === 51.85 ? 41.85 : one.value }));
    const hundred = remarks('percentages', short, { cells }).find(({ expected }) => expected === 100);
    expect(hundred).toMatchObject({ severity: 'info', actual: 90 });
  });

  test('shares of what no table has are not judged', () => {
    expect(verdict('percentages', [share('narrative', 60, 312)])).toEqual({ missing: ['statements'] });
  });
});

describe('lists', () => {
  test.each([
    ['exact', list(518, [312, 128, 78])],
    ['one part of them', list(518, [312])],
    ['open', list(518, [312, 128], { open: true })],
    ['parts of parts', list(518, [312, 300, 12, 128, 78])],
    ['in two ways', list(75, [70, 5, 72, 3])],
  ])('%s', (_, stated) => {
    expect(remarks('sum', [stated])).toEqual([]);
  });

  test.each([
    ['parts exceed the whole', list(372, [331, 61]), 'warning'],
    ['nearly all', list(518, [312, 128, 77]), 'warning'],
    ['a large gap', list(468, [200, 136]), 'info'],
    ['open, and too much', list(372, [331, 61], { open: true }), 'info'],
    ['approximate', list(500, [331, 61, 200], { approximate: true }), 'info'],
  ] as const)('%s', (_, stated, severity) => {
    expect(remarks('sum', [stated])).toMatchObject([{ severity }]);
  });

  test('units that differ in kind make it information', () => {
    const stated = list(372, [331, 61]);
    const parts = stated.parts.map((part, at) => ({ ...part, unit: at === 0 ? '人次' : '条' }));
    expect(remarks('sum', [{ ...stated, parts }])).toMatchObject([{ severity: 'info' }]);
  });
});

describe('what comes and goes', () => {
  const groups = (verb: string, value: number) =>
    count('narrative', value, { noun: '网络工作群组', unit: '个', quote: `${verb}网络工作群组${value}个` });

  test('those kept are those there were, and opened, less those closed', () => {
    const moves = [groups('保留', 5), groups('今年新开设', 1), groups('清理', 2), groups('保留', 4)];
    expect(remarks('stock-flow', moves)).toEqual([]);
    const [remark] = remarks('stock-flow', [...moves.slice(0, 3), groups('保留', 5)]);
    expect(remark).toMatchObject({ severity: 'warning', expected: 4, actual: 5 });
  });

  test('what there were, by name', () => {
    const moves = [groups('原有', 12), groups('新开设', 1), groups('关停', 3), groups('现有', 10)];
    expect(remarks('stock-flow', moves)).toEqual([]);
  });

  test('a clause that does not name them goes on with the same', () => {
    const opened = count('narrative', 1, { unit: '个', quote: '今年新开设1个' });
    const moves = [groups('原有', 5), opened, { ...opened, value: 2, quote: '清理2个' }, groups('现有', 4)];
    expect(remarks('stock-flow', moves)).toEqual([]);
    expect(remarks('stock-flow', [...moves.slice(0, 3), groups('现有', 6)])).toMatchObject([{ expected: 4 }]);
  });

  test('one number alone is not judged', () => {
    expect(verdict('stock-flow', [groups('保留', 5)])).toEqual({ missing: ['statements'] });
  });
});

describe('the same thing counted twice', () => {
  const training = (value: number, place: Statement['place'], quote = `举办政府信息公开业务培训班${value}期`) =>
    count('narrative', value, { noun: '培训班', unit: '期', quote, place });

  test('with two numbers', () => {
    expect(remarks('same-count', [training(3, P1), training(5, P2)])).toMatchObject([{ severity: 'warning' }]);
    expect(remarks('same-count', [training(3, P1), training(5, P1)])).toMatchObject([{ severity: 'info' }]);
  });

  test('or by two channels, which are two things', () => {
    const site = training(518, P1, '通过政府网站公开信息518条');
    const account = training(528, P2, '区教育局微信公众号公开信息528条');
    expect(remarks('same-count', [site, account])).toEqual([]);
  });
});

describe('channels', () => {
  const by = (id: string, value: number) => count(`applications.channels.${id}`, value);
  const cells = { [RECEIVED]: '176', [ANSWERED]: '176' };

  test('add up to those received', () => {
    const stated = [by('in_person', 72), by('letter', 69), by('online', 35)];
    expect(remarks('channels', stated, { cells })).toEqual([]);
    expect(remarks('channels', [...stated.slice(0, 2), by('online', 53)], { cells })).toMatchObject([
      { severity: 'warning', expected: 176, actual: 194 },
    ]);
    expect(remarks('channels', stated.slice(0, 2), { cells })).toMatchObject([{ severity: 'info' }]);
    expect(verdict('channels', stated.slice(0, 1), { cells })).toEqual({ missing: ['statements'] });
  });
});

/** Every finding of the group on a report in real sentences: its severity and rule. */
function findings(
  overview: string,
  cells: Readonly<Record<string, string>>,
  organ = '淮安市人民政府',
): readonly string[] {
  const facts = caseOf({ organ, year: 2024, sections: { overview }, cells, rest: '0' });
  return STATEMENTS.flatMap((rule) => {
    const told = rule.kind === 'case' ? rule.check(facts) : [];
    return 'missing' in told ? [] : told.map(({ severity }) => `${severity ?? rule.severity} ${rule.id}`);
  });
}

const table = (received: number, carriedIn: number, answered: number, forward: number) => ({
  [RECEIVED]: String(received),
  [CARRIED_IN]: String(carriedIn),
  [ANSWERED]: String(answered),
  [FORWARD]: String(forward),
});

describe('real sentences', () => {
  test.each([
    [
      '全市共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复），均在法定期限内予以答复。',
      table(3119, 34, 3050, 103),
    ],
    ['共受理政府信息公开申请1295件，办结1191件（含上年结转189件），均在法定期限内办结。', table(1295, 189, 1191, 293)],
    ['全市全年共收办政府信息公开申请案件3646件，其中上年结转121件。', table(3525, 121, 3521, 125)],
    ['受理政府信息公开申请24件（含上年结转1件），办结20件。', table(23, 1, 20, 4)],
    ['共收到70件申请，及时依法依规办结69件，1件结转下年度继续办理。', table(70, 0, 69, 1)],
    ['新收政府信息公开申请7份，本年度办结5份，结转下年度继续办理2份。', table(7, 0, 5, 2)],
    ['共受理政府信息公开申请3259件，办理3278件。', table(3259, 19, 3278, 0)],
    ['共受理政府信息公开申请3278件，办理3259件。', table(3259, 19, 3259, 19)],
    ['共收到信息公开申请22起，比2023年（31起）下降29%。', table(22, 0, 22, 0)],
    ['收到政府信息公开申请一件，已按期答复。', table(1, 0, 1, 0)],
    ['2024年未收到依申请公开事项，上年结转2件已全部办结。', table(0, 2, 2, 0)],
    ['未收到任何公民、法人和其他组织提出的公开政府信息的申请。', table(0, 0, 0, 0)],
    [
      '全市政府信息公开申请引发的行政复议134件，行政诉讼57件。',
      {
        ...{
          'review.upheld': '88',
          'review.corrected': '18',
          'review.other': '28',
          'review.pending': '36',
          'review.total': '170',
        },
        ...{ 'litigation.direct.upheld': '18', 'litigation.direct.pending': '6', 'litigation.direct.total': '24' },
        ...{
          'litigation.after_review.upheld': '39',
          'litigation.after_review.pending': '14',
          'litigation.after_review.total': '53',
        },
      },
    ],
    ['全年收取行政事业性收费1.452万元，未收取信息处理费。', { 'disclosure.fees.amount': '1.452' }],
    [
      '对3件申请收取了信息处理费共计2950元，其中县自然资源局1件，收取420元。',
      {
        ...table(30, 0, 30, 0),
        'disclosure.fees.amount': '59237.2449',
      },
    ],
    ['因依申请公开引发行政复议案件5件（上年结转2件）。', { 'review.upheld': '5', 'review.total': '5' }],
    ['解读政策文件56件，其中文字解读40件、图片解读30件。', {}],
    ['全年公开各类信息1200余条，其中政务动态700余条、政策文件300余条。', {}],
    ['全年组织培训5次，其中专题培训1次，现场观摩1次。', {}],
  ])('%s', (overview, cells) => {
    expect(findings(overview, cells).filter((finding) => !finding.startsWith('info'))).toEqual([]);
  });

  test.each([
    ['全市共受理政府信息公开申请3191件。', table(3119, 34, 3050, 103), ['error statements/received']],
    ['全年未收到政府信息公开申请。', table(2, 0, 2, 0), ['error statements/none-received']],
    ['答复3050件（含上年度结转申请43件）。', table(3119, 34, 3050, 103), ['warning statements/carried']],
    ['未发生行政复议、行政诉讼。', { 'review.other': '1', 'review.total': '1' }, ['error statements/none-disputed']],
    ['制发行政规范性文件13件。', { 'disclosure.normative_documents.issued': '31' }, ['warning statements/documents']],
    ['公开信息518条，其中动态312条、公告128条、政策87条。', {}, ['warning statements/sum']],
  ])('%s is wrong', (overview, cells, expected) => {
    expect(findings(overview, cells)).toEqual(expected);
  });
});
