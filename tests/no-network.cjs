/** Loaded into a process and every thread of it: each attempt to reach a network is written down and fails. */
const { appendFileSync } = require('node:fs');

const refuse = (what) => () => {
  appendFileSync(process.env.NETWORK_LOG, `${what}\n`);
  throw new Error(`no network: ${what}`);
};
globalThis.fetch = refuse('fetch');
require('node:net').Socket.prototype.connect = refuse('connect');
require('node:dns').lookup = refuse('lookup');
require('node:http').request = refuse('http');
require('node:https').request = refuse('https');
