/** Draws numbers and choices; the same seed gives the same draws. */
export interface Random {
  /** A number from 0 up to 1, without 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
}

/** Mulberry32 behind the draws that the generator needs. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    shuffle: (list) => shuffle(list, int),
  };
}

function shuffle<T>(list: readonly T[], int: (from: number, to: number) => number): T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(int(0, rest.length - 1), 1));
}
