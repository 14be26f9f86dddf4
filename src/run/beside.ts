import { createHash } from 'node:crypto';
import { loadPagePicture } from './page-pictures.ts';
import type { Beside } from './result.ts';

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

let noted: Record<string, string | null> = {};

/** Loads a picture beside a page, and notes that what is read depends on it. */
export async function loadNoting(src: string, name: string): Promise<Uint8Array | undefined> {
  const bytes = await loadPagePicture(src, name);
  noted[src] = bytes ? sha256(bytes) : null;
  return bytes;
}

/** What was noted since this was last asked. A process reads one source at a time. */
export function takeNoted(): Beside {
  const taken = noted;
  noted = {};
  return taken;
}

/** Whether the files beside a source are as they were. */
export async function isAsNoted(beside: Beside, path: string): Promise<boolean> {
  for (const [src, before] of Object.entries(beside)) {
    const bytes = await loadPagePicture(src, path);
    if ((bytes ? sha256(bytes) : null) !== before) return false;
  }
  return true;
}
