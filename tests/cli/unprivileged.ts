import { spawn } from 'node:child_process';
import { type Ended, ended, program } from './ogi.ts';

/** Root may read and write whatever permissions say; without these capabilities it may not. */
const FORCES = '-dac_override,-dac_read_search';
const BOUND = ['setpriv', `--bounding-set=${FORCES}`, `--inh-caps=${FORCES}`];

/** Runs the command line as who is refused what permissions refuse, be it by root. */
export function ogiRefused(words: readonly string[]): Promise<Ended> {
  const { command, env } = program(words);
  const [first = '', ...others] = process.getuid?.() === 0 ? [...BOUND, ...command] : command;
  return ended(spawn(first, others, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}
