import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { DocumentError } from '../../errors.ts';

/** The head of an HTTP response as a crawl keeps it. */
export interface ResponseHead {
  readonly status: number;
  /** By their names in small letters; of several, the last. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly length: number;
}

/** The head of a response; `undefined` where the bytes do not begin with a whole one. */
export function responseHead(bytes: Uint8Array): ResponseHead | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const status = /^HTTP\/[\d.]+\s+(\d{3})/.exec(text);
  const end = /\r?\n\r?\n/.exec(text);
  if (!status || !end) return undefined;
  return { status: Number(status[1]), headers: fieldsOf(text.slice(0, end.index)), length: end.index + end[0].length };
}

/** The fields below a first line. A line that begins with a blank goes on with the one before. */
export function fieldsOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.slice(1).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    }),
  );
}

/**
 * The page that a response carries, its transfer and content encodings undone. Crawls often keep a body decoded with the
 * fields that it had before; then it is taken as it is.
 * @throws DocumentError where it is damaged, or more than `most` bytes
 */
export function decodedBody(body: Uint8Array, headers: ResponseHead['headers'], most: number): Uint8Array {
  const chunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const encodings = (headers.get('content-encoding') ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean);
  return encodings
    .toReversed()
    .reduce((bytes, encoding) => decodedAs(encoding, bytes, most), chunked ? joined(body) : body);
}

/** A chunked body in one piece. */
function joined(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]{0,500})?\r?\n/i.exec(bytes.toString('latin1', at, at + 600));
    if (!size) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size[1] ?? '', 16);
    at += size[0].length;
    if (length === 0) break;
    parts.push(bytes.subarray(at, at + length));
    at += length;
    if (bytes[at] === 13) at += 1;
    if (bytes[at] === 10) at += 1;
  }
  return Buffer.concat(parts);
}

function decodedAs(encoding: string, bytes: Uint8Array, most: number): Uint8Array {
  const options = { maxOutputLength: most };
  try {
    if (/^x?-?gzip$/.test(encoding)) return isGzip(bytes) ? gunzipSync(bytes, options) : bytes;
    if (encoding === 'deflate') return inflated(bytes, options);
    if (encoding === 'br') return brotliDecompressSync(bytes, options);
    return bytes;
  } catch (error) {
    if (looksDecoded(bytes)) return bytes;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new DocumentError('too-large', `more than ${most} bytes unpacked`);
    throw new DocumentError('damaged', `its ${encoding} encoding is damaged: ${message}`, { cause: error });
  }
}

/** Some servers mean deflate with its frame, some without. */
function inflated(bytes: Uint8Array, options: { maxOutputLength: number }): Uint8Array {
  const framed = ((bytes[0] ?? 0) & 15) === 8 && (256 * (bytes[0] ?? 0) + (bytes[1] ?? 0)) % 31 === 0;
  return framed ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function looksDecoded(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  return /^\s*<|^%PDF-/.test(head);
}
