import type { Document, Place, Text } from '../document.ts';
import { normaliseLabel } from './label.ts';
import { linesOf } from './line.ts';
import type { Period, Report, Stated } from './report.ts';

/** Title, organ, year, statistics period and publication date, each with the words it was read from. */
export type Head = Pick<Report, 'title' | 'organ' | 'year' | 'period' | 'published_on'>;

/** Reads what a report says of itself outside its tables. */
export function readHead(document: Document): Head {
  const texts = document.blocks.filter((block): block is Text => block.kind === 'text');
  const title = titleOf(document, texts);
  const period = periodOf(texts);
  return {
    title,
    organ: organOf(document, texts, title),
    year: yearOf(texts, title, period),
    period,
    published_on: publishedOn(document, texts),
  };
}

const TITLE = /(?:信息公开|政务公开).{0,16}?(?:年度报告|年报|工作报告|情况的?报告|报告)/;
const LONGEST_TITLE = 70;

/** Blanks between Chinese characters and digits are of the typesetting. */
function tight(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(/[(]/g, '（').replace(/[)]/g, '）');
}

function titleOf(document: Document, texts: readonly Text[]): Stated<string> | null {
  const candidates = texts.flatMap((text, index) => titlesFrom(texts, index, text));
  const [first] = candidates.toSorted((a, b) => b.score - a.score);
  const meta = metaTitle(document);
  if (!first) return meta;
  if (meta && first.bare && !/^(?:\d{4}年度?)?(?:政府信息公开|政务公开)/.test(meta.value)) return meta;
  return { value: first.value, quote: first.value, place: first.place };
}

/** A line that is the title of a report, and whose it is. */
export interface TitleLine {
  readonly block: Text;
  readonly title: string;
  readonly organ: string;
  readonly year: number | undefined;
}

/** The lines of a document that are titles of reports and name an organ, in order. */
export function titleLines({ blocks }: Document): readonly TitleLine[] {
  return blocks.flatMap((block): TitleLine[] => {
    if (block.kind !== 'text' || block.text.length > LONGEST_TITLE || !/公\s*开/.test(block.text)) return [];
    const candidate = candidateOf(tight(block.text), block, 0);
    const organ = candidate && !candidate.bare ? organIn(candidate.value) : '';
    if (!candidate || !ORGAN_END.test(organ)) return [];
    return [{ block, title: candidate.value, organ, year: yearsIn(candidate.value)[0] }];
  });
}

/** The organ that a text is the name of; `undefined` where it is none. */
export function organNamed(text: string): string | undefined {
  const organ = tight(text);
  return ORGAN_END.test(organ) && organ.length > 3 ? organ : undefined;
}

function metaTitle({ metadata }: Document): Stated<string> | null {
  const text = tight(metadata.title ?? '');
  const match = TITLE.exec(text);
  if (!match || !metadata.place) return null;
  const value = text.slice(0, match.index + match[0].length).replace(/^.*[_|>]/, '');
  return { value, quote: metadata.title ?? '', place: metadata.place };
}

/** What sites set on the line of the title, or just below it, is no part of it. */
const AFTER_TITLE = /((?:年度报告|年报|的报告))(?:发布|公开|来源|日期|时间|作者|浏览|字号|字体|访问|信息来源|索引).*$/;

interface TitleCandidate {
  readonly value: string;
  readonly place: Place;
  readonly score: number;
  /** It names no organ. */
  readonly bare: boolean;
}

/** A title in one line, or one broken over two. */
function titlesFrom(texts: readonly Text[], index: number, text: Text): readonly TitleCandidate[] {
  const line = tight(text.text);
  if (line.length > LONGEST_TITLE) return [];
  const next = texts[index + 1];
  const joined = next && line.length + next.text.length < LONGEST_TITLE ? line + tight(next.text) : undefined;
  return [line, ...(joined && !TITLE.test(line) ? [joined] : [])].flatMap((value) => {
    const candidate = candidateOf(value, text, index);
    return candidate ? [candidate] : [];
  });
}

function candidateOf(line: string, text: Text, index: number): TitleCandidate | undefined {
  const value = line.replace(/^(?:标题|名称|正文)[:：]?/, '').replace(AFTER_TITLE, '$1');
  const match = TITLE.exec(value);
  const after = match ? value.slice(match.index + match[0].length) : '';
  if (!match || after.length > 8 || /[。；，:：《》>]|^[一二三四五六]、|^附件/.test(value)) return undefined;
  const bare = /^(?:关于)?(?:\d{4}年度?)?(?:政府信息公开|政务公开|信息公开)/.test(value);
  const score = (text.heading ? 2 : 0) + (bare ? 0 : 3) + (/\d{4}/.test(value) ? 2 : 0) - index / 20;
  return { value, place: text.place, score, bare };
}

const ORGAN_END =
  /(?:人民政府|政府|办公厅|办公室|委员会|管委会|局|厅|委|办|部|署|院|所|站|队|馆|社|镇|乡|街道|街道办事处|办事处|处|中心|公司|总会|联合会|苏木|林场|农场|学校|大学|医院)$/;

function organOf(document: Document, texts: readonly Text[], title: Stated<string> | null): Stated<string> | null {
  const own = title && { ...title, value: organIn(title.value) };
  if (own && ORGAN_END.test(own.value)) return own;
  if (own && own.value !== '') return fullName(own, texts) ?? own;
  return above(texts, title) ?? labelled(document) ?? fromText(texts);
}

function organIn(title: string): string {
  return title
    .replace(/^关于/, '')
    .replace(/(?:政府信息公开|政务公开|信息公开).*$/, '')
    .replace(/(?:\d{4}|[〇○零一二三四五六七八九]{4})年?度?/g, '')
    .replace(/的$/, '');
}

/** A title that names only the place: the organ's whole name stands somewhere in the text. */
function fullName(own: Stated<string>, texts: readonly Text[]): Stated<string> | undefined {
  const form = new RegExp(`${escaped(own.value)}(?:管委会|管理委员会|人民政府(?:办公厅|办公室)?|政府办公室)`);
  for (const text of texts) {
    const match = form.exec(tight(text.text));
    if (match) return { value: match[0], quote: match[0], place: text.place };
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The line above a title that begins with the year. */
function above(texts: readonly Text[], title: Stated<string> | null): Stated<string> | undefined {
  const index = texts.findIndex((text) => title !== null && tight(text.text).includes(title.value));
  const line = texts[index - 1];
  const value = tight(line?.text ?? '');
  return line && ORGAN_END.test(value) && value.length <= 30 ? { value, quote: value, place: line.place } : undefined;
}

const PUBLISHER = /^(?:发布机构|公开机构|发布单位|信息来源|公开主体|制发机关|发文机关|发文单位|来源|单位)[:：]?$/;

/** The publisher of a metadata table. */
function labelled(document: Document): Stated<string> | undefined {
  for (const line of linesOf(document)) {
    for (const [index, cell] of line.cells.entries()) {
      const next = line.cells[index + 1];
      const value = tight(next?.text ?? '');
      if (next && PUBLISHER.test(normaliseLabel(cell.text)) && value.length >= 3)
        return { value, quote: value, place: next.place };
    }
  }
  return undefined;
}

const INTRODUCED =
  /([\u4e00-\u9fff]{3,30}?)(?:公布|编制|发布)?(?:\d{4}年度?)(?:政府信息公开|政务公开)(?:工作)?(?:年度报告|年报)/;

function fromText(texts: readonly Text[]): Stated<string> | null {
  for (const text of texts) {
    const value = INTRODUCED.exec(tight(text.text))?.[1]?.replace(/^.*(?:由|公布|现将|编制)/, '') ?? '';
    if (ORGAN_END.test(value)) return { value, quote: text.text.slice(0, 60), place: text.place };
  }
  return null;
}

const DIGITS = '〇一二三四五六七八九';

/** 二〇二四年 as 2024年. */
function arabicYears(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) =>
    [...year].map((character) => Math.max(0, DIGITS.indexOf(character))).join(''),
  );
}

function yearsIn(text: string): readonly number[] {
  const years = arabicYears(tight(text)).matchAll(/(?<!\d)(20[0-4]\d)(?=年)/g);
  return [...years].map((match) => Number(match[1]));
}

function yearOf(
  texts: readonly Text[],
  title: Stated<string> | null,
  period: Stated<Period> | null,
): Stated<number> | null {
  const [inTitle] = title ? yearsIn(title.value) : [];
  if (title && inTitle !== undefined) return { ...title, value: inTitle };
  if (period) return { ...period, value: Number(period.value.to.slice(0, 4)) };
  const counts = new Map<number, { count: number; text: Text }>();
  for (const text of texts) {
    for (const year of yearsIn(text.text)) {
      counts.set(year, { count: (counts.get(year)?.count ?? 0) + 1, text: counts.get(year)?.text ?? text });
    }
  }
  const [most] = [...counts].toSorted(([a, x], [b, y]) => y.count - x.count || b - a);
  return most ? { value: most[0], quote: most[1].text.text.slice(0, 60), place: most[1].text.place } : null;
}

const PERIOD =
  /(\d{4})年(\d{1,2})月(\d{1,2})日(?:起|开始)?(?:,|，)?(?:至|到|—|--|-|~|–|―)(?:(\d{4})年|当年)?(\d{1,2})月(\d{1,2})日/;

function periodOf(texts: readonly Text[]): Stated<Period> | null {
  for (const [index, text] of texts.entries()) {
    // A line of a PDF or a text may end inside the sentence.
    const joined = arabicYears(tight(text.text + (texts[index + 1]?.text ?? '')));
    const match = PERIOD.exec(joined);
    if (!match || match.index > tight(text.text).length) continue;
    const [quote, from, fromMonth, fromDay, to, toMonth, toDay] = match;
    const value = { from: isoDate(from, fromMonth, fromDay), to: isoDate(to ?? from, toMonth, toDay) };
    if (/统计|数据|期限|时间|截止|本报告|报告/.test(joined)) return { value, quote, place: text.place };
  }
  return null;
}

function isoDate(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
}

const DATE = /(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})/;
const DATED = /(?:发布|公开|发文|生成|成文|印发|公布|更新)(?:日期|时间)[:：]?/;

const PUBLISHED = new RegExp(DATED.source + DATE.source);

function publishedOn(document: Document, texts: readonly Text[]): Stated<string> | null {
  const { published_on, place } = document.metadata;
  if (published_on && place) return { value: published_on, quote: published_on, place };
  for (const { text, place: at } of datedTexts(document, texts)) {
    const match = PUBLISHED.exec(tight(text));
    if (match) return { value: isoDate(match[1], match[2], match[3]), quote: match[0], place: at };
  }
  return null;
}

/** Paragraphs, and pairs of neighbouring cells of a metadata table. */
function datedTexts(document: Document, texts: readonly Text[]): readonly { text: string; place: Place }[] {
  const pairs = linesOf(document).flatMap((line) =>
    line.cells.map((cell, index) => ({ text: `${cell.text}${line.cells[index + 1]?.text ?? ''}`, place: cell.place })),
  );
  return [...texts, ...pairs];
}
