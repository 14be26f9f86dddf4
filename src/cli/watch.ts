import type { Done, Watch } from '../run/run.ts';
import type { Progress } from './progress.ts';

/** Shows on a progress how a run goes. @param also told of each source that is done, too */
export function watchOf(progress: Progress, also?: (done: Done) => void): Watch {
  return {
    begun: progress.begun,
    done(done) {
      const { path, status, problem, findings } = done;
      progress.done({ path, failed: status === 'failed' && problem !== 'not-a-report', findings });
      also?.(done);
    },
  };
}
