import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker } from 'tesseract.js';
import type { Tesseract } from '../../extractors/scan/tesseract.ts';
import { type Language, tesseractWith } from '../../extractors/scan/tesseract-workers.ts';

const require = createRequire(import.meta.url);

/** Tesseract on the language data of their packages, never on the network. */
export function nodeTesseract(): Tesseract {
  return tesseractWith({ start, atWork });
}

/** Keeps the process alive only while the thread works, so that nobody has to close it to end the program. */
async function atWork<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
  const thread = (worker as Worker & { readonly worker?: { ref(): void; unref(): void } }).worker;
  thread?.ref();
  try {
    return await work();
  } finally {
    thread?.unref();
  }
}

async function start(language: Language): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  const langPath = join(folder, '4.0.0_best_int');
  return createWorker(language, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
}
