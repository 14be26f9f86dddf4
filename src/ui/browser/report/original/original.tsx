import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OriginalKind } from '../../../api.ts';
import { HtmlOriginal } from './html-original.tsx';
import { openImages } from './image-file.ts';
import type { OriginalProps } from './original-props.ts';
import type { PagedFile } from './paged-file.ts';
import { PagedOriginal } from './paged-original.tsx';
import { openPdf } from './pdf-file.ts';
import { TextOriginal } from './text-original.tsx';

/** Where the original comes from; HTML comes inert, and of pictures one page at a time. */
export interface OriginalSource {
  readonly kind: OriginalKind;
  /** @param page from 1, of a file of pictures */
  bytes(page?: number): Promise<Uint8Array>;
  readonly url?: string;
}

/** The original, with boxes on what is marked. */
export function Original({ source, ...props }: OriginalProps & { readonly source: OriginalSource | null }) {
  const { words } = props;
  const [bytes, setBytes] = useState<Uint8Array>();
  const [trouble, setTrouble] = useState<string>();
  const onTrouble = (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error));
  useEffect(() => {
    let wanted = true;
    setBytes(undefined);
    setTrouble(undefined);
    if (source && source.kind !== 'gone') {
      source.bytes().then(
        (ready) => wanted && setBytes(ready),
        (error) => wanted && onTrouble(error),
      );
    }
    return () => {
      wanted = false;
    };
  }, [source]);
  const { pages } = props.view.source;
  const open = useCallback(
    (first: Uint8Array) => (source?.kind === 'image' ? openPictures(source, first, pages) : openPdf(first)),
    [source, pages],
  );
  if (!source) return <p class="report-empty">{words.noOriginal}</p>;
  if (source.kind === 'gone') return <p class="report-empty">{words.gone}</p>;
  if (trouble !== undefined) return <p class="report-empty">{words.notShown(trouble)}</p>;
  if (!bytes) return <p class="report-empty">{words.loading}</p>;
  if (source.kind === 'html') return <HtmlOriginal {...props} bytes={bytes} />;
  if (source.kind === 'text') return <TextOriginal {...props} bytes={bytes} />;
  return <PagedOriginal {...props} bytes={bytes} open={open} onTrouble={onTrouble} />;
}

/** More pages of pictures are not asked for. */
const MOST_PAGES = 100;

async function openPictures(source: OriginalSource, first: Uint8Array, pages: number): Promise<PagedFile> {
  const pictures = [first];
  for (let page = 2; page <= Math.min(pages, MOST_PAGES); page += 1) pictures.push(await source.bytes(page));
  return openImages(pictures);
}
