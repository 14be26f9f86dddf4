import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Condition } from './ocr-conditions.ts';
import { type Scanned, scannedReport } from './ocr-material.ts';

interface Order {
  readonly condition: Condition;
  readonly seed: number;
  readonly tablesOnly: boolean;
}

/** Draws scanned reports in a process of its own, so that its memory and time are not those of reading. */
export interface Drawer {
  /** One after the other, in the order asked for. */
  draw(condition: Condition, seed: number, tablesOnly: boolean): Promise<Scanned>;
  close(): void;
}

export function openDrawer(): Drawer {
  const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced' });
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (order: Order): Promise<Scanned> => {
    const answer = once(child, 'message');
    child.send(order);
    return (await answer)[0] as Scanned;
  };
  return {
    draw(condition, seed, tablesOnly) {
      const drawn = last.then(() => ask({ condition, seed, tablesOnly }));
      last = drawn.catch(() => {});
      return drawn;
    },
    close: () => child.disconnect(),
  };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('message', async ({ condition, seed, tablesOnly }: Order) => {
    process.send?.(await scannedReport(condition, seed, tablesOnly));
  });
}
