import type { Message } from '../../finding.ts';
import { tightText } from '../../report/passages.ts';
import type { Report, Stated } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** What a title may be found to be; the first that fits is said. */
const FORMS: readonly {
  readonly is: (title: string) => boolean;
  readonly severity: 'warning' | 'info';
  readonly undecided?: true;
  readonly what: Message;
}[] = [
  {
    is: (title) => !/20\d{2}|[二两][〇○零O0][〇○零一二三四五六七八九]{2}/.test(title),
    severity: 'warning',
    undecided: true,
    what: { zh: '没有写明年度', en: 'names no year' },
  },
  {
    is: (title) => !title.includes('信息公开') && /政务公开/.test(title),
    severity: 'warning',
    what: { zh: '用“政务公开”代替“政府信息公开”', en: 'has 政务公开 for 政府信息公开' },
  },
  {
    is: (title) => !/年度报告|年报|年度.*报告/.test(title),
    severity: 'warning',
    what: { zh: '没有“年度报告”字样', en: 'lacks the words 年度报告' },
  },
  {
    is: (title) => !/政府信息公开工作年度报告/.test(title),
    severity: 'info',
    what: {
      zh: '与“政府信息公开工作年度报告”的规范写法略有不同',
      en: 'differs slightly from 政府信息公开工作年度报告',
    },
  },
  {
    is: (title) => /^(?:关于)?(?:20\d{2}年度?)?(?:政府信息公开|信息公开|政务公开)/.test(title),
    severity: 'info',
    what: { zh: '没有写明机关名称', en: 'does not name the organ' },
  },
];

export default defineRule({
  kind: 'case',
  id: 'structure/title',
  severity: 'warning',
  title: {
    zh: '标题写明机关、年度和“政府信息公开工作年度报告”',
    en: 'The title names the organ, the year and 政府信息公开工作年度报告',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附格式',
  reads: ['title', 'year', 'organ'],
  check({ report }) {
    const { title } = report;
    if (!title) return { missing: ['title'] };
    const text = tightText(title.value);
    const form = FORMS.find(({ is }) => is(text));
    return form ? [remark(report, title, form)] : [];
  },
  examples: {
    passes: [
      { year: 2023, title: '淮安市洪泽区人民政府2024 年政府信息公开工作年度报告' },
      { year: 2019, title: '2019年上海市人民政府办公厅政府信息公开工作年度报告' },
    ],
    fails: [
      { year: 2023, title: '沭阳县发展和改革局2023年政府信息公开年度报告' },
      { title: '乌海市工业和信息化局政府信息公开工作年度报告' },
      { title: '某镇2019年政府政务公开年报' },
      { title: '锡林郭勒盟商务局2021年政府信息公开工作报告' },
      { title: '关于2022年度政府信息公开情况的报告' },
    ],
  },
});

function remark(report: Report, { value, place }: Stated<string>, form: (typeof FORMS)[number]): Remark {
  const expected = `${report.organ?.value ?? '机关名称'}${report.year?.value ?? '××××'}年政府信息公开工作年度报告`;
  return {
    places: [place],
    severity: form.severity,
    ...(form.undecided ? { cause: 'undecided' } : {}),
    expected,
    actual: value,
    message: {
      zh: `标题“${value}”${form.what.zh}`,
      en: `The title "${value}" ${form.what.en}`,
    },
  };
}
