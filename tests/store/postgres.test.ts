import { afterAll, beforeAll } from '@jest/globals';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
import { aServer, type TestServer } from '../postgres/a-server.ts';
import { storeContract } from './contract.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server?.remove());

storeContract('PostgreSQL', () => {
  const url = server.fresh();
  return { open: (judge) => openPostgresStore(url, { judge }), remove() {} };
});
