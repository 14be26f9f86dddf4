import { describe, expect, test } from '@jest/globals';
import { decode, looksBinary } from '../../extractors/encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 政府信息公开 in GBK. */
const GBK = new Uint8Array([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa]);
/** 政府資訊公開 in Big5. */
const BIG5 = new Uint8Array([0xac, 0x46, 0xa9, 0xb2, 0xb8, 0xea, 0xb0, 0x54, 0xa4, 0xbd, 0xb6, 0x7d]);

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

function utf16(text: string, bigEndian = false, mark = true): Uint8Array {
  const codes = [...(mark ? '\uFEFF' : ''), ...text].map((character) => character.charCodeAt(0));
  return new Uint8Array(codes.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])));
}

describe('decoding', () => {
  test.each([
    ['UTF-8', utf8('政府信息公开')],
    ['UTF-8 with a mark', joined(new Uint8Array([0xef, 0xbb, 0xbf]), utf8('政府信息公开'))],
    ['UTF-8 declared as gbk', joined(utf8('<meta charset="gbk">'), utf8('政府信息公开'))],
    ['GBK declared as gb2312', joined(utf8('<meta charset=gb2312>'), GBK)],
    ['GBK declared as utf-8', joined(utf8('<meta charset="utf-8">'), GBK)],
    ['GBK not declared', GBK],
    ['UTF-16 little endian', utf16('政府信息公开')],
    ['UTF-16 big endian', utf16('政府信息公开', true)],
    ['UTF-16 without a mark', utf16(`<html><head></head><body>${'政府信息公开'}`, false, false)],
  ])('%s', (_, bytes) => {
    const { text, warnings } = decode(bytes);
    expect(text).toContain('政府信息公开');
    expect(warnings).toEqual([]);
  });

  test('Big5 not declared', () => expect(decode(BIG5).text).toBe('政府資訊公開'));

  test('a byte that fits no encoding is a warning', () => {
    const { text, warnings } = decode(
      joined(utf8('政府信息公开的年度工作报告'), new Uint8Array([0xff, 0x41]), utf8('政府信息公开')),
    );
    expect(text).toContain('\uFFFD');
    expect(warnings).toHaveLength(1);
  });
});

test('binary is told from text', () => {
  expect(looksBinary(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe(true);
  expect(looksBinary(utf8('<p>政府</p>'))).toBe(false);
  expect(looksBinary(GBK)).toBe(false);
  expect(looksBinary(utf16('<html>政府</html>'))).toBe(false);
});
