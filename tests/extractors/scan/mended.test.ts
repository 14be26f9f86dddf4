import { describe, expect, test } from '@jest/globals';
import { withMended } from '../../../extractors/scan/mended.ts';
import type { Read } from '../../../extractors/scan/reader.ts';

const read = (text: string, probability: number, ...alternatives: Read['alternatives'][number][]): Read => ({
  ...{ text, probability, alternatives },
});

describe('a cell that was read again in a mended picture', () => {
  test('is what was seen there, where hardly anything was seen before, and never surely', () => {
    const before = read('', 0.4, { text: '4', probability: 0.1 }, { text: '+', probability: 0.2 });
    const { text, probability, alternatives } = withMended(before, read('4', 0.99));
    expect({ text, others: alternatives.map((other) => other.text) }).toEqual({ text: '4', others: ['', '+'] });
    expect(probability).toBeLessThan(0.9);
  });

  test('stays what was seen before, where that was likelier than not, and may be the other', () => {
    const before = read('1', 0.6, { text: '', probability: 0.3 });
    const { text, probability, alternatives } = withMended(before, read('7', 0.99));
    expect({ text, probability }).toEqual({ text: '1', probability: 0.6 });
    expect(alternatives.map((other) => other.text)).toEqual(['', '7']);
  });

  test.each([read('', 1), read('-', 0.99), read('3', 0.5)])(
    'stays what it was where no number is seen then: %j',
    (again) => {
      const before = read('', 0.4, { text: '3', probability: 0.3 });
      expect(withMended(before, again)).toEqual(before);
    },
  );
});
