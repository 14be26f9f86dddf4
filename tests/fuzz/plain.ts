import { decode } from '../../extractors/encoding.ts';
import { encode } from '../generate/encode.ts';
import type { Random } from '../generate/random.ts';
import { edited, latin1 } from './edits.ts';
import type { Mutation } from './mutation.ts';

function keeping(name: string, change: (text: string) => Uint8Array): Mutation {
  return {
    name,
    effect: 'keeps',
    mutate: (sample) => ({ name: sample.name, bytes: change(decode(sample.bytes).text) }),
  };
}

/** What is not seen in a text. */
export const KEEPING_TEXT: readonly Mutation[] = [
  keeping('with line ends of Windows', (text) => Buffer.from(text.replace(/\r?\n/g, '\r\n'))),
  keeping('as GBK', (text) => encode(text, 'gbk')),
  keeping('as UTF-8 with a mark', (text) => encode(text, 'utf-8-bom')),
  keeping('as UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
  keeping('digits of full width', (text) =>
    Buffer.from(text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))),
  ),
  keeping('without a line end at the end', (text) => Buffer.from(text.trimEnd())),
];

/** A change of lines. */
function onLines(name: string, change: (line: string, random: Random) => string): Mutation {
  return {
    name,
    effect: 'breaks',
    mutate(sample, random) {
      const text = Buffer.from(sample.bytes).toString('latin1');
      const lines = [...text.matchAll(/[^\n]+\n?/g)].filter(([line]) => /[\t|]|\d \d/.test(line));
      if (lines.length === 0) return undefined;
      const edits = Array.from({ length: random.int(1, 3) }, () => {
        const { 0: line, index } = random.pick(lines);
        const by = change(line, random);
        const { start, end } = changedPart(line, by);
        return { from: index + start, to: index + line.length - end, by: latin1(by.slice(start, by.length - end)) };
      });
      return { name: sample.name, bytes: edited(sample.bytes, edits), touched: edits };
    },
  };
}

/** How much two lines share at their start and their end. */
function changedPart(line: string, by: string): { readonly start: number; readonly end: number } {
  const most = Math.min(line.length, by.length);
  let start = 0;
  while (start < most && line[start] === by[start]) start += 1;
  let end = 0;
  while (end < most - start && line.at(-1 - end) === by.at(-1 - end)) end += 1;
  return { start, end };
}

function pieces(line: string, change: (cells: string[]) => readonly string[]): string {
  const between = line.includes('\t') ? '\t' : line.includes('|') ? '|' : ' ';
  return change(line.split(between)).join(between);
}

export const BREAKING_TEXT: readonly Mutation[] = [
  onLines('cells lost', (line, random) =>
    pieces(line, (cells) => cells.filter((_, at) => at === 0 || at === cells.length - 1 || !random.chance(0.2))),
  ),
  onLines('cells twice', (line, random) =>
    pieces(line, (cells) => cells.flatMap((cell) => (random.chance(0.15) ? [cell, cell] : [cell]))),
  ),
  onLines('rows lost', () => ''),
  onLines('rows twice', (line) => line + line),
  onLines('numbers changed', (line, random) =>
    line.replace(/\d+/, () => random.pick(['', '0', '7', '-1', '12.5', '1e9', '/'])),
  ),
];
