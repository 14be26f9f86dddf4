import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  fromBufferPromise,
  fromRandomAccessReaderPromise,
  RandomAccessReader,
  type Entry as ZipEntry,
  type ZipFile,
} from 'yauzl';
import { DocumentError } from '../../errors.ts';
import { asPath } from '../read-source.ts';
import type { Bytes } from './bytes.ts';
import type { Entry } from './entry.ts';
import { decodeName, endingOf } from './names.ts';

/** Names stay bytes, as their encoding is often not what the zip says; sizes are checked by counting. */
const OPTIONS = { decodeStrings: false, validateEntrySizes: false, autoClose: false } as const;

/** The files of a zip in the order of its directory. Folders, links and devices are passed. */
export async function* zipEntries(from: { readonly file: string | Uint8Array } | Uint8Array): AsyncGenerator<Entry> {
  const zip = await (from instanceof Uint8Array ? fromBufferPromise(Buffer.from(from), OPTIONS) : opened(from.file));
  try {
    for await (const entry of zip.eachEntry()) yield entryOf(zip, entry);
  } finally {
    zip.close();
  }
}

async function opened(file: string | Uint8Array): Promise<ZipFile> {
  const reader = new FileReader(openSync(asPath(file), constants.O_RDONLY));
  return fromRandomAccessReaderPromise(reader, reader.size, OPTIONS).catch((error) => {
    reader.close(() => {});
    throw error;
  });
}

const CHUNK = 1 << 18;
const PIECE = 1 << 16;

/** A file of which a large piece is in hand: the directory of a zip is asked for in millions of small ones. */
class FileReader extends RandomAccessReader {
  readonly size: number;
  private readonly descriptor: number;
  private readonly chunk = Buffer.alloc(CHUNK);
  private start = 0;
  private filled = 0;

  constructor(descriptor: number) {
    super();
    this.descriptor = descriptor;
    this.size = fstatSync(descriptor).size;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.pieces(start, end), { objectMode: false });
  }

  private *pieces(start: number, end: number): Generator<Buffer> {
    for (let at = start; at < end; ) {
      const piece = Buffer.alloc(Math.min(PIECE, end - at));
      const read = readSync(this.descriptor, piece, 0, piece.length, at);
      if (read === 0) throw new DocumentError('damaged', 'the zip is cut short');
      at += read;
      yield piece.subarray(0, read);
    }
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, read: number) => void,
  ): void {
    if (length > CHUNK) {
      callback(null, readSync(this.descriptor, buffer, offset, length, position));
      return;
    }
    if (position < this.start || position + length > this.start + this.filled) {
      this.start = position;
      this.filled = readSync(this.descriptor, this.chunk, 0, CHUNK, position);
    }
    const from = position - this.start;
    callback(null, this.chunk.copy(buffer, offset, from, Math.min(from + length, this.filled)));
  }

  override close(callback: (error: Error | null) => void): void {
    closeSync(this.descriptor);
    callback(null);
  }
}

function entryOf(zip: ZipFile, entry: ZipEntry): Entry {
  const name = nameOf(entry);
  if (name.endsWith('/')) return { is: 'passed', ending: 'folder' };
  if (!isFile(entry)) return { is: 'passed', ending: 'link' };
  return { is: 'file', name, ending: endingOf(name), body: () => bodyOf(zip, entry) };
}

/** Written on Unix, an entry says what it is: a file has the type 8 of its mode, or none. */
function isFile({ versionMadeBy, externalFileAttributes }: ZipEntry): boolean {
  const type = versionMadeBy >>> 8 === 3 ? externalFileAttributes >>> 28 : 0;
  return type === 0 || type === 8;
}

const UTF_8 = 0x800;
/** Info-ZIP's field for a name in UTF-8. */
const UNICODE_PATH = 0x7075;

function nameOf(entry: ZipEntry): string {
  const raw = entry.fileNameRaw;
  if (entry.generalPurposeBitFlag & UTF_8) return decodeName(raw);
  const unicode = entry.extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5);
  const holds = unicode && unicode.data[0] === 1 && unicode.data.readUInt32LE(1) === crc32(raw);
  return decodeName(holds ? unicode.data.subarray(5) : raw).replaceAll('\\', '/');
}

async function* bodyOf(zip: ZipFile, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.generalPurposeBitFlag & 1) {
    throw new DocumentError('encrypted', 'it is encrypted in the archive: unpack it with its password');
  }
  let checksum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as Bytes) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new DocumentError('damaged', 'its bytes are not those that the zip was made of');
}
