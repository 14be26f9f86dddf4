import { createHash } from 'node:crypto';
import { hrefOf } from './page-links.ts';
import { loadPagePicture } from './page-pictures.ts';
import type { Beside, Job } from './result.ts';

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A page as its pictures are found: they came with it, or lie beside it. */
type Page = Pick<Job, 'path' | 'pictures' | 'at'>;

let present: Page | undefined;
let noted: Record<string, string | null> = {};

/** Says which source is read from now on. A process reads one at a time. */
export function beginNoting(page: Page): void {
  present = page;
  noted = {};
}

/** Loads a picture of a page, and notes that what is read depends on it. */
export async function loadNoting(src: string, path: string): Promise<Uint8Array | undefined> {
  const bytes = await load(src, present?.path === path ? present : { path });
  noted[src] = bytes ? sha256(bytes) : null;
  return bytes;
}

/** What was noted of the source that is being read. */
export function takeNoted(): Beside {
  const taken = noted;
  noted = {};
  return taken;
}

/** Whether the pictures of a source are as they were. */
export async function isAsNoted(beside: Beside, page: Page): Promise<boolean> {
  for (const [src, before] of Object.entries(beside)) {
    const bytes = await load(src, page);
    if ((bytes ? sha256(bytes) : null) !== before) return false;
  }
  return true;
}

async function load(src: string, { path, pictures, at }: Page): Promise<Uint8Array | undefined> {
  if (pictures) return pictures.get(hrefOf(src) ?? '');
  return loadPagePicture(src, typeof at?.file === 'string' ? at.file : path);
}
