import { isPoint, type Sentence } from './clauses.ts';
import type { Mention } from './mentions.ts';

/** Words further off say nothing of a number. */
const LONGEST = 80;

/**
 * The words before a position: over pairs of brackets, up to a point, an open bracket or the end of the number before.
 * A number with nothing but 共 before it takes the clause before, unless that clause belongs to another number.
 */
export function leadOf(sentence: Sentence, start: number, stop: number): Pick<Mention, 'lead' | 'printedLead'> {
  const own = wordsBack(sentence, start, stop);
  const point = own.at - 1;
  const thin = THIN.test(own.words) && point > stop && ',:'.includes(sentence.text[point] ?? ';');
  const before = thin ? wordsBack(sentence, point, stop) : undefined;
  const whole = before && (before.at > stop || stop === 0) ? [before, own] : [own];
  const words = whole.map((one) => one.words).join('');
  const lead = words.replace(/^(?:[、和与]|及(?!时))+/, '');
  const printedLead = whole.map((one) => one.printed).join('');
  return { lead, printedLead: printedLead.slice(words.length - lead.length) };
}

/** Nothing but 共 or 为 behind a point: what is counted stands before it. */
const THIN = /^[共计总合累为有达约是近]{0,4}$/;

interface Back {
  readonly words: string;
  readonly printed: string;
  /** Where they begin. */
  readonly at: number;
}

function wordsBack(sentence: Sentence, start: number, stop: number): Back {
  const { text, passage } = sentence;
  let words = '';
  let printed = '';
  let at = start;
  while (at > stop && start - at < LONGEST && !isPoint(text, at - 1)) {
    const before = stepBack(sentence, at);
    if (before < 0) break;
    if (before === at - 1) {
      words = (text[before] ?? '') + words;
      printed = (passage.printed[sentence.at + before] ?? '') + printed;
    }
    at = before;
  }
  return { words, printed, at };
}

/** Some words of a lead as they are printed. */
export function asPrinted(words: string, { lead, printedLead }: Pick<Mention, 'lead' | 'printedLead'>): string {
  const at = lead.lastIndexOf(words);
  return at < 0 ? words : printedLead.slice(at, at + words.length);
}

/** One sign back, over a pair of brackets as a whole; -1 where a bracket opens. */
function stepBack({ brackets: { partner } }: Sentence, at: number): number {
  const other = partner[at - 1] ?? -1;
  if (other < 0) return at - 1;
  return other < at - 1 ? other : -1;
}

/** The words behind a position up to a point, a closing bracket or the next number; brackets are left out. */
export function tailOf({ text, brackets: { partner } }: Sentence, end: number, next: number | undefined): string {
  const last = Math.min(next ?? text.length, end + LONGEST);
  let words = '';
  let at = end;
  while (at < last) {
    const other = partner[at] ?? -1;
    if (other >= 0 && other < at) break;
    if (other < 0 && (isPoint(text, at) || text[at] === '、')) break;
    if (other < 0) words += text[at];
    at = Math.max(at, other) + 1;
  }
  return words;
}
