import { passagesOf, sentencesOf } from '../../report/passages.ts';
import { defineRule, type Remark } from '../../rule.ts';

/** Legal bases that no longer hold: how they are cited, the last year they held for, and what came after. */
const SUPERSEDED = [
  {
    cited: /国(?:务院)?令第?492号|国务院第?492号令/,
    name: '国务院令第492号（2007年《政府信息公开条例》）',
    until: 2018,
    now: '国务院令第711号',
  },
  { cited: /国办发.{0,2}2014.{0,2}32号/, name: '国办发〔2014〕32号', until: 2018, now: '国办公开办函〔2021〕30号' },
  {
    cited: /公开办[函涵].{0,2}2019.{0,2}60号/,
    name: '国办公开办函〔2019〕60号',
    until: 2020,
    now: '国办公开办函〔2021〕30号',
  },
] as const;

const AS_BASIS = /根据|依据|依照|按照|按|要求|规定|编制|格式/;
const AS_HISTORY = /修订前|废止|替代|取代|同时失效|不再|原《/;

export default defineRule({
  kind: 'case',
  id: 'structure/basis',
  severity: 'warning',
  title: {
    zh: '所引依据在报告年度仍然有效',
    en: 'The legal bases cited were in force in the year reported on',
  },
  basis: '国务院令第711号（2019年5月15日起）；国办公开办函〔2021〕30号（2021年度起）',
  reads: ['introduction', 'sections', 'year'],
  check({ report }) {
    const { year } = report;
    const passages = passagesOf(report);
    if (!year || passages.length === 0) return { missing: [year ? 'introduction' : 'year'] };
    const old = SUPERSEDED.filter(({ until }) => until < year.value);
    return old.flatMap(({ cited, name, now }): Remark[] => {
      const passage = passages.find((candidate) =>
        sentencesOf(candidate).some(
          (sentence) => cited.test(sentence) && AS_BASIS.test(sentence) && !AS_HISTORY.test(sentence),
        ),
      );
      if (!passage) return [];
      return [
        {
          places: [passage.place],
          expected: now,
          actual: name,
          message: {
            zh: `${year.value}年度报告仍引用${name}作为依据，应为${now}`,
            en: `The report of ${year.value} still cites ${name} as its basis; it should be ${now}`,
          },
        },
      ];
    });
  },
  examples: {
    passes: [
      { year: 2020, introduction: '按照国办公开办函〔2019〕60号要求编制。' },
      { year: 2023, introduction: '根据《条例》（国务院令第711号）和国办公开办函〔2021〕30号要求编制。' },
      { year: 2023, introduction: '按照国办公开办函〔2021〕30号编制，国办公开办函〔2019〕60号同时废止。' },
    ],
    fails: [
      { year: 2022, introduction: '按照《……格式（试行）》（国办公开办函〔2019〕60号）要求编制本报告。' },
      { year: 2021, introduction: '根据《中华人民共和国政府信息公开条例》（国务院令第492号）规定编制。' },
    ],
  },
});
