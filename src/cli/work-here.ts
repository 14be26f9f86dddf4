import { openQueue } from '../many/open-queue.ts';
import { Unreachable } from '../many/reach.ts';
import { work } from '../many/worker.ts';
import { DEFAULT_PROFILE } from '../profile.ts';
import { judgeCorrected } from '../run/judge-corrected.ts';
import { openPostgresStore } from '../store/postgres/open.ts';
import { interruption } from './interruption.ts';
import { complain } from './output.ts';
import { NO_PROGRESS, progressOn } from './progress.ts';
import { SHARED_WORDS } from './shared-words.ts';
import { printable } from './terminal.ts';
import { troubleWith } from './trouble.ts';
import { watchOf } from './watch.ts';
import type { WorkerOptions } from './worker.ts';

/** Works until it is told to stop, and gives the exit code. */
export async function workHere(options: WorkerOptions): Promise<number> {
  const { database, jobs, map, lease, lang, quiet } = options;
  const words = SHARED_WORDS[lang];
  const signal = interruption(words.stopping);
  let profile = DEFAULT_PROFILE;
  try {
    const store = await openPostgresStore(database, { judge: (report, made) => judgeCorrected(report, made, profile) });
    try {
      const queue = await openQueue(store, { leaseSeconds: lease });
      if (!quiet) complain(words.ready(printable(store.address.shown), jobs));
      const progress = quiet ? NO_PROGRESS : progressOn(process.stderr, lang);
      await work({
        ...{ store, queue, jobs, lease, signal },
        mappings: map,
        watch: watchOf(progress),
        onRun(course) {
          profile = course.settings.profile;
        },
        onTrouble: (error) => complain(printable(error.message)),
      })
        .finally(progress.stop)
        .finally(queue.close);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof Unreachable) {
      complain(`error: ${printable(error.message)}`);
      return 2;
    }
    const code = troubleWith({ out: '', database }, error);
    if (code === undefined) throw error;
    return code;
  }
}
