import type { Audit } from '../../src/audit.ts';
import type { Finding } from '../../src/finding.ts';
import { EDITIONS } from '../../src/report/editions/index.ts';
import { fieldsOf } from '../../src/report/fields.ts';
import type { Reading, Report } from '../../src/report/report.ts';

const BODY = { selector: 'body' };

/** An audit of a report in which every cell is 0, but for what is said. */
export function anAudit({
  path = 'a/报告 一.html',
  report = {},
  findings = [],
  readings = {},
}: {
  path?: string;
  report?: Partial<Report>;
  findings?: readonly Finding[];
  readings?: Readonly<Record<string, Partial<Reading>>>;
} = {}): Audit {
  const edition = EDITIONS.find(({ id }) => id === (report.edition ?? '2021'));
  const zeros = edition ? fieldsOf(edition).map(({ name }) => aReading({ field: name })) : [];
  return {
    source: { path, sha256: 'ab'.repeat(32), bytes: 1234, medium: 'html', reading: 'text', pages: 1 },
    report: {
      title: { value: '某市2024年政府信息公开工作年度报告', quote: '某市2024年政府信息公开工作年度报告', place: BODY },
      organ: { value: '某市人民政府', quote: '某市', place: BODY },
      year: { value: 2024, quote: '2024年', place: BODY },
      period: { value: { from: '2024-01-01', to: '2024-12-31' }, quote: '2024年1月1日至12月31日', place: BODY },
      published_on: null,
      edition: '2021',
      extras: [],
      introduction: [],
      sections: [],
      statements: [],
      ...report,
      readings: report.readings ?? zeros.map((reading) => ({ ...reading, ...readings[reading.field] })),
    },
    findings,
    outcomes: { passed: 61, failed: findings.length, not_assessed: 4 },
  };
}

export function aReading(reading: Partial<Reading> = {}): Reading {
  const place = { page: 2, box: [10, 20.004, 30, 40] } as const;
  return {
    field: 'review.total',
    value: 0,
    raw: '0',
    state: 'number',
    method: 'text',
    confidence: 1,
    place,
    ...reading,
  };
}

export function aFinding(finding: Partial<Finding> = {}): Finding {
  return {
    rule: 'applications/balance',
    severity: 'error',
    cause: 'report',
    fields: ['applications.carried_forward.natural_person', 'applications.received.natural_person'],
    expected: 103,
    actual: 105,
    message: { zh: '应为103，实为105', en: 'expected 103, is 105' },
    basis: '国办公开办函〔2021〕30号',
    places: [{ page: 4, box: [1, 2, 3, 4] }],
    ...finding,
  };
}
