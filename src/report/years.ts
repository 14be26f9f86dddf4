import { type Passage, passagesOf, sentencesOf } from './passages.ts';
import type { Report } from './report.ts';

/** What quotes other years rightly: names of plans and documents, ranges, dates that another year began or ended. */
const OTHER_YEARS =
  /《[^《》]*》|〔[^〔〕]*〕|（[^（）]*号[^（）]*）|20\d{2}[年]?[—－\-–~至到]20\d{2}年?|20\d{2}年(?:\d{1,2}月)?(?:起|以来|以后|底前)/g;
const YEAR = /(?<!\d)(20[0-4]\d)年/g;

/** The years that a text names where it tells what was done. */
export function yearsIn(text: string): readonly number[] {
  return [...text.replace(OTHER_YEARS, '').matchAll(YEAR)].map((match) => Number(match[1]));
}

/** The least number of mentions from which a year can be that of the text, and how much more often than any other. */
const LEAST_MENTIONS = 3;
const DOMINANCE = 3;

/** The year of which the narrative mostly speaks, with the first passage that names it; none where it is not clear. */
export function yearOfText(report: Report): { readonly year: number; readonly passage: Passage } | undefined {
  const counts = new Map<number, { count: number; passage: Passage }>();
  for (const passage of passagesOf(report).filter(({ section }) => section !== 'introduction')) {
    for (const year of passage.section === 'problems' ? [] : yearsIn(passage.text)) {
      const known = counts.get(year);
      counts.set(year, { count: (known?.count ?? 0) + 1, passage: known?.passage ?? passage });
    }
  }
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b.count - a.count);
  if (!first || first[1].count < LEAST_MENTIONS) return undefined;
  return first[1].count >= DOMINANCE * (second?.[1].count ?? 0)
    ? { year: first[0], passage: first[1].passage }
    : undefined;
}

/** A sentence that tells of another year what belongs to the year reported on. */
export interface StrayYear {
  readonly year: number;
  readonly sentence: string;
  readonly passage: Passage;
}

const OPENING =
  /^(?:（[一二三四五六\d]+）[^。，]{0,14}[。，]?|[一二三四五六\d]+[、.是][^。，]{0,14}[。，]?)?(?:截[至止](20\d{2})年12月31日|(20\d{2})年(?:度|全年)?(?![\d]|[—\-－至起以底初末]|上半年|下半年|第?[一二三四]季))/;
const FACT = /信息处理费|政府信息公开申请|依申请公开|主动公开(?:各类)?(?:政府)?信息|行政复议|行政诉讼|责任追究/;
const STATED = /\d+(?:余|多)?[件条次起宗份篇元]|无|未|没有/;
const COMPARED = /同比|较|相比|比20|比上|比去|上年|去年|上一年|以来|增长|下降|增加|减少|结转|年度报告|[决预]算/;
const PLANNED = /将|计划|拟|继续|进一步|力争|下一步|下步|准备|规划|打算|着力|重点|要点/;

/** Facts of the report told of another year, as they are left over from an old report. */
export function strayYears(report: Report, year: number): readonly StrayYear[] {
  const told = passagesOf(report).flatMap((passage) =>
    sentencesOf(passage).flatMap((sentence): StrayYear[] => {
      const match = OPENING.exec(sentence);
      const stray = Number(match?.[1] ?? match?.[2] ?? year);
      const tells = FACT.test(sentence) && STATED.test(sentence) && !COMPARED.test(sentence) && !PLANNED.test(sentence);
      return stray !== year && tells && !yearsIn(sentence).includes(year) ? [{ year: stray, sentence, passage }] : [];
    }),
  );
  const lead = [...strayNames(report, year), ...strayLead(report, year)].filter(({ sentence }) =>
    told.every((other) => other.sentence !== sentence),
  );
  return [...lead, ...told];
}

const DOCUMENT = /20\d{2}年度?[^，。]{0,20}(?:要点|方案|计划|通知|意见|会议|精神)/;

/** The first sentence of the overview, which says what the organ did in the year: another year there is left over. */
function strayLead(report: Report, year: number): readonly StrayYear[] {
  const passage = passagesOf(report).find(({ section }) => section === 'overview');
  const [sentence] = passage ? sentencesOf(passage) : [];
  if (!passage || !sentence || COMPARED.test(sentence) || DOCUMENT.test(sentence)) return [];
  const years = new Set(yearsIn(passage.text));
  const [stray] = years;
  const tells =
    sentence.includes(report.organ?.value ?? sentence) || /^20\d{2}年|[我本](?=[局委办镇乡县市区])/.test(sentence);
  if (stray === undefined || years.size > 1 || stray === year) return [];
  return tells && (stray < year || !PLANNED.test(sentence)) ? [{ year: stray, sentence, passage }] : [];
}

const OWN_NAME =
  /(20\d{2})年(?:度)?(?:政府信息公开|政务公开|信息公开)[^。，；]{0,8}(?:报告|年报|工作情况)(?![^。]{0,40}通知)/;

/** An introduction that calls the report that of another year. */
function strayNames(report: Report, year: number): readonly StrayYear[] {
  const passages = passagesOf(report).filter(({ section }) => section === 'introduction');
  return passages.flatMap((passage) =>
    sentencesOf(passage).flatMap((sentence): StrayYear[] => {
      const stray = Number(OWN_NAME.exec(sentence)?.[1] ?? year);
      return stray === year || yearsIn(sentence).includes(year) ? [] : [{ year: stray, sentence, passage }];
    }),
  );
}
