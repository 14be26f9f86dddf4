import type { Recogniser } from '../ppocr.ts';
import { foldedModel } from './folded-model.ts';

/** What is used of onnxruntime, the same in Node and in browsers. */
export interface Onnxruntime {
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => object;
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: the feeds of the two runtimes are different types
  run(feeds: any): Promise<Readonly<Record<string, unknown>>>;
  release(): Promise<void>;
}

/** The files of the model: its network, and the characters that it tells apart, one a line. */
export interface RecogniserFiles {
  readonly network: Uint8Array;
  readonly characters: string;
}

/** Of one run: there is a worker for each core already. */
const THREADS = 1;

/** Starts the recogniser of PP-OCRv4, its network simplified. */
export async function startRecogniser(
  { InferenceSession, Tensor }: Onnxruntime,
  { network, characters }: RecogniserFiles,
): Promise<Recogniser> {
  const session = await InferenceSession.create(foldedModel(network), {
    intraOpNumThreads: THREADS,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    labels: [...characters.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
    async run(data, dims) {
      const result = (await session.run({ [input]: new Tensor('float32', data, dims) }))[output];
      const given = result as { readonly data?: unknown; readonly dims: readonly number[] } | undefined;
      if (!(given?.data instanceof Float32Array)) throw new TypeError('Expected the recogniser to give float32');
      return { data: given.data, dims: given.dims };
    },
    close: () => session.release(),
  };
}
