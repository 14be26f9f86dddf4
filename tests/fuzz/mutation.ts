import type { Random } from '../generate/random.ts';
import type { Edit } from './edits.ts';
import type { Sample } from './sample.ts';

/** A sample changed. */
export interface Mutant {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What of the bytes of the sample was changed; left out where that cannot be told. */
  readonly touched?: readonly Edit[];
  /** Of an archive: what it was made of. */
  readonly packed?: readonly Uint8Array[];
}

/**
 * A way to change a sample. `keeps`: whoever looks at the document sees the same numbers in the same cells, so that every
 * value has to be the same. `breaks`: anything may come of it but a number that is wrong and of which nothing is said.
 */
export interface Mutation {
  readonly name: string;
  readonly effect: 'keeps' | 'breaks';
  /** `undefined` where the sample has nothing that could be changed so. */
  readonly mutate: (sample: Sample, random: Random, others: readonly Sample[]) => Mutant | undefined;
}

/** As often as `chance` says, and at least once where there is any. */
export function some<T>(all: readonly T[], random: Random, most: number): readonly T[] {
  if (all.length === 0) return [];
  return Array.from({ length: random.int(1, most) }, () => random.pick(all));
}
