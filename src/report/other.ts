import type { Document, Text } from '../document.ts';
import type { Report } from './report.ts';

/** What a document is that is positively no annual report. */
export interface Other {
  readonly kind: 'guide' | 'directory' | 'budget' | 'notice' | 'index';
  /** The words that say so. */
  readonly title: string;
}

/**
 * What a document is, where it says itself that it is something else than an annual report and nothing in it speaks of one.
 * A document of which nothing was read is `undefined`: it may be a report that was not understood, and is to be looked at.
 */
export function otherThanReport(document: Document, report: Report): Other | undefined {
  const sections = report.sections.filter(({ id }) => id !== undefined).length;
  if (report.edition !== null || sections > 1 || document.warnings.length > 0 || holdsForm(document)) return undefined;
  const texts = document.blocks.filter((block): block is Text => block.kind === 'text');
  const titles = titlesOf(document, texts);
  if (titles.length === 0 || texts.some(({ text }) => SELF.test(tight(text)))) return undefined;
  const index = titles.find((title) => REPORTS.test(title) && !/\d{4}/.test(title));
  if (index !== undefined && reportsIn(texts).size >= LEAST_LISTED && !titles.some(isOfReport))
    return { kind: 'index', title: index };
  const named = [...titles, tight(document.metadata.title ?? '')].some((title) => REPORTS.test(title));
  return named || reportsIn(texts).size > 0 ? undefined : otherBy(titles);
}

/** Words of the form's tables: where one of them stands, a table may have been missed. */
const FORM =
  /本年新收|结转下年度|予以公开|部分公开|不予公开|处理决定数量|行政规范性文件|结果维持|结果纠正|尚未审结|本机关不掌握/;

function holdsForm({ blocks }: Document): boolean {
  return blocks.some((block) =>
    block.kind === 'text' ? FORM.test(tight(block.text)) : block.cells.some(({ text }) => FORM.test(tight(text))),
  );
}

/** A sentence in which a report speaks of itself. */
const SELF = /本(?:年度)?报告|本年报|现将?.{0,20}(?:公布|公开|发布).{0,40}(?:年度报告|年报)|(?:年度报告|年报)由/;
const REPORTS = /年报|年度报告|工作报告|情况的?报告|总结/;

function isOfReport(title: string): boolean {
  return REPORTS.test(title) && /\d{4}/.test(title);
}

const LONGEST_TITLE = 60;
const FIRST_LINES = 3;

/** The titles that a document bears: its own, where it prints it too, its headings, and without them its first lines. */
function titlesOf({ metadata }: Document, texts: readonly Text[]): readonly string[] {
  const lines = texts.map(({ text }) => tight(text));
  const own = tight(metadata.title ?? '').split(/[-_|>—]/, 1)[0] ?? '';
  const printed = own.length >= 4 && lines.some((line) => line.includes(own)) ? [own] : [];
  const headings = texts.flatMap(({ heading }, index) => (heading ? [lines[index] ?? ''] : []));
  const titles = [...printed, ...headings].filter((title) => title.length >= 4 && title.length <= LONGEST_TITLE);
  return titles.length > 0 ? titles : lines.slice(0, FIRST_LINES).filter((line) => line.length <= LONGEST_TITLE);
}

const KINDS: readonly (readonly [kind: Other['kind'], title: RegExp])[] = [
  ['guide', /(?:信息公开|依申请公开)(?:工作)?指南/],
  ['directory', /(?:信息|主动|事项)公开(?:基本|全)?(?:事项)?目录/],
  ['budget', /(?:部门|单位|财政|政府|总)?(?:预算|决算)(?:公开|报告|说明|情况|草案|信息|表)|[“"]?三公[”"]?经费/],
  [
    'notice',
    /(?:通知|通告|公告|公示|批复|实施意见|办法|规定|条例|方案|要点|规划|计划|会议纪要|申请表|简介|政策解读|任免)$/,
  ],
];

/** A notice on the disclosure of a year may hold its report. */
const OF_DISCLOSURE = /(?:信息|政务)公开.{0,20}(?:通知|通告|公告|公示)$/;

function otherBy(titles: readonly string[]): Other | undefined {
  if (titles.some((title) => OF_DISCLOSURE.test(title))) return undefined;
  for (const [kind, words] of KINDS) {
    const title = titles.find((candidate) => words.test(candidate));
    if (title !== undefined) return { kind, title };
  }
  return undefined;
}

/** The reports of so many organs or years are listed on a page that is none itself. */
const LEAST_LISTED = 3;

/** The short lines that name the report of a year: a title that is set as no heading, or a link to another page. */
function reportsIn(texts: readonly Text[]): ReadonlySet<string> {
  const named = texts.flatMap(({ text }) => {
    const line = tight(text);
    return line.length <= LONGEST_TITLE && isOfReport(line) ? [line] : [];
  });
  return new Set(named);
}

function tight(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
