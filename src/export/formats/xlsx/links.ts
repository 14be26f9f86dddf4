import type { Source } from '../../../audit.ts';
import type { Link } from './cell.ts';

/** The file of a source, and the page in it where a reader may go to one. */
export function fileLink(
  { path, medium }: Source,
  locate: (path: string) => string | undefined,
  page: number | null = null,
): Link | undefined {
  const file = locate(path);
  if (file === undefined) return undefined;
  // Whatever a file is called, this is a path, and nothing else.
  const steps = file.toWellFormed().split('/').map(encodeURIComponent);
  return { url: steps.join('/') + (page !== null && medium === 'pdf' ? `#page=${page}` : '') };
}

/** The page of the web that a source was; no other scheme is ever linked to. */
export function webLink({ address }: Source): Link | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? { url: href } : undefined;
}
