import type { Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { PdfEngine, PdfFile, PdfPage } from './engine.ts';

/**
 * Reads by one engine, and by another what the one cannot: a file or a page that it finds damaged, and a page on which it
 * cannot tell which characters are drawn.
 */
export function backed(engine: PdfEngine, other: PdfEngine): PdfEngine {
  return {
    name: engine.name,
    async open(bytes) {
      const spare = bytes.slice();
      const opened = await orDamage(engine.open(bytes));
      if (!(opened instanceof DocumentError)) return backedFile(opened, engine, () => other.open(spare), other);
      const file = await other.open(spare);
      return { ...file, warnings: () => [...file.warnings(), takenOver(engine, other)] };
    },
  };
}

function backedFile(file: PdfFile, engine: PdfEngine, open: () => Promise<PdfFile>, other: PdfEngine): PdfFile {
  const replaced = new Set<number>();
  const notes: Warning[] = [];
  let second: Promise<PdfFile> | undefined;
  const secondPage = async (number: number) => {
    second ??= open();
    return (await second).page(number);
  };
  const stands = ({ values }: Warning) => !replaced.has(Number(values?.page));
  let secondWarnings: () => readonly Warning[] = () => [];
  return {
    ...file,
    async page(number) {
      const page = await orDamage(file.page(number));
      if (!(page instanceof DocumentError) && secretsOn(page) === 0) return page;
      const better = await orDamage(secondPage(number));
      if (better instanceof DocumentError || !isBetter(better, page)) return orThrow(page);
      secondWarnings = (await second)?.warnings ?? secondWarnings;
      replaced.add(number);
      if (page instanceof DocumentError) notes.push(takenOver(engine, other, better));
      return better;
    },
    warnings: () => [...file.warnings().filter(stands), ...secondWarnings(), ...notes],
    async close() {
      await file.close();
      await (await second?.catch(() => undefined))?.close();
    },
  };
}

function isBetter(page: PdfPage, than: PdfPage | DocumentError): boolean {
  return than instanceof DocumentError || secretsOn(page) < secretsOn(than);
}

/** Characters that are drawn, and nobody knows which they are. */
function secretsOn({ glyphs }: PdfPage): number {
  return glyphs.filter(({ text, hidden }) => !hidden && text.includes('\ufffd')).length;
}

/** That a file, or a page of it, was read by the other engine. */
function takenOver({ name: engine }: PdfEngine, { name: other }: PdfEngine, page?: PdfPage): Warning {
  if (!page) return { code: 'file-taken-over', values: { engine, other } };
  const { number, width, height } = page;
  const places = [{ page: number, box: [0, 0, width, height] as const }];
  return { code: 'page-taken-over', values: { page: number, engine, other }, places };
}

async function orDamage<T>(asked: Promise<T>): Promise<T | DocumentError> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DocumentError && error.problem === 'damaged') return error;
    throw error;
  }
}

function orThrow(page: PdfPage | DocumentError): PdfPage {
  if (page instanceof DocumentError) throw page;
  return page;
}
