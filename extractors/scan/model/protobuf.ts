/** A field of a protobuf message; `bytes` are its value as stored, without its length. */
export interface Field {
  readonly id: number;
  readonly wire: number;
  readonly bytes: Uint8Array;
}

/** How the value of a field is stored. */
const [VARINT, EIGHT_BYTES, SIZED, FOUR_BYTES] = [0, 1, 2, 5] as const;

/**
 * The fields of a message, in order.
 * @throws TypeError where the bytes are no message
 */
export function fieldsOf(message: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  const cursor = { message, at: 0 };
  while (cursor.at < message.length) {
    const [key = 0] = varintsOf(takeVarint(cursor));
    fields.push({ id: key >>> 3, wire: key & 7, bytes: takeValue(cursor, key & 7) });
  }
  return fields;
}

interface Cursor {
  readonly message: Uint8Array;
  at: number;
}

function takeValue(cursor: Cursor, wire: number): Uint8Array {
  if (wire === VARINT) return takeVarint(cursor);
  if (wire === SIZED) return take(cursor, varintsOf(takeVarint(cursor))[0] ?? 0);
  if (wire === FOUR_BYTES) return take(cursor, 4);
  if (wire === EIGHT_BYTES) return take(cursor, 8);
  throw new TypeError('Expected a protobuf message');
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (end > cursor.message.length) throw new TypeError('Expected a whole protobuf message');
  const bytes = cursor.message.subarray(cursor.at, end);
  cursor.at = end;
  return bytes;
}

function takeVarint(cursor: Cursor): Uint8Array {
  let length = 1;
  while ((cursor.message[cursor.at + length - 1] ?? 0) > 127) length += 1;
  return take(cursor, length);
}

/** Whole numbers from 0, one after the other: seven bits a byte, the lowest first. */
export function varintsOf(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte > 127) continue;
    numbers.push(value);
    [value, scale] = [0, 1];
  }
  return numbers;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest < 128 ? rest : (rest % 128) + 128);
    if (rest < 128) return Uint8Array.from(bytes);
  }
}

/** A field that holds text, a message or bytes. */
export const sized = (id: number, bytes: Uint8Array): Field => ({ id, wire: SIZED, bytes });

/** A field that holds a whole number from 0. */
export const whole = (id: number, value: number): Field => ({ id, wire: VARINT, bytes: varint(value) });

/** A field that holds a number of four bytes. */
export function float(id: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return { id, wire: FOUR_BYTES, bytes };
}

/** The bytes of a message. */
export function messageOf(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ id, wire, bytes }) => {
    const key = varint(id * 8 + wire);
    return wire === SIZED ? [key, varint(bytes.length), bytes] : [key, bytes];
  });
  const message = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}
