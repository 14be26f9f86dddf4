import type { Candidate } from '../../src/document.ts';

/** One step of a recogniser: how likely each class is there. Classes left out are impossible. */
export type Step = readonly (readonly [label: string, probability: number])[];

/** The label of the class that prints nothing and parts repeated characters. */
export const BLANK = '';

/** A text so far: how likely it is, ending in a blank or in its last character. */
interface Prefix {
  readonly last: string;
  readonly blank: number;
  readonly mark: number;
}

/** Prefixes kept from step to step. */
const WIDTH = 12;

/**
 * The likeliest texts of a recogniser's steps, by prefix beam search: the ways of aligning one text are added up.
 * Probabilities are those of the steps, so that they add up to no more than 1.
 */
export function decode(steps: readonly Step[]): readonly Candidate[] {
  let beam = new Map<string, Prefix>([['', { last: BLANK, blank: 1, mark: 0 }]]);
  for (const step of steps) beam = strongest(advance(beam, step));
  return [...beam]
    .map(([text, { blank, mark }]) => ({ text, probability: blank + mark }))
    .toSorted((a, b) => b.probability - a.probability);
}

function advance(beam: ReadonlyMap<string, Prefix>, step: Step): Map<string, Prefix> {
  const next = new Map<string, Prefix>();
  const add = (text: string, last: string, { blank = 0, mark = 0 }) => {
    const known = next.get(text);
    next.set(text, { last, blank: (known?.blank ?? 0) + blank, mark: (known?.mark ?? 0) + mark });
  };
  for (const [text, { last, blank, mark }] of beam) {
    for (const [label, probability] of step) {
      if (label === BLANK) add(text, last, { blank: (blank + mark) * probability });
      else if (label === last) {
        add(text, last, { mark: mark * probability });
        add(text + label, label, { mark: blank * probability });
      } else add(text + label, label, { mark: (blank + mark) * probability });
    }
  }
  return next;
}

function strongest(beam: ReadonlyMap<string, Prefix>): Map<string, Prefix> {
  if (beam.size <= WIDTH) return new Map(beam);
  const weight = ({ blank, mark }: Prefix) => blank + mark;
  return new Map([...beam].toSorted(([, a], [, b]) => weight(b) - weight(a)).slice(0, WIDTH));
}
