import { SingleBar } from 'cli-progress';
import { complain } from './output.ts';

/** Shows how far a run has come. */
export interface Progress {
  /** One more source is done. */
  step(): void;
  /** How many there are, once it is known. */
  total(count: number): void;
  stop(): void;
}

/** Nothing is shown. */
export const NO_PROGRESS: Progress = { step() {}, total() {}, stop() {} };

/** A bar on a terminal, where the sources can be counted beforehand; elsewhere, a line every half minute. */
export function progressOn(stream: NodeJS.WriteStream, countable: boolean): Progress {
  return stream.isTTY && countable ? barOn(stream) : lines();
}

function barOn(stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {value}/{total}  {duration_formatted}';
  const bar = new SingleBar({ stream, format, barsize: 40, clearOnComplete: true });
  let done = 0;
  let stopped = false;
  return {
    step() {
      done += 1;
      bar.update(done);
    },
    total(count) {
      if (!stopped) bar.start(count, done);
    },
    stop() {
      stopped = true;
      bar.stop();
    },
  };
}

function lines(): Progress {
  let done = 0;
  let known: number | undefined;
  const timer = setInterval(() => complain(known === undefined ? `${done} done` : `${done} of ${known} done`), 30_000);
  timer.unref();
  return {
    step() {
      done += 1;
    },
    total(count) {
      known = count;
    },
    stop: () => clearInterval(timer),
  };
}
