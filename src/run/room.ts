/** How much may be in hand at once. */
export interface Room {
  /** Waits until there is room for one thing more, of whatever size. */
  free(): Promise<void>;
  take(size: number): void;
  /** Gives back what one `take` took. */
  give(size: number): void;
}

/** Room for so many things, which together are no larger than `size` when another one is taken. */
export function roomFor(count: number, size: number): Room {
  let [taken, total] = [0, 0];
  let waiting: (() => void)[] = [];
  return {
    async free() {
      while (taken >= count || total > size) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    take(one) {
      taken += 1;
      total += one;
    },
    give(one) {
      taken -= 1;
      total -= one;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
}
