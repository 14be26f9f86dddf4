import { edition2019 } from '../../src/report/editions/2019.ts';
import { edition2021 } from '../../src/report/editions/2021.ts';
import { type Blanks, type Numbers, plainNumber, printCells, printedNumber } from './cells.ts';
import { disclosure2019, disclosure2021 } from './draw-disclosure.ts';
import { APPLICANTS, applications, disputes, leavesOf } from './draw-tables.ts';
import { enforces, makesRules, organName, type Profile, titleOf } from './names.ts';
import { narrative } from './narrative.ts';
import { type Random, randomFrom } from './random.ts';
import type { Truth } from './truth.ts';

export interface TruthOptions {
  readonly edition?: '2019' | '2021';
  readonly year?: number;
  readonly profile?: Profile;
  readonly blanks?: Blanks;
  /** （六）其他处理 as one row or as three; the 2019 form always has one. */
  readonly otherRow?: 'one' | 'three';
  readonly organ?: string;
  /** Headings of sections as the form has them, or in words of the organ's own. */
  readonly headings?: 'official' | 'reworded';
  /** Whether the text states the period of the statistics; most do. */
  readonly period?: 'stated' | 'drawn';
  /** The report of the year before: its numbers go on. */
  readonly last?: Truth;
}

/** A clean report: nothing left blank, every row of the form. An auditor finds nothing wrong with it. */
export function cleanTruth(seed: number, options: TruthOptions = {}): Truth {
  return generateTruth(seed, { blanks: 'none', otherRow: 'three', period: 'stated', ...options });
}

/** A report whose identities all hold, the same for the same seed and options. */
export function generateTruth(seed: number, options: TruthOptions = {}): Truth {
  const { last } = options;
  const random = randomFrom(last ? seed + 7919 * (last.year + 1) : seed);
  const edition = options.edition ?? random.pick(['2021', '2021', '2021', '2019']);
  const profile = options.profile ?? random.pick(['township', 'bureau', 'bureau', 'city']);
  const year = options.year ?? (edition === '2019' ? random.int(2019, 2020) : random.int(2021, 2025));
  const otherRow = edition === '2019' ? 'one' : (options.otherRow ?? (random.chance(0.2) ? 'one' : 'three'));
  const blanks = options.blanks ?? drawBlanks(random);
  const organ = options.organ ?? organName(random, profile);
  const active = last ? activeIn(last) : activeApplicants(random, profile);
  const numbers = drawNumbers(random, { organ, profile, edition, active, otherRow, last });
  const of = <T>(what: (number: Numbers[string]) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, what(number)]));
  const text = narrative({
    seed,
    organ,
    year,
    profile,
    values: of(plainNumber),
    printed: of(printedNumber),
    last: last?.values,
    dated: options.period === 'stated',
    reworded: options.headings === 'reworded',
  });
  return {
    seed,
    organ,
    year,
    edition,
    title: titleOf(random, organ, year),
    ...text,
    published_on: random.chance(0.6) ? publicationDate(random, organ, year) : null,
    otherRow,
    ...printCells(numbers, { edition, dash: random.pick(['/', '-', '—', '－', '——', '无']), blanks, active }),
  };
}

interface Organ {
  readonly organ: string;
  readonly profile: Profile;
  readonly edition: '2019' | '2021';
  readonly active: ReadonlySet<string>;
  readonly otherRow: 'one' | 'three';
  readonly last: Truth | undefined;
}

function drawNumbers(random: Random, { organ, profile, edition, active, otherRow, last }: Organ): Numbers {
  const form = edition === '2021' ? edition2021 : edition2019;
  const same = last?.edition === edition ? last.values : undefined;
  const traits = { profile, rules: makesRules(organ), enforces: enforces(organ), last: same };
  const drawing = { profile, active, leaves: leavesOf(form, otherRow), last: last?.values };
  const table2 = edition === '2021' ? disclosure2021(random, traits) : disclosure2019(random, traits);
  const table3 = applications(random, drawing);
  return { ...table2, ...table3, ...disputes(random, drawing, table3) };
}

/** A day within the deadline: January for departments, up to March for governments. */
function publicationDate(random: Random, organ: string, year: number): string {
  const month = organ.endsWith('人民政府') ? random.int(1, 3) : 1;
  return `${year + 1}-0${month}-${random.int(10, 28)}`;
}

function drawBlanks(random: Random): Blanks {
  return random.pick([
    'none',
    'none',
    'none',
    'none',
    'zeros',
    'columns',
    'only-totals',
    'no-totals',
    'dashes',
    'dash-columns',
  ]);
}

/** The kinds of applicant that file at all with this organ; the columns of the others are all zero. */
function activeApplicants(random: Random, profile: Profile): ReadonlySet<string> {
  if (profile === 'township') {
    return new Set(APPLICANTS.filter((who) => random.chance(who === 'natural_person' ? 0.6 : 0.1)));
  }
  const share = profile === 'city' ? 0.75 : 0.35;
  return new Set(APPLICANTS.filter((who) => who === 'natural_person' || random.chance(share)));
}

function activeIn({ values }: Truth): ReadonlySet<string> {
  return new Set(APPLICANTS.filter((who) => values[`applications.received.${who}`] !== 0));
}
