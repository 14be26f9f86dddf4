import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Crop } from '../../../extractors/scan/crop.ts';
import { decode, type Step } from '../../../extractors/scan/ctc.ts';
import { decide } from '../../../extractors/scan/decide.ts';
import { type Ink, inkOf, isDash } from '../../../extractors/scan/ink.ts';
import { weighed } from '../../../extractors/scan/plausible.ts';
import { ppocrReader, type Recogniser } from '../../../extractors/scan/ppocr.ts';
import type { CellReader, Read } from '../../../extractors/scan/reader.ts';
import { tesseractReader } from '../../../extractors/scan/tesseract.ts';
import { nodeRecogniser } from '../../../src/run/ocr-engines.ts';
import { nodeTesseract } from '../../../src/run/tesseract-engine.ts';
import { randomFrom } from '../../generate/random.ts';
import { fontFile, TYPEFACES } from '../../generate/typefaces.ts';
import { countText, cropsOf, type Damage } from './readers-material.ts';

const CELL = [56, 20] as const;
const TEXTS = ['0', '7', '11', '120', '4677', '938206', '', '-', '86', '1', '0', '35'];
const SCAN: Damage = { dpi: 200, blur: 0.6, noise: 5, jpeg: 40 };

function read(text: string, probability: number, ...alternatives: string[]): Read {
  return { text, probability, alternatives: alternatives.map((other) => ({ text: other, probability: 0.1 })) };
}

let ppocr: CellReader;
let tesseract: CellReader;

beforeAll(async () => {
  const model = await nodeRecogniser();
  if (!model) throw new Error('Expected onnxruntime-node and the models to be installed');
  ppocr = ppocrReader(model);
  tesseract = tesseractReader(nodeTesseract());
});

afterAll(async () => {
  await ppocr.close();
  await tesseract.close();
});

const sheet = (texts: readonly string[], font = 'Times-Roman') => ({ texts, font, size: 10.5, cell: CELL });

/** Ink of any kind, for a model that sees what the test wants. */
function stroke(): Crop {
  const [width, height] = [60, 40];
  const grey = new Uint8Array(width * height).fill(255);
  for (let y = 10; y < 30; y += 1) grey.fill(0, y * width + 20, y * width + 32);
  return { width, height, grey, box: [0, 0, 1, 1] };
}

/** A 42 at 150 dpi in black and white, set straight since: of the 4 no more than a cross is left. */
const BROKEN_42 = fromLevels([
  'fffffffedeffedefedeffff',
  'ffffffeb9dfeb8dfd8befff',
  'ffffffd75cfd86dfc46dfff',
  'ffffffe95cfebbefc33cfff',
  'fffffffc6cffffffc45dfff',
  'fffffffc6cfffffea49efff',
  'fffffffc6cfffffd66dffff',
  'fffdddda5adeffeb6aeffff',
  'ffe98875248dffeabefffff',
  'ffebaa94139efdeceffffff',
  'ffffffe949efc7accccefff',
  'fffffffd7cfe8577779dfff',
  'fffffffecefebaabbbbefff',
]);

/** Rows of pixels, each a level from 0 to f; with two rows of paper above and below. */
function fromLevels(rows: readonly string[]): Crop {
  const width = rows[0]?.length ?? 0;
  const paper = 'f'.repeat(2 * width);
  const grey = Uint8Array.from([paper, ...rows, paper].join(''), (level) => 17 * Number.parseInt(level, 16));
  return { width, height: rows.length + 4, grey, box: [0, 0, 1, 1] };
}

describe('number cells', () => {
  test('are read by the recogniser, each with its probability', async () => {
    const reads = await ppocr.read(await cropsOf(sheet(TEXTS), SCAN), 'digits');
    expect(reads.map(({ text }) => text)).toEqual(TEXTS);
    expect(Math.min(...reads.map(({ probability }) => probability))).toBeGreaterThan(0.9);
  });

  test('are read by tesseract from contact sheets', async () => {
    const reads = await tesseract.read(await cropsOf(sheet(TEXTS), SCAN), 'digits');
    expect(reads.map(({ text }) => text)).toEqual(TEXTS);
  });

  test('of money keep their point and unit', async () => {
    const texts = ['12.5', '0.34万元', '1024.88', '0'];
    const reads = await ppocr.read(await cropsOf(sheet(texts, 'Regular'), SCAN), 'amount');
    expect(reads.map(({ text }) => text)).toEqual(texts);
  });

  test('of money with a unit know one comma, whatever its width', async () => {
    const labels = ['4', ',', '，', '3', '万', '元'];
    const seen = [[1], [2, 3], [4], [0], [5], [6]] as const;
    const likelihoods = seen.flatMap((classes) =>
      Array.from({ length: 7 }, (_, label) => (classes.some((own) => own === label) ? 0.96 / classes.length : 0.005)),
    );
    const model: Recogniser = {
      labels,
      run: async () => ({ data: new Float32Array(likelihoods), dims: [1, seen.length, 7] }),
      close: async () => {},
    };
    const [amount] = await ppocrReader(model).read([stroke()], 'amount');
    expect(amount?.text).toBe('4,3万元');
    expect(amount?.probability).toBeGreaterThan(0.8);
  });

  test('that may hold a mark like a comma are not surely empty', async () => {
    const model: Recogniser = {
      labels: [','],
      run: async () => ({ data: Float32Array.from([0.7, 0.3]), dims: [1, 1, 2] }),
      close: async () => {},
    };
    const [mark] = await ppocrReader(model).read([stroke()], 'digits');
    expect(mark?.text).toBe('');
    expect(mark?.probability).toBeLessThan(0.9);
  });

  test('of broken strokes are read from a mended picture, not surely before another reader says the same', async () => {
    const [broken] = await ppocr.read([BROKEN_42], 'digits');
    expect(broken?.text).toBe('42');
    expect(broken?.probability).toBeLessThan(0.9);
  });

  test('that hold words are not made numbers', async () => {
    const [words] = await ppocr.read(await cropsOf(sheet(['行政许可'], 'Regular'), SCAN), 'digits');
    expect(words?.text).toBe('行政许可');
  });

  test('that hold two dashes are no words', async () => {
    const likelihoods = ['一', '', '一', ''].flatMap((seen) =>
      ['', '一', '-', '1'].map((label) => (label === seen ? 0.97 : 0.01)),
    );
    const seesWords: Recogniser = {
      labels: ['一', '-', '1'],
      run: async () => ({ data: new Float32Array(likelihoods), dims: [1, 4, 4] }),
      close: async () => {},
    };
    const [dashes] = await ppocrReader(seesWords).read(await cropsOf(sheet(['--']), SCAN), 'digits');
    expect(dashes?.text).toMatch(/^-+$/);
  });

  test('are read alike whatever stands beside them', async () => {
    const crops = await cropsOf(sheet(['938206', '7', '4677', '12 行政许可']), SCAN);
    const alone = await Promise.all(crops.map((crop) => ppocr.read([crop], 'text')));
    expect(await ppocr.read(crops, 'text')).toEqual(alone.flat());
  });

  test('that hold a thin dash alone are no ones, also where no digit of the table tells how high digits are', async () => {
    const dashes = Array.from({ length: 6 }, () => '—');
    const font = fontFile(TYPEFACES.serif.chinese);
    const reads = await ppocr.read(await cropsOf(sheet(dashes, font), { dpi: 300, blur: 0.6, noise: 5 }), 'digits');
    expect(reads.map(({ text }) => text)).toEqual(dashes.map(() => '-'));
  });

  test('whose digits run together, as in coarse scans, are no dashes; a dash is, and pieces of one', () => {
    const inkIn = (...areas: readonly (readonly [left: number, top: number, right: number, bottom: number])[]): Ink => {
      const spots = areas.map(([left, top, right, bottom]) => ({ left, top, right, bottom }));
      const inked = spots.map((spot) => ({
        ...spot,
        pixels: Math.round(0.72 * (spot.right - spot.left) * (spot.bottom - spot.top)),
      }));
      const ends = { left: 0, top: 0, right: spots.at(-1)?.right ?? 0, bottom: spots[0]?.bottom ?? 0 };
      return { ...ends, spots: inked, paper: 255, dark: 0 };
    };
    const [number, pair, dash, worn] = [
      inkIn([0, 0, 76, 12]),
      inkIn([0, 0, 22, 12]),
      inkIn([0, 0, 36, 3]),
      inkIn([0, 0, 14, 3], [18, 0, 36, 3]),
    ];
    expect([number, pair, dash].map(isDash)).toEqual([false, false, true]);
    const seen = weighed([read('2956826', 0.99), read('11', 0.6), read('11', 0.6)], [number, dash, worn], 'digits');
    expect(seen.map(({ text }) => text)).toEqual(['2956826', '-', '-']);
  });

  test('damaged beyond reading are refused: none is wrong with certainty', async () => {
    const random = randomFrom(3);
    const texts = Array.from({ length: 120 }, () => countText(random));
    const damage: Damage = { dpi: 110, blur: 0.8, noise: 35, jpeg: 30 };
    const crops = await cropsOf({ ...sheet(texts), size: 9 }, damage);
    const reads = await ppocr.read(crops, 'digits');
    const silent = reads.filter(({ text, probability }, index) => text !== texts[index] && probability >= 0.9);
    expect(silent).toEqual([]);
  });
});

describe('an empty cell', () => {
  const flat = (grey: number): Crop => ({
    width: 60,
    height: 30,
    grey: new Uint8Array(1800).fill(grey),
    box: [0, 0, 1, 1],
  });

  test('has no ink, whatever the grey of its paper', async () => {
    expect(inkOf(flat(200))).toBeUndefined();
    expect(await ppocr.read([flat(200), flat(255)], 'digits')).toMatchObject([
      { text: '', probability: 1 },
      { text: '', probability: 1 },
    ]);
  });

  test('is not sure to be empty where something faint stands in it', async () => {
    const [crop] = await cropsOf(sheet(['8']), { dpi: 200, fade: [225, 255] });
    const [faint] = crop ? await ppocr.read([crop], 'digits') : [];
    expect(faint?.probability).toBeLessThan(0.9);
  });
});

describe('CTC decoding', () => {
  test('adds up the ways to align one text', () => {
    const step = (a: number): Step => [
      ['', 1 - a],
      ['1', a],
    ];
    const found = new Map(decode([step(0.5), step(0.5)]).map(({ text, probability }) => [text, probability]));
    expect(found.get('1')).toBeCloseTo(0.75);
    expect(found.get('')).toBeCloseTo(0.25);
  });

  test('keeps repeated characters that a blank parts', () => {
    const steps: Step[] = [[['2', 1]], [['', 1]], [['2', 1]]];
    expect(decode(steps)[0]).toEqual({ text: '22', probability: 1 });
  });
});

describe('two readers', () => {
  test('that agree make an unsure reading agreed', () => {
    expect(decide(read('12', 0.6, '17'), read('12', 0.9)).recognition).toMatchObject({
      probability: 0.6,
      agreed: true,
    });
  });

  test('that differ keep what both saw', () => {
    const { text, recognition } = decide(read('12', 0.6, '17'), read('72', 0.9));
    expect(text).toBe('12');
    expect(recognition.agreed).toBe(false);
    expect(recognition.alternatives.map((other) => other.text)).toEqual(['72', '17']);
  });

  test('of which the second saw nothing are as one', () => {
    expect(decide(read('12', 0.95), read('', 0.5)).recognition.agreed).toBeUndefined();
  });

  test('agree on a number whose commas the second takes for points, also where the first is not quite sure', () => {
    expect(decide(read('1,269', 0.88), read('1.269', 0.97)).recognition.agreed).toBe(true);
    expect(decide(read('1.26', 0.88), read('126', 0.97)).recognition.agreed).toBe(false);
  });

  test('agree on a number with two commas, whatever the second makes of them', () => {
    expect(decide(read('4,736,892', 0.95), read('4.736892', 0.4)).recognition.agreed).toBe(true);
    expect(decide(read('4,736,892', 0.95), read('4.736392', 0.4)).recognition.agreed).toBe(false);
    expect(decide(read('4736.892', 0.95), read('4736892', 0.4)).recognition.agreed).toBe(false);
  });

  test('agree on such a number also where neither is sure, but not where the first hardly saw it', () => {
    expect(decide(read('4,736,892', 0.7), read('4736892', 0.3)).recognition.agreed).toBe(true);
    expect(decide(read('4,736,892', 0.4), read('4736892', 0.3)).recognition.agreed).toBeUndefined();
    expect(decide(read('4,736,892', 0.7), read('4736392', 0.3)).recognition.agreed).toBe(false);
  });

  test('agree on the digits of a number in groups, of which the second is never sure, where the first nearly is', () => {
    expect(decide(read('164,328', 0.85), read('164328', 0.4)).recognition.agreed).toBe(true);
    expect(decide(read('226,872.8367', 0.85), read('226872.8367', 0.2)).recognition.agreed).toBe(true);
    expect(decide(read('427,884,500.19元', 0.85), read('427.884.500.197', 0.3)).recognition.agreed).toBe(true);
    expect(decide(read('164,328', 0.7), read('164328', 0.4)).recognition.agreed).toBeUndefined();
    expect(decide(read('164,328', 0.85), read('164329', 0.4)).recognition.agreed).toBe(false);
    expect(decide(read('164328', 0.85), read('164328', 0.4)).recognition.agreed).toBeUndefined();
  });

  test('do not agree on a comma that the second, unsure too, takes for the point of an amount', () => {
    expect(decide(read('1,243', 0.85), read('1.243', 0.2)).recognition.agreed).toBeUndefined();
  });

  test('agree on money whose unit the second takes for a digit', () => {
    expect(decide(read('7680700.67元', 0.98), read('7680700.675', 0.7)).recognition.agreed).toBe(true);
    expect(decide(read('7680700.67元', 0.98), read('768070.675', 0.7)).recognition.agreed).toBe(false);
  });

  test('agree on money in groups of three, of which the second sees the points in several ways', () => {
    const second = { ...read('46763.1457', 0.52), alternatives: [{ text: '46.763.1457', probability: 0.3 }] };
    expect(decide(read('46,763.14万元', 0.85), second).recognition.agreed).toBe(true);
    expect(decide(read('46,763.1万元', 0.85), second).recognition.agreed).toBe(false);
  });

  test('agree on money beside whose unit the second lost the point, and on no other', () => {
    expect(decide(read('664.41万元', 0.98), read('6644157', 0.58)).recognition.agreed).toBe(true);
    expect(decide(read('664.41万元', 0.98), read('664.415', 0.58)).recognition.agreed).toBe(true);
    expect(decide(read('664.41万元', 0.98), read('66441', 0.58)).recognition.agreed).toBe(false);
    expect(decide(read('664.41万元', 0.85), read('6644157', 0.58)).recognition.agreed).toBe(false);
    expect(decide(read('664.41', 0.98), read('66441', 0.58)).recognition.agreed).toBe(false);
  });

  test('do not differ where the second loses digits of a number whose comma stands in its place', () => {
    const { text, recognition } = decide(read('3,944', 0.97), read('394', 0.7));
    expect([text, recognition.agreed]).toEqual(['3,944', undefined]);
    expect(decide(read('3,944', 0.97), read('894', 0.7)).recognition.agreed).toBe(false);
    expect(decide(read('3944', 0.97), read('394', 0.7)).recognition.agreed).toBe(false);
    expect(decide(read('3,944', 0.85), read('394', 0.7)).recognition.agreed).toBe(false);
  });

  test('agree on a number whose plus the second takes for a digit', () => {
    expect(decide(read('+13', 0.98), read('413', 0.7)).recognition.agreed).toBe(true);
    expect(decide(read('+13', 0.98), read('713', 0.7)).recognition.agreed).toBe(false);
    expect(decide(read('+13', 0.8), read('413', 0.7)).recognition.agreed).toBe(false);
  });

  test('both unsure agree on nothing', () => {
    expect(decide(read('8', 0.5), read('8', 0.5)).recognition.agreed).toBeUndefined();
  });
});
