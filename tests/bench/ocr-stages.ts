import type { Extractor } from '../../extractors/extractor.ts';
import { pdfExtractor, scannerWith } from '../../extractors/index.ts';
import { ppocrReader } from '../../extractors/scan/ppocr.ts';
import type { CellReader } from '../../extractors/scan/reader.ts';
import type { Painter, Scanner } from '../../extractors/scan/scanner.ts';
import { tesseractReader } from '../../extractors/scan/tesseract.ts';
import { nodePainter, nodePdfEngine } from '../../src/run/engines.ts';
import { nodeRecogniser } from '../../src/run/ocr-engines.ts';
import { nodeTesseract } from '../../src/run/tesseract-engine.ts';

/** What reading a scan takes its time for; the rest is mapping to the form and judging. */
const STAGES = ['draw', 'layout', 'digits', 'text', 'second look'] as const;
type Stage = (typeof STAGES)[number];

/** Extractors of scanned PDF files that tell where their time goes. */
export interface Staged {
  readonly extractors: readonly Extractor[];
  /** CPU seconds a page of each stage since the last time it was asked. */
  line(pages: number): string;
}

/** The engines of `nodeExtractors`, each measured. */
export async function stagedExtractors(): Promise<Staged> {
  const model = await nodeRecogniser();
  if (!model) throw new Error('onnxruntime-node is not installed');
  const clock = stageClock();
  const scanner = measuredScanner(
    scannerWith(async () => ({
      first: measuredReader(ppocrReader(model), clock, (alphabet) => (alphabet === 'text' ? 'text' : 'digits')),
      second: measuredReader(tesseractReader(nodeTesseract()), clock, () => 'second look'),
    })),
    clock,
  );
  const painter = measuredPainter(nodePainter(), clock);
  return { extractors: [pdfExtractor(nodePdfEngine(), { painter, scanner })], line: clock.line };
}

interface Clock {
  /** Adds the time of some work to a stage, less what its parts were added to others for. */
  during<T>(stage: Stage, work: () => Promise<T>): Promise<T>;
  line(pages: number): string;
}

function stageClock(): Clock {
  let spent = new Map<Stage, number>();
  const all = () => [...spent.values()].reduce((sum, seconds) => sum + seconds, 0);
  return {
    async during(stage, work) {
      const [before, parts] = [process.cpuUsage(), all()];
      const result = await work();
      const { user, system } = process.cpuUsage(before);
      spent.set(stage, (spent.get(stage) ?? 0) + (user + system) / 1e6 - (all() - parts));
      return result;
    },
    line(pages) {
      const line = STAGES.map((stage) => `${stage} ${((spent.get(stage) ?? 0) / pages).toFixed(2)}`).join(', ');
      spent = new Map();
      return line;
    },
  };
}

function measuredReader(reader: CellReader, clock: Clock, stageOf: (alphabet: string) => Stage): CellReader {
  return { ...reader, read: (crops, alphabet) => clock.during(stageOf(alphabet), () => reader.read(crops, alphabet)) };
}

/** What a page takes besides its readers is its layout. */
function measuredScanner(scanner: Scanner, clock: Clock): Scanner {
  return { ...scanner, read: (...page) => clock.during('layout', () => scanner.read(...page)) };
}

function measuredPainter(painter: Painter, clock: Clock): Painter {
  return {
    async open(bytes) {
      const file = await painter.open(bytes);
      return { ...file, picture: (...page) => clock.during('draw', () => file.picture(...page)) };
    },
  };
}
