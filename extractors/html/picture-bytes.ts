import type { Element } from 'domhandler';
import { fromDataUri } from './data-uri.ts';

/**
 * The bytes of a picture that stands beside the page; `undefined` where there is none. Nothing is ever fetched.
 * @param src a relative path as the page has it
 * @param name the page
 */
export type LoadPicture = (src: string, name: string) => Promise<Uint8Array | undefined>;

/** The bytes of the picture that an element shows: in the page itself, or in a file beside it. */
export async function bytesOf(element: Element, name: string, load: LoadPicture): Promise<Uint8Array | undefined> {
  for (const src of sourcesOf(element)) {
    const bytes = /^data:/i.test(src) ? fromDataUri(src) : await load(src, name);
    if (bytes) return bytes;
  }
  return undefined;
}

/** How the source of a picture is named in a message: as long as a line has room for. */
export function nameOf(element: Element): string {
  const name = sourcesOf(element)[0] ?? '';
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

const LONGEST_NAME = 80;

/** Pages that load pictures late name them in an attribute of their own, and a blank one as their source. */
function sourcesOf({ attribs }: Element): readonly string[] {
  const sources = [attribs['data-src'], attribs['data-original'], attribs.src];
  return sources.flatMap((source) => source?.trim() || []);
}
