import { isTraditional, passagesOf } from '../../report/passages.ts';
import { defineRule } from '../../rule.ts';

/** What the Regulations ask of the people's governments, and the words that show that it is there. */
const RESULTS: readonly { readonly zh: string; readonly en: string; readonly words: RegExp }[] = [
  { zh: '工作考核', en: 'appraisal of the work', words: /考核|考评|绩效|评估|测评|督查/ },
  {
    zh: '社会评议',
    en: 'public comment',
    words: /评议|评价|满意度|问卷|第三方(?:评|测评|满意)|社会监督|群众监督|民主测评/,
  },
  { zh: '责任追究', en: 'accountability', words: /追究|追责|问责|责任事故|失职|通报批评/ },
];

/** A shorter narrative was shortened, or says little of anything. */
const FULL_LENGTH = 800;

export default defineRule({
  kind: 'case',
  id: 'structure/accountability',
  severity: 'warning',
  title: {
    zh: '各级人民政府的报告写明工作考核、社会评议和责任追究结果',
    en: 'The report of a people’s government states the results of appraisal, public comment and accountability',
  },
  basis: '《政府信息公开条例》第五十条第一款第（四）项',
  reads: ['organ', 'sections'],
  check({ report }) {
    const { organ } = report;
    if (!organ?.value.endsWith('人民政府')) return { missing: ['a government'] };
    const passages = passagesOf(report).filter(({ section }) => section !== 'introduction');
    const text = passages.map((passage) => passage.text).join('\n');
    if (passages.length === 0) return { missing: ['sections'] };
    if (isTraditional(text)) return { missing: ['simplified characters'] };
    const missing = RESULTS.filter(({ words }) => !words.test(text));
    if (missing.length === 0) return [];
    return [
      {
        places: passages.slice(0, 1).map(({ place }) => place),
        severity: text.length >= FULL_LENGTH ? 'warning' : 'info',
        expected: '工作考核、社会评议和责任追究结果',
        actual:
          RESULTS.filter((result) => !missing.includes(result))
            .map(({ zh }) => zh)
            .join('、') || null,
        message: {
          zh: `各级人民政府的报告应包括工作考核、社会评议和责任追究结果，正文没有写到：${missing.map(({ zh }) => zh).join('、')}`,
          en: `The report of a people’s government should state the results of appraisal, public comment and accountability; the text does not mention: ${missing.map(({ en }) => en).join(', ')}`,
        },
      },
    ];
  },
  examples: {
    passes: [
      {
        organ: '溪桥县人民政府',
        sections: { overview: '公开工作列入年度考核，接受社会评议，未发生责任追究情形。' },
      },
    ],
    fails: [
      {
        organ: '溪桥县人民政府',
        sections: { overview: '将政府信息公开工作纳入全县高质量发展考核内容。' },
      },
    ],
  },
});
