import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DOUBTS } from '../src/report/doubts.ts';
import { FIELDS } from '../src/report/fields.ts';
import type { CaseRule, ReadingRule, SumRule } from '../src/rule.ts';
import { RULES } from '../src/rules/index.ts';
import { rulesPage } from './docs/rules-page.ts';
import { caseOf, reportOf } from './draft.ts';

const FILES = readdirSync(new URL('../src/rules/', import.meta.url), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('index.ts'));

test('every rule file is listed under its own id', () => {
  expect(RULES.map((rule) => `${rule.id}.ts`).toSorted()).toEqual(FILES.toSorted());
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

describe.each(
  RULES.filter((rule): rule is ReadingRule => rule.kind === 'readings').map((rule) => [rule.id, rule] as const),
)('%s', (_, rule) => {
  test('its examples hold', () => {
    const remarks = (cells: Readonly<Record<string, string>>) => {
      const report = reportOf({ cells });
      return rule.check(
        report.readings.filter(({ state }) => state !== 'absent'),
        report,
      );
    };
    for (const cells of rule.examples.passes) expect(remarks(cells)).toEqual([]);
    for (const cells of rule.examples.fails) expect(remarks(cells)).not.toEqual([]);
    expect(rule.examples.passes.length * rule.examples.fails.length).toBeGreaterThan(0);
  });

  test('reads fields that there are', () => {
    for (const path of rule.reads) expect(FIELDS.some(({ name }) => name.startsWith(`${path}.`))).toBe(true);
  });
});

describe.each(RULES.filter((rule): rule is CaseRule => rule.kind === 'case').map((rule) => [rule.id, rule] as const))(
  '%s',
  (_, rule) => {
    test.each(rule.examples.passes.map((draft, index) => [index + 1, draft] as const))(
      'passes example %i',
      (_, draft) => expect(rule.check(caseOf(draft))).toEqual([]),
    );

    test.each(rule.examples.fails.map((draft, index) => [index + 1, draft] as const))(
      'fails example %i',
      (_, draft) => {
        const verdict = rule.check(caseOf(draft));
        expect(verdict).not.toHaveProperty('missing');
        expect(verdict).not.toEqual([]);
      },
    );

    test('shows a case of each kind, and does not pass an empty report', () => {
      expect(rule.examples.passes.length * rule.examples.fails.length).toBeGreaterThan(0);
      expect(rule.check(caseOf({ headings: [] }))).not.toEqual([]);
    });

    test('says each finding in Chinese and in English', () => {
      for (const draft of rule.examples.fails) {
        const verdict = rule.check(caseOf(draft));
        for (const { message } of 'missing' in verdict ? [] : verdict) {
          expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(message.en).toMatch(/[a-z]/);
        }
      }
    });
  },
);
