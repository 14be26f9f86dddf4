/** So many of what is small are recorded at once. */
const BATCH = 200;

/** Collects what is cheaper to record together. */
export interface Batches<T> {
  add(one: T): Promise<void>;
  /** Records what is in hand. */
  rest(): Promise<void>;
}

export function inBatches<T>(record: (batch: readonly T[]) => Promise<void>): Batches<T> {
  let inHand: T[] = [];
  const rest = async () => {
    const batch = inHand;
    inHand = [];
    if (batch.length > 0) await record(batch);
  };
  return {
    async add(one) {
      inHand.push(one);
      if (inHand.length >= BATCH) await rest();
    },
    rest,
  };
}
