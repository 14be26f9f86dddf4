import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { PdfEngine } from '../../../extractors/pdf/engine.ts';
import { pdfExtractor } from '../../../extractors/pdf/index.ts';
import type { Document } from '../../../src/document.ts';
import { DocumentError } from '../../../src/errors.ts';
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

/** A scan needs more than an engine. */
async function readBy(engine: PdfEngine, bytes: Uint8Array): Promise<Document | DocumentError> {
  try {
    return await pdfExtractor(engine).extract(bytes, 'a.pdf');
  } catch (error) {
    if (error instanceof DocumentError && error.problem === 'needs-ocr') return error;
    throw error;
  }
}

async function expectSame(bytes: Uint8Array): Promise<void> {
  const [one, other] = [await readBy(pdfjs, bytes), await readBy(pdfium, bytes)];
  if (one instanceof DocumentError || other instanceof DocumentError) {
    expect(other).toEqual(one);
    return;
  }
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
