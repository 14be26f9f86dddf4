import { describe, expect, test } from '@jest/globals';
import { nearest } from '../../src/cli/nearest.ts';
import { displayWidth, inColumns, printable, wrap } from '../../src/cli/terminal.ts';
import { FIELDS } from '../../src/report/fields.ts';

describe('the width of a text', () => {
  test.each([
    ['abc', 3],
    ['年报', 4],
    ['（一）a', 7],
    ['１２', 4],
    ['“三”', 4],
    ['·', 1],
    ['é', 1],
    ['e\u0301', 1],
    ['𠮷', 2],
    ['', 0],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('a text in columns', () => {
  test('is filled up on either side', () => {
    expect(inColumns('年报', 6)).toBe('年报  ');
    expect(inColumns('年报', 6, 'right')).toBe('  年报');
  });

  test('is cut where it is too long, never in the middle of a character', () => {
    expect(inColumns('政府信息公开', 8)).toBe('政府信… ');
    expect(inColumns('abcdef', 4)).toBe('abc…');
  });
});

describe('wrapping', () => {
  test('breaks between Chinese characters and at blanks, and keeps words whole', () => {
    expect(wrap('政府信息公开', 7)).toEqual(['政府信', '息公开']);
    expect(wrap('review.total, review.upheld', 16)).toEqual(['review.total,', 'review.upheld']);
    expect(wrap('a'.repeat(10), 4)).toEqual(['aaaa', 'aaaa', 'aa']);
    expect(wrap('', 4)).toEqual(['']);
  });
});

describe('a text of a source', () => {
  test.each([
    ['colours', '\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['a title of the window', '\u001b]0;owned\u0007x', ']0;ownedx'],
    ['a C1 control', 'a\u009b2Jb', 'a2Jb'],
    ['a change of direction', 'a\u202ebc', 'abc'],
    ['line breaks', ' a\r\nb\tc ', 'a b c'],
  ])('cannot bring %s to the terminal', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('the nearest names', () => {
  const names = FIELDS.map((field) => field.name);

  test.each([
    ['aplications.received.total', 'applications.received.total'],
    ['review.totl', 'review.total'],
    ['fees', 'disclosure.fees.amount'],
  ])('for %s include %s', (name, meant) => {
    expect(nearest(name, names)).toContain(meant);
  });

  test('are none where nothing is near', () => {
    expect(nearest('zzzzzzzz', names)).toEqual([]);
  });
});
