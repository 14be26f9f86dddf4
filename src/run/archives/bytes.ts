import { DocumentError } from '../../errors.ts';

/** Bytes as they come. */
export type Bytes = AsyncIterable<Uint8Array>;

/** Bytes that come, taken in portions of any size. Closing it ends the source. */
export class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private chunk: Uint8Array = new Uint8Array();
  private ended = false;
  private closed = false;
  private failure: { readonly error: unknown } | undefined;

  constructor(source: Bytes) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next so many bytes, fewer only at the end; they are still to come. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.chunk.length < count && (await this.fill())) {}
    if (this.chunk.length === 0 && this.failure) throw this.failure.error;
    return this.chunk.subarray(0, count);
  }

  /** Goes past bytes that were peeked at. */
  skip(count: number): void {
    this.chunk = this.chunk.subarray(count);
  }

  /** The next bytes as they come, to the end or to so many. */
  async *take(count = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      const next = await this.peek(1);
      if (next.length === 0) return;
      const part = this.chunk.subarray(0, left);
      this.skip(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Ends the source. Nothing is silently short: taking more is a mistake from then on. */
  async close(): Promise<void> {
    this.closed = true;
    await this.source.return?.();
  }

  private async fill(): Promise<boolean> {
    if (this.closed) throw new TypeError('Expected the bytes of an entry to be taken before the next is asked for');
    if (this.ended) return false;
    const { done, value } = await this.source.next().catch((error: unknown) => {
      // What came before it is given first.
      this.failure = { error };
      return { done: true as const, value: undefined };
    });
    if (done) this.ended = true;
    else this.chunk = this.chunk.length === 0 ? value : Buffer.concat([this.chunk, value]);
    return !done;
  }
}

/** The beginning of bytes, and all of them. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly body: Bytes;
  close(): Promise<void>;
}

export async function peeked(bytes: Bytes, count: number): Promise<Peeked> {
  const reader = new ByteReader(bytes);
  const head = (await reader.peek(count)).slice();
  return { head, body: reader.take(), close: () => reader.close() };
}

/**
 * All bytes at once. What counts is how many come, not how many were promised.
 * @throws DocumentError `too-large` where there are more than `most`
 */
export async function gather(bytes: Bytes, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  // A buffer of its own: a small one would keep alive the large one that it is a part of.
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

export function tooLarge(most: number): DocumentError {
  return new DocumentError('too-large', `more than ${Math.ceil(most / 2 ** 20)} MB unpacked, which is the most`);
}

/** Reads to the end and keeps nothing. */
export async function drain(bytes: Bytes): Promise<void> {
  for await (const _ of bytes);
}
