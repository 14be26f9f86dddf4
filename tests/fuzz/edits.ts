/** A range of bytes: `to` is the first that is no longer in it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Bytes in place of a range. */
export interface Edit extends Range {
  readonly by: Uint8Array;
}

/** Bytes with edits, none of which overlap: of two that do, the first counts. */
export function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    parts.push(bytes.subarray(at, from), by);
    at = to;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

/** Whether two ranges meet, or lie side by side. */
export function meets(a: Range, b: Range): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Text of one byte a character, as bytes. */
export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
