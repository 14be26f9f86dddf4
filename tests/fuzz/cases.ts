import type { Random } from '../generate/random.ts';
import { randomFrom } from '../generate/random.ts';
import { BYTE_MUTATIONS } from './bytes.ts';
import { BREAKING_MARKUP, KEEPING_MARKUP } from './markup.ts';
import type { Mutant, Mutation } from './mutation.ts';
import { BREAKING_PDF, KEEPING_PDF } from './objects.ts';
import { BREAKING_ARCHIVES } from './packed.ts';
import { BREAKING_TEXT, KEEPING_TEXT } from './plain.ts';
import type { Medium, Sample } from './sample.ts';

export const MUTATIONS: Readonly<Record<Medium, readonly Mutation[]>> = {
  html: [...BYTE_MUTATIONS, ...KEEPING_MARKUP, ...BREAKING_MARKUP],
  text: [...BYTE_MUTATIONS, ...KEEPING_TEXT, ...BREAKING_TEXT],
  pdf: [...BYTE_MUTATIONS, ...KEEPING_PDF, ...BREAKING_PDF],
  image: BYTE_MUTATIONS,
  archive: BREAKING_ARCHIVES,
};

/** How often each medium comes: pictures take seconds. */
const SHARES: Readonly<Record<Medium, number>> = { html: 45, pdf: 27, text: 15, archive: 12.5, image: 0.5 };

/** One input: which sample, changed how. */
export interface Case {
  readonly index: number;
  readonly sample: Sample;
  readonly mutation: Mutation;
  readonly mutant: Mutant;
}

export interface Choice {
  readonly seed: number;
  readonly media: readonly Medium[];
  /** A part of the names of the mutations that are wanted. */
  readonly mutation?: string | undefined;
}

/** The input of a number: the same for the same seed and samples. */
export function caseOf(index: number, samples: readonly Sample[], choice: Choice): Case | undefined {
  const random = randomFrom(Math.imul(choice.seed, 1_000_003) + index);
  const medium = mediumBy(random, choice.media);
  const own = samples.filter((sample) => sample.medium === medium);
  const mutations = MUTATIONS[medium].filter(({ name }) => name.includes(choice.mutation ?? ''));
  if (mutations.length === 0 || (own.length === 0 && medium !== 'archive')) return undefined;
  const sample = medium === 'archive' ? random.pick(samples) : random.pick(own);
  const mutation = random.pick(mutations);
  // Two encodings in one file are no longer what anybody could read.
  const others = medium === 'archive' ? samples : own.filter(({ encoding }) => encoding === sample.encoding);
  const mutant = mutation.mutate(sample, random, others);
  return mutant && { index, sample, mutation, mutant };
}

function mediumBy(random: Random, media: readonly Medium[]): Medium {
  const total = media.reduce((sum, medium) => sum + SHARES[medium], 0);
  let at = random.next() * total;
  for (const medium of media) {
    at -= SHARES[medium];
    if (at < 0) return medium;
  }
  return media[0] ?? 'html';
}
