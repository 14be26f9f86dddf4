import { readFileSync } from 'node:fs';
import { childrenOf } from '../run/kills.ts';

/** How often processes are looked at, in milliseconds: what they take after the last look is not seen. */
const EVERY = 100;
/** The ticks of Linux in a second. */
const TICKS = 100;

export interface CpuMeter {
  /** Ends, and gives the seconds of processor time since it began. */
  stop(): number;
}

/** Measures what processes and those that they start take of the processors, where Linux says it. */
export function cpuMeter(pids: readonly number[]): CpuMeter {
  const seen = new Map<number, number>();
  const look = () => {
    for (const pid of pids.flatMap(family)) seen.set(pid, ticksOf(pid) ?? seen.get(pid) ?? 0);
  };
  look();
  const before = sum(seen);
  const timer = setInterval(look, EVERY);
  return {
    stop() {
      clearInterval(timer);
      look();
      return (sum(seen) - before) / TICKS;
    },
  };
}

function sum(seen: ReadonlyMap<number, number>): number {
  return [...seen.values()].reduce((total, ticks) => total + ticks, 0);
}

function family(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(family)];
}

function ticksOf(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}
