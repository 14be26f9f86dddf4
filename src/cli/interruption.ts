import { complain } from './output.ts';

/** The first Ctrl-C aborts the signal, and is answered with a sentence; the second ends the program at once. */
export function interruption(sentence: string): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    complain(sentence);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}
