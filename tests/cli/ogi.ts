import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the checkout. */
export const root = ROOT;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as a user would call it, and in what environment. */
export function program(words: readonly string[]): {
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
} {
  const { NODE_OPTIONS: _, FORCE_COLOR: __, ...env } = process.env;
  return { command: [process.execPath, `${ROOT}src/cli/main.ts`, ...words], env };
}

/** Starts the command line as a user would. */
export function start(words: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const { command, env } = program(words);
  const [first = '', ...others] = command;
  return spawn(first, others, { env, ...options });
}

/** What a started command says, and how it ends. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs the command line to its end, with a text on stdin. */
export function ogi(words: readonly string[], input = '', options: SpawnOptions = {}): Promise<Ended> {
  const child = start(words, options);
  child.stdin?.on('error', () => {}).end(input);
  return ended(child);
}
