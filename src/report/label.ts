import type { Label } from './edition.ts';

/** Traditional characters of the form's labels and their simplified ones, in pairs. */
const TRADITIONAL =
  '總总計计結结轉转數数處处開开請请機机構构務务屬属於于國国執执關关內内類类項项報报舉举訴诉複复復复無无當当規规範范' +
  '現现補补製制護护權权業业體体單单額额廢废發发決决許许罰罚強强費费購购採采對对書书準准況况後后經经複复維维審审糾纠' +
  '從从據据營营組组織织徵征門门間间問问題题進进應应會会個个檔档則则設设產产達达歸归續续繼继證证議议訊讯';

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
export function normaliseLabel(text: string): string {
  const before = normalised.get(text);
  if (before !== undefined) return before;
  if (normalised.size >= MOST_PREPARED) normalised.clear();
  const result = normalise(text);
  normalised.set(text, result);
  return result;
}

const normalised = new Map<string, string>();

function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF\u00AD"'“”‘’`*]/g, '')
    .replace(/其它/g, '其他');
  return [...plain].map((character) => FOLDED.get(character) ?? character).join('');
}

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
export function splitOrdinal(label: string): SplitLabel {
  const text = normaliseLabel(label);
  for (const [kind, form] of ORDINALS) {
    const match = form.exec(text);
    if (match) return { ordinal: match[1] ?? '', kind, text: text.slice(match[0].length) };
  }
  return { ordinal: '', kind: undefined, text };
}

const NOTE = /\([^()]*\)/g;
const STOPS = /[、,.。:;：；/]/g;

/** The wordings of a label in the form in which they are compared. */
export interface Wordings {
  readonly wordings: readonly string[];
}

const known = new WeakMap<Label, Wordings>();

/** Prepares a label of the form and its aliases for comparing; the same label gives the same wordings. */
export function wordingsOf(label: Label): Wordings {
  const before = known.get(label);
  if (before) return before;
  const wordings = { wordings: [...new Set([label.label, ...(label.aliases ?? [])].map(comparable))] };
  known.set(label, wordings);
  return wordings;
}

function comparable(text: string): string {
  return splitOrdinal(text).text.replace(STOPS, '');
}

/**
 * How alike a printed label is to one of the form: 1 where they are the same after normalising, 0 where nothing is
 * shared. A label that holds the whole of the form's is nearly the same; short ones have to stand at its end.
 */
export function similarity(printed: string, wordings: Wordings): number {
  if (printed.length > LONGEST_LABEL) return 0;
  const scores = scored.get(wordings) ?? new Map<string, number>();
  const before = scores.get(printed);
  if (before !== undefined) return before;
  if (scores.size >= MOST_PREPARED) scores.clear();
  const score = compareAll(printed, wordings);
  scored.set(wordings, scores.set(printed, score));
  return score;
}

/** Reports print the same labels over and over: what was compared once is not compared again. */
const scored = new WeakMap<Wordings, Map<string, number>>();

function compareAll(printed: string, { wordings }: Wordings): number {
  const { text, bare } = prepare(printed);
  const score = (wording: string) =>
    Math.max(compare(text, wording), bare === text ? 0 : compare(bare, wording) - 0.01);
  return Math.max(0, ...wordings.map(score));
}

/** Longer texts are paragraphs. */
const LONGEST_LABEL = 160;

interface Prepared {
  readonly text: string;
  /** Without notes in brackets. */
  readonly bare: string;
}

/** A report compares the same few labels with each row of the form: each is prepared once. */
const prepared = new Map<string, Prepared>();
const MOST_PREPARED = 4000;

function prepare(printed: string): Prepared {
  const known = prepared.get(printed);
  if (known) return known;
  if (prepared.size >= MOST_PREPARED) prepared.clear();
  const { text } = splitOrdinal(printed);
  const result = { text: text.replace(STOPS, ''), bare: text.replace(NOTE, '').replace(STOPS, '') };
  prepared.set(printed, result);
  return result;
}

function compare(text: string, wording: string): number {
  if (text === '' || wording === '') return 0;
  if (text === wording) return 1;
  return Math.max(alike(text, wording), holds(text, wording));
}

/** Below this two labels have nothing to do with each other, and how little exactly does not matter. */
const LEAST_ALIKE = 0.5;

function alike(text: string, wording: string): number {
  const longer = Math.max(text.length, wording.length);
  if (Math.min(text.length, wording.length) < longer * LEAST_ALIKE) return 0;
  const characters = new Set(text);
  const shared = [...wording].filter((character) => characters.has(character)).length;
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
