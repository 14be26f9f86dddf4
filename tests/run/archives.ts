import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** An entry of an archive to be made; names are written as they are given. */
export interface Made {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
}

export interface MadeInZip extends Made {
  /** The bits of its flag. @default UTF-8 where the name is a text */
  readonly flags?: number;
  /** Whether its sizes stand after its bytes, as where a zip is written to a pipe. */
  readonly trailing?: boolean;
  readonly stored?: boolean;
  /** @default that of the data */
  readonly checksum?: number;
  /** Its mode on Unix. */
  readonly mode?: number;
  /** Whether its sizes are written as those of a large file. */
  readonly large?: boolean;
}

const FULL = 0xffffffff;

export function zip(entries: readonly MadeInZip[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const parts = zipParts(entry, offset);
    locals.push(parts.local);
    directory.push(parts.central);
    offset += parts.local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  const large = entries.length > 0xffff || entries.some((entry) => entry.large);
  return Buffer.concat([...locals, central, ...(large ? [largeEnd(entries.length, central.length, offset)] : []), end]);
}

function zipParts(entry: MadeInZip, offset: number): { local: Buffer; central: Buffer } {
  const data = Buffer.from(entry.data ?? '');
  const packed = entry.stored ? data : deflateRawSync(data);
  const sizes = [entry.checksum ?? crc32(data), packed.length, data.length] as const;
  const name = Buffer.from(entry.name);
  const extra = entry.large ? largeSizes(data.length, packed.length) : Buffer.alloc(0);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  writeFields(local.subarray(4), entry, entry.trailing ? [0, 0, 0] : sizes);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(entry.mode === undefined ? 20 : 0x0314, 4);
  writeFields(central.subarray(6), entry, sizes);
  central.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  const trailer = entry.trailing ? trailerOf(sizes) : Buffer.alloc(0);
  return {
    local: Buffer.concat([local, name, extra, packed, trailer]),
    central: Buffer.concat([central, name, extra]),
  };
}

type Sizes = readonly [checksum: number, packed: number, size: number];

/** The fields that the head of an entry and the directory share. */
function writeFields(fields: Buffer, entry: MadeInZip, [checksum, packed, size]: Sizes): void {
  const flags = entry.flags ?? (typeof entry.name === 'string' ? 0x800 : 0);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.trailing ? flags | 8 : flags, 2);
  fields.writeUInt16LE(entry.stored ? 0 : 8, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(entry.large ? FULL : packed, 14);
  fields.writeUInt32LE(entry.large ? FULL : size, 18);
  fields.writeUInt16LE(Buffer.from(entry.name).length, 22);
  fields.writeUInt16LE(entry.large ? 20 : 0, 24);
}

function trailerOf(sizes: Sizes): Buffer {
  const trailer = Buffer.alloc(16);
  [0x08074b50, ...sizes].forEach((value, index) => {
    trailer.writeUInt32LE(value, 4 * index);
  });
  return trailer;
}

function largeSizes(size: number, packed: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  return extra;
}

function largeEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

export interface MadeInTar extends Made {
  /** Its type: `0` a file, `2` a symbolic link, `5` a folder, `x` fields of POSIX, `L` a long name of GNU. @default '0' */
  readonly type?: string;
}

export function tar(entries: readonly MadeInTar[]): Buffer {
  return Buffer.concat([...entries.map(tarEntry), Buffer.alloc(1024)]);
}

function tarEntry({ name, data = '', type = '0' }: MadeInTar): Buffer {
  const bytes = Buffer.from(data);
  const head = Buffer.alloc(512);
  Buffer.from(name).copy(head, 0, 0, 100);
  head.write('0000644\0', 100);
  head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write(type, 156);
  head.write('ustar\x0000', 257, 'latin1');
  head.write('        ', 148);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** A name longer than a tar's head has room for, as POSIX and as GNU write it. */
export const longName = {
  posix: (name: string): MadeInTar => {
    const rest = ` path=${name}\n`;
    const length = Buffer.byteLength(rest);
    const digits = String(length + String(length).length).length;
    return { name: 'pax', type: 'x', data: `${length + digits}${rest}` };
  },
  gnu: (name: Uint8Array): MadeInTar => ({
    name: '././@LongLink',
    type: 'L',
    data: Buffer.concat([name, Buffer.alloc(1)]),
  }),
};

export interface MadeRecord {
  readonly address?: string;
  readonly type?: string;
  readonly date?: string;
  readonly status?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly fields?: Readonly<Record<string, string>>;
}

export function record({ address = 'http://www.x.gov.cn/', type = 'response', ...made }: MadeRecord): Buffer {
  const { date = '2024-01-15T08:30:00Z', status = '200 OK', headers = {}, body = '', fields = {} } = made;
  const http = Object.entries({ 'Content-Type': 'text/html', ...headers }).map(([name, value]) => `${name}: ${value}`);
  const head = type === 'response' ? `HTTP/1.1 ${status}\r\n${http.join('\r\n')}\r\n\r\n` : '';
  const block = Buffer.concat([Buffer.from(head), Buffer.from(body)]);
  const lines = Object.entries({
    'WARC-Type': type,
    'WARC-Target-URI': address,
    'WARC-Date': date,
    'Content-Type': type === 'response' ? 'application/http; msgtype=response' : 'text/html',
    'Content-Length': String(block.length),
    ...fields,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** A crawl as it is mostly kept: each record a gzip of its own. */
export function packedRecords(records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((one) => gzipSync(one)));
}
