import type { Readers } from '../../../../extractors/scan/scanner.ts';
import { DocumentError } from '../../../errors.ts';

/** The readers of scans, with the models that are served beside the page. */
export async function modelReaders(): Promise<Readers> {
  throw new DocumentError(
    'needs-ocr',
    'it is a picture, and the models that recognise pictures are not served beside this page',
  );
}
