import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Truth } from '../generate/truth.ts';
import type { Scanned } from './ocr-material.ts';

const require = createRequire(import.meta.url);

/** What tesseract makes of whole pages, without any grid: the usual way. */
export interface Plain {
  /** Rows of table 3 that print numbers, and those of which one line has all of them right. */
  readonly rows: number;
  readonly intact: number;
  readonly pages: number;
  readonly cpu: number;
}

export async function plainTesseract({ scans, truth }: Scanned): Promise<Plain> {
  const { createWorker, OEM } = await import('tesseract.js');
  const langPath = join(dirname(require.resolve('@tesseract.js-data/chi_sim/package.json')), '4.0.0_best_int');
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
  const lines: string[] = [];
  const before = process.cpuUsage();
  for (const { bytes } of scans) lines.push(...(await worker.recognize(Buffer.from(bytes))).data.text.split('\n'));
  const { user, system } = process.cpuUsage(before);
  await worker.terminate();
  const rows = printedRows(truth);
  const found = lines.map((line) => ` ${(line.match(/\d+/g) ?? []).join(' ')}`);
  const intact = rows.filter((row) => found.some((line) => line.endsWith(` ${row.join(' ')}`)));
  return { rows: rows.length, intact: intact.length, pages: scans.length, cpu: (user + system) / 1e6 };
}

/** The numbers of each row of table 3, as far as it prints any. */
function printedRows({ values }: Truth): readonly (readonly number[])[] {
  const rows = new Map<string, (number | null)[]>();
  for (const [field, value] of Object.entries(values)) {
    const row = /^(applications\..+)\.[^.]+$/.exec(field)?.[1];
    if (row !== undefined) rows.set(row, [...(rows.get(row) ?? []), value]);
  }
  return [...rows.values()].flatMap((row) => {
    const numbers = row.filter((value) => value !== null);
    return numbers.length > 0 ? [numbers] : [];
  });
}
