import type { Message } from '../../../finding.ts';
import type { Refusal } from '../../api.ts';

/** What the server would not do, or that it did not answer. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly said: Message;

  constructor(said: Message) {
    super(said.en);
    this.said = said;
  }
}

const NO_ANSWER: Message = {
  zh: '服务没有应答：请确认 ogi serve 仍在运行',
  en: 'the server does not answer: is ogi serve still running?',
};

const NOT_ADMITTED: Message = {
  zh: '本页面的访问凭证已失效（服务重新启动过，或不是从启动地址打开的）：请打开 ogi serve 在终端给出的完整地址',
  en: 'this page is not admitted (the server was started again, or the page was not opened by its start address): open the whole address that ogi serve prints in the terminal',
};

/** Asks the server for something. */
export function ask<T>(address: string, signal?: AbortSignal): Promise<T> {
  return answered(address, signal ? { signal } : {});
}

/** Tells the server to do something, and gives what it answers. */
export function tell<T>(address: string, told: object): Promise<T> {
  return answered(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(told),
  });
}

/** The bytes of an original. */
export async function bytesOf(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(address, {})).arrayBuffer());
}

/** What to say of anything that was thrown; `null` where the page itself gave up. */
export function saidOf(thrown: unknown): Message | null {
  if (thrown instanceof RefusedError) return thrown.said;
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
  const text = String(thrown);
  return { zh: `页面出错：${text}`, en: `a fault of the page: ${text}` };
}

async function answered<T>(address: string, init: RequestInit): Promise<T> {
  return (await fetched(address, init)).json();
}

async function fetched(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((error: unknown) => {
    throw init.signal?.aborted ? error : new RefusedError(NO_ANSWER);
  });
  if (response.ok) return response;
  throw new RefusedError(await refusalOf(response));
}

async function refusalOf(response: Response): Promise<Message> {
  if (response.status === 401) return NOT_ADMITTED;
  const refusal: Partial<Refusal> | null = await response.json().catch(() => null);
  const { status } = response;
  return refusal?.message ?? { zh: `服务应答 ${status}`, en: `the server answered ${status}` };
}
