import { readFileSync } from 'node:fs';

/** This process, by a name that none after it has, even where numbers of processes are used again. */
export function thisProcess(): string {
  return `${process.pid}-${startOf(process.pid) ?? 0}`;
}

/** Whether a process is still there; where it cannot be told apart from a later one of its number, whether any is. */
export function isAlive(owner: string): boolean {
  const [pid = 0, start] = owner.split('-').map(Number);
  if (start !== 0) return startOf(pid) === start;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in ticks since the machine did; `undefined` where it has ended or the system does not say. */
function startOf(pid: number): number | undefined {
  const [state, ...fields] = statOf(pid);
  return state === undefined || state === 'Z' || state === 'X' ? undefined : Number(fields[18]);
}

/** What Linux says of a process after its name, which may hold anything. */
function statOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
