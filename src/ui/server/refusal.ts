import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Message } from '../../finding.ts';
import type { Refusal } from '../api.ts';

/** The server does not do what was asked; thrown where that is found, answered in one place. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: ContentfulStatusCode;
  readonly said: Message;

  constructor(status: ContentfulStatusCode, said: Message) {
    super(said.en);
    this.status = status;
    this.said = said;
  }
}

/** What the server says where it does not do what was asked. */
export const REFUSED = {
  noToken: {
    zh: '访问凭证不对：请打开 ogi serve 在终端给出的完整地址',
    en: 'not admitted: open the whole address that ogi serve prints in the terminal',
  },
  otherHost: { zh: '主机名不是本服务的', en: 'the host named is not this server' },
  otherOrigin: { zh: '请求来自别的网站', en: 'the request comes from another site' },
  method: { zh: '不支持这种请求', en: 'there is no such method' },
  notJson: { zh: '请求内容须为 JSON', en: 'the content has to be JSON' },
  tooLarge: { zh: '请求内容过大', en: 'the content is too large' },
  readOnly: { zh: '服务以只读方式启动，不接受更改', en: 'the server was started with --read-only: nothing is changed' },
  nothing: { zh: '没有这一项', en: 'there is no such thing' },
  gone: {
    zh: '原文件已不在原处，或在读取之后有改动',
    en: 'the original is not where it was, or was changed since it was read',
  },
  changed: {
    zh: '报告已有变化（可能在另一窗口），请查看后重试',
    en: 'the report is not as it was (perhaps by another window): look at it again',
  },
  busy: {
    zh: '另一个 ogi 正在写入台账，请稍后重试',
    en: 'another ogi is writing to the ledger: try again in a moment',
  },
  fault: { zh: '服务出错，详情见终端', en: 'a fault of the server; the terminal has more' },
} as const satisfies Readonly<Record<string, Message>>;

/** A person who opened an address gets a page, all else JSON. */
export function refuse(context: Context, status: ContentfulStatusCode, message: Message): Response {
  const isVisit = context.req.header('sec-fetch-mode') === 'navigate';
  return isVisit ? context.html(refusalPage(message), status) : context.json({ message } satisfies Refusal, status);
}

/** The messages are the program's own: nothing that was asked stands in the page. */
function refusalPage({ zh, en }: Message): string {
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>ogi</title><p>${zh}</p><p lang="en">${en}</p></html>\n`;
}
