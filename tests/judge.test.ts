import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../src/finding.ts';
import { judge } from '../src/judge.ts';
import { RULES } from '../src/rules/index.ts';
import { caseOf } from './draft.ts';

/** The outcomes of the rules on tables for a report of the 2021 form: 0 in each cell but those given; `''` is blank. */
function outcomesOf(cells: Readonly<Record<string, number | ''>> = {}, doubtful: readonly string[] = []) {
  const draft = caseOf({ cells: Object.fromEntries(Object.entries(cells).map(([f, v]) => [f, String(v)])), rest: '0' });
  const readings = draft.report.readings.map((reading) =>
    doubtful.includes(reading.field) ? { ...reading, confidence: 0.5 } : reading,
  );
  const facts = { ...draft, report: { ...draft.report, readings } };
  return judge(
    facts,
    RULES.filter((rule) => rule.kind !== 'case'),
  );
}

function failed(...given: Parameters<typeof outcomesOf>): readonly Finding[] {
  const found = outcomesOf(...given).flatMap((outcome) => (outcome.status === 'failed' ? [outcome.finding] : []));
  return [...new Set(found)];
}

function rules(...given: Parameters<typeof outcomesOf>): readonly string[] {
  return failed(...given).map((finding) => finding.rule);
}

const A = 'applications';
const sound = {
  [`${A}.received.natural_person`]: 10,
  [`${A}.received.total`]: 10,
  [`${A}.outcomes.granted.natural_person`]: 10,
  [`${A}.outcomes.granted.total`]: 10,
  [`${A}.outcomes.total.natural_person`]: 10,
  [`${A}.outcomes.total.total`]: 10,
};

describe('sums', () => {
  test('a sound report passes all of them', () => {
    const outcomes = outcomesOf(sound);
    expect(outcomes.filter((outcome) => outcome.status !== 'passed')).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(40);
  });

  test('a wrong cell that breaks a row and a column is one finding, with the number that mends both', () => {
    const cell = `${A}.outcomes.granted.natural_person`;
    const found = failed({ ...sound, [cell]: 11 });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      rule: 'applications/outcome-total',
      severity: 'error',
      cause: 'report',
      expected: 10,
      actual: 11,
      also: [{ rule: 'applications/row-total', expected: 11, actual: 10 }],
    });
    expect(found[0]?.fields[0]).toBe(cell);
  });

  test('a wrong total of a column breaks three sums and is one finding', () => {
    const found = failed({ ...sound, [`${A}.outcomes.total.natural_person`]: 12 });
    expect(found.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([
      ['applications/balance', 10, 12],
    ]);
    expect(found[0]?.also?.map(({ rule }) => rule)).toEqual(['applications/outcome-total', 'applications/row-total']);
  });

  test('a cell and its total, off by the same, are one finding', () => {
    const row = `${A}.received`;
    const found = failed({ ...sound, [`${row}.natural_person`]: 13, [`${row}.total`]: 13 });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ expected: 13, actual: 10, also: [{ at: '总计', expected: 13, actual: 10 }] });
  });

  test('an application under the wrong kind of applicant is one finding that names both columns', () => {
    const row = `${A}.outcomes.granted`;
    const found = failed({ ...sound, [`${row}.natural_person`]: 9, [`${row}.other`]: 1 });
    expect(found).toHaveLength(1);
    expect(found[0]?.message.zh).toMatch(/自然人.*其他/);
  });

  test('two rows in each other’s place are one finding that names both', () => {
    const total = { [`${A}.outcomes.total.natural_person`]: 0, [`${A}.outcomes.total.total`]: 0 };
    const forward = { [`${A}.carried_forward.natural_person`]: 10, [`${A}.carried_forward.total`]: 10 };
    const granted = { [`${A}.outcomes.granted.natural_person`]: 6, [`${A}.outcomes.granted.total`]: 6 };
    const partly = { natural_person: 4, total: 4 };
    const shares = Object.entries(partly).map(([who, count]) => [`${A}.outcomes.partially_granted.${who}`, count]);
    const found = failed({ ...sound, ...granted, ...Object.fromEntries(shares), ...total, ...forward });
    expect(found).toHaveLength(1);
    expect(found[0]?.message.zh).toMatch(/“（七）总计”与“四、结转下年度继续办理”两行的数字互换/);
  });

  test('a count that is no whole number is one finding with the number that the sums ask for', () => {
    const cell = `${A}.outcomes.granted.natural_person`;
    const found = failed({ ...sound, [cell]: 12.5 });
    expect(found.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([
      ['applications/not-integer', 10, 12.5],
    ]);
    expect(found[0]?.also).toHaveLength(2);
  });

  test('two defects are two findings', () => {
    const found = failed({ ...sound, [`${A}.outcomes.granted.natural_person`]: 11, 'review.total': 4 });
    expect(found.map(({ rule }) => rule)).toEqual(['applications/outcome-total', 'review/total']);
  });

  test('where the reading was in doubt, it may be to blame', () => {
    const cell = `${A}.received.natural_person`;
    const found = failed({ ...sound, [cell]: 12 }, [cell]);
    expect(new Set(found.map((finding) => finding.cause))).toEqual(new Set(['reading']));
  });

  test('a finding names its fields and places and says the numbers', () => {
    const [finding] = failed({ 'review.upheld': 10, 'review.corrected': 1 });
    expect(finding).toMatchObject({ rule: 'review/total', severity: 'error', expected: 11, actual: 0 });
    expect(finding?.fields).toHaveLength(5);
    expect(finding?.places).toHaveLength(5);
    expect(finding?.message.zh).toContain('11');
  });

  test('each block of lawsuits is judged by itself', () => {
    const found = failed({ 'litigation.after_review.upheld': 5 });
    expect(found.map(({ rule, fields }) => [rule, fields[0]])).toEqual([
      ['litigation/total', 'litigation.after_review.total'],
    ]);
  });
});

describe('blanks', () => {
  test('a blank among the terms is not assessed, never passed', () => {
    const outcomes = outcomesOf({ ...sound, [`${A}.outcomes.denied.state_secret.natural_person`]: '' });
    const rows = outcomes.filter((outcome) => outcome.rule === 'applications/row-total');
    expect(rows.filter((outcome) => outcome.status === 'not_assessed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.status === 'failed').map(({ rule }) => rule)).toEqual([
      'applications/blank',
    ]);
  });

  test('a blank total over parts is one finding with the sum, and the column of totals is not judged', () => {
    const found = failed({ ...sound, [`${A}.outcomes.granted.total`]: '' });
    expect(found.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([
      ['applications/blank', 10, null],
    ]);
  });

  test('several blank totals are one finding with the sum of each', () => {
    const blank = { [`${A}.outcomes.granted.total`]: '', [`${A}.received.total`]: '' } as const;
    const found = failed({ ...sound, ...blank });
    expect(found.map(({ rule, expected, fields }) => [rule, expected, fields.length])).toEqual([
      ['applications/blank', '10、10', 2],
    ]);
  });

  test('a number left blank is one finding with the number that its row and its column ask for', () => {
    const cell = `${A}.outcomes.granted.natural_person`;
    const found = failed({ ...sound, [cell]: '' });
    expect(
      found.map(({ rule, severity, expected, actual, fields }) => [rule, severity, expected, actual, fields[0]]),
    ).toEqual([['applications/blank', 'warning', 10, null, cell]]);
    expect(found[0]?.also?.map(({ rule }) => rule)).toEqual(['applications/outcome-total', 'applications/row-total']);
  });

  test('blanks do not hide a sum that is too large already', () => {
    const found = failed({ 'review.upheld': 5, 'review.pending': '', 'review.total': 3 });
    expect(found.map(({ rule, severity }) => [rule, severity])).toContainEqual(['review/total', 'error']);
  });

  test('a blank that could make up the difference lowers the finding to a warning', () => {
    const found = failed({ 'review.upheld': 5, 'review.corrected': '', 'review.pending': '', 'review.total': 6 });
    expect(found.map(({ rule, severity, cause }) => [rule, severity, cause])).toContainEqual([
      'review/total',
      'warning',
      'undecided',
    ]);
  });
});

describe('numbers of their kind', () => {
  test('a decimal and a negative count are errors, an amount may have decimals', () => {
    expect(rules({ 'disclosure.permits.decisions': 2.5 })).toEqual(['disclosure/not-integer']);
    expect(rules({ 'disclosure.rules.issued': -1 })).toEqual(['disclosure/not-integer']);
    expect(rules({ 'disclosure.fees.amount': 1.452 })).toEqual([]);
  });
});

test('without an edition every rule is not assessed', () => {
  const { report, ...facts } = caseOf({});
  const outcomes = judge({ ...facts, report: { ...report, edition: null, readings: [] } });
  expect(new Set(outcomes.map((outcome) => outcome.status))).toEqual(new Set(['not_assessed']));
});
