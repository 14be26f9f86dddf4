import { deflateSync, inflateSync } from 'node:zlib';
import type { Random } from '../generate/random.ts';
import { latin1 } from './edits.ts';
import { type Mutation, some } from './mutation.ts';

/** An object of a PDF as it is written: what stands between `obj` and `endobj`, its stream apart. */
interface PdfObject {
  readonly number: number;
  /** The dictionary or value, without the length of a stream. */
  readonly head: string;
  /** What its stream holds, unpacked where it was packed. */
  readonly stream: string | undefined;
  readonly packed: boolean;
}

/** A PDF taken apart, as pdfkit writes them. */
interface Parts {
  readonly objects: readonly PdfObject[];
  readonly trailer: string;
}

function partsOf(bytes: Uint8Array): Parts | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text)?.[1];
  const objects: PdfObject[] = [];
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const object = objectAt(text, Number(match[1]), start.lastIndex);
    if (!object) return undefined;
    objects.push(object.object);
    start.lastIndex = object.end;
  }
  return trailer === undefined || objects.length === 0
    ? undefined
    : { objects, trailer: trailer.replace(/\/Size \d+/, '') };
}

function objectAt(text: string, number: number, from: number): { object: PdfObject; end: number } | undefined {
  const plain = text.indexOf('\nendobj', from);
  const head = text.slice(from, plain);
  const stream = /^([\s\S]*?)\nstream\n/.exec(text.slice(from, from + 4000));
  if (!stream?.[1] || from + stream[1].length > plain) {
    return { object: { number, head, stream: undefined, packed: false }, end: plain };
  }
  const length = Number(/\/Length (\d+)/.exec(stream[1])?.[1]);
  const begin = from + stream[0].length;
  const raw = latin1(text.slice(begin, begin + length));
  const packed = /\/Filter \/FlateDecode/.test(stream[1]);
  const content = (packed ? inflateSync(raw) : raw).toString('latin1');
  const bare = stream[1].replace(/\/Length \d+\n?/, '').replace(/\/Filter \/FlateDecode\n?/, '');
  return { object: { number, head: bare, stream: content, packed }, end: begin + length };
}

interface Writing {
  /** How streams are packed, from 0 to 9; `undefined` leaves them as they are. */
  readonly level?: number | undefined;
  /** What stands before the head, between objects, and at the end. */
  readonly before?: string;
  readonly between?: string;
  readonly after?: string;
  /** Whether the table of objects is right. @default true */
  readonly indexed?: boolean;
}

function written(
  { objects, trailer }: Parts,
  { level = 6, before = '', between = '', after = '', indexed = true }: Writing = {},
): Uint8Array {
  let text = `${before}%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`;
  const offsets = new Map<number, number>();
  for (const object of objects) {
    text += between;
    offsets.set(object.number, text.length - before.length);
    text += `${object.number} 0 obj\n${bodyOf(object, level)}\nendobj\n`;
  }
  const size = 1 + Math.max(...objects.map(({ number }) => number));
  const rows = Array.from({ length: size - 1 }, (_, index) => {
    const offset = indexed ? offsets.get(index + 1) : 12;
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const at = text.length - before.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} ${trailer}>>\nstartxref\n${at}\n%%EOF${after}`;
  return latin1(text);
}

function bodyOf({ head, stream, packed }: PdfObject, level: number): string {
  if (stream === undefined) return head;
  const isPacked = packed && level > 0;
  const content = isPacked ? deflateSync(latin1(stream), { level }).toString('latin1') : stream;
  const entries = `/Length ${content.length}\n${isPacked ? '/Filter /FlateDecode\n' : ''}`;
  return `${head.replace(/>>\s*$/, `${entries}>>`)}\nstream\n${content}\nendstream`;
}

function keeping(name: string, write: (parts: Parts, random: Random) => Uint8Array): Mutation {
  return {
    name,
    effect: 'keeps',
    mutate(sample, random) {
      const parts = partsOf(sample.bytes);
      return parts && { name: sample.name, bytes: write(parts, random) };
    },
  };
}

/** Other ways to write the same PDF. */
export const KEEPING_PDF: readonly Mutation[] = [
  keeping('packed anew', (parts, random) => written(parts, { level: random.int(0, 9) })),
  keeping('objects in another order', (parts, random) => written({ ...parts, objects: random.shuffle(parts.objects) })),
  keeping('comments between objects', (parts) => written(parts, { between: '% 12 0 obj << >> endobj\n\n' })),
  keeping('with something before it', (parts, random) =>
    written(parts, { before: 'HTTP/1.1 200 OK\r\n'.repeat(random.int(1, 20)) }),
  ),
  keeping('with something after it', (parts, random) =>
    written(parts, { after: '\n<html></html>'.repeat(random.int(1, 40)) }),
  ),
  keeping('streams between blanks', (parts) =>
    written({
      ...parts,
      objects: parts.objects.map((object) =>
        isContent(object) ? { ...object, stream: `\n \n${object.stream} \n% end\n` } : object,
      ),
    }),
  ),
  keeping('with what it held before', (parts, random) => {
    const old = random.pick(parts.objects.filter(isContent));
    const number = 1 + Math.max(...parts.objects.map((object) => object.number));
    return written({ ...parts, objects: [...parts.objects, { ...old, number }] });
  }),
];

/** Operators of a page: no picture, no font. */
function isContent({ head, stream }: PdfObject): boolean {
  return stream !== undefined && /(?:^|\n)BT\b/.test(stream) && !/\/(?:Subtype|Length1)/.test(head);
}

type Change = (parts: Parts, random: Random) => Parts | undefined;

function breaking(name: string, change: Change, writing: Writing = {}): Mutation {
  return {
    name,
    effect: 'breaks',
    mutate(sample, random) {
      const parts = partsOf(sample.bytes);
      const changed = parts && change(parts, random);
      return changed && { name: sample.name, bytes: written(changed, writing) };
    },
  };
}

/** Changes one object out of those that fit. */
function onOne(
  fits: (object: PdfObject) => boolean,
  change: (object: PdfObject, random: Random) => Partial<PdfObject>,
): Change {
  return (parts, random) => {
    const chosen = new Set(some(parts.objects.filter(fits), random, 2));
    if (chosen.size === 0) return undefined;
    return {
      ...parts,
      objects: parts.objects.map((one) => (chosen.has(one) ? { ...one, ...change(one, random) } : one)),
    };
  };
}

const NUMBERS = ['0', '-1', '1', '0.00001', '7', '65535', '1e9', '99999999999', '-2147483648', '3.', '--5', 'null'];

/** A few of the numbers of a text changed. */
function otherNumbers(text: string, random: Random): string {
  const count = text.match(/-?\d+(?:\.\d+)?/g)?.length ?? 0;
  const chosen = new Set(Array.from({ length: random.int(1, 4) }, () => random.int(0, Math.max(0, count - 1))));
  let at = -1;
  return text.replace(/-?\d+(?:\.\d+)?/g, (number) => {
    at += 1;
    return chosen.has(at) ? random.pick(NUMBERS) : number;
  });
}

function lines(change: (all: string[], random: Random) => readonly string[]) {
  return ({ stream = '' }: PdfObject, random: Random) => ({ stream: change(stream.split('\n'), random).join('\n') });
}

const OPERATORS = 'q Q BT ET f S n W cm Tj re m l h Do gs Tr 3 0 R BI EI'.split(' ');

/** What programs and accidents make of a PDF. */
export const BREAKING_PDF: readonly Mutation[] = [
  breaking(
    'numbers of an object',
    onOne(
      ({ stream }) => stream === undefined,
      ({ head }, random) => ({ head: otherNumbers(head, random) }),
    ),
  ),
  breaking(
    'numbers of a page',
    onOne(isContent, ({ stream = '' }, random) => ({ stream: otherNumbers(stream, random) })),
  ),
  breaking(
    'lines of a page lost',
    onOne(
      isContent,
      lines((all, random) => all.filter(() => !random.chance(0.02))),
    ),
  ),
  breaking(
    'lines of a page twice',
    onOne(
      isContent,
      lines((all, random) => all.flatMap((line) => (random.chance(0.02) ? [line, line] : [line]))),
    ),
  ),
  breaking(
    'lines of a page in disorder',
    onOne(
      isContent,
      lines((all, random) => {
        const at = random.int(0, all.length - 1);
        return [...all.slice(0, at), ...random.shuffle(all.slice(at, at + 12)), ...all.slice(at + 12)];
      }),
    ),
  ),
  breaking(
    'operators put in',
    onOne(
      isContent,
      lines((all, random) => all.flatMap((line) => (random.chance(0.01) ? [random.pick(OPERATORS), line] : [line]))),
    ),
  ),
  breaking(
    'a page cut off',
    onOne(isContent, ({ stream = '' }, random) => ({ stream: stream.slice(0, random.int(0, stream.length)) })),
  ),
  breaking('an object lost', (parts, random) => {
    const lost = random.pick(parts.objects);
    return { ...parts, objects: parts.objects.filter((one) => one !== lost) };
  }),
  breaking('an object in the place of another', (parts, random) => {
    const [a, b] = [random.pick(parts.objects), random.pick(parts.objects)];
    return { ...parts, objects: parts.objects.map((one) => (one === a ? { ...b, number: a.number } : one)) };
  }),
  breaking(
    'names of an object',
    onOne(
      ({ head }) => /\/[A-Z]/.test(head),
      ({ head }, random) => {
        const names = head.match(/\/[A-Za-z0-9]+/g) ?? ['/X'];
        const [old, by] = [
          random.pick(names),
          random.pick([...names, '/Type', '/Kids', '/Parent', '/Contents', '/JBIG2Decode']),
        ];
        return { head: head.replace(old, by) };
      },
    ),
  ),
  breaking('a table of objects that is wrong', (parts) => parts, { indexed: false }),
  breaking(
    'a font that is damaged',
    onOne(
      ({ head }) => /\/Length1|\/FontFile|\/Subtype \/(?:CIDFontType0C|OpenType)/.test(head),
      ({ stream = '' }, random) => {
        const at = random.int(0, Math.max(0, stream.length - 1));
        return { stream: `${stream.slice(0, at)}${String.fromCharCode(random.int(0, 255))}${stream.slice(at + 1)}` };
      },
    ),
  ),
];
