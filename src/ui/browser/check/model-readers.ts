import runtimeAddress from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { Worker } from 'tesseract.js';
import { startRecogniser } from '../../../../extractors/scan/model/recogniser.ts';
import { ppocrReader } from '../../../../extractors/scan/ppocr.ts';
import type { Readers } from '../../../../extractors/scan/scanner.ts';
import { tesseractReader } from '../../../../extractors/scan/tesseract.ts';
import { type Language, tesseractWith } from '../../../../extractors/scan/tesseract-workers.ts';
import { DocumentError } from '../../../errors.ts';
import { fetched, pageFile } from '../page-files.ts';

/**
 * The readers of scans, with the models that are served beside the page.
 * @throws DocumentError `needs-ocr` where they are not
 */
export async function modelReaders(): Promise<Readers> {
  try {
    const [network, characters] = await Promise.all([
      fetched(pageFile('models/ch_PP-OCRv4_rec_infer.onnx')),
      fetched(pageFile('models/ppocr_keys_v1.txt')),
    ]);
    const files = { network, characters: new TextDecoder().decode(characters) };
    const first = ppocrReader(await startRecogniser(await onnxruntime(), files));
    return { first, second: tesseractReader(tesseractWith({ start, atWork: (_, work) => work() })) };
  } catch (error) {
    const message = 'it is a picture, and the models that recognise pictures are not served beside this page';
    throw new DocumentError('needs-ocr', message, { cause: error });
  }
}

/** In this thread alone: several would need headers that a plain server does not send. */
async function onnxruntime() {
  const runtime = await import('onnxruntime-web/wasm');
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmBinary = (await fetched(new URL(runtimeAddress, import.meta.url).href)).buffer as ArrayBuffer;
  return runtime;
}

async function start(language: Language): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  return createWorker(language, OEM.LSTM_ONLY, {
    workerPath: pageFile('models/tesseract/worker.min.js'),
    corePath: pageFile('models/tesseract'),
    langPath: pageFile('models/tesseract'),
    cacheMethod: 'none',
    gzip: true,
  });
}
