import type { Page, Symbol as PageSymbol, Worker, WorkerParams } from 'tesseract.js';
import type { Alphabet } from './reader.ts';
import type { Mark, Tesseract } from './tesseract.ts';

/** A language of tesseract: digits are read in the first. */
export type Language = 'eng' | 'chi_sim';

/** How tesseract's threads are started. */
export interface Threads {
  start(language: Language): Promise<Worker>;
  /** Does what a thread is asked for. */
  atWork<T>(worker: Worker, work: () => Promise<T>): Promise<T>;
}

/** Tesseract: each language is a thread of its own that starts when it is first asked and ends with `close`. */
export function tesseractWith({ start, atWork }: Threads): Tesseract {
  const workers = new Map<Language, Promise<Worker>>();
  const workerOf = (language: Language) => {
    const worker = workers.get(language) ?? start(language);
    workers.set(language, worker);
    return worker;
  };
  return {
    async marks(picture, alphabet) {
      const worker = await workerOf(alphabet === 'text' ? 'chi_sim' : 'eng');
      return atWork(worker, async () => {
        await worker.setParameters(PARAMETERS[alphabet]);
        // The library takes bytes wherever it runs; its types know those of Node.
        const { data } = await worker.recognize(picture as never, {}, { blocks: true, text: false });
        return marksOf(data);
      });
    },
    async close() {
      const started = [...workers.values()];
      workers.clear();
      for (const worker of started) await (await worker).terminate();
    },
  };
}

/** A block of even lines, its characters at their places. */
const BLOCK = { tessedit_pageseg_mode: '6', user_defined_dpi: '300' } as Partial<WorkerParams>;
/** Without the blank among them, the characters of a line run together and lose their confidence. */
const PARAMETERS: Readonly<Record<Alphabet, Partial<WorkerParams>>> = {
  digits: { ...BLOCK, tessedit_char_whitelist: '0123456789. ' },
  amount: { ...BLOCK, tessedit_char_whitelist: '0123456789. ' },
  text: { ...BLOCK, tessedit_char_whitelist: '', preserve_interword_spaces: '0' },
};

function marksOf({ blocks }: Page): readonly Mark[] {
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => line.words.flatMap((word) => word.symbols.map(markOf)));
}

function markOf({ text, bbox, confidence }: PageSymbol): Mark {
  return { text, confidence: confidence / 100, area: { left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 } };
}
