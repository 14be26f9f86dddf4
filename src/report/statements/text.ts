import type { Place } from '../../document.ts';
import type { Paragraph } from '../report.ts';

/** Paragraphs that belong together, without blanks. `text` is for matching, `printed` for quoting; both run alike. */
export interface Passage {
  /** Full-width signs narrow, names of documents and quotations blotted out. */
  readonly text: string;
  readonly printed: string;
  /** Where each paragraph of it begins. */
  readonly pieces: readonly { readonly at: number; readonly place: Place }[];
  /** Begins with a number of its own: what was spoken of before is over. */
  readonly numbered: boolean;
}

/** Stands for each character that is not to be read. */
export const BLOT = '□';

/** Joins paragraphs that a line or page cut inside a sentence. */
export function passagesOf(paragraphs: readonly Paragraph[]): readonly Passage[] {
  const groups: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const line = { text: withoutBlanks(paragraph.text), place: paragraph.place };
    const last = groups.at(-1)?.at(-1);
    if (line.text === '') continue;
    if (last && goesOn(last.text, line.text)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map(passageOf);
}

function passageOf(lines: readonly Paragraph[]): Passage {
  let at = 0;
  const pieces = lines.map(({ text, place }) => {
    const piece = { at, place };
    at += text.length;
    return piece;
  });
  const printed = lines.map(({ text }) => text).join('');
  return { text: blotNames(narrow(printed)), printed, pieces, numbered: NUMBERED.test(printed) };
}

/** The place of the paragraph in which a position of a passage lies. */
export function placeAt({ pieces }: Passage, position: number): Place | undefined {
  return (pieces.findLast(({ at }) => at <= position) ?? pieces[0])?.place;
}

const SENTENCE_END = /[。！？!?][”"’）)]?$/;
const NUMBERED = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．](?!\d))/;
const HEADING = 24;

/** Headings (numbered or short, without points) stand alone; a colon or a semicolon goes on. */
function goesOn(before: string, after: string): boolean {
  if (SENTENCE_END.test(before) || NUMBERED.test(after)) return false;
  // No heading ends in a point, nor in 为 or 和.
  if (/[，,、；;：:为的和及与共有到被因在对将由]$/.test(before)) return true;
  const plain = !/[，,；;。：:]/.test(before);
  return !(plain && (NUMBERED.test(before) || before.length < HEADING - 8 || before.length + after.length < HEADING));
}

const BLANKS = /[\s\u200B-\u200D\u2060\uFEFF\u00AD]+/g;
const DIGIT = /[\d０-９]/;

/** Blanks go, but for those that keep two numbers apart; in 3 119 they part thousands. */
function withoutBlanks(text: string): string {
  return text
    .replace(
      /(?<![\d０-９.])([\d０-９]{1,3})((?:[ \u00A0\u2009\u202F][\d０-９]{3})+)(?![\d０-９])/g,
      (_, head: string, rest: string) => {
        return head + rest.replace(/[ \u00A0\u2009\u202F]/g, '');
      },
    )
    .replace(BLANKS, (blanks, at: number, whole: string) => {
      const apart = DIGIT.test(whole[at - 1] ?? '') && DIGIT.test(whole[at + blanks.length] ?? '');
      return apart ? ' ' : '';
    });
}

/** Signs of full width and radicals in their usual form, one for one; raised and circled digits stay as they are. */
function narrow(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E\u3000\u2E80-\u2FDF\uF900-\uFAFF\uFE50-\uFE6B]/g, (character) => {
      const plain = character.normalize('NFKC');
      return plain.length === 1 ? plain : character;
    })
    .replace(/其它/g, '其他');
}

const NAMES: readonly RegExp[] = [
  /〈[^〈〉]{0,120}〉/g,
  /《[^《》]{0,160}》/g,
  /《[^《》]{0,200}》/g,
  /“[^“”]{0,80}”/g,
  /"[^"]{0,60}"/g,
  /「[^「」]{0,80}」/g,
  /〔[^〔〕]{0,12}〕/g,
];

/** Words that mean the same in quotation marks: 保持“零败诉”, 危及“三安全一稳定”. */
const MEANT = /三安全|败诉|零复议|零诉讼/;

function blotNames(text: string): string {
  return NAMES.reduce(
    (blotted, names) => blotted.replace(names, (name) => (MEANT.test(name) ? name : BLOT.repeat(name.length))),
    text,
  );
}
