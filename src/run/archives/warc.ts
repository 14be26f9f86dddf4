import { DocumentError } from '../../errors.ts';
import { ByteReader, type Bytes, gather } from './bytes.ts';
import type { Entry } from './entry.ts';
import { decodedBody, fieldsOf, type ResponseHead, responseHead } from './http.ts';
import { endingOf } from './names.ts';

/** The most bytes of the head of a record or a response. */
const LONGEST_HEAD = 65_536;
const SPACE = new Set([9, 10, 13, 32]);

/** The pages of a web crawl (WARC 1.0 and 1.1): what servers gave, with its address and date. Other records are passed. */
export async function* warcEntries(bytes: Bytes, most: number): AsyncGenerator<Entry> {
  const reader = new ByteReader(bytes);
  try {
    while (await passSpace(reader)) yield* nextRecord(reader, most);
  } finally {
    await reader.close();
  }
}

async function passSpace(reader: ByteReader): Promise<boolean> {
  for (;;) {
    const next = await reader.peek(64);
    const space = next.findIndex((byte) => !SPACE.has(byte));
    if (space >= 0) {
      reader.skip(space);
      return true;
    }
    if (next.length === 0) return false;
    reader.skip(next.length);
  }
}

async function* nextRecord(reader: ByteReader, most: number): AsyncGenerator<Entry> {
  const head = await recordHead(reader);
  if (!head) {
    yield { is: 'unread', problem: new DocumentError('damaged', 'a record of the crawl is damaged') };
    return resume(reader);
  }
  const length = Number(head.get('content-length'));
  let read = 0;
  const body = async function* () {
    for await (const part of reader.take(length)) {
      read += part.length;
      yield part;
    }
    if (read < length) throw cutShort();
  };
  let given = false;
  const once = (): Bytes => {
    given = true;
    return body();
  };
  yield* recordEntry(head, once, most);
  // What nobody wanted.
  for await (const part of reader.take(length - read)) read += part.length;
  if (read < length && !given) yield { is: 'unread', problem: cutShort() };
}

function cutShort(): DocumentError {
  return new DocumentError('damaged', 'the crawl is cut short within it');
}

type Fields = ReadonlyMap<string, string>;

async function recordHead(reader: ByteReader): Promise<Fields | undefined> {
  for (const most of [2048, LONGEST_HEAD]) {
    const start = Buffer.from(await reader.peek(most));
    const text = start.toString('utf8');
    const end = /\r?\n\r?\n/.exec(text);
    if (!text.startsWith('WARC/')) return undefined;
    if (!end) continue;
    const head = text.slice(0, end.index + end[0].length);
    const fields = fieldsOf(head);
    if (!/^\d{1,15}$/.test(fields.get('content-length') ?? '')) return undefined;
    reader.skip(Buffer.byteLength(head));
    return fields;
  }
  return undefined;
}

/** Goes on to the next record after one whose length is not known. */
async function resume(reader: ByteReader): Promise<void> {
  for (;;) {
    const next = Buffer.from(await reader.peek(LONGEST_HEAD));
    const start = next.indexOf('\nWARC/1.', 1);
    if (start >= 0) return reader.skip(start + 1);
    if (next.length < LONGEST_HEAD) return reader.skip(next.length);
    reader.skip(next.length - 16);
  }
}

async function* recordEntry(fields: Fields, record: () => Bytes, most: number): AsyncGenerator<Entry> {
  const type = fields.get('warc-type');
  const address = (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
  if (!/^https?:/i.test(address) || (type !== 'response' && type !== 'resource')) {
    return yield { is: 'passed', ending: `warc ${type ?? 'record'}` };
  }
  const origin = { address, ...capturedAt(fields) };
  const name = `${stamp(fields)}${address.replace(/^https?:\/\//i, '')}`;
  const cut = fields.get('warc-truncated');
  if (cut) return yield { is: 'unread', name, problem: truncated(cut) };
  if (type === 'resource') return yield file({ name, origin, type: fields.get('content-type') }, record);
  yield* responseEntry({ name, origin }, record(), most);
}

function truncated(reason: string): DocumentError {
  return new DocumentError('damaged', `the crawl kept only its beginning (${reason}): fetch it again`);
}

interface Named {
  readonly name: string;
  readonly origin: { readonly address: string; readonly captured_at?: string };
}

/** What no report is, by the word of the server. */
const OTHER_MEDIA = /^(?:audio|video|font)\/|^text\/(?:css|javascript)|javascript|^image\/(?:svg|x-icon|vnd)/i;

async function* responseEntry({ name, origin }: Named, record: Bytes, most: number): AsyncGenerator<Entry> {
  const reader = new ByteReader(record);
  const head = responseHead(await reader.peek(LONGEST_HEAD));
  if (!head)
    return yield { is: 'unread', name, problem: new DocumentError('damaged', 'it is no response of a server') };
  if (head.status !== 200) return yield { is: 'passed', ending: `http ${head.status}` };
  const type = head.headers.get('content-type');
  if (OTHER_MEDIA.test(type ?? '')) return yield { is: 'passed', ending: mediaType(type) };
  reader.skip(head.length);
  yield file({ name, origin, type }, () => page(reader.take(), head, most));
}

async function* page(body: Bytes, { headers }: ResponseHead, most: number): AsyncGenerator<Uint8Array> {
  const isEncoded = headers.has('content-encoding') || headers.has('transfer-encoding');
  if (!isEncoded) return yield* body;
  yield decodedBody(await gather(body, most), headers, most);
}

function file({ name, origin, type }: Named & { readonly type: string | undefined }, body: () => Bytes): Entry {
  const [path = ''] = origin.address.replace(/^\w+:\/\/[^/]*/, '').split(/[?#]/, 1);
  return { is: 'file', name, origin, ending: endingOfPage(path, type), body };
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'application/pdf': '.pdf',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};

function endingOfPage(path: string, type: string | undefined): string {
  return ENDINGS[mediaType(type)] ?? endingOf(path);
}

function mediaType(type: string | undefined): string {
  return (type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/;

function capturedAt(fields: Fields): { readonly captured_at?: string } {
  const date = fields.get('warc-date') ?? '';
  return DATE.test(date) ? { captured_at: date } : {};
}

/** The date of a capture as in the addresses of web archives, so that two of one page have two names. */
function stamp(fields: Fields): string {
  const date = DATE.exec(fields.get('warc-date') ?? '');
  return date ? `${date.slice(1).join('')}/` : '';
}
