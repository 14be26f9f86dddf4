import { useEffect, useState } from 'preact/hooks';
import type { OriginalKind } from '../../../api.ts';
import { HtmlOriginal } from './html-original.tsx';
import { openImage } from './image-file.ts';
import type { OriginalProps } from './original-props.ts';
import { PagedOriginal } from './paged-original.tsx';
import { openPdf } from './pdf-file.ts';
import { TextOriginal } from './text-original.tsx';

/** Where the original comes from; HTML comes inert. */
export interface OriginalSource {
  readonly kind: OriginalKind;
  bytes(): Promise<Uint8Array>;
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
  if (!source) return <p class="report-empty">{words.noOriginal}</p>;
  if (source.kind === 'gone') return <p class="report-empty">{words.gone}</p>;
  if (trouble !== undefined) return <p class="report-empty">{words.notShown(trouble)}</p>;
  if (!bytes) return <p class="report-empty">{words.loading}</p>;
  if (source.kind === 'html') return <HtmlOriginal {...props} bytes={bytes} />;
  if (source.kind === 'text') return <TextOriginal {...props} bytes={bytes} />;
  const open = source.kind === 'pdf' ? openPdf : openImage;
  return <PagedOriginal {...props} bytes={bytes} open={open} onTrouble={onTrouble} />;
}
