import { getHeapStatistics } from 'node:v8';

/** A heap of this many bytes, garbage included, is left to V8. */
const SMALL = 80 * 1024 * 1024;

/** So many times what lived after the last collection a heap may grow before it is collected again. */
const GROWTH = 2;

/** Of one process: how much its heap holds, in bytes, and what collects its garbage. */
export interface Heap {
  readonly held: () => number;
  readonly collect: () => void;
}

/** The heap of this process; nothing where its garbage cannot be collected on demand (`--expose-gc`). */
export function ownHeap(): Heap | undefined {
  const { gc } = globalThis;
  return gc && { held: () => getHeapStatistics().used_heap_size, collect: () => void gc() };
}

/**
 * Keeps the memory of a process flat over many sources. V8 lets garbage lie as long as there is room for it in the machine:
 * a process that reads page after page grew to several times what it holds. Collecting costs as much as what lives, so that it
 * is done by growth and not by count.
 * @returns what is to be called between two sources
 */
export function keptSmall(heap: Heap | undefined): () => void {
  let living = 0;
  return () => {
    if (!heap || heap.held() < Math.max(SMALL, GROWTH * living)) return;
    heap.collect();
    living = heap.held();
  };
}
