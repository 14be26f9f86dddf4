import { type Field, fieldsOf, float, messageOf, sized, varintsOf, whole } from './protobuf.ts';

/** Numbers in rows, and rows of rows; one number alone has no dimensions, or one of 1. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** A step of a model: inputs by name → outputs by name. */
export interface Operation {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** As stored, by name. */
  readonly attributes: ReadonlyMap<string, Uint8Array>;
}

/** A model as an ONNX file holds it. */
export interface OnnxModel {
  /** In an order in which they can be done. */
  readonly operations: readonly Operation[];
  /** The names of what the model gives. */
  readonly outputs: readonly string[];
  /** What else the file holds, as it is. */
  readonly rest: { readonly model: readonly Field[]; readonly graph: readonly Field[] };
}

/** The numbers of fields in the messages of the ONNX format. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, output: 12 } as const;
const OUTPUT = { name: 1 } as const;
const NODE = { input: 1, output: 2, name: 3, type: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const TENSOR = { dims: 1, type: 2, raw: 9 } as const;
/** The types of attributes, and of the numbers of a tensor. */
const TYPE = { float: 1, tensor: 4 } as const;

/** @throws TypeError where the bytes are no ONNX file */
export function parseOnnx(bytes: Uint8Array): OnnxModel {
  const model = fieldsOf(bytes);
  const graph = model.find(({ id }) => id === MODEL.graph);
  if (!graph) throw new TypeError('Expected an ONNX model with a graph');
  const fields = fieldsOf(graph.bytes);
  return {
    operations: valuesOf(fields, GRAPH.node).map(operationOf),
    outputs: valuesOf(fields, GRAPH.output).map((output) => textOf(output, OUTPUT.name)),
    rest: {
      model: model.filter((field) => field !== graph),
      graph: fields.filter(({ id }) => id !== GRAPH.node),
    },
  };
}

/** The bytes of an ONNX file. */
export function formatOnnx({ operations, rest }: OnnxModel): Uint8Array {
  const nodes = operations.map((operation) => sized(GRAPH.node, encoded(operation)));
  return messageOf([...rest.model, sized(MODEL.graph, messageOf([...nodes, ...rest.graph]))]);
}

function operationOf(bytes: Uint8Array): Operation {
  const fields = fieldsOf(bytes);
  const texts = (id: number) => valuesOf(fields, id).map(text);
  const attributes = valuesOf(fields, NODE.attribute);
  return {
    type: texts(NODE.type)[0] ?? '',
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
    attributes: new Map(attributes.map((attribute) => [textOf(attribute, ATTRIBUTE.name), attribute])),
  };
}

function encoded({ type, inputs, outputs, attributes }: Operation): Uint8Array {
  return messageOf([
    ...inputs.map((name) => sized(NODE.input, utf8(name))),
    ...outputs.map((name) => sized(NODE.output, utf8(name))),
    sized(NODE.name, utf8(outputs[0] ?? type)),
    sized(NODE.type, utf8(type)),
    ...[...attributes.values()].map((attribute) => sized(NODE.attribute, attribute)),
  ]);
}

/** The number that an attribute of an operation holds. */
export function floatOf({ attributes }: Operation, name: string): number | undefined {
  const [bytes] = valuesOf(fieldsOf(attributes.get(name) ?? NOTHING), ATTRIBUTE.float);
  return bytes && new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
}

/** The whole numbers that an attribute of an operation holds, or the one. */
export function integersOf({ attributes }: Operation, name: string): readonly number[] {
  const fields = fieldsOf(attributes.get(name) ?? NOTHING);
  return [ATTRIBUTE.integer, ATTRIBUTE.integers].flatMap((id) => valuesOf(fields, id).flatMap(varintsOf));
}

/** The numbers that an operation gives each time; `undefined` where it is no constant of floats. */
export function constantOf({ type, attributes }: Operation): Tensor | undefined {
  if (type !== 'Constant') return undefined;
  const [tensor] = valuesOf(fieldsOf(attributes.get('value') ?? NOTHING), ATTRIBUTE.tensor);
  const fields = fieldsOf(tensor ?? NOTHING);
  const [raw] = valuesOf(fields, TENSOR.raw);
  const [numbers] = valuesOf(fields, TENSOR.type).flatMap(varintsOf);
  if (numbers !== TYPE.float || !raw) return undefined;
  return {
    dims: valuesOf(fields, TENSOR.dims).flatMap(varintsOf),
    values: new Float32Array(new Uint8Array(raw).buffer),
  };
}

/** An operation that gives the same numbers each time. */
export function constant(name: string, { dims, values }: Tensor): Operation {
  const tensor = messageOf([
    ...dims.map((dim) => whole(TENSOR.dims, dim)),
    whole(TENSOR.type, TYPE.float),
    sized(TENSOR.raw, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
  const attributes = [attribute('value', sized(ATTRIBUTE.tensor, tensor), TYPE.tensor)];
  return { type: 'Constant', inputs: [], outputs: [name], attributes: new Map(attributes) };
}

/** An attribute that holds a number. */
export const floatAttribute = (name: string, value: number) =>
  attribute(name, float(ATTRIBUTE.float, value), TYPE.float);

function attribute(name: string, value: Field, type: number): readonly [string, Uint8Array] {
  return [name, messageOf([sized(ATTRIBUTE.name, utf8(name)), value, whole(ATTRIBUTE.type, type)])];
}

const NOTHING = new Uint8Array(0);
const utf8 = (value: string) => new TextEncoder().encode(value);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const textOf = (message: Uint8Array, id: number) => text(valuesOf(fieldsOf(message), id)[0] ?? NOTHING);

function valuesOf(fields: readonly Field[], id: number): readonly Uint8Array[] {
  return fields.filter((field) => field.id === id).map(({ bytes }) => bytes);
}
