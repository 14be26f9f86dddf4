/** Draws numbers and choices; the same seed gives the same draws. */
export interface Random {
  /** A number from 0 up to 1, without 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(choices: readonly T[]) => T;
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
    pick: (choices) => picked(choices, int),
    shuffle: (list) => shuffle(list, int),
  };
}

function picked<T>(choices: readonly T[], int: (from: number, to: number) => number): T {
  const choice = choices[int(0, choices.length - 1)];
  if (choice === undefined) throw new TypeError('Expected something to choose from, got an empty list');
  return choice;
}

function shuffle<T>(list: readonly T[], int: (from: number, to: number) => number): T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(int(0, rest.length - 1), 1));
}
