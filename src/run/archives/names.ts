import { isUtf8 } from 'node:buffer';

/** The longest name of an entry that is shown whole, in characters. */
const LONGEST = 1000;

/** A name that may be of any system: UTF-8 where it fits, else GB 18030, as Chinese Windows writes it. */
export function decodeName(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { ignoreBOM: true }).decode(bytes);
}

/** What a terminal or a reader may be misled by: controls, half characters, marks of direction, breaks of lines. */
const HARMFUL = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The name of an entry as it is shown: relative, with `/`, no step up, and control characters escaped as in addresses.
 * Nothing is ever written under it.
 */
export function harmless(name: string): string {
  const steps = name
    .replaceAll('\\', '/')
    .replace(/^[a-z]:(?=\/)/i, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .map((step) => (step === '..' ? '_' : step));
  return cut(steps.join('/')).replace(HARMFUL, escaped);
}

function cut(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

function escaped(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** The ending of a name in small letters, its point included; empty where there is none. */
export function endingOf(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return /\.[^.]{1,16}$/.exec(last)?.[0].toLowerCase() ?? '';
}

/** The endings that tell a format: a page of a crawl may end in its host, `www.x.gov.cn`. */
const FORMATS = /\.(?:s?html?|xhtml|pdf|txt|md|markdown|docx?|wps|ofd|rtf|png|jpe?g|tiff?)$/i;

/** Gives each name once: one that comes again is numbered, before its ending, which tells its format. */
export function onceEach(): (name: string) => string {
  // Numbers of the names and not the names: there may be millions.
  const seen = new Set<number>();
  const repeated = new Map<number, number>();
  return (name) => {
    const key = numberOf(name);
    const ending = FORMATS.exec(name)?.[0] ?? '';
    let unique = name;
    let count = repeated.get(key) ?? 1;
    while (seen.has(numberOf(unique))) {
      count += 1;
      unique = `${name.slice(0, name.length - ending.length)} (${count})${ending}`;
    }
    if (count > 1) repeated.set(key, count);
    seen.add(numberOf(unique));
    return unique;
  };
}

/** Tells how often each name came before. */
export function countEach(): (name: string) => number {
  const seen = new Set<number>();
  const repeated = new Map<number, number>();
  return (name) => {
    const key = numberOf(name);
    if (!seen.has(key)) {
      seen.add(key);
      return 0;
    }
    const before = repeated.get(key) ?? 1;
    repeated.set(key, before + 1);
    return before;
  };
}

/** A hash of 53 bits. Two names that share one cost a needless number behind the later. */
function numberOf(name: string): number {
  let [high, low] = [0x9e3779b9, 0x41c6ce57];
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca77);
    low = Math.imul(low ^ unit, 0xc2b2ae3d);
  }
  high = Math.imul(high ^ (low >>> 15), 0x735a2d97);
  low = Math.imul(low ^ (high >>> 15), 0xcaf649a9);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
