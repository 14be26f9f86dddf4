import type { Place } from '../document.ts';
import { oncePer } from '../once.ts';
import type { Paragraph, Report } from './report.ts';

/** A piece of the narrative without blanks; paragraphs that a page or a line cut inside a sentence are one. */
export interface Passage {
  readonly text: string;
  /** The section's id; `introduction` before the first, empty below a heading that is none of the form's. */
  readonly section: string;
  readonly place: Place;
}

/** The narrative from the introduction to the last section. */
export const passagesOf = oncePer((report: Pick<Report, 'introduction' | 'sections'>): readonly Passage[] => [
  ...joined(report.introduction, 'introduction'),
  ...report.sections.flatMap(({ id, paragraphs }) => joined(paragraphs, id ?? '')),
]);

/** The passages of some sections as one text. */
export function textIn(report: Pick<Report, 'introduction' | 'sections'>, ...sections: readonly string[]): string {
  const passages = passagesOf(report).filter(({ section }) => sections.includes(section));
  return passages.map(({ text }) => text).join('\n');
}

const SENTENCE_END = /[。！？；：!?]["”’）]?$/;
const BEGINNING = /^(?:（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,2}[是、]|\d{1,2}[.、])/;

function joined(paragraphs: readonly Paragraph[], section: string): readonly Passage[] {
  const passages: Passage[] = [];
  for (const paragraph of paragraphs) {
    const text = tightText(paragraph.text);
    const before = passages.at(-1);
    if (text === '') continue;
    const goesOn = before !== undefined && !SENTENCE_END.test(before.text) && !BEGINNING.test(text);
    if (goesOn) passages[passages.length - 1] = { ...before, text: before.text + text };
    else passages.push({ text, section, place: paragraph.place });
  }
  return passages;
}

const WIDE: Readonly<Record<string, string>> = { '(': '（', ')': '）', ';': '；', '!': '！', '?': '？' };

/** A text without blanks, its digits and letters narrow, its punctuation wide. */
export function tightText(text: string): string {
  return text
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, '')
    .replace(/[！-～]/g, (character) => (/[（），：；！？]/.test(character) ? character : character.normalize('NFKC')))
    .replace(/[();!?]/g, (character) => WIDE[character] ?? character)
    .replace(/(?<!\d),|,(?!\d)/g, '，')
    .replace(/:(?![\d/])/g, '：');
}

/** One sentence of a passage. */
export function sentencesOf({ text }: Passage): readonly string[] {
  return text.match(/[^。！？；]+[。！？；]?/g) ?? [];
}

/** Characters that a text in simplified writing does not have; mirrors of mainland pages are full of them. */
const TRADITIONAL = /[開務關與總為請處費報發業據統計問題條組]/g;
const OFTEN = 5;

/** Whether a text is written in traditional characters: the words that rules look for then stand in another writing. */
export function isTraditional(text: string): boolean {
  return (text.match(TRADITIONAL) ?? []).length >= OFTEN;
}
