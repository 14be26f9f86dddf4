import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { unitOf, userUnitsIn } from '../../../extractors/pdf/user-unit.ts';

const packed = (content: string) =>
  Buffer.concat([Buffer.from('<< /Type /ObjStm >>\nstream\n'), deflateSync(content), Buffer.from('\nendstream\n')]);

describe('the units of pages', () => {
  test.each<[string, Uint8Array, readonly number[]]>([
    ['in the open', Buffer.from('<< /Type /Page /UserUnit 2 >> << /Type /Page /UserUnit .5>>'), [2, 0.5]],
    [
      'packed in a stream of objects',
      Buffer.concat([packed('<< /Type /Page >>'), packed('<</UserUnit 1.25>>')]),
      [1.25],
    ],
    ['in a damaged stream', Buffer.from('/ObjStm stream\nrubbish endstream /ObjStm'), []],
    ['that are none', Buffer.from('/UserUnit 0 /UserUnit (x)'), []],
  ])('are found %s', async (_where, bytes, units) => {
    expect(await userUnitsIn(bytes)).toEqual(units);
  });

  test.each<[readonly number[], number, number | undefined]>([
    [[], 3, 1],
    [[1], 3, 1],
    [[2, 2, 2], 3, 2],
    [[2, 2], 3, undefined],
    [[2, 1, 2], 3, undefined],
  ])('%j in a file of %i pages are %p for all', (units, pages, unit) => {
    expect(unitOf(units, pages)).toBe(unit);
  });
});
