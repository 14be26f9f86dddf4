import { decode } from '../../extractors/encoding.ts';
import { encode } from '../generate/encode.ts';
import type { Random } from '../generate/random.ts';
import { type Edit, edited, latin1 } from './edits.ts';
import { type Mutation, some } from './mutation.ts';

/** A piece of markup: a tag, a text, or what is neither (a comment, a script). */
interface Token {
  readonly kind: 'tag' | 'text' | 'other';
  readonly text: string;
  readonly from: number;
}

const TOKENS = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style|title)\b[\s\S]*?<\/\1\s*>|<\/?[a-z][^>]*>|[^<]+|</gi;

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKENS)].map((match) => {
    const [token] = match;
    const isTag = /^<\/?[a-z]/i.test(token) && match[1] === undefined;
    return { kind: isTag ? 'tag' : token.startsWith('<') ? 'other' : 'text', text: token, from: match.index };
  });
}

/** A rewriting of tokens after which the page looks as before. */
type Rewrite = (token: Token, random: Random, next: Token | undefined) => string;

function keeping(name: string, rewrite: Rewrite): Mutation {
  return {
    name,
    effect: 'keeps',
    mutate(sample, random) {
      const tokens = tokensOf(decode(sample.bytes).text);
      const text = tokens.map((token, index) => rewrite(token, random, tokens[index + 1])).join('');
      return { name: sample.name, bytes: new TextEncoder().encode(text) };
    },
  };
}

function onTags(change: (tag: string, random: Random) => string): Rewrite {
  return (token, random) => (token.kind === 'tag' && random.chance(0.5) ? change(token.text, random) : token.text);
}

function onTexts(change: (text: string, random: Random) => string): Rewrite {
  return (token, random) => (token.kind === 'text' && random.chance(0.5) ? change(token.text, random) : token.text);
}

const ATTRIBUTE = /\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/g;

function shuffled(tag: string, random: Random): string {
  const head = /^<[a-z][a-z0-9:]*/i.exec(tag)?.[0];
  if (head === undefined) return tag;
  const attributes = tag.slice(head.length).match(ATTRIBUTE) ?? [];
  if (head.length + attributes.join('').length + 1 !== tag.length) return tag;
  return `${head}${random.shuffle([...attributes]).join('')}>`;
}

const NOISE = [' lang="EN-US"', ' data-x=1', ' class="MsoNormal x1"', ' onclick="f(1)"', ' title="12&quot;3"'];

function noisy(tag: string, random: Random): string {
  const name = /^<(?:td|tr|p|span|div|table|th|b|strong)(?=[\s>])/i.exec(tag)?.[0];
  const noise = random.pick(NOISE);
  const attribute = noise.slice(1, noise.indexOf('='));
  return name === undefined || tag.includes(attribute) ? tag : name + noise + tag.slice(name.length);
}

function referred(text: string, random: Random): string {
  if (/&/.test(text)) return text;
  const one = (character: string) => {
    const code = character.codePointAt(0) ?? 0;
    return random.chance(0.5) ? `&#${code};` : `&#x${code.toString(16)};`;
  };
  return text.replace(/[^\s<>]/gu, (character) => (random.chance(0.3) ? one(character) : character));
}

/** Elements whose end tag may be left out where this comes next. */
const ENDS = /^<\/(td|th|tr)\s*>$/i;
const NEXT = { td: /^<(?:td|th|\/tr)[\s>]/i, th: /^<(?:td|th|\/tr)[\s>]/i, tr: /^<(?:tr|\/tbody|\/table)[\s>]/i };

const withoutEnd: Rewrite = (token, random, next) => {
  const name = ENDS.exec(token.text)?.[1]?.toLowerCase() as keyof typeof NEXT | undefined;
  const may = name !== undefined && next !== undefined && NEXT[name].test(next.text);
  return may && random.chance(0.5) ? '' : token.text;
};

/** Between tags of tables blanks mean nothing. */
const blanksBetween: Rewrite = (token, random) =>
  /^<\/?(?:td|th|tr|tbody|table)[\s>]/i.test(token.text) && random.chance(0.5)
    ? token.text.startsWith('</')
      ? `${token.text}${random.pick(['\n', ' ', '\t\r\n', '<!-- 12 -->'])}`
      : token.text
    : token.text;

function inside(text: string, by: string, random: Random): string {
  const at = random.int(0, text.length);
  // Not into an entity, nor between the halves of a character.
  if (/&|[\ud800-\udfff]/.test(text) || text.trim() === '') return text;
  return text.slice(0, at) + by + text.slice(at);
}

function reencoded(name: string, make: (text: string) => Uint8Array): Mutation {
  return {
    name,
    effect: 'keeps',
    mutate: (sample) => ({ name: sample.name, bytes: make(decode(sample.bytes).text) }),
  };
}

/** What is not seen on a page. */
export const KEEPING_MARKUP: readonly Mutation[] = [
  keeping('attributes in another order', onTags(shuffled)),
  keeping('attributes that mean nothing', onTags(noisy)),
  keeping(
    'tags in capitals',
    onTags((tag) => tag.replace(/^<\/?[a-z0-9]+/i, (name) => name.toUpperCase())),
  ),
  keeping(
    'blanks in tags',
    onTags((tag) => tag.replace(/(\/?>)$/, (end) => (tag.startsWith('</') ? ` ${end}` : `\n\t${end}`))),
  ),
  keeping('character references', onTexts(referred)),
  keeping(
    'comments in texts',
    onTexts((text, random) => inside(text, '<!-- 99 -->', random)),
  ),
  keeping(
    'characters without width',
    onTexts((text, random) => inside(text, '\u200b', random)),
  ),
  keeping(
    'spans in texts',
    onTexts((text, random) => inside(text, '<span lang=EN-US></span>', random)),
  ),
  keeping(
    'texts in spans',
    onTexts((text) => (text.trim() === '' ? text : `<span style="color:red"><font>${text}</font></span>`)),
  ),
  keeping(
    'digits of full width',
    onTexts((text) =>
      text.replace(/(?<![&#\dx])\d+(?![\d;])/g, (digits) =>
        [...digits].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
      ),
    ),
  ),
  keeping('end tags left out', withoutEnd),
  keeping('blanks between cells', blanksBetween),
  reencoded('as GBK', (text) => encode(text, 'gbk')),
  reencoded('as UTF-8 with a mark', (text) => encode(text, 'utf-8-bom')),
  reencoded('as UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
  reencoded('with line ends of Windows', (text) => Buffer.from(text.replace(/\r?\n/g, '\r\n'))),
];

type MakeEdits = (tokens: readonly Token[], random: Random) => readonly Edit[];

function breaking(name: string, make: MakeEdits): Mutation {
  return {
    name,
    effect: 'breaks',
    mutate(sample, random) {
      const edits = make(tokensOf(Buffer.from(sample.bytes).toString('latin1')), random);
      if (edits.length === 0) return undefined;
      return { name: sample.name, bytes: edited(sample.bytes, edits), touched: edits };
    },
  };
}

function replaced({ from, text }: Token, by: string): Edit {
  return { from, to: from + text.length, by: latin1(by) };
}

const tagsOf = (tokens: readonly Token[]) => tokens.filter(({ kind }) => kind === 'tag');
const NAMES =
  'td tr table tbody p div span b sup sub del script style template select svg math th br li form title'.split(' ');
const SPANS = [
  'colspan=2',
  'colspan=7',
  'rowspan=2',
  'rowspan=0',
  'colspan=0',
  'rowspan=999999999',
  'colspan=1e9',
  'rowspan=-1',
  'hidden',
  'style="display:none"',
];

/** What is done to a page by hand, by a program, or out of malice. */
export const BREAKING_MARKUP: readonly Mutation[] = [
  breaking('tags lost', (tokens, random) => some(tagsOf(tokens), random, 4).map((tag) => replaced(tag, ''))),
  breaking('tags twice', (tokens, random) =>
    some(tagsOf(tokens), random, 4).map((tag) => replaced(tag, tag.text + tag.text)),
  ),
  breaking('tags renamed', (tokens, random) =>
    some(tagsOf(tokens), random, 3).map((tag) =>
      replaced(tag, tag.text.replace(/^(<\/?)[a-z0-9:]+/i, `$1${random.pick(NAMES)}`)),
    ),
  ),
  breaking('tags put in', (tokens, random) =>
    some(tokens, random, 3).map(({ from }) => ({
      from,
      to: from,
      by: latin1(`<${random.chance(0.4) ? '/' : ''}${random.pick(NAMES)}>`),
    })),
  ),
  breaking('spans', (tokens, random) =>
    some(
      tokens.filter(({ text }) => /^<t[dr][\s>]/i.test(text)),
      random,
      3,
    ).map((tag) => replaced(tag, tag.text.replace(/(?=[\s>])/, ` ${random.pick(SPANS)}`))),
  ),
  breaking('numbers in attributes', (tokens, random) =>
    some(
      tagsOf(tokens).filter(({ text }) => /\d/.test(text)),
      random,
      4,
    ).map((tag) => replaced(tag, tag.text.replace(/\d+/, String(random.pick([0, 1, 2, 3, 9, 100, 1e9]))))),
  ),
  breaking('numbers in texts', (tokens, random) =>
    some(
      tokens.filter(({ kind, text }) => kind === 'text' && /\d/.test(text)),
      random,
      3,
    ).map((text) =>
      replaced(
        text,
        text.text.replace(
          /\d+/,
          String(random.pick(['', '0', '7', '-1', '1e9', '12.5', '9'.repeat(400), '１２', '/', '1 2'])),
        ),
      ),
    ),
  ),
  breaking('texts exchanged', (tokens, random) => {
    const texts = tokens.filter(({ kind, text }) => kind === 'text' && text.trim() !== '');
    const [a, b] = [random.pick(texts), random.pick(texts)];
    return [replaced(a, b.text), replaced(b, a.text)];
  }),
  breaking('rows lost or twice', (tokens, random) => {
    const rows = tokens.filter(({ text }) => /^<tr[\s>]/i.test(text));
    const at = random.int(0, Math.max(0, rows.length - 2));
    const [row, next] = [rows[at], rows[at + 1]];
    if (!row || !next) return [];
    const text = tokens
      .filter(({ from }) => from >= row.from && from < next.from)
      .map((token) => token.text)
      .join('');
    return [{ from: row.from, to: next.from, by: latin1(random.chance(0.5) ? '' : text + text) }];
  }),
  breaking('cells lost or twice', (tokens, random) => {
    const starts = tokens.flatMap(({ text }, index) => (/^<td[\s>]/i.test(text) ? [index] : []));
    const first = starts.length === 0 ? 0 : random.pick(starts);
    const last = tokens.findIndex(({ text }, index) => index > first && /^<\/td\s*>/i.test(text));
    const [from, end] = [tokens[first], tokens[last]];
    if (!from || !end) return [];
    const text = tokens
      .slice(first, last + 1)
      .map((token) => token.text)
      .join('');
    return [{ from: from.from, to: end.from + end.text.length, by: latin1(random.chance(0.5) ? '' : text + text) }];
  }),
];
