import type { Done } from '../run/run.ts';

/** Prints of each source that is done in the order of the sources, whichever is done first. */
export interface LinesInOrder {
  done(done: Pick<Done, 'id' | 'position'>): void;
  /** Prints what is left after the last one, over those that were never done. */
  finish(): Promise<void>;
}

/** @param print prints the line of a source, and waits while its reader is slow */
export function linesInOrder(print: (id: number) => Promise<void>): LinesInOrder {
  const waiting = new Map<number, number>();
  let next = 0;
  let printing: Promise<void> = Promise.resolve();
  const follow = (id: number) => {
    printing = printing.then(() => print(id));
    // A rejection is met at the end; until then it is not unhandled.
    printing.catch(() => {});
  };
  return {
    done({ id, position }) {
      waiting.set(position, id);
      for (let first = waiting.get(next); first !== undefined; first = waiting.get(next)) {
        waiting.delete(next);
        next += 1;
        follow(first);
      }
    },
    async finish() {
      for (const [, id] of [...waiting].sort(([a], [b]) => a - b)) follow(id);
      await printing;
    },
  };
}
