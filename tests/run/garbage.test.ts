import { describe, expect, test } from '@jest/globals';
import { keptSmall } from '../../src/run/garbage.ts';

const MB = 1024 * 1024;

/** A heap of which so many megabytes live; what is held when each collection begins. */
function heapOf(living: number) {
  const heap = { held: living * MB, collected: [] as number[] };
  const collect = () => {
    heap.collected.push(heap.held / MB);
    heap.held = living * MB;
  };
  return { heap, collect, held: () => heap.held };
}

function grow({ heap, ...given }: ReturnType<typeof heapOf>, megabytes: number, sources: number): readonly number[] {
  const between = keptSmall(given);
  for (let source = 0; source < sources; source += 1) {
    heap.held += megabytes * MB;
    between();
  }
  return heap.collected;
}

describe('the heap of a process that reads', () => {
  test('is collected when it holds much garbage, however many sources made it', () => {
    expect(grow(heapOf(30), 1, 49)).toEqual([]);
    expect(grow(heapOf(30), 1, 150)).toEqual([80, 80, 80]);
  });

  test('may grow with what lives in it: models are not garbage', () => {
    expect(grow(heapOf(200), 10, 100)).toEqual([210, 400, 400, 400, 400]);
  });

  test('is left alone where nothing can collect it', () => {
    expect(() => keptSmall(undefined)()).not.toThrow();
  });
});
