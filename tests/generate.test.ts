import { readdir, readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { damage } from './generate/damage.ts';
import { brokenIdentities } from './generate/identities.ts';
import { type GenerateOptions, generateReport } from './generate/index.ts';
import { generateTruth } from './generate/numbers.ts';
import { randomFrom } from './generate/random.ts';
import { sampleFiles } from './generate/samples.ts';
import { SAMPLES } from './generate/samples-list.ts';
import { formOf } from './generate/sheets.ts';
import { PLAIN_TEXT, toText } from './generate/text.ts';
import { randomForm } from './generate/wording.ts';

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);
const MEDIA: readonly GenerateOptions['medium'][] = ['html', 'pdf', 'text'];

describe('a generated truth', () => {
  test('keeps every identity', () => {
    expect(SEEDS.flatMap((seed) => brokenIdentities(generateTruth(seed)))).toEqual([]);
  });

  test('has a value exactly where a number is printed', () => {
    for (const seed of SEEDS) {
      const { values, cellStates, printed } = generateTruth(seed);
      for (const [field, value] of Object.entries(values)) {
        expect([field, value !== null]).toEqual([field, cellStates[field] === 'number']);
        expect([field, /\d/.test(printed[field] ?? '')]).toEqual([field, value !== null]);
      }
    }
  });

  test('states no count in its text that its tables contradict', () => {
    for (const seed of SEEDS) {
      const { values, statements } = generateTruth(seed);
      for (const { about, value } of statements) {
        const terms = about.split(' + ').map((field) => values[field] ?? null);
        if (!terms.includes(null)) expect(terms.reduce<number>((a, b) => a + (b ?? 0), 0)).toBe(value);
      }
    }
  });

  test('is printed cell for cell, each field once', () => {
    for (const seed of SEEDS) {
      const truth = generateTruth(seed);
      const { sheets } = formOf(truth, randomForm(randomFrom(seed)));
      const printed = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.flatMap((one) => one.field ?? [])));
      const expected = Object.keys(truth.values).filter((field) => truth.cellStates[field] !== 'absent');
      expect(printed.toSorted()).toEqual(expected.toSorted());
    }
  });
});

describe('a generated report', () => {
  test.each(MEDIA)('of %s is the same for the same seed', async (medium) => {
    for (const seed of [3, 14]) {
      const [once, again] = await Promise.all([generateReport(seed, { medium }), generateReport(seed, { medium })]);
      expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
      expect(again.layout).toEqual(JSON.parse(JSON.stringify(once.layout)));
    }
  });

  test.each(MEDIA)('of %s differs for another seed', async (medium) => {
    const [one, other] = await Promise.all([generateReport(1, { medium }), generateReport(2, { medium })]);
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(false);
  });

  test('prints the numbers of its truth as text', () => {
    const truth = generateTruth(5, { profile: 'city', blanks: 'none', edition: '2021' });
    const text = toText(truth, PLAIN_TEXT);
    const row = Object.keys(truth.values).filter((field) => field.startsWith('applications.received.'));
    expect(text).toContain(row.map((field) => truth.printed[field]).join('\t'));
  });
});

describe('a damaged report', () => {
  test('prints something else in the fields that it names', () => {
    for (const seed of SEEDS) {
      const truth = generateTruth(seed, { profile: 'city', blanks: 'none' });
      const { truth: after, fields, description } = damage(truth, seed);
      expect(fields.length).toBeGreaterThan(0);
      expect(description).not.toBe('');
      for (const field of fields) expect(after.printed[field]).not.toBe(truth.printed[field]);
    }
  });

  test('breaks the rules that it names and no other', () => {
    for (const seed of SEEDS) {
      const { truth, rules } = damage(generateTruth(seed, { profile: 'city', blanks: 'none' }), seed);
      expect(rules).toEqual(expect.arrayContaining(brokenIdentities(truth).map((broken) => broken.rule)));
    }
  });
});

/** A file's bytes; of a PDF what its streams hold, because zlib packs differently from machine to machine. */
function content(name: string, bytes: Uint8Array): Buffer {
  if (!name.endsWith('.pdf')) return Buffer.from(bytes);
  const streams = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/stream\n([\s\S]*?)\nendstream/g);
  return Buffer.concat([...streams].map(([, packed = '']) => inflateSync(Buffer.from(packed, 'latin1'))));
}

describe('samples/', () => {
  const folder = new URL('../samples/', import.meta.url);

  test('are what the script makes; run `node tests/generate/samples.ts` where they are not', async () => {
    const files = await sampleFiles();
    expect((await readdir(folder)).toSorted()).toEqual([...files.keys()].toSorted());
    for (const [name, bytes] of files) {
      const stored = await readFile(new URL(encodeURIComponent(name), folder));
      expect([name, content(name, stored).equals(content(name, bytes))]).toEqual([name, true]);
    }
  });

  test('are small', async () => {
    const sizes = [...(await sampleFiles()).values()].map((bytes) => bytes.length);
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(5_000_000);
  });

  test('with an error break a rule each, the others none', () => {
    for (const sample of SAMPLES) {
      const truth = generateTruth(sample.seed, sample.options);
      expect([sample.name, brokenIdentities(truth)]).toEqual([sample.name, []]);
      if (sample.err) expect([sample.name, sample.err(truth).rules.length > 0]).toEqual([sample.name, true]);
    }
  });
});
