import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compilePdfium, type Pdfium, startPdfium } from '../../extractors/pdf/pdfium-module.ts';

/** What pdfium alone needs: every page loaded, and its text. */
export async function pdfiumAlone(bytes: Uint8Array): Promise<void> {
  started ??= compilePdfium(readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))).then(
    startPdfium,
  );
  const { call, heap } = await started;
  const data = call.malloc(bytes.length);
  heap().bytes.set(bytes, data);
  const file = call.FPDF_LoadMemDocument(data, bytes.length, 0);
  for (let index = 0; index < call.FPDF_GetPageCount(file); index += 1) {
    const page = call.FPDF_LoadPage(file, index);
    call.FPDFText_ClosePage(call.FPDFText_LoadPage(page));
    call.FPDF_ClosePage(page);
  }
  call.FPDF_CloseDocument(file);
  call.free(data);
}

let started: Promise<Pdfium> | undefined;
