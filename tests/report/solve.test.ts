import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Domains, onlyValues, type Sum } from '../../src/report/solve.ts';

const sum = (rest: number, ...indexes: readonly number[]): Sum => ({
  rest,
  terms: indexes.map((index) => ({ index, sign: 1 })),
});

/** Every way of satisfying all sums, by trying all. */
function ways(domains: Domains, sums: readonly Sum[]): readonly (readonly number[])[] {
  const all = domains.reduce<number[][]>(
    (lists, domain) => lists.flatMap((list) => domain.map((value) => [...list, value])),
    [[]],
  );
  return all.filter((values) =>
    sums.every(
      ({ terms, rest }) => terms.reduce((total, { index, sign }) => total + sign * (values[index] ?? 0), rest) === 0,
    ),
  );
}

describe('values that the sums leave', () => {
  test('the one that satisfies a sum', () => {
    expect(onlyValues([[3, 8]], [sum(-8, 0)])).toEqual([8]);
  });

  test('none where two ways satisfy all sums', () => {
    expect(onlyValues([[0, 1], [0, 1], [7]], [sum(-8, 0, 1, 2)])).toEqual([undefined, undefined, 7]);
  });

  test('none where no way does', () => {
    expect(onlyValues([[3, 8]], [sum(-5, 0)])).toEqual([undefined]);
  });

  test('a whole table of cells that may be 0 or 1, all of whose rows and columns add up to 0', () => {
    const [rows, columns] = [20, 7];
    const sums = [
      ...Array.from({ length: rows }, (_, row) =>
        sum(0, ...Array.from({ length: columns }, (_, at) => row * columns + at)),
      ),
      ...Array.from({ length: columns }, (_, at) =>
        sum(0, ...Array.from({ length: rows }, (_, row) => row * columns + at)),
      ),
    ];
    const domains = Array.from({ length: rows * columns }, () => [0, 1]);
    expect(onlyValues(domains, sums)).toEqual(domains.map(() => 0));
  });

  test('are those that trying all ways finds', () => {
    const domains = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
    const sums = fc.array(
      fc.record({
        rest: fc.integer({ min: -12, max: 2 }),
        terms: fc.uniqueArray(fc.record({ index: fc.nat(5), sign: fc.constantFrom(1, -1) }), {
          selector: ({ index }) => index,
          minLength: 1,
          maxLength: 5,
        }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(domains, sums, (some, all) => {
        const own = all.map(({ rest, terms }) => ({ rest, terms: terms.filter(({ index }) => index < some.length) }));
        const found = ways(some, own);
        const expected = some.map((_, index) => {
          const [value, ...others] = new Set(found.map((way) => way[index]));
          return others.length === 0 ? value : undefined;
        });
        expect(onlyValues(some, own)).toEqual(expected);
      }),
    );
  });
});
