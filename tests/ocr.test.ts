import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Box, Place } from '../src/document.ts';
import type { Reading } from '../src/report/report.ts';
import type { ScansRead } from './read-scans.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const NAME = 'hongze-gov-2024.pdf';
const THERE = existsSync(CORPUS);

let read: ScansRead;
let network: string;

beforeAll(async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'ogi-scans-')), 'network.log');
  writeFileSync(log, '');
  const env = { ...process.env, NODE_OPTIONS: `--require ${join(ROOT, 'tests/no-network.cjs')}`, NETWORK_LOG: log };
  const args = ['tests/read-scans.ts', ...(THERE ? [join(CORPUS, NAME)] : [])];
  const { stdout } = await promisify(execFile)('node', args, { cwd: ROOT, env, maxBuffer: 2 ** 27 });
  read = JSON.parse(stdout);
  network = readFileSync(log, 'utf8');
}, 300_000);

const byField = (readings: readonly Reading[]) => new Map(readings.map((reading) => [reading.field, reading]));

/** Cells whose value is not the printed one. */
function wrongCells(
  readings: readonly Reading[],
  values: ScansRead['printed'],
  fields = Object.keys(values),
): readonly string[] {
  const found = byField(readings);
  return fields.flatMap((field) => {
    const [printed, reading] = [values[field] ?? null, found.get(field)];
    return (reading?.value ?? null) === printed ? [] : [`${field}: ${printed} read as ${reading?.raw}`];
  });
}

function pagePlace(place: Place | undefined): { page: number; box: Box } {
  if (!place || !('box' in place)) throw new TypeError('Expected a place on a page');
  return place;
}

const A4 = [595.28, 841.89] as const;
const middleOf = ([x0, y0, x1, y1]: Box): readonly [number, number] => [(x0 + x1) / 2, (y0 + y1) / 2];

/** Where the middle of a box of the page as made lies once the page is skewed: the sheet grows with it. */
function skewed(box: Box, [width, height]: readonly [number, number], degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = middleOf(box);
  const [dx, dy] = [x - A4[0] / 2, y - A4[1] / 2];
  return [
    width / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
    height / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
  ];
}

describe('a scanned report', () => {
  test('as a PDF of pictures, askew: every cell', () => {
    const { source, readings } = read.askew;
    expect(wrongCells(readings, read.printed)).toEqual([]);
    expect(source).toMatchObject({ medium: 'pdf', reading: 'ocr', pages: read.pages.length });
    expect(new Set(readings.map(({ method }) => method))).toEqual(new Set(['ocr']));
  });

  test('each cell at its place', () => {
    const { readings, sizes, skew } = read.askew;
    const scanned = byField(readings);
    for (const { field, place } of read.made.filter((reading) => reading.place)) {
      const [there, here] = [pagePlace(place), pagePlace(scanned.get(field)?.place)];
      expect(read.pages[here.page - 1]).toBe(there.page);
      const [x, y] = skewed(there.box, sizes[here.page - 1] ?? A4, skew);
      expect(Math.hypot(middleOf(here.box)[0] - x, middleOf(here.box)[1] - y)).toBeLessThan(5);
    }
  });

  test('as an image file, upside down', () => {
    const page = read.pages.at(-1);
    const here = read.made.filter(({ place }) => place && pagePlace(place).page === page);
    const fields = here.map(({ field }) => field);
    expect(fields.length).toBeGreaterThan(10);
    expect(read.upsideDown.source).toMatchObject({ medium: 'image', reading: 'ocr' });
    expect(wrongCells(read.upsideDown.readings, read.printed, fields)).toEqual([]);
  });

  test('as one long picture of a screen', () => {
    expect(wrongCells(read.long, read.printed)).toEqual([]);
  });

  test('with numbers painted over: they are blank or unreadable, never zero', () => {
    const found = byField(read.blanked.readings);
    expect(read.blanked.fields.length).toBeGreaterThan(2);
    for (const field of read.blanked.fields) {
      expect(found.get(field)).toMatchObject({ field, value: null });
      expect(['blank', 'unreadable']).toContain(found.get(field)?.state);
    }
  });

  test('with recognition switched off: it needs it', () => expect(read.never).toBe('needs-ocr'));

  test('nothing was asked of the network', () => expect(network).toBe(''));
});

test.each(['noise', 'gradient', 'paper'])('a picture of %s is no report, and it is said', (name) => {
  expect(read.noPages[name]).toMatch(/reading\/nothing-read|is it a page of print/);
});

if (THERE) {
  test(`${NAME}, drawn at 200 dpi without its text, gives what the corpus says`, () => {
    const { values } = JSON.parse(readFileSync(join(CORPUS, 'truth.json'), 'utf8'))[NAME];
    expect(wrongCells(read.corpus, values)).toEqual([]);
  });
} else {
  test('the corpus is not here: its tests are skipped', () => expect(THERE).toBe(false));
}
