import type { Random } from '../generate/random.ts';
import { type Edit, edited, latin1 } from './edits.ts';
import type { Mutation } from './mutation.ts';
import type { Sample } from './sample.ts';

type MakeEdits = (sample: Sample, random: Random, others: readonly Sample[]) => readonly Edit[];

function breaking(name: string, make: MakeEdits): Mutation {
  return {
    name,
    effect: 'breaks',
    mutate(sample, random, others) {
      const edits = make(sample, random, others);
      const touched = edits.map((edit) => ({
        ...edit,
        from: edit.to === sample.bytes.length ? rowAt(edit.from, sample) : edit.from,
      }));
      return { name: sample.name, bytes: edited(sample.bytes, edits), touched };
    },
  };
}

/** Where the row begins that is cut at a place: in a text, a line without its end is no row. */
function rowAt(at: number, { medium, bytes }: Sample): number {
  return medium === 'text' ? Buffer.from(bytes).lastIndexOf(10, at) + 1 : at;
}

function anywhere({ bytes }: Sample, random: Random): number {
  return random.int(0, Math.max(0, bytes.length - 1));
}

function several(random: Random, most: number, make: () => Edit): readonly Edit[] {
  return Array.from({ length: random.int(1, most) }, make);
}

/** A piece of a sample. */
function piece(sample: Sample, random: Random, longest: number): Uint8Array {
  const from = anywhere(sample, random);
  return sample.bytes.subarray(from, from + random.int(1, longest));
}

/** What may be done to bytes whatever they mean. */
export const BYTE_MUTATIONS: readonly Mutation[] = [
  breaking('bits flipped', (sample, random) =>
    several(random, 8, () => {
      const from = anywhere(sample, random);
      return { from, to: from + 1, by: Uint8Array.of((sample.bytes[from] ?? 0) ^ (1 << random.int(0, 7))) };
    }),
  ),
  breaking('bytes by chance', (sample, random) =>
    several(random, 4, () => {
      const from = anywhere(sample, random);
      const by = Uint8Array.from({ length: random.int(1, 16) }, () => random.int(0, 255));
      return { from, to: Math.min(sample.bytes.length, from + by.length), by };
    }),
  ),
  breaking('cut off', (sample, random) => [
    { from: anywhere(sample, random), to: sample.bytes.length, by: latin1('') },
  ]),
  breaking('a piece lost', (sample, random) =>
    several(random, 3, () => {
      const from = anywhere(sample, random);
      return { from, to: Math.min(sample.bytes.length, from + random.int(1, 300)), by: latin1('') };
    }),
  ),
  breaking('a piece twice', (sample, random) => {
    const from = anywhere(sample, random);
    const by = sample.bytes.subarray(from, from + random.int(1, 4000));
    const at = random.chance(0.5) ? from + by.length : anywhere(sample, random);
    return [{ from: at, to: at, by }];
  }),
  breaking('a piece of another', (sample, random, others) => {
    const from = anywhere(sample, random);
    return [{ from, to: from, by: piece(random.pick(others), random, 4000) }];
  }),
  breaking('ended by another', (sample, random, others) => {
    const other = random.pick(others);
    const by = other.bytes.subarray(anywhere(other, random));
    return [{ from: anywhere(sample, random), to: sample.bytes.length, by }];
  }),
  breaking('zeros', (sample, random) => {
    const from = anywhere(sample, random);
    return [{ from, to: from, by: Buffer.alloc(random.int(1, 64)) }];
  }),
];
