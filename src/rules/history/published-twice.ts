import type { Sibling } from '../../case.ts';
import { ALONE, causeFrom, tablePairs, titleOf } from '../../claims/history.ts';
import type { Report } from '../../report/report.ts';
import { readingsByField } from '../../report/values.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** How many fields a message names. */
const NAMED = 3;

export default defineRule({
  kind: 'case',
  id: 'history/published-twice',
  severity: 'warning',
  title: {
    zh: '同一机关同一年度只有一份报告，或各份数字一致',
    en: 'There is one report of an organ on a year, or they print the same numbers',
  },
  basis: '《政府信息公开条例》第四十九条；国办公开办函〔2021〕30号（发布内容应当准确）',
  reads: ['all tables', 'other versions'],
  check({ report, related }) {
    if (!related) return ALONE;
    if (report.organ === null || report.year === null) return { missing: ['organ', 'year'] };
    return related.versions.map((version) => remarkOn(report, version));
  },
  examples: {
    passes: [{ organ: '溪桥县教育局', year: 2024, rest: '0', versions: [] }],
    fails: [
      {
        organ: '溪桥县教育局',
        year: 2024,
        rest: '0',
        cells: { 'applications.received.total': '3' },
        versions: [{ path: '更正/2024.html', rest: '0' }],
      },
      { organ: '溪桥县教育局', year: 2024, rest: '0', versions: [{ path: '2024.pdf', rest: '0' }] },
    ],
  },
});

function remarkOn(report: Report, { path, report: other }: Sibling): Remark {
  const fields = tablePairs(report, other).flatMap(({ different }) => different);
  const organ = report.organ?.value ?? '';
  const year = report.year?.value ?? '';
  if (fields.length === 0) {
    return {
      severity: 'info',
      expected: null,
      actual: path,
      message: {
        zh: `${organ}${year}年度报告另有一份数字相同的：${path}`,
        en: `There is another report of ${organ} on ${year} with the same numbers: ${path}`,
      },
    };
  }
  const [here, there] = [readingsByField(report), readingsByField(other)];
  const named = fields.slice(0, NAMED).map((field) => ({
    title: titleOf(field),
    own: here.get(field)?.raw ?? '',
    others: there.get(field)?.raw ?? '',
  }));
  const more = fields.length > NAMED;
  return {
    fields,
    ...causeFrom(there, fields),
    expected: named[0]?.others ?? null,
    actual: named[0]?.own ?? null,
    message: {
      zh: `${organ}${year}年度报告另有一份数字不同的（${path}），共${fields.length}处不同：${named.map(({ title, own, others }) => `“${title}”本份为${own}，另一份为${others}`).join('；')}${more ? '等' : ''}，请确认以哪份为准`,
      en: `There is another report of ${organ} on ${year} with different numbers (${path}), ${fields.length} in all: ${named.map(({ title, own, others }) => `"${title}" is ${own} here, ${others} there`).join('; ')}${more ? '; and others' : ''}`,
    },
  };
}
