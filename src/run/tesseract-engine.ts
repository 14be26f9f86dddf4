import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page, Symbol as PageSymbol, Worker, WorkerParams } from 'tesseract.js';
import type { Alphabet } from '../../extractors/scan/reader.ts';
import type { Mark, Tesseract } from '../../extractors/scan/tesseract.ts';

const require = createRequire(import.meta.url);

type Language = 'eng' | 'chi_sim';

/**
 * Tesseract on the language data of their packages, never on the network. Each language is a thread of its own that
 * starts when it is first asked and ends with `close`.
 */
export function nodeTesseract(): Tesseract {
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
        const { data } = await worker.recognize(Buffer.from(picture), {}, { blocks: true, text: false });
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

/** Keeps the process alive only while the thread works, so that nobody has to close it to end the program. */
async function atWork<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
  const thread = (worker as Worker & { readonly worker?: { ref(): void; unref(): void } }).worker;
  thread?.ref();
  try {
    return await work();
  } finally {
    thread?.unref();
  }
}

/** A block of even lines, its characters at their places. */
const BLOCK = { tessedit_pageseg_mode: '6', user_defined_dpi: '300' } as Partial<WorkerParams>;
/** Without the blank among them, the characters of a line run together and lose their confidence. */
const PARAMETERS: Readonly<Record<Alphabet, Partial<WorkerParams>>> = {
  digits: { ...BLOCK, tessedit_char_whitelist: '0123456789. ' },
  amount: { ...BLOCK, tessedit_char_whitelist: '0123456789. ' },
  text: { ...BLOCK, tessedit_char_whitelist: '', preserve_interword_spaces: '0' },
};

async function start(language: Language): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  const langPath = join(folder, '4.0.0_best_int');
  return createWorker(language, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
}

function marksOf({ blocks }: Page): readonly Mark[] {
  const lines = (blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap((line) => line.words.flatMap((word) => word.symbols.map(markOf)));
}

function markOf({ text, bbox, confidence }: PageSymbol): Mark {
  return { text, confidence: confidence / 100, area: { left: bbox.x0, top: bbox.y0, right: bbox.x1, bottom: bbox.y1 } };
}
