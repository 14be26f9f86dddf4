import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { audit } from '../../src/audit.ts';
import { nodeExtractors } from '../../src/run/engines.ts';

/** Milliseconds a file; `undefined` where the program is not installed. */
export type Taken = number | undefined;

const MINER = `
import sys, time
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
names = sys.argv[1:]
extract_text(names[0], laparams=LAParams())
start = time.perf_counter()
for name in names: extract_text(name, laparams=LAParams())
print((time.perf_counter() - start) * 1000 / len(names))
`;

/** The text of each file by pdfminer, with its analysis of the layout, in one process that is warm. */
export function pdfminer(files: readonly string[]): Taken {
  for (const python of ['/usr/bin/python3', 'python3']) {
    const { status, stdout } = spawnSync(python, ['-c', MINER, ...files], { encoding: 'utf8' });
    if (status === 0) return Number(stdout);
  }
  return undefined;
}

/** The text of each file by `pdftotext -layout`, a process each as it is used, without what an empty call takes. */
export function pdftotext(files: readonly string[]): Taken {
  if (spawnSync('pdftotext', ['-v']).error) return undefined;
  const time = (words: readonly string[]) => {
    const start = performance.now();
    spawnSync('pdftotext', words);
    return performance.now() - start;
  };
  const empty = Math.min(...Array.from({ length: 10 }, () => time(['-v'])));
  return files.reduce((sum, file) => sum + time(['-layout', file, '/dev/null']) - empty, 0) / files.length;
}

/** The whole of reading and judging each file, in this process, warm. */
export async function ours(files: readonly string[], engine: 'auto' | 'pdfjs' | 'pdfium'): Promise<number> {
  const extractors = nodeExtractors({ engine, ocr: 'never' });
  const read = async (file: string) => void (await audit(new Uint8Array(readFileSync(file)), file, extractors));
  for (const file of files.slice(0, 20)) await read(file);
  const start = performance.now();
  for (const file of files) await read(file);
  return (performance.now() - start) / files.length;
}
