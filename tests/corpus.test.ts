import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Audit, audit } from '../src/audit.ts';
import { nodeExtractors } from '../src/run/engines.ts';

const CORPUS = new URL('../../shared/corpus/', import.meta.url);
const THERE = existsSync(CORPUS);

interface Truth {
  readonly organ: string;
  readonly title: string;
  readonly year: number;
  readonly format: string;
  readonly unsure: readonly string[];
  readonly values: Readonly<Record<string, number | null>>;
}

const truths: Readonly<Record<string, Truth>> = THERE
  ? JSON.parse(readFileSync(new URL('truth.json', CORPUS), 'utf8'))
  : {};

async function auditOf(name: string): Promise<Audit> {
  return audit(new Uint8Array(readFileSync(new URL(name, CORPUS))), name, nodeExtractors());
}

/** Cells that another tool's extraction lost, so that they may be refused but not be wrong. */
function mayBeRefused(name: string): boolean {
  return name.endsWith('.md');
}

/** The findings that are errors or warnings by rule: each was looked up on the page and is right. */
const CONFIRMED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // 总计 is blank on eleven rows that have numbers; no other zero is printed.
  'shanghai-gbt-2019.html': { 'applications/blank': 11 },
  // The five columns of legal persons are blank on every row, while zeros are printed elsewhere.
  'shuyang-fgj-2023.html': { 'applications/blank': 1 },
  // Labels lost by the tool that made the text; the block of documents stands behind the others; one total lost.
  'shanghai-stc-2024.md': { 'reading/unlabelled-row': 10, 'structure/row-order': 2, 'applications/blank': 1 },
};

if (!THERE) {
  test('the corpus is not here: its tests are skipped', () => expect(THERE).toBe(false));
}

describe.each(Object.entries(truths))('%s', (name, truth) => {
  let result: Audit;

  test('every cell is as printed', async () => {
    result = await auditOf(name);
    const readings = new Map(result.report.readings.map((reading) => [reading.field, reading]));
    const wrong = Object.entries(truth.values).filter(([field, value]) => {
      const read = readings.get(field)?.value ?? null;
      return read !== value && !truth.unsure.includes(field) && !(read === null && mayBeRefused(name));
    });
    expect(wrong).toEqual([]);
    expect(Object.keys(truth.values).length).toBeGreaterThan(180);
  });

  test('no number is read that is not printed', () => {
    const more = result.report.readings.filter((reading) => reading.value !== null && !(reading.field in truth.values));
    expect(more).toEqual([]);
  });

  test('year and edition are right, and the title', () => {
    const { year, edition, title } = result.report;
    expect([year?.value, edition, title?.value]).toEqual([truth.year, truth.format, truth.title]);
  });

  test('errors and warnings are those that a person confirms', () => {
    const counts: Record<string, number> = {};
    for (const { rule, severity } of result.findings) {
      if (severity !== 'info') counts[rule] = (counts[rule] ?? 0) + 1;
    }
    expect(counts).toEqual(CONFIRMED[name] ?? {});
    expect(result.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });

  test('every value and every finding on a value has its place', () => {
    const placeless = result.report.readings.filter((reading) => reading.state !== 'absent' && !reading.place);
    expect(placeless).toEqual([]);
    for (const { fields, places } of result.findings) expect(fields.length === 0 || places.length > 0).toBe(true);
  });
});

describe.each(THERE ? readdirSync(new URL('not-reports/', CORPUS)) : [])('not-reports/%s', (name) => {
  test('is refused, or nothing is read from it', async () => {
    const found = await auditOf(`not-reports/${name}`).catch((error: Error) => error);
    if (found instanceof Error) expect(found.name).toBe('DocumentError');
    else {
      expect(found.report.readings).toEqual([]);
      expect(found.findings.map((finding) => finding.rule)).toContain('reading/nothing-read');
    }
  });
});
