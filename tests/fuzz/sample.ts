import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { decode } from '../../extractors/encoding.ts';
import type { Audit } from '../../src/audit.ts';
import { encode } from '../generate/encode.ts';
import { generateReport } from '../generate/index.ts';
import type { Range } from './edits.ts';

export type Medium = 'html' | 'pdf' | 'text' | 'image' | 'archive';

/** What is mutated. */
export interface Sample {
  readonly name: string;
  readonly medium: Medium;
  readonly bytes: Uint8Array;
  /** Of a page or a text. */
  readonly encoding?: string;
}

/** A sample that was read: what it gives, and where its cells stand. */
export interface Known extends Sample {
  readonly audit: Audit;
  /** Of each field the bytes of its cell; empty where that cannot be told (PDF). */
  readonly cells: ReadonlyMap<string, Range>;
}

const SAMPLES = new URL('../../samples/', import.meta.url);

/** The samples of the project, and some generated reports. */
export async function allSamples(generated: number): Promise<readonly Sample[]> {
  const names = readdirSync(SAMPLES).filter((name) => /\.(?:html|pdf|txt|md)$/.test(name) && name !== 'README.md');
  const samples: Sample[] = names.map((name) => ({
    name,
    medium: mediumOf(name),
    bytes: readFileSync(new URL(encodeURIComponent(name), SAMPLES)),
  }));
  for (let seed = 1; seed <= generated; seed += 1) {
    const medium = (['html', 'pdf', 'html', 'text'] as const)[seed % 4] ?? 'html';
    const { name, bytes } = await generateReport(70_000 + seed, { medium });
    samples.push({ name, medium, bytes });
  }
  return samples.map((sample) =>
    /pdf$/.test(sample.name) ? sample : { ...sample, encoding: decode(sample.bytes).encoding },
  );
}

function mediumOf(name: string): Medium {
  if (name.endsWith('.html')) return 'html';
  return name.endsWith('.pdf') ? 'pdf' : 'text';
}

/** Where the cells of a sample stand in its bytes. */
export function cellsOf(sample: Sample, audit: Audit): ReadonlyMap<string, Range> {
  if (sample.medium === 'html') return cellsOfPage(sample.bytes, audit);
  return sample.medium === 'text' ? cellsOfText(sample.bytes, audit) : new Map();
}

/** How many bytes the beginning of a text takes in its encoding. */
function measure(text: string, encoding: string): (characters: number) => number {
  const lengths = new Uint32Array(text.length + 1);
  const wide =
    encoding === 'utf-8' ? (part: string) => Buffer.byteLength(part) : (part: string) => encode(part, 'gbk').length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    lengths[at + 1] = (lengths[at] ?? 0) + (code < 0x80 ? 1 : wide(text.charAt(at)));
  }
  return (characters) => lengths[characters] ?? 0;
}

function cellsOfPage(bytes: Uint8Array, { report }: Audit): ReadonlyMap<string, Range> {
  const { text, encoding } = decode(bytes);
  const mark = encoding === 'utf-8' && bytes[0] === 0xef ? 3 : 0;
  const length = measure(text, encoding);
  const page = load(text, { sourceCodeLocationInfo: true });
  const cells = new Map<string, Range>();
  for (const { field, place } of report.readings) {
    if (!place || !('selector' in place)) continue;
    const found = page(place.selector)[0]?.sourceCodeLocation;
    if (found) cells.set(field, { from: mark + length(found.startOffset), to: mark + length(found.endOffset) });
  }
  return cells;
}

function cellsOfText(bytes: Uint8Array, { report }: Audit): ReadonlyMap<string, Range> {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const cells = new Map<string, Range>();
  for (const { field, place } of report.readings) {
    const at = place && 'selector' in place ? /^L(\d+)C(\d+)$/.exec(place.selector) : null;
    if (!at) continue;
    const line = Number(at[1]) - 1;
    const { from, to } = cellOfLine(lines[line] ?? '', Number(at[2]));
    const start = starts[line] ?? 0;
    cells.set(field, { from: start + from, to: start + to });
  }
  return cells;
}

/** Where the cell of a number, from 1, stands in a line; where blanks divide it, somewhere in it. */
function cellOfLine(text: string, number: number): Range {
  const between = text.includes('\t') ? '\t' : '|';
  if (!text.includes(between)) return { from: 0, to: text.length };
  const parts = text.split(between);
  const index = number - (between === '|' ? 0 : 1);
  const from = parts.slice(0, index).join(between).length + (index > 0 ? 1 : 0);
  return { from, to: from + (parts[index]?.length ?? 0) };
}
