import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DOUBTS } from '../src/report/doubts.ts';
import { FIELD_BY_NAME, FIELDS } from '../src/report/fields.ts';
import { parseNumber } from '../src/report/number.ts';
import type { Reading, Report } from '../src/report/report.ts';
import type { ReadingRule, SumRule } from '../src/rule.ts';
import { RULES } from '../src/rules/index.ts';
import { rulesPage } from './docs/rules-page.ts';

const FILES = readdirSync(new URL('../src/rules/', import.meta.url)).filter((file) => file !== 'index.ts');

test('every rule file is listed under its own id', () => {
  expect(RULES.map((rule) => `${rule.id.replace('/', '-')}.ts`).toSorted()).toEqual(FILES.toSorted());
});

test('ids of rules and doubts are unique and have a group', () => {
  const ids = [...RULES.map((rule) => rule.id), ...Object.keys(DOUBTS)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+\/[a-z-]+$/.test(id))).toEqual([]);
});

test('docs/rules.md is what the rules say', () => {
  expect(readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesPage());
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

describe.each(RULES.filter((rule): rule is SumRule => rule.kind === 'sum').map((rule) => [rule.id, rule] as const))(
  '%s',
  (_, rule) => {
    test('shows sums that come out and sums that do not', () => {
      expect(rule.examples.passes.map(({ left, right }) => sum(left) === sum(right))).toContain(true);
      expect(rule.examples.fails.map(({ left, right }) => sum(left) === sum(right))).toContain(false);
    });

    test('says what was expected and what is printed', () => {
      for (const text of [rule.message.zh, rule.message.en])
        expect(text).toMatch(/\{where\}.*\{expected\}.*\{actual\}/);
    });
  },
);

const NOTHING: Report = {
  title: null,
  organ: null,
  year: null,
  period: null,
  published_on: null,
  edition: '2021',
  readings: [],
  extras: [],
  sections: [],
  statements: [],
};

function readings(cells: Readonly<Record<string, string>>): readonly Reading[] {
  return Object.entries(cells).map(([field, raw]) => {
    expect(FIELD_BY_NAME.has(field)).toBe(true);
    const { state, value } = parseNumber(raw);
    return { field, raw, state, value, method: 'text', confidence: 1, place: { selector: field } };
  });
}

describe.each(
  RULES.filter((rule): rule is ReadingRule => rule.kind === 'readings').map((rule) => [rule.id, rule] as const),
)('%s', (_, rule) => {
  test('its examples hold', () => {
    for (const cells of rule.examples.passes) expect(rule.check(readings(cells), NOTHING)).toEqual([]);
    for (const cells of rule.examples.fails) expect(rule.check(readings(cells), NOTHING)).not.toEqual([]);
    expect(rule.examples.passes.length * rule.examples.fails.length).toBeGreaterThan(0);
  });

  test('reads fields that there are', () => {
    for (const path of rule.reads) expect(FIELDS.some(({ name }) => name.startsWith(`${path}.`))).toBe(true);
  });
});
