import { readdir, readFile, stat } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { damage } from './generate/damage.ts';
import { COLUMNS } from './generate/draw-tables.ts';
import { brokenIdentities } from './generate/identities.ts';
import { type GenerateOptions, generateReport } from './generate/index.ts';
import { generateTruth } from './generate/numbers.ts';
import { admissible } from './generate/prose/facts.ts';
import { randomFrom } from './generate/random.ts';
import { sampleFiles } from './generate/samples.ts';
import { SAMPLES } from './generate/samples-list.ts';
import { drawPages } from './generate/scan.ts';
import { generateSeries } from './generate/series.ts';
import { formOf } from './generate/sheets.ts';
import { PLAIN_TEXT, toText } from './generate/text.ts';
import type { SectionText, Truth } from './generate/truth.ts';
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
      const { values, statements } = generateTruth(seed, { blanks: 'none' });
      for (const { about, value, kind } of statements) {
        if (!['count', 'none', 'amount'].includes(kind)) continue;
        const admitted = admissible(about, values).map((one) => (kind === 'amount' ? one * 10_000 : one));
        const fits = admitted.length === 0 || admitted.some((one) => Math.abs(one - value) < 0.01);
        expect([seed, about, value, fits]).toEqual([seed, about, value, true]);
      }
    }
  });

  test('prints each number that it states where it says', () => {
    for (const seed of SEEDS) {
      const { sections, statements } = generateTruth(seed);
      const text = sections.flatMap(({ paragraphs }) => paragraphs).join('');
      for (const { quote, printed, at } of statements) {
        expect(text).toContain(quote);
        expect(quote.slice(at, at + printed.length)).toBe(printed);
      }
    }
  });

  test('lists parts that add up', () => {
    const lists = SEEDS.flatMap((seed) => generateTruth(seed).statements.filter(({ kind }) => kind === 'list'));
    expect(lists.length).toBeGreaterThan(SEEDS.length);
    for (const { value, parts = [] } of lists) expect(parts.reduce((a, b) => a + b, 0)).toBe(value);
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

describe('a series', () => {
  const series = SEEDS.slice(0, 60).map((seed) =>
    generateSeries(seed, [2019, 2020, 2021, 2022, 2023], {
      profile: (['bureau', 'city', 'township'] as const)[seed % 3] ?? 'city',
    }),
  );

  test('carries over what the year before carried forward, by kind of applicant', () => {
    for (const [last, next] of pairs()) {
      for (const who of COLUMNS) {
        expect(next.values[`applications.carried_in.${who}`]).toBe(last.values[`applications.carried_forward.${who}`]);
      }
    }
  });

  test('goes on from the documents in force and the cases pending', () => {
    for (const [last, next] of pairs()) {
      const { values } = next;
      for (const path of ['review', 'litigation.direct', 'litigation.after_review']) {
        expect(values[`${path}.total`] ?? 0).toBeGreaterThanOrEqual(pendingIn(last, path, next));
      }
      if (last.edition !== next.edition || next.edition === '2019') continue;
      for (const row of ['rules', 'normative_documents'].map((id) => `disclosure.${id}`)) {
        const stock = last.values[`${row}.in_force`] ?? 0;
        expect(values[`${row}.in_force`]).toBe(
          stock + (values[`${row}.issued`] ?? 0) - (values[`${row}.repealed`] ?? 0),
        );
      }
    }
  });

  test('has words of its own each year', () => {
    for (const [last, next] of pairs()) {
      for (const id of ['overview', 'problems']) {
        const words = [last, next].map(({ sections }) => masked(sections.find((section) => section.id === id)));
        expect(alike(words[0] ?? '', words[1] ?? '')).toBeLessThan(0.8);
      }
    }
  });

  function pairs(): (readonly [Truth, Truth])[] {
    return series.flatMap((years) => years.slice(1).map((next, index) => [years[index] ?? next, next] as const));
  }
});

/** Cases pending last year, as far as anyone applied at all this year. */
function pendingIn(last: Truth, path: string, next: Truth): number {
  return next.values['applications.outcomes.total.total'] === 0 ? 0 : (last.values[`${path}.pending`] ?? 0);
}

function masked(section: SectionText | undefined): string {
  return (section?.paragraphs ?? []).join('').replace(/\d+/g, '0');
}

/** The share of runs of four characters that two texts have in common. */
function alike(a: string, b: string): number {
  const runs = (text: string): Set<string> =>
    new Set(Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4)));
  const [one, other] = [runs(a), runs(b)];
  return [...one].filter((run) => other.has(run)).length / Math.min(one.size, other.size);
}

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

/** Whether two PDF files show the same but for what filters and JPEG differ by from machine to machine. */
async function looksAlike(a: Uint8Array, b: Uint8Array): Promise<boolean> {
  const [one, other] = [await drawPages(new Uint8Array(a), 40), await drawPages(new Uint8Array(b), 40)];
  return (
    one.length === other.length &&
    one.every(({ data }, page) => {
      const off = data.reduce((sum, level, at) => sum + Math.abs(level - (other[page]?.data[at] ?? 0)), 0);
      return off / data.length < 3;
    })
  );
}

describe('samples/', () => {
  const folder = new URL('../samples/', import.meta.url);

  test('are what the script makes; run `node tests/generate/samples.ts` where they are not', async () => {
    const files = await sampleFiles();
    expect((await readdir(folder)).toSorted()).toEqual([...files.keys()].toSorted());
    for (const [name, bytes] of files) {
      const stored = await readFile(new URL(encodeURIComponent(name), folder));
      const isScan = SAMPLES.some((sample) => sample.name === name && sample.scan);
      const same = isScan ? await looksAlike(stored, bytes) : content(name, stored).equals(content(name, bytes));
      expect([name, same]).toEqual([name, true]);
    }
  }, 240_000);

  test('are small', async () => {
    const names = await readdir(folder);
    const sizes = await Promise.all(
      names.map(async (name) => (await stat(new URL(encodeURIComponent(name), folder))).size),
    );
    expect(Math.max(...sizes)).toBeLessThan(500_000);
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
