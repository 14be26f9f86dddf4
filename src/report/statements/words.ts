import { isPoint, type Sentence } from './clauses.ts';
import type { Mention } from './mentions.ts';

/** Words further off say nothing of a number. */
const LONGEST = 80;

/** The words before a position: over pairs of brackets, up to a point, an open bracket or the number before. */
export function leadOf(sentence: Sentence, start: number, stop: number): Pick<Mention, 'lead' | 'printedLead'> {
  const { text, passage } = sentence;
  let words = '';
  let printed = '';
  let at = start;
  while (at > stop && start - at < LONGEST) {
    const before = stepBack(sentence, at);
    if (before < 0 || (isPoint(text, at - 1) && (text[at - 1] === ';' || !THIN.test(words)))) break;
    if (before === at - 1 && !isPoint(text, before)) {
      words = (text[before] ?? '') + words;
      printed = (passage.printed[sentence.at + before] ?? '') + printed;
    }
    at = before;
  }
  const lead = words.replace(/^(?:[、和与]|及(?!时))+/, '');
  return { lead, printedLead: printed.slice(words.length - lead.length) };
}

/** Some words of a lead as they are printed. */
export function asPrinted(words: string, { lead, printedLead }: Pick<Mention, 'lead' | 'printedLead'>): string {
  const at = lead.lastIndexOf(words);
  return at < 0 ? words : printedLead.slice(at, at + words.length);
}

/** Nothing but 共 or 为 behind a point: what is counted stands before it. */
const THIN = /^[共计总合累为有达约是近]{0,4}$/;

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
