import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { DocumentError, type DocumentProblem } from '../errors.ts';
import { gather } from './archives/bytes.ts';
import { HEAD } from './archives/kind.ts';
import { LARGEST_SOURCE } from './read-source.ts';

/** An object of a bucket, or all that begin with its key. */
interface Address {
  readonly bucket: string;
  readonly key: string;
}

export function isBucketAddress(file: string | Uint8Array): file is string {
  return typeof file === 'string' && /^s3:\/\//i.test(file);
}

/** @throws DocumentError where it is none */
function addressIn(text: string): Address {
  const [, bucket, key = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,62})(?:\/(.*))?$/is.exec(text) ?? [];
  if (!bucket) throw new DocumentError('not-found', 'that names no bucket: write s3://bucket/prefix');
  return { bucket, key };
}

let client: Promise<S3Client> | undefined;

/** The client is loaded when it is first needed: other commands start without it. */
function connected(): Promise<S3Client> {
  client ??= import('@aws-sdk/client-s3').then(({ S3Client }) => {
    const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
    return new S3Client({
      region: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1',
      // Stores of others seldom have a name for each bucket, nor all the sums.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  });
  return client;
}

/** An object as a listing has it. */
export interface StoredObject {
  readonly address: string;
  readonly size: number;
}

/** The objects of which the key begins so, a page of a thousand at a time. @throws DocumentError */
export async function* listObjects(address: string): AsyncGenerator<StoredObject> {
  const { bucket, key } = addressIn(address);
  const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: key, ContinuationToken: token });
    const page = await orRefusal((await connected()).send(command));
    for (const { Key = '', Size = 0 } of page.Contents ?? []) yield { address: `s3://${bucket}/${Key}`, size: Size };
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

/** The bytes of an object as they come; whoever leaves them has to destroy them. */
export interface ObjectStream {
  readonly body: Readable;
  readonly size: number;
  /** Another one where the object is another. */
  readonly etag: string;
}

/** @throws DocumentError */
export async function openObject(address: string, range?: string): Promise<ObjectStream> {
  const { bucket, key } = addressIn(address);
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, ...(range !== undefined && { Range: range }) });
  const { Body, ContentLength = 0, ETag = '' } = await orRefusal((await connected()).send(command));
  return { body: Body as Readable, size: ContentLength, etag: ETag };
}

/** The bytes of an object. @throws DocumentError where they cannot be had, or are more than `most` */
export async function readObject(address: string, most = LARGEST_SOURCE): Promise<Uint8Array> {
  const { body, size } = await openObject(address);
  if (size > most) {
    body.destroy();
    throw new DocumentError('too-large', `${megabytes(size)}, where ${megabytes(most)} is the most: split it`);
  }
  return orRefusal(gather(body, most));
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MB`;
}

/** The first bytes of an object; none of an empty one. @throws DocumentError */
export async function headOfObject({ address, size }: StoredObject): Promise<Uint8Array> {
  if (size === 0) return new Uint8Array();
  const { body } = await openObject(address, `bytes=0-${HEAD - 1}`);
  return orRefusal(gather(body, LARGEST_SOURCE));
}

const REFUSALS: Readonly<Record<string, readonly [DocumentProblem, string]>> = {
  NoSuchKey: ['not-found', 'there is no such object in the bucket any more'],
  NotFound: ['not-found', 'there is no such object in the bucket any more'],
  NoSuchBucket: ['not-found', 'there is no such bucket: check its name, and AWS_ENDPOINT_URL'],
  PermanentRedirect: ['not-found', 'the bucket is in another region: set AWS_REGION'],
  AccessDenied: ['no-permission', 'the bucket may not be read with these credentials'],
  InvalidAccessKeyId: ['no-permission', 'the bucket does not know these credentials: check AWS_ACCESS_KEY_ID'],
  SignatureDoesNotMatch: ['no-permission', 'the bucket does not take these credentials: check AWS_SECRET_ACCESS_KEY'],
  CredentialsProviderError: [
    'no-permission',
    'there are no credentials for the bucket: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ],
};

/** What the storage gives; its refusal as a reason, in words of our own: those of the client may hold credentials. */
export async function orRefusal<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const {
      name = '',
      code = '',
      $metadata,
    } = error as { name?: string; code?: string; $metadata?: { httpStatusCode?: number } };
    const status = $metadata?.httpStatusCode;
    const known =
      REFUSALS[name] ?? (status === 404 ? REFUSALS.NotFound : status === 403 ? REFUSALS.AccessDenied : undefined);
    if (known) throw new DocumentError(...known);
    if (status === undefined && code === '' && name === 'TypeError') throw error;
    throw new DocumentError(
      'internal',
      `the storage of the bucket cannot be read (${code || name || status}): see that it runs`,
    );
  }
}
