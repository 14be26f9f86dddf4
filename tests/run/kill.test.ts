import { describe, expect, test } from '@jest/globals';
import { aFolder } from './a-folder.ts';
import { killRuns, type Victim } from './kills.ts';

/** `OGI_KILLS=50 OGI_KILL_DOCUMENTS=300` is the test in full; it takes half an hour. */
const KILLS = Number(process.env.OGI_KILLS ?? 3);
const DOCUMENTS = Number(process.env.OGI_KILL_DOCUMENTS ?? 12);

const VICTIMS = Array.from({ length: KILLS }, (_, nth): Victim => (nth % 3 === 2 ? 'reader' : 'program'));

describe('a run that is killed', () => {
  test(
    'ends after one more run with what it would have given undisturbed',
    async () => {
      const kills = await killRuns({ folder: aFolder(), documents: DOCUMENTS, victims: VICTIMS, seed: Date.now() });
      expect(kills.filter(({ faults }) => faults.length > 0)).toEqual([]);
      expect(kills).toHaveLength(KILLS);
    },
    120_000 + KILLS * DOCUMENTS * 2000,
  );
});
