import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateReport } from '../generate/index.ts';

/** Two folders of generated reports: `html` and `pdf`, half of the number in each. */
export async function writeReports(folder: string, count: number): Promise<void> {
  for (const medium of ['html', 'pdf'] as const) {
    mkdirSync(join(folder, medium), { recursive: true });
    for (let seed = 1; seed <= count / 2; seed += 1) {
      const file = join(folder, medium, `${String(seed).padStart(5, '0')}.${medium}`);
      if (!existsSync(file)) writeFileSync(file, (await generateReport(seed, { medium })).bytes);
    }
  }
}

/** The first files of each folder, so that small runs read the same kind of files as large ones. */
export function firstReports(folder: string, count: number): readonly string[] {
  return (['html', 'pdf'] as const).flatMap((medium) =>
    Array.from({ length: count / 2 }, (_, at) => join(folder, medium, `${String(at + 1).padStart(5, '0')}.${medium}`)),
  );
}
