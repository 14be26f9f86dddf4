import { isTraditional, passagesOf } from '../../report/passages.ts';
import { defineRule } from '../../rule.ts';

/** What the overview has to cover, and the words that show that it does. */
const TOPICS: readonly { readonly zh: string; readonly en: string; readonly words: RegExp }[] = [
  { zh: '主动公开', en: 'proactive disclosure', words: /主动公开|公开(?:各类)?(?:政府)?信息|发布(?:各类)?信息/ },
  { zh: '依申请公开', en: 'disclosure on request', words: /依申请|申请公开|公开申请/ },
  {
    zh: '政府信息管理',
    en: 'management of information',
    words: /信息管理|三审三校|审核|审查|审签|公开属性|动态(?:调整|更新)|清理|规范性文件|保密|目录|制度/,
  },
  { zh: '政府信息公开平台建设', en: 'platforms', words: /平台|网站|新媒体|公众号|公报|专栏|微博/ },
  { zh: '监督保障', en: 'supervision', words: /监督|保障|考核|培训|评议|评估|追究|问责|检查|督[促查导]|领导小组/ },
];

/** A shorter overview was shortened, or says little of anything. */
const FULL_LENGTH = 500;

export default defineRule({
  kind: 'case',
  id: 'structure/topics',
  severity: 'warning',
  title: {
    zh: '总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
    en: 'The overview covers disclosure, requests, management, platforms and supervision',
  },
  basis: '国办公开办函〔2021〕30号、〔2019〕60号所附格式第一部分',
  reads: ['sections'],
  check({ report }) {
    // A heading that the form does not have often opens one of these topics.
    const passages = passagesOf(report).filter(({ section }) => section === 'overview' || section === '');
    const headings = report.sections.filter(({ id }) => id === undefined).map(({ heading }) => heading);
    const text = [...headings, ...passages.map((passage) => passage.text)].join('\n');
    if (passages.length === 0) return { missing: ['sections'] };
    if (isTraditional(text)) return { missing: ['simplified characters'] };
    const missing = TOPICS.filter(({ words }) => !words.test(text));
    if (missing.length === 0) return [];
    return [
      {
        places: passages.slice(0, 1).map(({ place }) => place),
        severity: text.length >= FULL_LENGTH ? 'warning' : 'info',
        expected: TOPICS.map(({ zh }) => zh).join('、'),
        actual: TOPICS.filter((topic) => !missing.includes(topic))
          .map(({ zh }) => zh)
          .join('、'),
        message: {
          zh: `第一部分没有写到：${missing.map(({ zh }) => zh).join('、')}`,
          en: `Section 1 does not mention: ${missing.map(({ en }) => en).join(', ')}`,
        },
      },
    ];
  },
  examples: {
    passes: [
      {
        sections: {
          overview:
            '（一）主动公开情况。发布信息518条。\n（二）依申请公开情况。无。\n（三）政府信息管理情况。严格“三审三校”。\n（四）平台建设情况。网站运行平稳。\n（五）监督保障情况。纳入考核。',
        },
      },
    ],
    fails: [
      { sections: { overview: '全年主动公开信息249条，通过网站发布。收到依申请公开26件。' } },
      { sections: { overview: `一是主动公开信息。${'深入学习贯彻会议精神，推动各项任务落实落地。'.repeat(30)}` } },
    ],
  },
});
