import type { Warning } from '../src/document.ts';

/** Text with what was found out about its encoding. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

const DECLARED = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i;

/** Characters so frequent in these reports that a wrong decoding hardly produces them. */
const FREQUENT = '政府信息公开開的年度工作申请請行和情况況';

/** What a character says of the encoding that gave it, by its code: it is frequent, or came of bytes that fit nothing. */
const SCORES = new Int8Array(0x10000);
for (const character of FREQUENT) SCORES[character.charCodeAt(0)] = 1;
SCORES[0xfffd] = -20;

/**
 * Bytes to text whatever the page says of itself: a byte order mark, else UTF-8 where every byte fits, else the
 * declared encoding, else the one that gives the most of the words of the field. A character that no
 * encoding explains becomes U+FFFD and a warning.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decoded(bytes, marked);
  const wide = withoutMark(bytes);
  if (wide) return decoded(bytes, wide);
  const text = strictly(bytes, 'utf-8');
  return text === undefined ? best(bytes) : textIn(text, 'utf-8');
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: markup is ASCII, so every other byte at the start is zero. */
function withoutMark(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 64);
  if (head.length < 16) return undefined;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const many = head.length * 0.35;
  const few = head.length * 0.05;
  const [even = 0, odd = 0] = zeros;
  if (odd > many && even < few) return 'utf-16le';
  return even > many && odd < few ? 'utf-16be' : undefined;
}

function best(bytes: Uint8Array): Decoded {
  const candidates = [declaredEncoding(bytes), 'gb18030', 'big5', 'utf-8'].filter((name) => name !== undefined);
  const tried: Reading[] = [];
  for (const encoding of new Set(candidates)) {
    const reading = readIn(bytes, encoding);
    if (reading.isPlain) return textIn(reading.text, encoding);
    tried.push(reading);
  }
  const { text, encoding } = tried.reduce((a, b) => (b.score > a.score ? b : a));
  return textIn(text, encoding);
}

/** Bytes read in an encoding that may be theirs. */
interface Reading {
  readonly text: string;
  readonly encoding: string;
  readonly score: number;
  /** Nothing is broken, and words of the field are as frequent as no wrong encoding makes them: no other need be tried. */
  readonly isPlain: boolean;
}

/** In these reports every fourth to sixth character is a frequent one; in a wrong encoding one in hundreds. */
const PLAIN_SHARE = 1 / 25;

function readIn(bytes: Uint8Array, encoding: string): Reading {
  const text = new TextDecoder(encoding).decode(bytes);
  let score = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyondAscii += 1;
    score += SCORES[code] ?? 0;
  }
  const isPlain = score > beyondAscii * PLAIN_SHARE && !text.includes('\uFFFD');
  return { text, encoding, score, isPlain };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const name = DECLARED.exec(head)?.[1];
  if (name === undefined || /^utf-?16/i.test(name)) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return textIn(new TextDecoder(encoding).decode(bytes), encoding);
}

function textIn(text: string, encoding: string): Decoded {
  if (!text.includes('\uFFFD')) return { text, encoding, warnings: [] };
  const broken = text.split('\uFFFD').length - 1;
  return { text, encoding, warnings: [{ code: 'characters-undecodable', values: { count: broken, encoding } }] };
}

/** Whether the bytes are binary: a NUL outside UTF-16, or many control characters. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) ?? withoutMark(bytes)) return false;
  const length = Math.min(bytes.length, 8192);
  let control = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  return control > length / 50;
}
