import { headingsOf } from '../../report/headings.ts';
import { passagesOf } from '../../report/passages.ts';
import { defineRule } from '../../rule.ts';

const NUMERALS = '一二三四五六七八九十';
const SECTIONS = 6;
const COUNTED =
  /(?:报告|全文|内容)[^。]*?(?:等|由|共|分为|分|包括|包含|含|、|（)([一二三四五六七八九十]|\d{1,2})(?:个|大)?(?:部分|项内容|大内容|个方面|章)/;

export default defineRule({
  kind: 'case',
  id: 'structure/enumeration',
  severity: 'info',
  title: {
    zh: '引言所说的部分数与实际一致',
    en: 'The introduction counts as many sections as there are',
  },
  basis: '《政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式',
  reads: ['introduction', 'sections'],
  check({ report }) {
    const counted = passagesOf(report).flatMap((passage) => {
      const match = passage.section === 'introduction' ? COUNTED.exec(passage.text) : null;
      return match ? [{ passage, printed: match[1] ?? '' }] : [];
    })[0];
    if (!counted || report.sections.length === 0) return { missing: ['introduction'] };
    const { passage, printed } = counted;
    const count = /\d/.test(printed) ? Number(printed) : NUMERALS.indexOf(printed) + 1;
    const headings = headingsOf(report);
    const sections = new Set(headings.flatMap(({ id }) => id ?? [])).size;
    // Of the six the form has, one that is missing is said by `structure/sections`.
    if ([sections, headings.length, SECTIONS].includes(count)) return [];
    return [
      {
        places: [passage.place],
        expected: sections,
        actual: count,
        message: {
          zh: `引言称报告有${printed}个部分，实际为${sections}个`,
          en: `The introduction speaks of ${count} sections, there are ${sections}`,
        },
      },
    ];
  },
  examples: {
    passes: [{ introduction: '报告全文包括总体情况、主动公开政府信息情况……以及其他需要报告的事项等六部分。' }],
    fails: [
      { introduction: '本报告由概述、主动公开情况、依申请公开情况、收费情况等七部分组成。' },
      { introduction: '报告内容包括五项内容。' },
    ],
  },
});
