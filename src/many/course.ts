import type { Settings } from '../run/answer.ts';
import { engineKey } from '../run/versions.ts';
import type { Store } from '../store/store.ts';

/** What every machine has to know of a run. Plain data. */
export interface Course {
  readonly run: number;
  /** What the outcomes depend on beside the bytes. */
  readonly key: string;
  readonly settings: Settings;
  /** The most seconds that a source may take. */
  readonly timeout: number;
  readonly force: boolean;
  /** ISO date and time. */
  readonly startedAt: string;
  /** How many sources there are; `null` until all are listed. */
  readonly listed: number | null;
  /** Files that were no sources, by the ending of their names. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Folders and files that were named, by their whole names: every machine has to have them. */
  readonly roots: readonly string[];
}

/** Under this name the ledger keeps the course of its last run. */
const COURSE = 'course';

export function setCourse(store: Pick<Store, 'remember'>, course: Course): Promise<void> {
  return store.remember(COURSE, JSON.stringify(course));
}

/** The course of the last run; `undefined` where there is none that machines share. */
export async function courseOf(store: Pick<Store, 'recall' | 'lastRun'>): Promise<Course | undefined> {
  const last = await store.lastRun();
  const text = await store.recall(COURSE);
  const course = text === undefined ? undefined : (JSON.parse(text) as Course);
  return course?.run === last?.run ? course : undefined;
}

/** Whether this program reads as the one that began the run. */
export function readsAlike({ key, settings }: Course): boolean {
  return engineKey(settings) === key;
}
