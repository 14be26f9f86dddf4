import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { nodePdfEngine } from '../../src/run/engines.ts';

/** What pdfjs alone needs: the operator list of every page, with the settings of the extractor. */
export async function operatorLists(bytes: Uint8Array): Promise<void> {
  // The engine sets up the globals that pdfjs looks for.
  engine ??= nodePdfEngine();
  ready ??= engine.open(new Uint8Array(bytes)).then((file) => file.close());
  await ready;
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${folder}/cmaps/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    disableFontFace: false,
    ownerDocument: { fonts: { add: () => undefined, delete: () => undefined } } as never,
    isEvalSupported: false,
    maxImageSize: 1,
    verbosity: 0,
  } as Parameters<typeof getDocument>[0]);
  const file = await task.promise;
  for (let number = 1; number <= file.numPages; number += 1) await (await file.getPage(number)).getOperatorList();
  await task.destroy();
}

let engine: ReturnType<typeof nodePdfEngine> | undefined;
let ready: Promise<void> | undefined;
