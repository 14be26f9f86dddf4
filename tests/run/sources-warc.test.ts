import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packedRecords, record, tar } from './archives.ts';
import { brief, seenIn } from './listing.ts';

const HTML = '<html><p>年报';
const PAGE = 'a!/20240115083000/www.x.gov.cn: <html><p>年报';

function chunked(text: string | Uint8Array): Buffer {
  const bytes = Buffer.from(text);
  const parts = [bytes.subarray(0, 7), bytes.subarray(7)];
  const chunks = parts.flatMap((part) => [
    Buffer.from(`${part.length.toString(16)};x=1\r\n`),
    part,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

describe('a crawl', () => {
  const crawl = [
    record({ type: 'warcinfo', body: 'software: x' }),
    record({ type: 'request', body: 'GET / HTTP/1.1\r\n\r\n' }),
    record({ address: 'https://www.x.gov.cn/a/art.jsp?id=1', date: '2024-01-15T08:30:00.123Z', body: HTML }),
    record({ address: 'http://www.x.gov.cn/logo', headers: { 'Content-Type': 'image/gif' }, body: 'GIF8' }),
    record({ address: 'http://www.x.gov.cn/old', status: '404 Not Found', body: HTML }),
    record({ address: 'http://www.x.gov.cn/moved', status: '302 Found', body: HTML }),
    record({ type: 'revisit', body: HTML }),
    record({ address: 'http://www.x.gov.cn/p?file=1', headers: { 'Content-Type': 'text/html' }, body: '%PDF-1.7' }),
    record({ address: 'http://www.x.gov.cn/kept.html', type: 'resource', body: HTML }),
  ];

  test.each([
    ['plain', Buffer.concat(crawl)],
    ['packed', packedRecords(crawl)],
    ['packed as a whole', gzipSync(Buffer.concat(crawl))],
  ])('gives the pages that servers gave, with address and date: %s', async (_how, bytes) => {
    expect(await seenIn(bytes)).toEqual([
      {
        path: 'a!/20240115083000/www.x.gov.cn/a/art.jsp?id=1',
        address: 'https://www.x.gov.cn/a/art.jsp?id=1',
        captured_at: '2024-01-15T08:30:00.123Z',
        text: HTML,
      },
      {
        path: 'a!/20240115083000/www.x.gov.cn/p?file=1',
        address: 'http://www.x.gov.cn/p?file=1',
        captured_at: '2024-01-15T08:30:00Z',
        text: '%PDF-1.7',
      },
      {
        path: 'a!/20240115083000/www.x.gov.cn/kept.html',
        address: 'http://www.x.gov.cn/kept.html',
        captured_at: '2024-01-15T08:30:00Z',
        text: HTML,
      },
    ]);
  });

  test('is opened in an archive', async () => {
    const bytes = gzipSync(tar([{ name: 'x.warc.gz', data: packedRecords([record({ body: HTML })]) }]));
    expect(brief(await seenIn(bytes))).toEqual(['a!/x.warc.gz!/20240115083000/www.x.gov.cn: <html><p>年报']);
  });

  test('of one page at two times gives it twice, at one time too', async () => {
    const dates = ['2024-01-15T08:30:00Z', '2024-02-15T08:30:00Z', '2024-02-15T08:30:00Z', 'rubbish'];
    const all = await seenIn(Buffer.concat(dates.map((date) => record({ date, body: HTML }))));
    expect(all.map(({ path, captured_at }) => [path, captured_at])).toEqual([
      ['a!/20240115083000/www.x.gov.cn', '2024-01-15T08:30:00Z'],
      ['a!/20240215083000/www.x.gov.cn', '2024-02-15T08:30:00Z'],
      ['a!/20240215083000/www.x.gov.cn (2)', '2024-02-15T08:30:00Z'],
      ['a!/www.x.gov.cn', undefined],
    ]);
  });
});

describe('a page of a crawl', () => {
  test.each([
    ['gzip', gzipSync(HTML)],
    ['x-gzip', gzipSync(HTML)],
    ['deflate', deflateSync(HTML)],
    ['deflate', deflateRawSync(HTML)],
    ['br', brotliCompressSync(HTML)],
    ['identity', Buffer.from(HTML)],
    ['deflate, gzip', gzipSync(deflateSync(HTML))],
    ['gzip', Buffer.from(HTML)],
    ['br', Buffer.from(HTML)],
  ])('is decoded from %s, where it is that', async (encoding, body) => {
    const headers = { 'Content-Encoding': encoding };
    expect(brief(await seenIn(record({ headers, body })))).toEqual([PAGE]);
    const both = { ...headers, 'Transfer-Encoding': 'chunked' };
    expect(brief(await seenIn(record({ headers: both, body: chunked(body) })))).toEqual([PAGE]);
    expect(brief(await seenIn(record({ headers: both, body })))).toEqual([PAGE]);
  });

  test('that is damaged or cut is a failure of its own', async () => {
    const crawl = Buffer.concat([
      record({ address: 'http://x/1', headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(HTML).subarray(0, 20) }),
      record({ address: 'http://x/2', fields: { 'WARC-Truncated': 'length' }, body: HTML }),
      record({ address: 'http://x/3', status: '', type: 'response', body: HTML }),
      record({ address: 'http://x/4', body: HTML }),
      record({ address: 'http://x/5', body: HTML.repeat(50) }).subarray(0, -60),
    ]);
    expect(brief(await seenIn(crawl)).map((line) => line.replace('a!/20240115083000/x/', ''))).toEqual([
      '1: damaged',
      '2: damaged',
      '3: damaged',
      '4: <html><p>年报',
      '5: damaged',
    ]);
  });

  test('after a damaged record is found again', async () => {
    const crawl = Buffer.concat([
      record({ address: 'http://x/1', body: HTML }),
      record({ fields: { 'Content-Length': '-1' }, body: 'x'.repeat(100_000) }),
      Buffer.from('rubbish\0'.repeat(20_000)),
      Buffer.from('\r\n'),
      record({ address: 'http://x/2', body: HTML }),
    ]);
    expect(brief(await seenIn(crawl)).map((line) => line.replace('20240115083000/x/', ''))).toEqual([
      'a!/1: <html><p>年报',
      'a: damaged',
      'a!/2: <html><p>年报',
    ]);
  });
});
