import { describe, expect, test } from '@jest/globals';
import { reportJson, reportLine } from '../../src/export/report-json.ts';
import { reportJsonSchema, reportSchema } from '../../src/export/report-schema.ts';
import { aFinding, anAudit, aReading } from './an-audit.ts';

const parsed = (audit = anAudit()) => JSON.parse(reportLine(audit));

describe('a line of reports.jsonl', () => {
  test('begins as the contract says, with the fields nested by their names', () => {
    const report = parsed(anAudit({ readings: { 'applications.received.total': { value: 3119 } } }));
    expect(Object.keys(report).slice(0, 8)).toEqual([
      'schema',
      'source',
      'title',
      'organ',
      'year',
      'edition',
      'period',
      'published_on',
    ]);
    expect(report).toMatchObject({
      schema: 'ogi-report/1',
      source: { path: 'a/报告 一.html', medium: 'html' },
      period: { from: '2024-01-01', to: '2024-12-31' },
      disclosure: { rules: { issued: 0, repealed: 0, in_force: 0 } },
      applications: { received: { total: 3119 }, outcomes: { denied: { state_secret: { total: 0 } } } },
      litigation: { direct: { upheld: 0 }, after_review: { total: 0 } },
      outcomes: { passed: 61, failed: 0, not_assessed: 4 },
    });
  });

  test('keeps blank as null, rows of its own, and the places of findings', () => {
    const report = parsed(
      anAudit({
        readings: { 'review.total': { value: null, state: 'blank', raw: '' } },
        report: { extras: [{ number: 2, label: '小计', readings: [aReading({ field: 'extra.2.total', value: 7 })] }] },
        findings: [aFinding({ places: [{ page: 4, box: [1.23456, 2, 3, 4] }] })],
      }),
    );
    expect(report.review.total).toBeNull();
    expect(report.extra).toEqual({ 2: { label: '小计', total: 7 } });
    expect(report.findings[0].places).toEqual([{ page: 4, box: [1.23, 2, 3, 4] }]);
    expect(report.stated.organ).toEqual({ quote: '某市', place: { selector: 'body' } });
  });
});

describe('the schema of a report', () => {
  test.each([
    ['the newest edition', anAudit()],
    ['an older edition', anAudit({ report: { edition: '2019' } })],
    [
      'a source without tables',
      anAudit({ report: { edition: null, readings: [], title: null, organ: null, year: null, period: null } }),
    ],
    [
      'everything that a report may have',
      anAudit({
        findings: [aFinding(), aFinding({ expected: null, actual: '缺' })],
        report: {
          published_on: { value: '2025-01-20', quote: '2025年1月20日', place: { selector: 'L1' } },
          extras: [{ number: 1, label: '小计', readings: [aReading({ field: 'extra.1.total', value: null })] }],
          sections: [
            {
              id: undefined,
              heading: '附',
              place: { selector: 'L1' },
              paragraphs: [{ text: '无', place: { selector: 'L2' } }],
            },
          ],
          statements: [
            {
              about: 'applications.received.total',
              kind: 'count',
              value: 1,
              unit: '件',
              approximate: false,
              scope: null,
              noun: '申请',
              parts: [{ label: '自然人', value: 1, unit: '件', approximate: false }],
              open: false,
              beside: null,
              quote: '收到1件',
              place: { page: 1, box: [0, 0, 1, 1] },
            },
          ],
        },
      }),
    ],
  ])('holds for %s', (_what, audit) => {
    expect(reportSchema.parse(parsed(audit))).toEqual(JSON.parse(JSON.stringify(reportJson(audit))));
  });

  test.each([
    ['an unknown field', { review: { ...parsed().review, won: 1 } }],
    ['a missing field', { review: { total: 1 } }],
    ['a number as text', { review: { ...parsed().review, total: '1' } }],
    ['the fields of another edition', { edition: '2019' }],
    ['a date that is none', { published_on: '2024年' }],
  ])('refuses %s', (_what, change) => {
    expect(reportSchema.safeParse({ ...parsed(), ...change }).success).toBe(false);
  });

  test('does without the rows that a report prints in another way', () => {
    const { subtotal: _row, ...other } = parsed().applications.outcomes.other;
    const report = parsed();
    report.applications.outcomes.other = other;
    expect(reportSchema.safeParse(report).success).toBe(true);
  });

  test('is a JSON Schema of 2020-12 with titles in Chinese', () => {
    const schema = reportJsonSchema() as { $schema: string; oneOf: { properties: { edition: object } }[] };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.oneOf.map((variant) => variant.properties.edition)).toMatchObject([
      { type: 'null' },
      { const: '2019' },
      { const: '2021' },
    ]);
    expect(JSON.stringify(schema)).toContain('一、本年新收政府信息公开申请数量·自然人');
    expect(keywords(schema)).toEqual(expect.not.arrayContaining(['undefined']));
  });
});

/** Every keyword of a schema must be one of the draft's; names of properties are not keywords. */
function keywords(schema: unknown): string[] {
  const known = new Set(
    '$schema $ref $defs id title description type const enum anyOf oneOf properties propertyNames required additionalProperties items prefixItems format pattern minimum maximum minItems maxItems'.split(
      ' ',
    ),
  );
  if (Array.isArray(schema)) return schema.flatMap(keywords);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties' || key === '$defs') return Object.values(value as object).flatMap(keywords);
    expect(known).toContain(key);
    return ['const', 'enum', 'required'].includes(key) ? [key] : [key, ...keywords(value)];
  });
}
