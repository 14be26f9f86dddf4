import { brokenIdentities } from '../identities.ts';
import { admissible } from '../prose/facts.ts';
import type { Random } from '../random.ts';
import type { SectionText, Stated, Truth } from '../truth.ts';

/** A clean report, and that of the same organ on the year before. */
export interface Clean {
  readonly truth: Truth;
  readonly last: Truth;
}

/** A clean report with one thing wrong. */
export interface Defect {
  readonly truth: Truth;
  /** The report that it is judged beside; none where it is judged alone. */
  readonly last?: Truth;
  readonly description: string;
  /** The rules that can tell, any of which is enough: ids, or what they begin with where it ends with a slash. */
  readonly expect: readonly string[];
  /** What their finding has to name, any of it: fields, what fields begin with, or words. */
  readonly names: readonly string[];
  /** Why nothing in the report, nor the year before, can tell. */
  readonly invisible?: string;
}

/** A way to err. */
export interface Kind {
  readonly id: string;
  /** Nothing where the report has no place for it. */
  readonly make: (clean: Clean, random: Random) => Defect | undefined;
}

/** A report with other cells, and who can tell by sums, sentences or the year before. */
export function cellDefect(before: Truth, after: Truth, description: string, last?: Truth): Defect | undefined {
  const fields = Object.keys(after.values).filter((field) => before.printed[field] !== after.printed[field]);
  if (fields.length === 0) return undefined;
  const expect = witnesses(before, after, last);
  const reason = 'no sum, no sentence and no number of another year depends on the cells';
  return {
    truth: after,
    description,
    expect,
    names: fields,
    ...(last ? { last } : {}),
    ...(expect.length === 0 ? { invisible: reason } : {}),
  };
}

function witnesses(before: Truth, after: Truth, last: Truth | undefined): readonly string[] {
  return [
    ...brokenIdentities(after).map(({ rule }) => rule),
    ...blanked(before, after).map((field) => `${field.split('.')[0]}/blank`),
    ...(contradicted(after).length > 0 ? ['statements/'] : []),
    ...stocks(after),
    ...(last ? history(after, last) : []),
  ];
}

function blanked(before: Truth, after: Truth): readonly string[] {
  return Object.keys(after.values).filter((field) => after.values[field] === null && before.values[field] !== null);
}

/** Statements that no usual reading of the tables admits any more. */
function contradicted({ statements, values }: Truth): readonly Stated[] {
  return statements.filter(({ about, kind, value }) => {
    if (!['count', 'none', 'amount'].includes(kind)) return false;
    const admitted = admissible(about, values).map((one) => (kind === 'amount' ? one * 10_000 : one));
    return admitted.length > 0 && admitted.every((one) => Math.abs(one - value) >= 0.01);
  });
}

const ROWS = ['disclosure.rules', 'disclosure.normative_documents'];

/** More were issued than are in force and repealed. */
function stocks({ values }: Truth): readonly string[] {
  const short = ROWS.some((row) => {
    const [issued, repealed, inForce] = ['issued', 'repealed', 'in_force'].map((column) => values[`${row}.${column}`]);
    return (inForce ?? 0) + (repealed ?? 0) < (issued ?? 0);
  });
  return short ? ['disclosure/'] : [];
}

function history({ values }: Truth, last: Truth): readonly string[] {
  const carried = Object.keys(values).some((field) => {
    const before = last.values[field.replace('carried_in', 'carried_forward')];
    return field.includes('.carried_in.') && values[field] !== before;
  });
  const stock = ROWS.some((row) => {
    const was = last.values[`${row}.in_force`];
    const now = values[`${row}.in_force`];
    return was !== undefined && now !== (was ?? 0) + (values[`${row}.issued`] ?? 0) - (values[`${row}.repealed`] ?? 0);
  });
  const lost = ['review', 'litigation.direct', 'litigation.after_review'].some(
    (path) => (values[`${path}.total`] ?? 0) < (last.values[`${path}.pending`] ?? 0),
  );
  return [
    ...(carried ? ['history/carried-in'] : []),
    ...(stock ? ['history/in-force'] : []),
    ...(lost ? ['history/pending'] : []),
  ];
}

/** The same report with another text of a section. */
export function withSection(truth: Truth, id: string, change: (section: SectionText) => Partial<SectionText>): Truth {
  return {
    ...truth,
    sections: truth.sections.map((section) => (section.id === id ? { ...section, ...change(section) } : section)),
  };
}

/** The same report with a sentence said otherwise; nothing where the text has no such sentence. */
export function withSentence(truth: Truth, from: string, to: string): Truth | undefined {
  const found = truth.sections.some(({ paragraphs }) => paragraphs.some((text) => text.includes(from)));
  if (!found || from === to) return undefined;
  const paragraphs = (section: SectionText): readonly string[] =>
    section.paragraphs.map((text) => text.replace(from, () => to));
  return { ...truth, sections: truth.sections.map((section) => ({ ...section, paragraphs: paragraphs(section) })) };
}

/** A statement's sentence with another number in its place. */
export function quoteWith({ quote, at, printed }: Stated, number: string): string {
  return quote.slice(0, at) + number + quote.slice(at + printed.length);
}
