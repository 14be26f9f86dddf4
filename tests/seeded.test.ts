import { describe, expect, test } from '@jest/globals';
import { audit } from '../src/audit.ts';
import { nodeExtractors } from '../src/run/engines.ts';
import { auditOf, tryKind } from './bench/trial.ts';
import { DEFECTS } from './generate/defects/index.ts';
import { type HtmlLayout, randomHtmlLayout, settled } from './generate/html-layout.ts';
import { type Layout, print } from './generate/index.ts';
import { cleanTruth } from './generate/numbers.ts';
import { PLAIN_PDF } from './generate/pdf-layout.ts';
import { generateSeries } from './generate/series.ts';
import { PLAIN_TEXT } from './generate/text.ts';
import type { Truth } from './generate/truth.ts';
import { PLAIN_FORM } from './generate/wording.ts';

const EXTRACTORS = nodeExtractors();
const SEEDS = [1, 2, 3];

describe('one error in a clean report', () => {
  test.each(DEFECTS.map((kind) => [kind.id, kind] as const))('%s: is told, and as what it is', async (_, kind) => {
    const trials = await Promise.all(SEEDS.map((seed) => tryKind(kind, seed)));
    const made = trials.filter((trial) => trial !== undefined);
    expect(made.length).toBeGreaterThan(0);
    const wrong = made.filter(({ verdict }) => verdict === 'missed' || verdict === 'mislabelled');
    const said = wrong.map(({ seed, verdict, defect, findings }) => ({
      ...{ seed, verdict, error: defect.description },
      findings: findings.map(({ rule, message }) => `${rule}: ${message.zh}`),
    }));
    expect(said).toEqual([]);
  });
});

/** How many clean reports of each medium; each page in a layout of its own. */
const PAGES = 440;
const TEXTS = 40;
const PDFS = 20;

/** A layout drawn from a seed that prints the form as it is: no labels, rows, spans or notes but those of the form. */
function soundLayout(seed: number): HtmlLayout {
  const { ordinals, brackets, thousands } = randomHtmlLayout(seed).form;
  const form = { ...PLAIN_FORM, ordinals, brackets, thousands };
  return settled({ ...randomHtmlLayout(seed), form, rowspans: 'clean', headSpans: 'clean' });
}

/** Errors and warnings of a report, with what they say. */
async function alarms(truth: Truth, layout: Layout): Promise<readonly string[]> {
  const name = `${truth.organ}${truth.year}.${layout.medium === 'text' ? 'txt' : layout.medium}`;
  const { findings } = await audit(await print(truth, layout), name, EXTRACTORS);
  const grave = findings.filter(({ severity }) => severity !== 'info');
  return grave.map(({ rule, message }) => `${layout.medium} ${truth.seed} ${rule}: ${message.zh}`);
}

describe('a clean report gives no error and no warning', () => {
  test(`${PAGES} pages`, async () => {
    const found: string[] = [];
    for (let seed = 1; seed <= PAGES; seed += 1) found.push(...(await alarms(cleanTruth(seed), soundLayout(seed))));
    expect(found).toEqual([]);
  }, 180_000);

  test(`${TEXTS} texts and ${PDFS} PDFs`, async () => {
    const found: string[] = [];
    for (let seed = 1; seed <= TEXTS; seed += 1) found.push(...(await alarms(cleanTruth(seed), PLAIN_TEXT)));
    for (let seed = 1; seed <= PDFS; seed += 1) found.push(...(await alarms(cleanTruth(seed), PLAIN_PDF)));
    expect(found).toEqual([]);
  }, 180_000);

  test('beside that of the year before, over five years', async () => {
    const found: string[] = [];
    for (let seed = 1; seed <= 24; seed += 1) {
      const profile = (['bureau', 'city', 'township'] as const)[seed % 3] ?? 'bureau';
      const series = generateSeries(seed, [2019, 2020, 2021, 2022, 2023], { profile });
      for (const [index, truth] of series.entries()) {
        const { findings } = await auditOf(truth, series[index - 1]);
        const grave = findings.filter(({ severity }) => severity !== 'info');
        found.push(...grave.map(({ rule, message }) => `${seed} ${truth.year} ${rule}: ${message.zh}`));
      }
    }
    expect(found).toEqual([]);
  }, 180_000);
});
