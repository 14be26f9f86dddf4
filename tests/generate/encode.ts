import type { Encoding } from './html-layout.ts';

/** Bytes of a page in an encoding; what GBK lacks is written as a character reference. */
export function encode(html: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${html}`);
  if (encoding.startsWith('utf-8')) return new TextEncoder().encode(html);
  return toGbk(html);
}

/** The charset that the page declares; none where it declares nothing. */
export function declared(encoding: Encoding): string | undefined {
  if (encoding.endsWith('undeclared')) return undefined;
  return { 'utf-8-bom': 'utf-8', 'gbk-declared-utf-8': 'utf-8' }[encoding as string] ?? encoding;
}

let table: ReadonlyMap<string, readonly [number, number]> | undefined;

function toGbk(text: string): Uint8Array {
  table ??= gbkTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return Uint8Array.from(bytes);
}

/** Every character of two bytes in GBK, by decoding all pairs once. */
function gbkTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD' && !pairs.has(character))
        pairs.set(character, [lead, trail]);
    }
  }
  return pairs;
}
