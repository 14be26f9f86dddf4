import type { DocumentProblem } from '../errors.ts';
import type { Content, Known } from '../store/store.ts';
import { isAsNoted } from './beside.ts';
import type { Job } from './result.ts';

/** Failures that may be of the moment: the machine was busy, memory short, a process was killed. */
const OF_THE_MOMENT: ReadonlySet<string | null> = new Set<DocumentProblem>(['timeout', 'internal']);

/** How often a source is tried in all that fails in such a way. */
const TRIES = 3;

/** What the outcome of a source depends on beside what lies in its folder. */
export function contentOf({ path }: Job, sha256: string, key: string): Content {
  return { sha256, key, ending: /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '' };
}

/** What the listing of sources tells of one beside its name and bytes. */
export function toldOf({ address, captured_at, linked_from, attachments }: Job): string {
  return JSON.stringify({ address, captured_at, linked_from, attachments });
}

interface Asked {
  readonly job: Job;
  readonly allowedSeconds: number;
}

/** Whether what is known of a source still holds. */
export async function holds(known: Known, content: Content, { job, allowedSeconds }: Asked): Promise<boolean> {
  if (known.sha256 !== content.sha256 || known.key !== content.key || known.ending !== content.ending) return false;
  if (known.told !== toldOf(job) || !(await isAsNoted(known.beside, job))) return false;
  if (known.status !== 'failed' || !OF_THE_MOMENT.has(known.problem)) return true;
  return known.attempts >= TRIES && known.allowedSeconds >= allowedSeconds;
}

/** How often a source was tried, the next time included. */
export function attemptsOf(known: Known | null, content: Content): number {
  const same = known?.status === 'failed' && known.sha256 === content.sha256 && known.key === content.key;
  return same ? known.attempts + 1 : 1;
}
