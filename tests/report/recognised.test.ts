import { describe, expect, test } from '@jest/globals';
import type { Recognition } from '../../src/document.ts';
import type { Finding } from '../../src/finding.ts';
import { disputed, settle } from '../../src/report/recognised.ts';
import type { Reading } from '../../src/report/report.ts';
import { generateTruth } from '../generate/numbers.ts';
import { randomFrom } from '../generate/random.ts';
import { editionOf } from './form.ts';

const EDITION = editionOf('2021');
const TRUTH = generateTruth(7, { edition: '2021', blanks: 'none' });
const SURE: Recognition = { probability: 0.998, alternatives: [] };

/** What a reader that makes no mistake gives. */
function readings(): Reading[] {
  return Object.entries(TRUTH.values).map(([field, value]): Reading => {
    const base = { field, method: 'ocr', confidence: 1, place: { selector: field }, recognition: SURE } as const;
    return { ...base, value, raw: value === null ? '' : String(value), state: value === null ? 'blank' : 'number' };
  });
}

function withCell(all: readonly Reading[], field: string, raw: string, recognition: Recognition): Reading[] {
  return all.map((reading) => {
    if (reading.field !== field) return reading;
    const value = raw === '' ? null : Number(raw);
    return { ...reading, raw, value, state: raw === '' ? 'blank' : 'number', recognition };
  });
}

const of = (all: readonly Reading[], field: string) => all.find((reading) => reading.field === field);
const FIELD = 'applications.received.natural_person';
const TRUE = String(TRUTH.values[FIELD]);
const WRONG = String(Number(TRUE) + 5);

const candidate = (text: string, probability = 0.3) => ({ text, probability });

/** What is said of single cells: not that no sum can speak for those of table 2. */
function told(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => rule !== 'reading/unconfirmed');
}

test('cells that no sum can speak for are named, however sure their reader is', () => {
  const { findings } = settle(readings(), EDITION);
  expect(findings.map(({ rule, cause }) => [rule, cause])).toEqual([['reading/unconfirmed', 'reading']]);
  const { fields } = findings[0] ?? { fields: [] };
  expect(fields.every((field) => field.startsWith('disclosure.'))).toBe(true);
  expect(fields).toContain('disclosure.permits.decisions');
});

describe('what is certain', () => {
  test('all of a page on which the sums come out', () => {
    const { readings: settled, findings } = settle(readings(), EDITION);
    expect(told(findings)).toEqual([]);
    expect(of(settled, FIELD)).toMatchObject({ value: Number(TRUE), state: 'number', confidence: 1 });
  });

  test('a cell that two readers agree on, even where a sum speaks against it: the report is wrong there', () => {
    const cells = withCell(readings(), FIELD, WRONG, { ...SURE, agreed: true });
    const { readings: settled, findings } = settle(cells, EDITION);
    expect(told(findings)).toEqual([]);
    expect(of(settled, FIELD)).toMatchObject({ value: Number(WRONG), confidence: 1 });
  });

  test('nothing that was not read from a picture is touched', () => {
    const cells = readings().map(({ recognition: _, ...reading }) => reading);
    expect(settle(cells, EDITION).readings).toBe(cells);
  });
});

describe('what the sums may choose', () => {
  test('the one candidate with which all of them come out', () => {
    const cells = withCell(readings(), FIELD, WRONG, {
      probability: 0.5,
      alternatives: [candidate(TRUE), candidate('4')],
    });
    const { readings: settled, findings } = settle(cells, EDITION);
    expect(of(settled, FIELD)).toMatchObject({ value: Number(TRUE), state: 'number', confidence: 0.5 });
    expect(told(findings)).toMatchObject([
      { rule: 'reading/chosen', cause: 'reading', fields: [FIELD], expected: TRUE },
    ]);
  });

  test('of two readers that differ the one that is right, however sure the other was', () => {
    const cells = withCell(readings(), FIELD, WRONG, { ...SURE, agreed: false, alternatives: [candidate(TRUE, 0.9)] });
    expect(of(settle(cells, EDITION).readings, FIELD)).toMatchObject({ value: Number(TRUE) });
  });

  test('an unsure reading that is right is confirmed', () => {
    const cells = withCell(readings(), FIELD, TRUE, { probability: 0.6, alternatives: [candidate(WRONG)] });
    const { readings: settled, findings } = settle(cells, EDITION);
    expect(of(settled, FIELD)).toMatchObject({ value: Number(TRUE), confidence: 0.5 });
    expect(told(findings)).toMatchObject([{ rule: 'reading/confirmed', severity: 'info' }]);
  });

  test('no number that no reader saw', () => {
    const cells = withCell(readings(), FIELD, WRONG, { probability: 0.5, alternatives: [candidate('4')] });
    const { readings: settled, findings } = settle(cells, EDITION);
    expect(of(settled, FIELD)).toMatchObject({ value: null, state: 'unreadable', confidence: 0, raw: '8 | 4' });
    expect(told(findings)).toMatchObject([{ rule: 'reading/unreadable', fields: [FIELD] }]);
    expect(findings[0]?.message.en).toContain('“4”');
  });

  test('0 or nothing as in all the other cells that count nothing, where those are many and all alike', () => {
    const isNothing = ({ field, value }: Reading) => field.startsWith('applications.outcomes.') && value === 0;
    // Rows that only some reports print are absent.
    const all = readings().map((one): Reading => (one.value === null ? { ...one, state: 'absent' } : one));
    const [cell, another] = all.filter(isNothing);
    const unsure = { probability: 0.5, alternatives: [candidate('0'), candidate('1')] };
    const seen = (cells: readonly Reading[]) => {
      const { readings: settled, findings } = settle(withCell(cells, cell?.field ?? '', '', unsure), EDITION);
      return [of(settled, cell?.field ?? '')?.state, told(findings)[0]?.rule];
    };
    const blank = (reading: Reading): Reading => ({ ...reading, raw: '', value: null, state: 'blank' });
    expect(seen(all)).toEqual(['number', 'reading/chosen']);
    expect(seen(all.map((one) => (one.value === 0 ? blank(one) : one)))).toEqual(['blank', 'reading/confirmed']);
    expect(seen(all.map((one) => (one.field === another?.field ? blank(one) : one)))).toEqual([
      'unreadable',
      'reading/unreadable',
    ]);
  });

  test('nothing where a cell stands in no sum', () => {
    const field = 'disclosure.permits.decisions';
    const cells = withCell(readings(), field, '12', { probability: 0.7, alternatives: [candidate('17')] });
    expect(of(settle(cells, EDITION).readings, field)).toMatchObject({ value: null, state: 'unreadable' });
  });
});

describe('a total that seems blank while its terms are printed', () => {
  const field = 'applications.received.total';

  test('is blank where both readers saw nothing, with a doubt', () => {
    const cells = withCell(readings(), field, '', { probability: 1, alternatives: [], agreed: true });
    const { readings: settled, findings } = settle(cells, EDITION);
    expect(of(settled, field)).toMatchObject({ value: null, state: 'blank', confidence: 0.5 });
    expect(told(findings)).toMatchObject([{ rule: 'reading/doubtful', fields: [field] }]);
  });

  test.each([
    [{ probability: 1, alternatives: [] }],
    [{ probability: 0.97, alternatives: [candidate('1', 0.02)], agreed: true }],
  ])('is unreadable where one did not look, or something may be there: %j', (recognition) => {
    const { readings: settled } = settle(withCell(readings(), field, '', recognition), EDITION);
    expect(of(settled, field)).toMatchObject({ value: null, state: 'unreadable' });
  });
});

describe('what the second reader is asked', () => {
  test('cells that no sum can speak for, and no others of a page that comes out', () => {
    const asked = [...disputed(readings(), EDITION)].map((place) => ('selector' in place ? place.selector : ''));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.every((field) => field.startsWith('disclosure.'))).toBe(true);
  });

  test('every cell of a sum that does not come out, and unsure ones', () => {
    const cells = withCell(readings(), FIELD, WRONG, SURE);
    const asked = [...disputed(cells, EDITION)].map((place) => ('selector' in place ? place.selector : ''));
    expect(asked).toContain(FIELD);
    expect(asked).toContain('applications.received.total');
    expect(asked).not.toContain('applications.outcomes.granted.corporations');
  });
});

test('in a thousand pages with misread cells no value is wrong unless a sum says so', () => {
  const random = randomFrom(5);
  let [wrong, chosen, refused] = [0, 0, 0];
  for (let page = 0; page < 1000; page += 1) {
    let cells = readings();
    for (let error = 0; error < 4; error += 1) cells = misread(cells, random);
    for (const reading of settle(cells, EDITION).readings) {
      const right = TRUTH.values[reading.field] ?? null;
      if (reading.state === 'unreadable') refused += 1;
      else if (reading.value !== right) wrong += 1;
      else if (reading.confidence === 0.5) chosen += 1;
    }
  }
  expect(wrong).toBe(0);
  expect(chosen).toBeGreaterThan(10 * refused);
});

/** One cell misread with low probability; the true text is mostly among the candidates. */
function misread(cells: readonly Reading[], random: ReturnType<typeof randomFrom>): Reading[] {
  const fields = cells.filter(({ field, value }) => field.startsWith('applications.') && value !== null);
  const cell = fields[random.int(0, fields.length - 1)];
  if (!cell) return [...cells];
  const right = String(TRUTH.values[cell.field]);
  const other = () => String(random.int(0, 10 ** right.length));
  const seen = random.chance(0.97) ? [right, other(), other()] : [other(), other()];
  const [first = '', ...rest] = random.shuffle([...new Set(seen)]);
  const alternatives = rest.map((text) => candidate(text, 0.2));
  return withCell(cells, cell.field, first, { probability: 0.5, alternatives });
}

describe('what is no number', () => {
  const asText = (raw: string, probability: number): Reading[] =>
    readings().map((reading) =>
      reading.field === FIELD
        ? { ...reading, raw, value: null, state: 'text', recognition: { probability, alternatives: [] } }
        : reading,
    );

  test('is refused where it may be a covered number, and takes nothing from the cells beside it', () => {
    const { readings: settled, findings } = settle(asText('Wo', 0.97), EDITION);
    expect(of(settled, FIELD)).toMatchObject({ value: null, state: 'unreadable' });
    expect(told(findings)).toMatchObject([{ rule: 'reading/unreadable', fields: [FIELD] }]);
  });

  test('stays where it is a remark, and is named', () => {
    const { readings: settled, findings } = settle(asText('未统计', 0.97), EDITION);
    expect(of(settled, FIELD)).toMatchObject({ value: null, state: 'text', raw: '未统计' });
    expect(findings.some(({ rule, fields }) => rule === 'reading/unconfirmed' && fields.includes(FIELD))).toBe(true);
  });

  test('leaves the sums of other cells to choose', () => {
    const other = 'applications.received.commercial_enterprise';
    const cells = asText('Wo', 0.97).map((reading) =>
      reading.field === other
        ? { ...reading, recognition: { probability: 0.5, alternatives: [candidate('4321')] } }
        : reading,
    );
    expect(of(settle(cells, EDITION).readings, other)).toMatchObject({ value: TRUTH.values[other] });
  });
});
