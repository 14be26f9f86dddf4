import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { root, start } from '../cli/ogi.ts';
import { assertBuilt } from './built-pages.ts';

/** `ogi serve` as a user starts it. */
export interface Served {
  /** The start address, with its token. */
  readonly address: string;
  /** Where the pages are, without the token. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts `ogi serve` on an output folder; its pages are those that were built last. */
export async function served(out: string, ...words: readonly string[]): Promise<Served> {
  assertBuilt('dist/ui');
  const child = start(['serve', '--out', out, '--port', '0', ...words], { cwd: root });
  const address = await addressOf(child);
  return {
    address,
    origin: new URL(address).origin,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGINT');
      await once(child, 'close');
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (text: Buffer) => {
      said += text;
      const [address] = /http:\/\/\S+/.exec(said) ?? [];
      if (address) resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('close', () => reject(new Error(`ogi serve ended: ${said}`)));
  });
}
