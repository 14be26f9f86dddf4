import type { Message } from '../../finding.ts';
import { passagesOf } from '../../report/passages.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** Slips in the names of the bases, and how they read. */
const SLIPS: readonly { readonly wrong: RegExp; readonly right: string; readonly what: Message }[] = [
  { wrong: /国办(?:公开)?办?涵/, right: '国办公开办函', what: { zh: '“函”误作“涵”', en: '涵 for 函' } },
  {
    wrong: /公开办?[函涵][（[【]20(?:19|21)[）\]】]\d+号/,
    right: '国办公开办函〔2021〕30号',
    what: { zh: '发文年份应加六角括号〔〕', en: 'the year of a document number stands in 〔〕' },
  },
  {
    wrong: /国办(?:公开)?函〔2021〕30号|国办办函〔2021〕30号/,
    right: '国办公开办函〔2021〕30号',
    what: { zh: '发文字号不完整', en: 'the document number is not complete' },
  },
  {
    wrong:
      /《(?:中华人民共和国)?(?:信息公开|政府信息|政务公开|政府信息公开工作)条例》|《(?:中华人民共和国)?政府信息公开条列》/,
    right: '《中华人民共和国政府信息公开条例》',
    what: { zh: '条例名称有误', en: 'the name of the Regulations is wrong' },
  },
  {
    wrong: /政府信息公开条例》（国(?:务院)?令第?(?!711|492)\d{3}号/,
    right: '国务院令第711号',
    what: { zh: '条例的令号有误', en: 'the number of the Regulations is wrong' },
  },
];

export default defineRule({
  kind: 'case',
  id: 'structure/basis-typo',
  severity: 'info',
  title: { zh: '依据的名称和文号书写无误', en: 'The legal bases are cited without slips' },
  basis: '国务院令第711号；国办公开办函〔2021〕30号',
  reads: ['introduction', 'sections'],
  check({ report }) {
    const passages = passagesOf(report);
    if (passages.length === 0) return { missing: ['introduction', 'sections'] };
    return SLIPS.flatMap(({ wrong, right, what }): Remark[] => {
      const passage = passages.find(({ text }) => wrong.test(text));
      const printed = passage && wrong.exec(passage.text)?.[0];
      if (!passage || !printed) return [];
      return [
        {
          places: [passage.place],
          expected: right,
          actual: printed,
          message: {
            zh: `依据印作“${printed}”：${what.zh}，应为“${right}”`,
            en: `A basis is printed as "${printed}": ${what.en}; it should read "${right}"`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      {
        introduction: '根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号编制。',
      },
    ],
    fails: [
      { introduction: '按照国办公开办涵〔2021〕30号要求编制。' },
      { introduction: '按照国办公开办函（2021）30号要求编制。' },
      { introduction: '根据《中华人民共和国信息公开条例》编制。' },
    ],
  },
});
