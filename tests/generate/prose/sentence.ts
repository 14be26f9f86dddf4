import type { StatementKind } from '../../../src/report/report.ts';
import { type Random, randomFrom } from '../random.ts';
import type { Stated } from '../truth.ts';

/** A number that a sentence is to state. */
export interface Term {
  readonly about: string;
  readonly kind: StatementKind;
  readonly value: number;
  /** Where it is printed otherwise than its digits: `1.452`. */
  readonly printed?: string;
  readonly parts?: readonly number[];
}

/** A sentence, and the numbers of the form that it states. */
export interface Sentence {
  readonly text: string;
  readonly stated: readonly Stated[];
}

/** How a report writes the numbers of its text. */
export type Digits = 'plain' | 'spaced' | 'grouped' | 'words';

/** Most reports write plain digits. */
export function digitsOf(random: Random): Digits {
  return random.pick(['plain', 'plain', 'plain', 'plain', 'spaced', 'spaced', 'grouped', 'words']);
}

const WORDS = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

function written({ kind, value, printed = String(value) }: Term, digits: Digits): string {
  if (digits === 'spaced') return ` ${printed} `;
  if (kind !== 'count') return printed;
  if (digits === 'grouped') return printed.replace(/^\d{4,}$/, (number) => number.replace(/\B(?=(\d{3})+$)/g, ','));
  return digits === 'words' && value > 0 ? (WORDS[value] ?? printed) : printed;
}

/** A wording with its numbers set in, and one statement for each; a sentence without numbers states nothing. */
export function fill(wording: string, terms: Readonly<Record<string, Term>>, digits: Digits): Sentence {
  const found: Omit<Stated, 'quote'>[] = [];
  let text = '';
  for (const [index, piece] of wording.split(/[{}]/).entries()) {
    const term = index % 2 === 1 ? terms[piece] : undefined;
    if (index % 2 === 1 && !term) throw new TypeError(`Expected a term for {${piece}}`);
    const printed = term ? written(term, digits) : piece;
    if (term) {
      const { about, kind, value, parts } = term;
      const blanks = printed.length - printed.trimStart().length;
      found.push({
        ...{ about, kind, value, printed: printed.trim(), at: text.length + blanks },
        ...(parts ? { parts } : {}),
      });
    }
    text += printed;
  }
  return { text, stated: found.map((one) => ({ ...one, quote: text })) };
}

/** A sentence that says that there is none of something. */
export function none(text: string, ...abouts: readonly string[]): Sentence {
  const stated = abouts.map((about): Stated => ({ about, kind: 'none', value: 0, quote: text, printed: '', at: 0 }));
  return { text, stated };
}

/** A sentence that states nothing the form counts; `#2-6#` is a number drawn between the two. */
export function plain(random: Random, text: string): Sentence {
  const drawn = text.replace(/#(\d+)-(\d+)#/g, (_, from: string, to: string) =>
    String(random.int(Number(from), Number(to))),
  );
  return { text: drawn, stated: [] };
}

/** The most that a year takes from a pool. */
const MOST = 4;

/**
 * So many of a pool for a year of an organ, at most four: the pool is shuffled by the organ and gone through year by
 * year, so that neighbouring years share none while the pool has eight.
 */
export function turnOf<T>(pool: readonly T[], organ: number, year: number, count: number): readonly T[] {
  const order = randomFrom(organ + pool.length).shuffle(pool);
  const first = year * Math.min(MOST, Math.floor(pool.length / 2));
  return Array.from({ length: count }, (_, index) => order[(first + index) % pool.length]).filter(
    (one) => one !== undefined,
  );
}
