import { gzipSync } from 'node:zlib';
import type { Random } from '../generate/random.ts';
import { packedRecords, record, tar, zip } from '../run/archives.ts';
import { BYTE_MUTATIONS } from './bytes.ts';
import type { Mutation } from './mutation.ts';
import type { Sample } from './sample.ts';

type Kind = 'zip' | 'tar' | 'tar.gz' | 'warc' | 'warc.gz' | 'zip in tar';

const KINDS: readonly Kind[] = ['zip', 'tar', 'tar.gz', 'warc', 'warc.gz', 'zip in tar'];

function packed(kind: Kind, samples: readonly Sample[], random: Random): Buffer {
  const entries = samples.map(({ name, bytes }) => ({
    name: `年报/${name}`,
    data: bytes,
    stored: random.chance(0.3),
    trailing: random.chance(0.3),
  }));
  if (kind === 'zip') return zip(entries);
  if (kind === 'zip in tar') return tar([{ name: 'in.zip', data: zip(entries) }, ...entries]);
  if (kind.startsWith('tar')) return kind === 'tar' ? tar(entries) : gzipSync(tar(entries));
  const records = samples.map(({ name, bytes }) =>
    record({ address: `http://www.x.gov.cn/${encodeURIComponent(name)}`, body: bytes }),
  );
  return kind === 'warc' ? Buffer.concat(records) : packedRecords(records);
}

/** Archives of a few samples, damaged like any bytes. */
export const BREAKING_ARCHIVES: readonly Mutation[] = KINDS.map((kind) => ({
  name: `${kind} that is damaged`,
  effect: 'breaks',
  mutate(_, random, others) {
    const small = others.filter(({ bytes }) => bytes.length < 100_000);
    const samples = Array.from({ length: random.int(1, 4) }, () => random.pick(small));
    const archive: Sample = {
      name: `a.${kind.replaceAll(' ', '-')}`,
      medium: 'archive',
      bytes: packed(kind, samples, random),
    };
    const mutant = random.pick(BYTE_MUTATIONS).mutate(archive, random, [archive]);
    return mutant && { name: archive.name, bytes: mutant.bytes, packed: samples.map(({ bytes }) => bytes) };
  },
}));
