import type { Source } from '../../audit.ts';
import { readSource } from '../../run/read-source.ts';
import type { OriginalKind } from '../api.ts';

const KINDS: Readonly<Record<Source['medium'], OriginalKind>> = {
  pdf: 'pdf',
  html: 'html',
  image: 'image',
  text: 'text',
};

/** The bytes of a source, where they are still those that were read. */
export async function originalOf({ path, medium }: Source): Promise<{ kind: OriginalKind; bytes: Uint8Array }> {
  const bytes = await readSource(path).catch(() => undefined);
  return bytes ? { kind: KINDS[medium], bytes } : { kind: 'gone', bytes: new Uint8Array() };
}
