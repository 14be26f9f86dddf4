import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { REFUSED, refuse } from './refusal.ts';

/** Who is let in. */
export interface Admission {
  /** Has to be in the start address, and then in the cookie. */
  readonly token: string;
  /** Of this server: cookies know no ports. */
  readonly cookie: string;
  /** The names under which the server may be called, without a port. */
  readonly hosts: ReadonlySet<string>;
  readonly readOnly: boolean;
}

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The names of a server that listens at a host; at all of them, those of the machine. */
export function hostsOf(host: string): ReadonlySet<string> {
  const everywhere = /^(?:0\.0\.0\.0|::)$/.test(host);
  const addresses = everywhere ? Object.values(networkInterfaces()).flatMap((found) => found ?? []) : [];
  return new Set(['127.0.0.1', 'localhost', '::1', host.toLowerCase(), ...addresses.map(({ address }) => address)]);
}

/** Lets in who has the token, calls this server by its name, and changes nothing from elsewhere. */
export function admitted(admission: Admission): MiddlewareHandler {
  return async (context, next) => {
    const refusal = wrongHost(context, admission) ?? wrongToken(context, admission) ?? wrongChange(context, admission);
    if (refusal) return refusal;
    await next();
  };
}

/** A page of another site may make a browser call this server by a name of its own. */
function wrongHost(context: Context, { hosts }: Admission): Response | undefined {
  const name = hostIn(`http://${context.req.header('host') ?? ''}`);
  return name !== undefined && hosts.has(name) ? undefined : refuse(context, 403, REFUSED.otherHost);
}

function hostIn(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, '') : undefined;
}

function wrongToken(context: Context, { token, cookie }: Admission): Response | undefined {
  const { searchParams, pathname } = new URL(context.req.url);
  const given = searchParams.get('token');
  if (given !== null && context.req.method === 'GET' && isSame(given, token)) {
    setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    searchParams.delete('token');
    const rest = searchParams.toString();
    return context.redirect(`/${pathname.replace(/^[/\\]+/, '')}${rest && `?${rest}`}`, 302);
  }
  const known = getCookie(context, cookie);
  if (given === null && known !== undefined && isSame(known, token)) return undefined;
  return refuse(context, 401, REFUSED.noToken);
}

/** Compares digests, which takes as long whatever is given. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function wrongChange(context: Context, { readOnly }: Admission): Response | undefined {
  const { method } = context.req;
  const site = context.req.header('sec-fetch-site');
  const isApi = context.req.path.startsWith('/api/');
  if (isApi && site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refuse(context, 403, REFUSED.otherOrigin);
  }
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (method !== 'POST') return refuse(context, 405, REFUSED.method);
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== `http://${context.req.header('host')}`) {
    return refuse(context, 403, REFUSED.otherOrigin);
  }
  if (readOnly) return refuse(context, 403, REFUSED.readOnly);
  const type = context.req.header('content-type') ?? '';
  return /^application\/json\s*(?:;|$)/i.test(type) ? undefined : refuse(context, 415, REFUSED.notJson);
}
