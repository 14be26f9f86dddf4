import { setImmediate } from 'node:timers/promises';

/** For so many milliseconds work may go on without letting others have their turn. */
const STRETCH = 50;

/**
 * Gives timers and signals their turn where it is due: what is read and stored without waiting would let neither progress
 * be shown nor Ctrl-C be heard as long as it goes on.
 */
export function turnGiver(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < STRETCH) return;
    await setImmediate();
    last = performance.now();
  };
}
