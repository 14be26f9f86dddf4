import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { extract } from '../../extractors/index.ts';
import { readReport } from '../../src/report/read.ts';
import type { Statement } from '../../src/report/report.ts';
import { nodeExtractors } from '../../src/run/engines.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const THERE = existsSync(new URL('truth.json', CORPUS));

type Narrative = Readonly<Record<string, number | string | readonly number[]>>;

const truths: Readonly<Record<string, { readonly narrative: Narrative }>> = THERE
  ? JSON.parse(readFileSync(new URL('truth.json', CORPUS), 'utf8'))
  : {};

const A = 'applications';

/** The keys of the truth's narrative, and what they are about. */
const ABOUT: Readonly<Record<string, string>> = {
  ...entries(['受理', '收到', '收到依申请', '依申请公开'], `${A}.received.total`),
  ...entries(['答复'], `${A}.outcomes.total.total`),
  ...entries(['办理'], `${A}.handled.total`),
  ...entries(['上年结转'], `${A}.carried_in.total`),
  ...entries(['顺延', '顺延下年', '转下年'], `${A}.carried_forward.total`),
  ...entries(['自然人'], `${A}.received.natural_person`),
  ...entries(['商业企业'], `${A}.received.commercial_enterprise`),
  ...entries(['予以公开及部分公开', '公开及部分公开'], `${A}.outcomes.granted_or_partially.total`),
  ...entries(['同意公开'], `${A}.outcomes.granted.total`),
  ...entries(['部分公开'], `${A}.outcomes.partially_granted.total`),
  ...entries(['不予公开'], `${A}.outcomes.denied.total`),
  ...entries(['无法提供'], `${A}.outcomes.unavailable.total`),
  ...entries(['不予处理'], `${A}.outcomes.not_processed.total`),
  ...entries(['其他处理'], `${A}.outcomes.other.total`),
  ...entries(['复议'], 'review.total'),
  ...entries(['复议维持'], 'review.upheld'),
  ...entries(['复议纠正'], 'review.corrected'),
  ...entries(['复议其他'], 'review.other'),
  ...entries(['复议未结'], 'review.pending'),
  ...entries(['诉讼'], 'litigation.total'),
  ...entries(['诉讼维持'], 'litigation.upheld'),
  ...entries(['诉讼纠正'], 'litigation.corrected'),
  ...entries(['诉讼其他'], 'litigation.other'),
  ...entries(['诉讼未结'], 'litigation.pending'),
  ...entries(['现行有效', '现行有效规范性文件'], 'disclosure.normative_documents.in_force'),
  ...entries(['制发'], 'disclosure.normative_documents.issued'),
  ...entries(['信息处理费', '收费'], 'processing_fee.amount'),
  ...entries(['网站公开', '其中'], 'narrative'),
};

function entries(keys: readonly string[], about: string): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, about]));
}

/** Words for no fee are 0. */
function figureOf(stated: number | string): number {
  return typeof stated === 'number' ? stated : Number(/\d+/.exec(stated)?.[0] ?? 0);
}

async function statementsOf(name: string): Promise<readonly Statement[]> {
  const bytes = new Uint8Array(readFileSync(new URL(name, CORPUS)));
  return readReport(await extract(bytes, name, nodeExtractors())).report.statements;
}

function stating(statements: readonly Statement[], about: string): readonly Statement[] {
  return statements.filter((one) => one.about === about && ['count', 'none', 'amount'].includes(one.kind));
}

(THERE ? describe : describe.skip)('the corpus (../shared/corpus; skipped where it is absent)', () => {
  const files = Object.entries(truths).map(([name, { narrative }]) => [name, narrative] as const);

  test.each(files)('%s: every figure of the truth is stated', async (name, narrative) => {
    const statements = await statementsOf(name);
    for (const [key, stated] of Object.entries(narrative)) {
      const about = ABOUT[key];
      if (about === undefined) throw new TypeError(`Expected a subject for ${key}`);
      if (typeof stated === 'object') {
        const lists = statements
          .filter(({ kind }) => kind === 'list')
          .map(({ parts }) => parts.map(({ value }) => value));
        expect(lists).toContainEqual(stated);
        continue;
      }
      expect(stating(statements, about).map(({ value }) => value)).toContain(figureOf(stated));
    }
  });

  test.each(files)('%s: nothing is stated of the form that the truth does not have', async (name, narrative) => {
    const statements = await statementsOf(name);
    const known = Object.entries(narrative).map(([key, stated]) => [
      ABOUT[key],
      typeof stated === 'object' ? 0 : figureOf(stated),
    ]);
    const others = statements
      .filter(({ about, kind }) => about !== 'narrative' && ['count', 'none', 'amount'].includes(kind))
      .filter(({ about, value }) => known.every(([subject, stated]) => subject !== about || stated !== value))
      .map(({ about, kind, value, quote }) => `${about} ${kind} ${value} ${quote}`);
    expect(others).toEqual(BESIDES[name] ?? []);
  });
});

/** Right as well, and not in the truth: each was looked up in the text. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  'huaian-gov-2024.pdf': [
    'disclosure.rules.published count 1 全年新增公开市政府规章1件、市政府及市政府办政策性文件11件',
  ],
  'shanghai-gbt-2019.html': [
    'disclosure.rules.published count 13 通过“中国上海”门户网站、《上海市人民政府公报》等平台主动公开规章13件',
    'disclosure.normative_documents.published count 60 行政规范性文件60件',
    'disputes.not_upheld none 0 均获维持',
    'disputes.corrected none 0 继续保持了省级政府零败诉的记录',
  ],
  'pingtan-2023.html': ['applications.outcomes.total.total count 81 办结依申请公开81件'],
  'pingtan-2024.html': ['disclosure.normative_documents.issued count 62 动态更新发布本年度制发行政规范性文件62件'],
  'pingtan-2022.html': ['disputes.pending none 0 均已结案'],
  'shanghai-stc-2024.md': [
    'review.corrected none 0 该行政复议件未被复议审查机关纠错',
    'disclosure.normative_documents.published count 13 行政规范性文件13件',
    'applications.carried_forward.total none 0 所有申请均已按要求办理完成',
  ],
  'shapotou-jyj-2023.txt': ['accountability none 0 未出现因政府信息公开问题的责任追究情况'],
};
