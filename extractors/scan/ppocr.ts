import type { Candidate } from '../../src/document.ts';
import type { Crop } from './crop.ts';
import { BLANK, decode, type Step } from './ctc.ts';
import { isUnsure } from './decide.ts';
import { type Area, type Ink, inkOf, isDash, isFaintlyPrinted } from './ink.ts';
import { mended, withMended } from './mended.ts';
import { weighed } from './plausible.ts';
import { type CellReader, type Alphabet as Kind, NOTHING, type Read } from './reader.ts';
import { isSlash } from './slash.ts';
import { type Strip, stripOf, tensorOf, withSteps } from './strip.ts';
import { linesOf } from './text-lines.ts';
import { isZero } from './zero.ts';

/** A loaded recogniser: lines of print in, the likelihood of every class at every step out. */
export interface Recogniser {
  /** The classes after the blank, in order. */
  readonly labels: readonly string[];
  run(input: Float32Array, dims: readonly number[]): Promise<{ data: Float32Array; dims: readonly number[] }>;
  close(): Promise<void>;
}

/** Reads cells by the recogniser of PP-OCRv4. In number cells it chooses among digits only. */
export function ppocrReader(model: Recogniser): CellReader {
  const alphabets = { digits: alphabetOf(model, DIGITS), amount: alphabetOf(model, AMOUNT), text: undefined };
  return {
    name: 'ppocr',
    read: (crops, kind) => readCrops(model, crops, { kind, classes: alphabets[kind] }),
    close: () => model.close(),
  };
}

/** Each label with the characters of the model that mean it in a number cell: a lone 0 may look like the letter. */
type Folded = readonly (readonly [label: string, characters: string])[];

const DIGITS: Folded = [
  ['0', '0０Oo〇○'],
  ...[...'123456789'].map((digit) => [digit, digit + String.fromCodePoint(0xff10 + Number(digit))] as const),
  ['-', '-－—–一~～_'],
  ['+', '+＋'],
  ['/', '/／'],
  ['无', '无'],
  [',', ',，'],
  ['.', '.．'],
];
const AMOUNT: Folded = [...DIGITS, ['元', '元'], ['万', '万'], ['亿', '亿']];

/** Classes of the model and the label each stands for. */
type Classes = readonly (readonly [index: number, label: string])[];

function alphabetOf(model: Recogniser, folded: Folded): Classes {
  const classes = folded.flatMap(([label, characters]) =>
    [...characters].flatMap((character) => {
      const index = model.labels.indexOf(character);
      return index < 0 ? [] : [[index + 1, label] as const];
    }),
  );
  return [[0, BLANK], ...classes];
}

interface Task {
  readonly crop: number;
  readonly strip: Strip;
  /** What parts it from the strip before it in the cell's text. */
  readonly before: '' | '\n';
}

interface How {
  readonly kind: Kind;
  /** `undefined` for the whole alphabet. */
  readonly classes: Classes | undefined;
}

/** Numbers that are not surely read are read once more, their strokes mended. */
async function readCrops(model: Recogniser, crops: readonly Crop[], how: How): Promise<readonly Read[]> {
  const reads = await readAsTheyAre(model, crops, how);
  if (how.kind === 'text') return reads;
  const unsure = crops.flatMap((crop, index) => {
    const read = reads[index];
    return read && isUnsure(read) && inkOf(crop) ? [{ crop, read, index }] : [];
  });
  const mends = unsure.map(({ crop }) => mended(crop));
  const again = await readAsTheyAre(model, mends, how);
  const better = new Map(unsure.map(({ read, index }, at) => [index, withMended(read, again[at] ?? read)]));
  return reads.map((read, index) => better.get(index) ?? read);
}

async function readAsTheyAre(model: Recogniser, crops: readonly Crop[], how: How): Promise<readonly Read[]> {
  const inks = crops.map((crop) => inkOf(crop, how.kind === 'text' ? 'text' : 'number'));
  const tasks = crops.flatMap((crop, index) =>
    tasksOf(crop, inks[index], how.kind).map((task): Task => ({ crop: index, ...task })),
  );
  const read = await readTasks(model, tasks, how);
  const reads = crops.map((crop, index): Read => {
    const lines = tasks
      .filter((task) => task.crop === index)
      .map((task) => ({ before: task.before, candidates: read.get(task) ?? [] }));
    return lines.length > 0 ? joined(lines) : isFaintlyPrinted(crop) ? UNSURE_NOTHING : NOTHING;
  });
  if (how.kind === 'text') return reads;
  const found = reads.map((seen, index) => {
    const [crop, ink] = [crops[index], inks[index]];
    return inOneForm(crop && ink ? withSlash(withLoneZero(seen, crop, ink), crop, ink) : seen);
  });
  return weighed(found, inks, how.kind);
}

/** Not sure before another reader says the same. */
const LONE_ZERO = 0.7;
/** What the model sees with less than this may be a broken zero. */
const HALF_SEEN = 0.5;

/** The model loses some zeros that stand alone, and sees anything in broken ones; their shape tells them. */
function withLoneZero(read: Read, crop: Crop, ink: Ink): Read {
  const { text, probability } = read;
  const isSeen = text !== '' && probability >= (text === '0' ? LONE_ZERO : HALF_SEEN);
  if (isSeen || !isZero(crop, ink)) return read;
  const rest = 1 - LONE_ZERO;
  const others = text === '' ? [NOTHING] : [read, ...read.alternatives].filter((other) => other.text !== '0');
  const alternatives = others.map((other) => ({ text: other.text, probability: rest * other.probability }));
  return { text: '0', probability: LONE_ZERO, alternatives };
}

/** What the model takes for a slash or a 1, and has the shape of a slash. */
const SLASH = 0.95;

function withSlash(read: Read, crop: Crop, ink: Ink): Read {
  const seen = [read, ...read.alternatives];
  if (!seen.some(({ text }) => text === '/') || read.probability >= SLASH || !isSlash(crop, ink)) return read;
  const others = seen.filter(({ text }) => text !== '/');
  const rest = others.reduce((sum, { probability }) => sum + probability, 0);
  return {
    text: '/',
    probability: SLASH,
    alternatives: others.map(({ text, probability }) => ({ text, probability: ((1 - SLASH) * probability) / rest })),
  };
}

/** With its commas or without them a number is the same. */
function inOneForm({ text, probability, alternatives }: Read): Read {
  const plain = (seen: string) => seen.replaceAll(',', '');
  const same = alternatives.filter((other) => /\d/.test(text) && plain(other.text) === plain(text));
  return {
    text,
    probability: Math.min(
      1,
      same.reduce((sum, other) => sum + other.probability, probability),
    ),
    alternatives: alternatives.filter((other) => !same.includes(other)),
  };
}

/** Something too faint to read may stand there. */
const UNSURE_NOTHING: Read = { text: '', probability: 0.5, alternatives: [] };

function tasksOf(crop: Crop, ink: Ink | undefined, kind: Kind): readonly Omit<Task, 'crop'>[] {
  if (!ink) return [];
  const source = withSteps(crop);
  if (kind !== 'text')
    return [{ strip: stripOf(source, withRoom(ink), { paper: ink.paper, text: false }), before: '\n' }];
  return linesOf(ink).map((line) => ({
    strip: stripOf(source, line, { paper: ink.paper, text: true }),
    before: line.continues ? '' : '\n',
  }));
}

/** A dash is shown as high as it is wide: scaled to the height of a digit, it would be a bar. */
function withRoom(ink: Ink): Area {
  if (!isDash(ink)) return ink;
  const { left, top, right, bottom } = ink;
  const more = (right - left - (bottom - top)) / 2;
  return { left, top: top - more, right, bottom: bottom + more };
}

/** One by one: side by side strips are read no faster, the narrower would be padded, and memory would grow with them. */
async function readTasks(
  model: Recogniser,
  tasks: readonly Task[],
  how: How,
): Promise<ReadonlyMap<Task, readonly Candidate[]>> {
  const read = new Map<Task, readonly Candidate[]>();
  for (const task of tasks) {
    const { data, dims } = tensorOf(task.strip);
    read.set(task, decodeStrip(model, await model.run(data, dims), how));
  }
  return read;
}

interface Output {
  readonly data: Float32Array;
  /** One strip, steps, classes. */
  readonly dims: readonly number[];
}

function decodeStrip(model: Recogniser, { data, dims }: Output, how: How): readonly Candidate[] {
  const [, steps = 0, size = 0] = dims;
  const rows = Array.from({ length: steps }, (_, step) => data.subarray(step * size, (step + 1) * size));
  const free = () => decode(rows.map((row) => likeliest(model, row)));
  if (!how.classes) return free();
  const { classes } = how;
  if (rows.some((row) => isWord(model, row))) {
    const [best] = free();
    if (best && isWords(how.kind === 'amount' ? best.text.replace(UNIT, '') : best.text)) return [best];
  }
  return decode(rows.map((row) => masked(row, classes)));
}

/** A cell of words is no number, and is not to be made one by looking for digits only. */
function isWords(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text.replace(MARKS, ''));
}

/** The unit of an amount is a word, but the amount is none. */
const UNIT = /[万亿]?元$/;
/** What a dash and a lone 0 look like among all characters. */
const MARKS = /[一〇]/g;

function isWord(model: Recogniser, row: Float32Array): boolean {
  const label = model.labels[indexOfMost(row) - 1];
  return label !== undefined && /\p{Script=Han}/u.test(label);
}

function indexOfMost(row: Float32Array): number {
  let best = 0;
  for (let index = 1; index < row.length; index += 1) {
    if ((row[index] ?? 0) > (row[best] ?? 0)) best = index;
  }
  return best;
}

/** Less likely classes change no result. */
const LEAST = 1e-4;

/** The likelihood of each label among those that can stand there. */
function masked(row: Float32Array, classes: Classes): Step {
  const sums = new Map<string, number>();
  let total = 0;
  for (const [index, label] of classes) {
    const probability = row[index] ?? 0;
    total += probability;
    sums.set(label, (sums.get(label) ?? 0) + probability);
  }
  return [...sums].map(([label, sum]) => [label, sum / total] as const).filter(([, share]) => share > LEAST);
}

/** The classes worth following at a step of the whole alphabet. */
function likeliest(model: Recogniser, row: Float32Array): Step {
  const step: [string, number][] = [[BLANK, row[0] ?? 0]];
  for (let index = 1; index < row.length; index += 1) {
    const probability = row[index] ?? 0;
    if (probability > 0.01) step.push([model.labels[index - 1] ?? '', probability]);
  }
  return step;
}

/** Candidates that are worth keeping, and how many. */
const LEAST_CANDIDATE = 0.001;
const MOST_CANDIDATES = 5;

interface Line {
  readonly before: Task['before'];
  readonly candidates: readonly Candidate[];
}

/** The lines of a cell as one text: the likeliest of each, or one of them replaced by its next. */
function joined(lines: readonly Line[]): Read {
  const best = lines.map(({ candidates: [first] }) => first ?? NOTHING);
  const textOf = (parts: readonly Candidate[]) =>
    parts.map(({ text }, index) => (index === 0 ? '' : (lines[index]?.before ?? '')) + text).join('');
  const probabilityOf = (parts: readonly Candidate[]) => parts.reduce((product, part) => product * part.probability, 1);
  const alternatives = lines.flatMap(({ candidates }, line) =>
    candidates.slice(1).map((candidate) => {
      const parts = best.with(line, candidate);
      return { text: textOf(parts), probability: probabilityOf(parts) };
    }),
  );
  return {
    text: textOf(best),
    probability: Math.min(1, probabilityOf(best)),
    alternatives: alternatives
      .filter(({ probability }) => probability >= LEAST_CANDIDATE)
      .toSorted((a, b) => b.probability - a.probability)
      .slice(0, MOST_CANDIDATES),
  };
}
