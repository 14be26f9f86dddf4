import { agreesWithTable } from '../../claims/statements.ts';
import type { Severity } from '../../finding.ts';
import type { Statement } from '../../report/report.ts';

/** What was published need not be what was issued; 政策性文件 and 规章制度 are other sets. */
function lighter({ about, quote }: Statement): Severity | undefined {
  const near = about.endsWith('.published') || /规章制度|政策性?文件/.test(quote);
  return near ? 'info' : undefined;
}

const CELLS = {
  'disclosure.normative_documents.issued': '88',
  'disclosure.normative_documents.repealed': '55',
  'disclosure.normative_documents.in_force': '698',
};

export default agreesWithTable({
  id: 'statements/documents',
  severity: 'warning',
  title: {
    zh: '正文所述规章、规范性文件件数与主动公开情况表相符',
    en: 'The numbers of rules and normative documents that the text states agree with the table',
  },
  reads: ['statements', 'disclosure.rules', 'disclosure.normative_documents'],
  about: ['disclosure.rules.', 'disclosure.normative_documents.'],
  lighter,
  examples: {
    passes: [
      {
        sections: { overview: '集中公开现行有效行政规范性文件698件，动态更新本年度制发的规范性文件88件。' },
        cells: CELLS,
        rest: '0',
      },
      { sections: { overview: '动态更新发布本年度制发行政规范性文件88件。' }, cells: CELLS, rest: '0' },
    ],
    fails: [
      {
        sections: { overview: '清理并集中发布现行有效行政规范性文件393件，动态更新本年度制发的规范性文件88件。' },
        cells: CELLS,
        rest: '0',
      },
      { sections: { overview: '动态更新发布本年度制发行政规范性文件68件。' }, cells: CELLS, rest: '0' },
    ],
  },
});
