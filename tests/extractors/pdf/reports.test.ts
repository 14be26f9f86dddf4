import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { pdfExtractor } from '../../../extractors/pdf/index.ts';
import type { Document } from '../../../src/document.ts';
import { readReport } from '../../../src/report/read.ts';
import { generateReport } from '../../generate/index.ts';
import { expectAlike, otherEngine as pdfium, engine as pdfjs } from './build.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
/** 500 were compared; `ENGINE_REPORTS=500` does so again. */
const GENERATED = Number(process.env.ENGINE_REPORTS ?? 12);
const FOLDERS = [`${ROOT}samples/`, `${ROOT}../shared/corpus/`, `${ROOT}../shared/corpus/not-reports/`];
const FILES = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => `${folder}${name}`),
);

function cells(document: Document): readonly string[] {
  const { report } = readReport(document);
  return report.readings.map(({ field, state, value, raw }) => `${field} ${state} ${value} ${raw}`);
}

async function expectSame(bytes: Uint8Array): Promise<void> {
  const [one, other] = [
    await pdfExtractor(pdfjs).extract(bytes, 'a.pdf'),
    await pdfExtractor(pdfium).extract(bytes, 'a.pdf'),
  ];
  expectAlike(one, other);
  expect(cells(other)).toEqual(cells(one));
}

test.each(FILES.map((file) => [file.split('/').at(-1), file]))('both engines read the same in %s', async (_, file) => {
  await expectSame(new Uint8Array(readFileSync(file ?? '')));
});

test.each(Array.from({ length: GENERATED }, (_, index) => index + 1))('in generated report %i', async (seed) => {
  const { bytes } = await generateReport(seed, { medium: 'pdf' });
  await expectSame(new Uint8Array(bytes));
});
