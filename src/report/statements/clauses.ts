import { type Brackets, bracketsOf } from './brackets.ts';
import type { Passage } from './text.ts';

/** A sentence of a passage: positions count from its beginning. */
export interface Sentence {
  readonly passage: Passage;
  /** Where it begins in the passage. */
  readonly at: number;
  readonly text: string;
  readonly brackets: Brackets;
}

/** A stretch of a sentence. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Ends of sentences; 二是, 三是 begin one as well. */
const END = /[。！？!?]+|\.(?![\d.])|[;；,](?=(?:[二三四五六七八九十]是|[(（]?[二三四五六七八九][)）]|\([2-9]\)))/g;

/** What runs on for longer is no sentence. */
const LONGEST_SENTENCE = 5000;

/** The sentences of a passage; empty ones, and what is none, are left out. */
export function sentencesOf(passage: Passage): readonly Sentence[] {
  const { text } = passage;
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(END)) {
    if (isSentence(index - start)) sentences.push(sentence(passage, start, index));
    start = index + end.length;
  }
  if (isSentence(text.length - start)) sentences.push(sentence(passage, start, text.length));
  return sentences;
}

function isSentence(length: number): boolean {
  return length > 0 && length <= LONGEST_SENTENCE;
}

function sentence(passage: Passage, start: number, end: number): Sentence {
  const text = passage.text.slice(start, end);
  return { passage, at: start, text, brackets: bracketsOf(text) };
}

/** What ends a clause. */
export const POINTS = ',;:…';

/** The clauses of a sentence: between points and brackets. */
export function clausesOf({ text }: Sentence): readonly Span[] {
  const clauses: Span[] = [];
  for (const { index, 0: clause } of text.matchAll(/[^,;:()…]+/g)) {
    clauses.push({ start: index, end: index + clause.length });
  }
  return clauses;
}

/** The clause around a position: a pair of brackets before it belongs to it. */
export function clauseAt({ text, brackets: { partner } }: Sentence, from: number, to: number): Span {
  let start = from;
  while (start > 0 && from - start < LONGEST) {
    const other = partner[start - 1] ?? -1;
    if (other >= start || isPoint(text, start - 1)) break;
    start = other >= 0 ? other : start - 1;
  }
  let end = to;
  while (end < text.length && end - to < LONGEST && !isPoint(text, end) && (partner[end] ?? -1) < 0) end += 1;
  return { start, end };
}

const LONGEST = 160;

/** A point that ends a clause; one between two digits is part of a number. */
export function isPoint(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if (sign === '' || !POINTS.includes(sign)) return false;
  return !(isDigit(text[at - 1]) && isDigit(text[at + 1]));
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
