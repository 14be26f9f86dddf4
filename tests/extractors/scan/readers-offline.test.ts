import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = new URL('../../../', import.meta.url);

/** Loaded into the process and every thread of it: each attempt to reach a network is written down and fails. */
const GUARD = `
const { appendFileSync } = require('node:fs');
const refuse = (what) => () => { appendFileSync(process.env.NETWORK_LOG, what + '\\n'); throw new Error('no network: ' + what); };
globalThis.fetch = refuse('fetch');
require('node:net').Socket.prototype.connect = refuse('connect');
require('node:dns').lookup = refuse('lookup');
require('node:http').request = refuse('http');
require('node:https').request = refuse('https');
`;

const READ = `
import { ppocrReader } from './extractors/scan/ppocr.ts';
import { tesseractReader } from './extractors/scan/tesseract.ts';
import { nodeRecogniser } from './src/run/ocr-engines.ts';
import { nodeTesseract } from './src/run/tesseract-engine.ts';
const grey = new Uint8Array(60 * 40).fill(255);
for (let y = 8; y < 32; y += 1) grey.fill(0, y * 60 + 28, y * 60 + 32);
const crop = { width: 60, height: 40, grey, box: [0, 0, 1, 1] };
const readers = [ppocrReader(await nodeRecogniser()), tesseractReader(nodeTesseract())];
for (const reader of readers) {
  for (const alphabet of ['digits', 'text']) await reader.read([crop], alphabet);
  console.log(reader.name, (await reader.read([crop], 'digits'))[0].text);
  await reader.close();
}
`;

test('reading asks for nothing on the network, and ends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ogi-offline-'));
  const [guard, log] = [join(folder, 'guard.cjs'), join(folder, 'network.log')];
  writeFileSync(guard, GUARD);
  writeFileSync(log, '');
  const env = { ...process.env, NODE_OPTIONS: `--require ${guard}`, NETWORK_LOG: log };
  const script = ['--input-type=module-typescript', '--eval', READ];
  const output = execFileSync('node', script, { cwd: ROOT, env, encoding: 'utf8' });
  expect(readFileSync(log, 'utf8')).toBe('');
  expect(output).toMatch(/ppocr .*\ntesseract /);
});
