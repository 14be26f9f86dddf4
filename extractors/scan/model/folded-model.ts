import {
  constant,
  constantOf,
  floatAttribute,
  floatOf,
  formatOnnx,
  integersOf,
  type OnnxModel,
  type Operation,
  parseOnnx,
  type Tensor,
} from './onnx-file.ts';

/**
 * The same model with less to do, for the recogniser spends more than half of its time on multiplying by single numbers and
 * adding them, which its runtime leaves as it is: such steps become part of the convolution before or after them, and the
 * five steps of a hard swish two. What comes out differs by no more than the rounding of floats.
 * @param onnx the bytes of an ONNX file
 */
export function foldedModel(onnx: Uint8Array): Uint8Array {
  const model = parseOnnx(onnx);
  const draft: Draft = { done: new Map(), constants: new Map(), uses: usesOf(model) };
  for (const operation of model.operations) add(operation, draft);
  const done = [...draft.done.values()];
  const used = new Set(done.flatMap(({ inputs }) => inputs));
  const constants = [...draft.constants].filter(([name]) => used.has(name));
  return formatOnnx({ ...model, operations: [...constants.map((each) => constant(...each)), ...done] });
}

/** What is folded so far. */
interface Draft {
  /** Operations by the name of what they give, in order. */
  readonly done: Map<string, Operation>;
  readonly constants: Map<string, Tensor>;
  /** How often what is given by a name is taken. */
  readonly uses: ReadonlyMap<string, number>;
}

function usesOf({ operations, outputs }: OnnxModel): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const name of [...outputs, ...operations.flatMap(({ inputs }) => inputs)])
    uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

function add(operation: Operation, draft: Draft): void {
  const tensor = constantOf(operation);
  if (tensor) draft.constants.set(outputOf(operation), tensor);
  else for (const one of foldedIn(operation, draft)) draft.done.set(outputOf(one), one);
}

function foldedIn(operation: Operation, draft: Draft): readonly Operation[] {
  if (operation.type === 'Conv') return afterNumbers(operation, draft);
  return hardSwish(operation, draft) ?? intoConvolution(operation, draft) ?? [operation];
}

const outputOf = ({ outputs }: Operation): string => outputs[0] ?? '';
const inputOf = (operation: Operation | undefined): string => operation?.inputs[0] ?? '';

/** The operation whose result nothing else takes. */
function onlyFor(name: string, { done, uses }: Draft): Operation | undefined {
  return uses.get(name) === 1 ? done.get(name) : undefined;
}

/** What a step does with single numbers: `times * input + plus`. */
interface Linear {
  readonly input: string;
  readonly times: number;
  readonly plus: number;
}

function linearOf(operation: Operation | undefined, { constants }: Draft): Linear | undefined {
  const [a = '', b = ''] = operation?.inputs ?? [];
  const [first, second] = [a, b].map((name) => numberOf(constants.get(name)));
  const [input, by] = second === undefined ? [b, first] : [a, second];
  if (by === undefined) return undefined;
  if (operation?.type === 'Add') return { input, times: 1, plus: by };
  if (operation?.type === 'Mul') return { input, times: by, plus: 0 };
  return operation?.type === 'Div' && input === a ? { input, times: 1 / by, plus: 0 } : undefined;
}

function numberOf(tensor: Tensor | undefined): number | undefined {
  return tensor && tensor.values.length === 1 && tensor.dims.length <= 1 ? tensor.values[0] : undefined;
}

/** What a convolution multiplies by and adds. */
interface Weights {
  readonly kernel: Tensor;
  readonly bias: Float32Array;
}

function weightsOf({ inputs }: Operation, { constants }: Draft): Weights | undefined {
  const [, kernelName = '', biasName] = inputs;
  const kernel = constants.get(kernelName);
  const bias = biasName === undefined ? new Float32Array(kernel?.dims[0] ?? 0) : constants.get(biasName)?.values;
  return kernel && bias && { kernel, bias };
}

function withWeights(convolution: Operation, { kernel, bias }: Weights, { constants }: Draft): Operation {
  const [kernelName, biasName] = [`${outputOf(convolution)}/kernel`, `${outputOf(convolution)}/bias`] as const;
  constants.set(kernelName, kernel);
  constants.set(biasName, { dims: [bias.length], values: bias });
  return { ...convolution, inputs: [inputOf(convolution), kernelName, biasName] };
}

function scaled({ dims, values }: Tensor, by: number): Tensor {
  return { dims, values: values.map((value) => value * by) };
}

/** A number after a convolution becomes part of it. */
function intoConvolution(operation: Operation, draft: Draft): readonly Operation[] | undefined {
  const linear = linearOf(operation, draft);
  const before = linear && onlyFor(linear.input, draft);
  const weights = before?.type === 'Conv' ? weightsOf(before, draft) : undefined;
  if (!linear || !before || !weights) return undefined;
  draft.done.delete(linear.input);
  const kernel = scaled(weights.kernel, linear.times);
  const bias = weights.bias.map((value) => value * linear.times + linear.plus);
  return [withWeights({ ...before, outputs: operation.outputs }, { kernel, bias }, draft)];
}

/** Numbers before a convolution become part of it. */
function afterNumbers(convolution: Operation, draft: Draft): readonly Operation[] {
  const linear = linearOf(onlyFor(inputOf(convolution), draft), draft);
  const weights = weightsOf(convolution, draft);
  if (!linear || !weights) return [convolution];
  if (linear.plus !== 0 && isPadded(convolution)) return [shifted(convolution, linear, draft), convolution];
  draft.done.delete(inputOf(convolution));
  const { kernel, bias } = weights;
  const size = kernel.values.length / bias.length;
  const sumAt = (channel: number) => sum(kernel.values.subarray(channel * size, (channel + 1) * size));
  const more = bias.map((value, channel) => value + linear.plus * (linear.plus === 0 ? 0 : sumAt(channel)));
  const inputs = [linear.input, ...convolution.inputs.slice(1)];
  return afterNumbers(
    withWeights({ ...convolution, inputs }, { kernel: scaled(kernel, linear.times), bias: more }, draft),
    draft,
  );
}

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);

/** Beyond its edges the convolution sees zeros, to which nothing is added. */
const isPadded = (convolution: Operation) => integersOf(convolution, 'pads').some((pad) => pad !== 0);

/** As a batch normalisation, which the runtime does without setting the pixels of all channels in another order first. */
function shifted(convolution: Operation, { input, plus }: Linear, draft: Draft): Operation {
  const before = linearOf(onlyFor(input, draft), draft);
  const isScaled = before?.plus === 0;
  if (isScaled) draft.done.delete(input);
  const name = inputOf(convolution);
  const [group = 1] = integersOf(convolution, 'group');
  const channels = group * (weightsOf(convolution, draft)?.kernel.dims[1] ?? 0);
  const all = (value: number, part: string) => {
    draft.constants.set(`${name}/${part}`, { dims: [channels], values: new Float32Array(channels).fill(value) });
    return `${name}/${part}`;
  };
  const numbers = [all(isScaled ? before.times : 1, 'scale'), all(plus, 'shift'), all(0, 'mean'), all(1, 'variance')];
  const attributes = new Map([floatAttribute('epsilon', 0)]);
  return {
    type: 'BatchNormalization',
    inputs: [isScaled ? before.input : input, ...numbers],
    outputs: [name],
    attributes,
  };
}

/** `x * min(6, max(0, x + 3)) / 6` in the words that the runtime knows. */
function hardSwish(operation: Operation, draft: Draft): readonly Operation[] | undefined {
  const sixth = linearOf(operation, draft);
  const product = sixth && onlyFor(sixth.input, draft);
  const [input = '', clipped = ''] = product?.type === 'Mul' ? product.inputs : [];
  const clip = onlyFor(clipped, draft);
  const sum = linearOf(onlyFor(inputOf(clip), draft), draft);
  const isSwish =
    operation.type === 'Div' &&
    sixth?.times === 1 / 6 &&
    clip?.type === 'Clip' &&
    floatOf(clip, 'min') === 0 &&
    floatOf(clip, 'max') === 6 &&
    sum?.input === input &&
    sum.plus === 3;
  if (!isSwish) return undefined;
  for (const name of [sixth.input, clipped, inputOf(clip)]) draft.done.delete(name);
  const gate = `${outputOf(operation)}/gate`;
  const attributes = new Map([floatAttribute('alpha', 1 / 6), floatAttribute('beta', 0.5)]);
  return [
    { type: 'HardSigmoid', inputs: [input], outputs: [gate], attributes },
    { ...operation, type: 'Mul', inputs: [input, gate] },
  ];
}
