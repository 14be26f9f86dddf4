import { readFileSync } from 'node:fs';

/** How often a process is looked at, in milliseconds. */
const EVERY = 500;

/**
 * What a process may hold beyond its heap, in MB: the program itself, and libraries that keep memory of their own (decoded
 * pictures, models, WebAssembly).
 */
const BESIDE_HEAP = 512;

/**
 * Watches how much memory a process holds in all: the limit of its heap does not bind libraries. Only Linux says it.
 * @returns what ends the watch
 */
export function watchMemory(pid: number | undefined, megabytes: number, exceeded: () => void): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => {};
  const timer = setInterval(() => {
    if ((residentMegabytes(pid) ?? 0) > megabytes + BESIDE_HEAP) exceeded();
  }, EVERY);
  return () => clearInterval(timer);
}

/** How much of the memory of the machine a process has, in MB; `undefined` where it has ended. */
export function residentMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
