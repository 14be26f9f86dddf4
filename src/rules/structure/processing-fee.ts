import { isTraditional, passagesOf, textIn } from '../../report/passages.ts';
import { defineRule } from '../../rule.ts';

const FROM_YEAR = 2021;

/** The fee under any of its names; 行政事业性收费 is another one. */
const FEE = /处理费|信息公开[^。；]{0,12}(?:收费|收取|费用)|收取[^。；]{0,12}费|收费|免费/;
const OTHER_FEE = /行政事业性收费[^。；]*|涉企收费|收费(?:目录|标准|项目|清单)|乱收费/g;

/** A shorter narrative was shortened. */
const FULL_LENGTH = 500;

export default defineRule({
  kind: 'case',
  id: 'structure/processing-fee',
  severity: 'warning',
  title: {
    zh: '第六部分报告收取信息处理费的情况（2021年度起）',
    en: 'Section 6 states the information processing fee collected (since 2021)',
  },
  basis: '国办函〔2020〕109号；国办公开办函〔2021〕30号所附格式第六部分',
  reads: ['sections', 'year'],
  check({ report }) {
    const { year, sections } = report;
    if (!year || year.value < FROM_YEAR) return { missing: [`year >= ${FROM_YEAR}`] };
    const text = passagesOf(report)
      .map((passage) => passage.text)
      .join('\n');
    const section = sections.find(({ id }) => id === 'other_matters');
    if (text === '' || !section) return { missing: ['sections'] };
    if (isTraditional(text)) return { missing: ['simplified characters'] };
    if (FEE.test(text.replace(OTHER_FEE, ''))) return [];
    const own = textIn(report, 'other_matters');
    const said = own === '' ? '没有内容' : own.length <= 20 ? `只写“${own}”` : '没有写到';
    return [
      {
        places: [section.place],
        severity: own !== '' || text.length >= FULL_LENGTH ? 'warning' : 'info',
        expected: '收取信息处理费情况',
        actual: own === '' ? null : own.slice(0, 40),
        message: {
          zh: `第六部分${said}，应报告收取信息处理费的情况；没有收取的，也应说明`,
          en: 'Section 6 does not state the information processing fee collected; where there is none, that is to be said',
        },
      },
    ];
  },
  examples: {
    passes: [
      { year: 2023, sections: { other_matters: '2023年度未收取信息处理费。' } },
      { year: 2023, sections: { other_matters: '2023年度，县发展和改革局政府信息公开未发生收费情况。' } },
      { year: 2021, sections: { overview: '办理政府信息公开申请中均未向申请人收取费用。', other_matters: '无。' } },
    ],
    fails: [
      { year: 2023, sections: { other_matters: '无。' } },
      { year: 2022, sections: { other_matters: '没有其他需要报告的事项。行政事业性收费1.4万元。' } },
    ],
  },
});
