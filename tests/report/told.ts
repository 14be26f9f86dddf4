import type { Statement } from '../../src/report/report.ts';
import { readStatements } from '../../src/report/statements/read.ts';

/** The statements of a text in section 一, paragraphs set off by line breaks. */
export function statementsOf(text: string, year?: number): readonly Statement[] {
  const paragraphs = text.split('\n').map((line, index) => ({ text: line, place: { selector: `p${index + 1}` } }));
  const section = { id: 'overview', heading: '一、总体情况', place: { selector: 'heading' }, paragraphs };
  return readStatements({ introduction: [], sections: [section] }, year);
}

/** What a text states of the form, in short: `applications.received.total count 3119`. Lists and what the form does not have left out. */
export function told(text: string, year?: number): readonly string[] {
  return statementsOf(text, year)
    .filter(({ about, kind }) => about !== 'narrative' && kind !== 'list')
    .map(({ about, kind, value }) => `${about} ${kind} ${value}`);
}

/** The lists of a text: `518 = 312 + 128 + 78`, with `…` where more may have been counted. */
export function listsOf(text: string, year?: number): readonly string[] {
  return statementsOf(text, year)
    .filter(({ kind }) => kind === 'list')
    .map(({ value, parts, open }) => `${value} = ${parts.map((part) => part.value).join(' + ')}${open ? ' …' : ''}`);
}
