import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { filed } from '../../src/export/filed.ts';
import type { Store } from '../../src/store/store.ts';
import { type ListPage, type Overview, PATHS, type ReportView, type Session } from '../../src/ui/api.ts';
import { hostsOf } from '../../src/ui/server/admission.ts';
import { aFinding, anAudit } from '../export/an-audit.ts';
import { aFolder } from '../run/a-folder.ts';
import { ledgerIn, serverOn, type TestServer, TOKEN } from './a-run.ts';

let store: Store;
let server: TestServer;

async function put(path: string, change: Parameters<typeof anAudit>[0] = {}): Promise<void> {
  const run = await store.begin({ key: '', settings: {}, owner: '', startedAt: '', isAlive: () => false });
  const { id } = await store.list(run, path);
  const report = filed(anAudit({ path, ...change }));
  const effort = { sha256: report.source.sha256, key: '', ending: '', told: '', beside: {}, milliseconds: 1 };
  await store.put(run, id, { status: 'read', report }, { ...effort, allowedSeconds: 1, attempts: 1 });
}

beforeAll(async () => {
  store = await ledgerIn(aFolder());
  await put('a.html', { findings: [aFinding()] });
  server = serverOn(store);
});

const HOST = { host: '127.0.0.1:8765' };

describe('who is let in', () => {
  test.each(['/', '/api/session', '/assets/a.js', '/api/reports/1', '/api/nothing'])(
    'nobody is without the token: %s',
    async (path) => {
      for (const cookie of ['', 'ogi=', `ogi=${TOKEN}x`, `other=${TOKEN}`, 'ogi=%00']) {
        expect((await server.app.request(path, { headers: { ...HOST, cookie } })).status).toBe(401);
      }
      expect((await server.app.request(`${path}?token=wrong`, { headers: HOST })).status).toBe(401);
    },
  );

  test('a person who opens an address without the token is told in words what to do', async () => {
    const headers = { ...HOST, 'sec-fetch-mode': 'navigate' };
    const response = await server.app.request('/reports?search=<b>', { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('ogi serve');
    expect(page).not.toContain('<b>');
  });

  test('the start address gives a cookie of this site alone, and goes on without the token', async () => {
    const response = await server.app.request(`/reports?year=2024&token=${TOKEN}`, { headers: HOST });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/reports?year=2024');
    expect(response.headers.get('set-cookie')).toBe(`ogi=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`);
  });

  test('the start address leads nowhere else', async () => {
    const response = await server.app.request(`http://127.0.0.1:8765//evil.example/?token=${TOKEN}`, { headers: HOST });
    expect(response.headers.get('location')).toBe('/evil.example/');
  });

  test.each(['evil.example', 'evil.example:8765', '127.0.0.1.evil.example', '', 'a b', '169.254.169.254'])(
    'a server that is called %p is not this one',
    async (host) => {
      expect((await server.get('/api/session', { host })).status).toBe(403);
    },
  );

  test('it has the names of the machine where it listens everywhere', () => {
    expect(hostsOf('0.0.0.0').has('127.0.0.1')).toBe(true);
    expect(hostsOf('audit.example').has('audit.example')).toBe(true);
  });

  test('pages of other sites change nothing and see nothing', async () => {
    const decide = { key: 'x', verdict: 'confirmed', note: '' };
    const path = PATHS.decide(1);
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:9999' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await server.post(path, decide, headers)).status).toBe(403);
    }
    expect((await server.get('/api/reports', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('a form cannot be posted, and other methods are none', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', '']) {
      expect((await server.post(PATHS.decide(1), '{}', { 'content-type': type })).status).toBe(415);
    }
    const headers = { ...HOST, cookie: `ogi=${TOKEN}` };
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await server.app.request('/api/session', { method, headers })).status).toBe(405);
    }
  });
});

test('what browsers are told lets nothing run that is not the pages’ own', async () => {
  for (const path of ['/', '/api/session', '/api/nothing']) {
    const { headers } = await server.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

describe('what is asked wrongly', () => {
  test.each([
    '/api/reports?year=x',
    '/api/reports?page=0',
    '/api/reports?page=-1',
    '/api/reports?page=1e9',
    '/api/reports?sort=id;drop table sources',
    '/api/reports?order=up',
    '/api/overview?severity=fatal',
    '/api/reports?standing=grave',
    '/api/overview?medium=exe',
    '/api/heat?page=99999999999999999999',
  ])('is refused: %s', async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: { zh: expect.any(String), en: expect.any(String) } });
  });

  test('is refused: a search of 2,000 characters', async () => {
    expect((await server.get(`/api/reports?search=${'x'.repeat(2000)}`)).status).toBe(400);
  });

  test.each(["' or 1=1 --", '%', '_', '\\', '"', '\ud800', '%_\\%'])('is searched as it stands: %p', async (search) => {
    const response = await server.get(`/api/reports?search=${encodeURIComponent(search.toWellFormed())}`);
    expect(((await response.json()) as ListPage).total).toBe(0);
  });

  test.each([
    '/api/reports/0',
    '/api/reports/2',
    '/api/reports/x',
    '/api/reports/1.0',
    '/api/reports/-1',
    '/api/reports/999999999999999',
    '/api/reports/99999999999999999999',
    '/api/reports/1/nothing',
    '/api/reports/2/original',
    '/api/notice?id=2',
    '/api/notice?id=x',
    '/api/history',
    '/api/download?to=exe',
    '/api/nothing',
    '/assets/b.js',
    '/etc/passwd.txt',
    '/check/a.js',
    '/__proto__.js',
  ])('is not there: %s', async (path) => {
    expect((await server.get(path)).status).toBe(404);
  });

  test.each([
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%5c..%5cpackage.json',
    '/api/reports/1/original/../../../../package.json',
    '/api/reports/1%2foriginal',
    '/assets/a.js%00.html',
    '/file:///etc/passwd',
  ])('leads to no file of the machine: %s', async (path) => {
    const response = await server.get(path);
    expect([200, 400, 404, 410]).toContain(response.status);
    expect(['the pages', '{"m']).toContain((await response.text()).slice(0, response.status === 200 ? 9 : 3));
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"key":1}',
    '{"key":"x","verdict":"maybe"}',
    '{"key":"x","verdict":null,"note":5}',
  ])('is no decision: %s', async (body) => {
    expect((await server.post(PATHS.decide(1), body)).status).toBe(400);
  });

  test.each([
    { field: 'review.total', value: null, state: 'number', note: '' },
    { field: 'review.total', value: 1, state: 'blank', note: '' },
    { field: 'review.total', value: 'x', state: 'number', note: '' },
    { field: 'review.total', value: 1, state: 'odd', note: '' },
  ])('is no correction: %j', async (body) => {
    expect((await server.post(PATHS.correct(1), body)).status).toBe(400);
  });

  test('what is decided on has to be there', async () => {
    expect((await server.post(PATHS.decide(1), { key: 'x', verdict: 'confirmed', note: '' })).status).toBe(409);
    expect((await server.post(PATHS.decide(7), { key: 'x', verdict: 'confirmed', note: '' })).status).toBe(404);
    const nothing = { field: '__proto__', value: 1, state: 'number', note: '' };
    expect((await server.post(PATHS.correct(1), nothing)).status).toBe(409);
    expect((await server.post(PATHS.undo(1), {})).status).toBe(409);
  });

  test('nothing of it was a fault of the server', () => {
    expect(server.faults).toEqual([]);
  });
});

test('a content of 10 MB is refused, whether its length is told or not', async () => {
  const note = 'x'.repeat(10 * 1024 * 1024);
  expect((await server.post(PATHS.decide(1), { key: 'x', verdict: 'confirmed', note })).status).toBe(413);
  expect((await server.post(PATHS.decide(1), note, { 'content-length': '5' })).status).not.toBe(200);
});

describe('on a socket', () => {
  test('200 requests at once are all answered, and one of 10 MB ends nothing', async () => {
    const listening = serve({ fetch: server.app.fetch, hostname: '127.0.0.1', port: 0 });
    await once(listening, 'listening');
    const { port } = listening.address() as AddressInfo;
    const headers = { cookie: `ogi=${TOKEN}` };
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
    try {
      const paths = ['/api/reports', '/api/overview', '/api/reports/1', '/', '/api/nothing', '/api/reports?year=x'];
      const asked = Array.from({ length: 200 }, (_, nth) => ask(paths[nth % paths.length] ?? '/'));
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200, 404, 400]));
      expect(await posted(port, 10 * 1024 * 1024)).toBe(413);
      expect((await ask('/api/session')).status).toBe(200);
      const wrong = await fetch(`http://127.0.0.1:${port}/api/session`, { headers: { cookie: 'ogi=x' } });
      expect(wrong.status).toBe(401);
      expect(server.faults).toEqual([]);
    } finally {
      listening.close();
    }
  });
});

/** Posts so many bytes in pieces, without saying how many they will be. */
function posted(port: number, bytes: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { cookie: `ogi=${TOKEN}`, 'content-type': 'application/json' };
    const sent = request({ port, host: '127.0.0.1', method: 'POST', path: PATHS.decide(1), headers }, (response) => {
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on('error', () => {});
    for (let left = bytes; left > 0; left -= 65_536) sent.write('x'.repeat(65_536));
    sent.end();
  });
}

test('says what run is shown, and under which name decisions are logged', async () => {
  expect(await server.json<Session>(PATHS.session)).toEqual({
    version: '0',
    readOnly: false,
    reviewer: 'auditor',
    out: 'out',
  });
});

test('with --read-only every change is refused, and all is shown', async () => {
  const { get, json, post } = serverOn(store, { readOnly: true });
  const view = await json<ReportView>(PATHS.report(1));
  const key = view.findings[0]?.key;
  for (const [path, body] of [
    [PATHS.decide(1), { key, verdict: 'confirmed', note: '' }],
    [PATHS.correct(1), { field: 'review.total', value: 1, state: 'number', note: '' }],
    [PATHS.undo(1), {}],
  ] as const) {
    expect((await post(path, body)).status).toBe(403);
  }
  expect((await get('/')).status).toBe(200);
  expect((await json<Overview>(PATHS.overview)).rules[0]?.open).toBe(1);
});

test('faults are told to the terminal and not to who asks', async () => {
  const broken = serverOn({ ...store, views: { ...store.views, overview: () => Promise.reject(new Error('secret')) } });
  const response = await broken.get(PATHS.overview);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(broken.faults).toHaveLength(1);
});
