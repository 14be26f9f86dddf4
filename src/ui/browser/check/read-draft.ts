import { DocumentError } from '../../../errors.ts';
import { inheritingWorker } from '../inheriting-worker.ts';
import { type Answer, CANCELLED, type Draft, READY, type Refused } from './messages.ts';
import workerAddress from './worker.ts?worker&url';

/** A draft that is being read. */
export interface Reading {
  readonly answer: Promise<Answer>;
  cancel(): void;
}

/** How long reading may take, in seconds: scans take the longest. */
const MOST_SECONDS = 600;
/** The most bytes of a draft. */
const LARGEST = 64 * 1024 * 1024;

/** A worker, and the port to talk to it through. */
interface Reader {
  readonly worker: Worker;
  readonly port: MessagePort;
}

let reader: Reader | undefined;

/** Loads what drafts are read with, so that it is there when the network is not. */
export async function prepare(): Promise<void> {
  const { port } = currentReader();
  const { promise, resolve } = Promise.withResolvers<void>();
  port.addEventListener('message', ({ data }) => data === READY && resolve());
  port.start();
  await promise;
}

function currentReader(): Reader {
  if (reader) return reader;
  const worker = inheritingWorker(workerAddress);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  reader = { worker, port: port1 };
  return reader;
}

/** Reads a draft in a worker, which is ended where it takes too long. */
export function readDraft(file: File): Reading {
  const { worker, port } = currentReader();
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const refuse = (problem: Refused['problem'], message: string) => resolve({ kind: 'refused', problem, message });
  /** What the worker is at cannot be broken off otherwise. */
  const end = (problem: Refused['problem'], message: string) => {
    worker.terminate();
    reader = undefined;
    refuse(problem, message);
  };
  const timer = setTimeout(() => end('timeout', `not read within ${MOST_SECONDS} s`), MOST_SECONDS * 1000);
  port.onmessage = ({ data }: MessageEvent<Answer | typeof READY>) => data !== READY && resolve(data);
  worker.onerror = ({ message }) => end('internal', message || 'what reads drafts cannot be loaded');
  send(port, file).catch((error) => refuse(...refusalOf(error)));
  const answer = promise.finally(() => clearTimeout(timer));
  return { answer, cancel: () => end('internal', CANCELLED) };
}

async function send(port: MessagePort, file: File): Promise<void> {
  if (file.size > LARGEST)
    throw new DocumentError('too-large', `${megabytes(file.size)}, where ${megabytes(LARGEST)} is the most: split it`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const draft: Draft = { name: file.name, bytes };
  port.postMessage(draft, [bytes.buffer]);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function refusalOf(error: unknown): readonly [Refused['problem'], string] {
  if (error instanceof DocumentError) return [error.problem, error.message];
  return ['no-permission', error instanceof Error ? error.message : String(error)];
}
