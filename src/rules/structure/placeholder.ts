import type { Place } from '../../document.ts';
import { tightText } from '../../report/passages.ts';
import type { Report } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

const UNIT = '(?:年|月|日|件|条|项|份|期|篇|场|次|个|起|人|元|万元|%)';
const ORGAN = '(?:省|市|县|区|镇|乡|街道|局|委|办|厅|单位|部门|科室)';
const X = '[XxＸ×✕╳]';

/** What a template holds and a finished report does not. Names in 《》 and anonymised parties are left out before. */
const LEFT_OVER: readonly RegExp[] = [
  new RegExp(`(?<![A-Za-z0-9])${X}{1,6}${UNIT}`),
  new RegExp(`(?<![A-Za-z0-9])${X}{2,6}${ORGAN}`),
  new RegExp(`(?<=[\\u4e00-\\u9fff：])_{2,}(?=${UNIT})|(?<=[\\u4e00-\\u9fff：，])_{3,}`),
  /[（[【]文字(?:描述|说明)[^）\]】]{0,12}[）\]】]/,
  /(?:该|本|此)部分(?:内容)?以表格形式报告/,
  /[（[【](?:请)?(?:在此处?)?(?:填写|填报|填入|输入|插入|概述|描述)[^）\]】]{0,30}[）\]】]/,
  /(?:在)?此处(?:填写|填报|填入|插入|输入|粘贴|添加)/,
  /(?:点击|单击)(?:此处|这里)(?:输入|添加|编辑)/,
  /情况在此处?报告/,
];

const QUOTED = /《[^《》]*》/g;
const PARTY = /[XＸ×]{2,6}(?:[市县区]?[^，。；]{0,8})(?:诉|案|公司|与[^，。；]{1,12}纠纷)/g;

export default defineRule({
  kind: 'case',
  id: 'structure/placeholder',
  severity: 'error',
  title: {
    zh: '没有遗留模板占位符和填写说明',
    en: 'No placeholder or instruction of a template is left over',
  },
  basis: '国办公开办函〔2021〕30号（发布内容不准确不全面、敷衍塞责的追责要求）',
  reads: ['title', 'introduction', 'sections'],
  check({ report }) {
    const texts = textsOf(report);
    if (report.introduction.length + report.sections.length === 0) return { missing: ['introduction', 'sections'] };
    return texts.flatMap(({ text, place }): Remark[] => {
      const bare = tightText(text).replace(QUOTED, '').replace(PARTY, '');
      const form = LEFT_OVER.find((candidate) => candidate.test(bare));
      const match = form?.exec(bare);
      if (!match) return [];
      const printed = bare.slice(Math.max(0, match.index - 8), match.index + match[0].length + 4);
      return [
        {
          places: [place],
          expected: null,
          actual: match[0],
          message: {
            zh: `遗留了模板占位符或填写说明“${match[0]}”（“${printed}”）`,
            en: `A placeholder or an instruction of the template is left over: "${match[0]}" ("${printed}")`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      { sections: { overview: '公布《××市……办法》，审理张××诉某局案，电话139XXXXXXXX，开通5G+VR平台。' } },
      { sections: { overview: '如需申请，请填写《政府信息公开申请表》。' } },
    ],
    fails: [
      { sections: { overview: '全年共收到政府信息公开申请XX件。' } },
      { sections: { overview: '截至××年×月×日，主动公开信息200条。' } },
      { sections: { disclosure: '该部分以表格形式报告。表格如下：' } },
      { sections: { overview: '（文字描述）' } },
      { sections: { other_matters: '收取信息处理费____元。' } },
      { sections: { problems: '[请填写存在的主要问题]' } },
    ],
  },
});

/** The title, the headings and the paragraphs. */
function textsOf({
  title,
  introduction,
  sections,
}: Report): readonly { readonly text: string; readonly place: Place }[] {
  return [
    ...(title ? [{ text: title.value, place: title.place }] : []),
    ...introduction,
    ...sections.flatMap(({ heading, place, paragraphs }) => [{ text: heading, place }, ...paragraphs]),
  ];
}
