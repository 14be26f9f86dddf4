import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A storage on loopback that speaks as much of S3 as is asked of it here. */
export interface TestStorage {
  readonly endpoint: string;
  /** What was asked for, `GET bucket/key` or `LIST bucket/prefix`. */
  readonly asked: string[];
  close(): Promise<void>;
}

export const ACCESS_KEY = 'AKIATEST';
export const SECRET_KEY = 'secret-not-to-be-told';

/** So few objects stand on a page of a listing. */
const PAGE = 2;

/** Objects by `bucket/key`; what is `null` may not be read. */
export async function aStorage(objects: Readonly<Record<string, Uint8Array | null>>): Promise<TestStorage> {
  const asked: string[] = [];
  const server = createServer((request, response) => answer({ request, response }, objects, asked));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function answer({ request, response }: Exchange, objects: Parameters<typeof aStorage>[0], asked: string[]): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
  const path = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '');
  if (!request.headers.authorization?.includes(`Credential=${ACCESS_KEY}/`))
    return void refuse(response, 403, 'InvalidAccessKeyId');
  if (searchParams.has('list-type')) {
    asked.push(`LIST ${path}/${searchParams.get('prefix') ?? ''}`);
    return void list(
      response,
      { bucket: path, prefix: searchParams.get('prefix') ?? '', after: searchParams.get('continuation-token') },
      objects,
    );
  }
  asked.push(`GET ${path}`);
  const bytes = objects[decodeURIComponent(pathname.slice(1))];
  if (bytes === undefined) return void refuse(response, 404, 'NoSuchKey');
  if (bytes === null) return void refuse(response, 403, 'AccessDenied');
  const range = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '');
  const sent = range ? bytes.subarray(0, Number(range[1]) + 1) : bytes;
  response.writeHead(range ? 206 : 200, { 'content-length': sent.length, etag: `"${bytes.length}"` }).end(sent);
}

interface Wanted {
  readonly bucket: string;
  readonly prefix: string;
  readonly after: string | null;
}

function list(
  response: ServerResponse,
  { bucket, prefix, after }: Wanted,
  objects: Parameters<typeof aStorage>[0],
): void {
  const own = Object.keys(objects).filter((name) => name.startsWith(`${bucket}/`));
  if (own.length === 0) return void refuse(response, 404, 'NoSuchBucket');
  const keys = own
    .map((name) => name.slice(bucket.length + 1))
    .filter((key) => key.startsWith(prefix))
    .sort();
  const rest = keys.slice(after === null ? 0 : Number(after));
  const contents = rest
    .slice(0, PAGE)
    .map(
      (key) => `<Contents><Key>${xml(key)}</Key><Size>${objects[`${bucket}/${key}`]?.length ?? 9}</Size></Contents>`,
    );
  const more = rest.length > PAGE;
  const next = more ? `<NextContinuationToken>${Number(after ?? 0) + PAGE}</NextContinuationToken>` : '';
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(
      `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    );
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${SECRET_KEY}</Message></Error>`);
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
