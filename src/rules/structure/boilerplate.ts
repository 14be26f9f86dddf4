import { organOf } from '../../report/organ.ts';
import { passagesOf } from '../../report/passages.ts';
import { defineRule } from '../../rule.ts';

/** Words of one who writes on governments at large, not of his own work. */
const AT_LARGE =
  /各级政府(?:及其)?部门|部分地区|一些地[方区]|有的地[方区]|全国各地|我国(?:的)?政府信息公开|各级行政机关|不同地区|部分基层(?:政府|单位)/g;
const LEAST = 2;

export default defineRule({
  kind: 'case',
  id: 'structure/boilerplate',
  severity: 'info',
  title: {
    zh: '报告写本机关的情况，不用泛泛之词代替',
    en: 'The text tells of the organ itself, not of governments at large',
  },
  basis: '国办公开办函〔2021〕30号（内容雷同、敷衍塞责的追责要求）',
  reads: ['organ', 'sections'],
  check({ report }) {
    const level = report.organ && organOf(report.organ.value).level;
    if (level !== 'department' && level !== 'township') return { missing: ['a department or township'] };
    const passages = passagesOf(report).filter(({ section }) => section !== 'introduction');
    if (passages.length === 0) return { missing: ['sections'] };
    const found = passages.flatMap((passage) =>
      [...passage.text.matchAll(AT_LARGE)].map((match) => ({ passage, words: match[0] })),
    );
    const words = [...new Set(found.map((hit) => hit.words))];
    if (words.length < LEAST) return [];
    return [
      {
        places: [...new Set(found.map(({ passage }) => passage.place))],
        expected: '本机关的情况',
        actual: words.join('、'),
        message: {
          zh: `正文用了泛指的写法（${words.join('、')}），可能是通用文字，请核对是否为本机关的情况`,
          en: `The text speaks of governments at large (${words.join(', ')}): it may be a stock text and not on the organ’s own work`,
        },
      },
    ];
  },
  examples: {
    passes: [{ organ: '溪桥县教育局', sections: { overview: '我局主动公开信息120条。' } }],
    fails: [
      {
        organ: '溪桥县教育局',
        sections: { overview: '各级政府部门积极公开信息，部分地区公开水平仍有差距。' },
      },
    ],
  },
});
