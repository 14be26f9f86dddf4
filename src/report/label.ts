import { oncePer, remembered } from '../once.ts';
import type { Label } from './edition.ts';

/** Traditional characters of the form's labels and their simplified ones, in pairs. */
const TRADITIONAL =
  '總总計计結结轉转數数處处開开請请機机構构務务屬属於于國国執执關关內内類类項项報报舉举訴诉複复復复無无當当規规範范' +
  '現现補补製制護护權权業业體体單单額额廢废發发決决許许罰罚強强費费購购採采對对書书準准況况後后經经複复維维審审糾纠' +
  '從从據据營营組组織织徵征門门間间問问題题進进應应會会個个檔档則则設设產产達达歸归續续繼继證证議议訊讯' +
  '動动訟讼條条萬万辦办這这區区穩稳過过詢询沒没訪访確确認认獲获繳缴納纳';

/** Radicals that some fonts give in place of the character and NFKC does not fold. */
const RADICALS = '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻥鱼⻨麦⻩黄⻬齐⻰龙';

const FOLDED = new Map<string, string>(pairs(TRADITIONAL + RADICALS));

function pairs(text: string): [string, string][] {
  const characters = [...text];
  return characters.flatMap((character, index): [string, string][] =>
    index % 2 === 0 ? [[character, characters[index + 1] ?? character]] : [],
  );
}

/** A label without what printing changes: width, blanks, quotation marks, old forms of characters, 其它 for 其他. */
export const normaliseLabel: (text: string) => string = remembered((text) => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF\u00AD"'“”‘’`*]/g, '')
    .replace(/其它/g, '其他');
  return [...plain].map((character) => FOLDED.get(character) ?? character).join('');
});

/** How an ordinal is printed: `一、`, `（一）` or `1.` */
export type OrdinalKind = 'section' | 'group' | 'leaf';

export interface SplitLabel {
  /** Without brackets and points: `七`, `3`; empty where there is none. */
  readonly ordinal: string;
  readonly kind: OrdinalKind | undefined;
  readonly text: string;
}

const ORDINALS: readonly (readonly [kind: OrdinalKind, form: RegExp])[] = [
  ['group', /^\(([一二三四五六七八九十]{1,3})\)[、.,]?/],
  ['section', /^([一二三四五六七八九十]{1,3})[、.,]/],
  ['leaf', /^\(?(\d{1,2})(?:\)[、.,]?|[、.,](?!\d))/],
  ['leaf', /^(\d{1,2})(?=[\u4e00-\u9fff])/],
];

/** Splits a label (normalised or not) into its ordinal and its text. */
export const splitOrdinal: (label: string) => SplitLabel = remembered((label) => {
  const text = normaliseLabel(label);
  for (const [kind, form] of ORDINALS) {
    const match = form.exec(text);
    if (match) return { ordinal: match[1] ?? '', kind, text: text.slice(match[0].length) };
  }
  return { ordinal: '', kind: undefined, text };
});

const NOTE = /\([^()]*\)/g;
const STOPS = /[、,.。:;：；/]/g;

/** The wordings of a label in the form in which they are compared. */
export interface Wordings {
  readonly wordings: readonly string[];
}

/** Prepares a label of the form and its aliases for comparing; the same label gives the same wordings. */
export const wordingsOf: (label: Label) => Wordings = oncePer(({ label, aliases = [] }) => ({
  wordings: [...new Set([label, ...aliases].map(comparable))],
}));

function comparable(text: string): string {
  return splitOrdinal(text).text.replace(STOPS, '');
}

/**
 * How alike a printed label is to one of the form: 1 where they are the same after normalising, 0 where nothing is
 * shared. A label that holds the whole of the form's is nearly the same; short ones have to stand at its end.
 */
export function similarity(printed: string, wordings: Wordings): number {
  return printed.length > LONGEST_LABEL ? 0 : comparedWith(wordings)(printed);
}

/** How alike a printed label is to each of several labels of the form; the same list has to be given again and again. */
export function similarities(printed: string, labels: readonly Label[]): readonly number[] {
  return comparedWithAll(labels)(printed);
}

const comparedWithAll = oncePer((labels: readonly Label[]) =>
  remembered((printed) => labels.map((label) => similarity(printed, wordingsOf(label)))),
);

/** What is of the year before is nothing of this year, however alike the other words are. */
const LAST_YEAR = /^(?:上一?年|去年|上期)/;

const comparedWith = oncePer(({ wordings }: Wordings) =>
  remembered((printed) => {
    const { text, bare } = prepared(printed);
    const isOfLastYear = LAST_YEAR.test(text.text);
    return wordings.reduce((best, wording) => {
      if (isOfLastYear && !LAST_YEAR.test(wording)) return best;
      const score = Math.max(best, compare(text, wording));
      return bare.text === text.text ? score : Math.max(score, compare(bare, wording) - 0.01);
    }, 0);
  }),
);

/** Longer texts are paragraphs. */
const LONGEST_LABEL = 160;

/** A text with the characters that occur in it. */
interface Compared {
  readonly text: string;
  readonly characters: ReadonlySet<string>;
}

/** A printed label as it is compared, with and without notes in brackets. */
const prepared = remembered((printed): { readonly text: Compared; readonly bare: Compared } => {
  const { text } = splitOrdinal(printed);
  return { text: compared(text), bare: compared(text.replace(NOTE, '')) };
});

function compared(label: string): Compared {
  const text = label.replace(STOPS, '');
  return { text, characters: new Set(text) };
}

function compare(printed: Compared, wording: string): number {
  const { text } = printed;
  if (text === '' || wording === '') return 0;
  if (text === wording) return 1;
  return Math.max(alike(printed, wording), holds(text, wording));
}

/** Below this two labels have nothing to do with each other, and how little exactly does not matter. */
const LEAST_ALIKE = 0.5;

function alike({ text, characters }: Compared, wording: string): number {
  const longer = Math.max(text.length, wording.length);
  if (Math.min(text.length, wording.length) < longer * LEAST_ALIKE) return 0;
  let shared = 0;
  for (const character of wording) if (characters.has(character)) shared += 1;
  return shared < wording.length * LEAST_ALIKE - 1 ? 0 : 1 - distance(text, wording) / longer;
}

function holds(text: string, wording: string): number {
  if (wording.length < 2) return 0;
  const split = text.lastIndexOf(wording);
  if (split < 0) return 0;
  const atEnd = split + wording.length === text.length;
  if (wording.length <= 3) return atEnd && /[)\d]$/.test(text.slice(0, split)) ? 0.9 : 0;
  return atEnd ? 0.95 : 0.9;
}

/** Edit distance by characters. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      current[j] = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + same);
    }
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
