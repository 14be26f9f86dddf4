import { edition2019 } from '../../src/report/editions/2019.ts';
import { edition2021 } from '../../src/report/editions/2021.ts';
import { fieldsOf } from '../../src/report/fields.ts';
import { organName, type Profile, titleOf } from './names.ts';
import { narrative } from './narrative.ts';
import { type Random, randomFrom } from './random.ts';
import type { CellState, Truth } from './truth.ts';

/** How a report writes the cells in which nothing is to be counted. */
export type Blanks = 'none' | 'zeros' | 'columns' | 'only-totals' | 'no-totals' | 'dashes' | 'dash-columns';

export interface TruthOptions {
  readonly edition?: '2019' | '2021';
  readonly year?: number;
  readonly profile?: Profile;
  readonly blanks?: Blanks;
  /** （六）其他处理 as one row or as three; the 2019 form always has one. */
  readonly otherRow?: 'one' | 'three';
  readonly organ?: string;
}

/** Numbers before it is decided how they are printed; a text where the printed form differs from the number. */
type Numbers = Record<string, number | { readonly value: number; readonly text: string }>;

const APPLICANTS = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'public_welfare_organization',
  'legal_service_institution',
  'other',
] as const;

const WHO = [...APPLICANTS, 'total'] as const;
const RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const;
const THREE = ['correction_overdue', 'fee_overdue', 'other'] as const;

/** A report whose identities all hold, the same for the same seed and options. */
export function generateTruth(seed: number, options: TruthOptions = {}): Truth {
  const random = randomFrom(seed);
  const edition = options.edition ?? random.pick(['2021', '2021', '2021', '2019']);
  const profile = options.profile ?? random.pick(['township', 'bureau', 'bureau', 'city']);
  const year = options.year ?? (edition === '2019' ? random.int(2019, 2020) : random.int(2021, 2025));
  const otherRow = edition === '2019' ? 'one' : (options.otherRow ?? (random.chance(0.2) ? 'one' : 'three'));
  const blanks = options.blanks ?? drawBlanks(random);
  const organ = options.organ ?? organName(random, profile);
  const active = activeApplicants(random, profile);
  const numbers: Numbers = {
    ...(edition === '2021' ? disclosure2021(random, profile) : disclosure2019(random, profile)),
    ...applications(random, { profile, active, leaves: leaves(edition, otherRow) }),
    ...table4(random, profile),
  };
  const plain = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, plainNumber(number)]));
  const text = narrative(random, { organ, year, edition, values: plain });
  return {
    seed,
    organ,
    year,
    edition,
    title: titleOf(random, organ, year),
    ...text,
    published_on: random.chance(0.6) ? `${year + 1}-0${random.int(1, 3)}-${random.int(10, 28)}` : null,
    otherRow,
    ...print(numbers, { edition, dash: random.pick(['/', '-', '—', '－', '——', '无']), blanks, active }),
  };
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

function plainNumber(number: Numbers[string]): number {
  return typeof number === 'number' ? number : number.value;
}

/** The kinds of applicant that file at all with this organ; the columns of the others are all zero. */
function activeApplicants(random: Random, profile: Profile): ReadonlySet<string> {
  if (profile === 'city') return new Set(APPLICANTS.filter((who) => who === 'natural_person' || random.chance(0.75)));
  const share = profile === 'bureau' ? 0.35 : 0.1;
  return new Set(APPLICANTS.filter((who) => random.chance(who === 'natural_person' ? share + 0.5 : share)));
}

/** The rows under 三、本年度办理结果 that the report prints, without its total. */
function leaves(edition: '2019' | '2021', otherRow: 'one' | 'three'): string[] {
  const form = edition === '2021' ? edition2021 : edition2019;
  const rows = form.parts.find((part) => part.path === 'applications')?.rows ?? [];
  const dropped = otherRow === 'one' ? THREE.map((id) => `outcomes.other.${id}`) : ['outcomes.other.subtotal'];
  return rows.map((row) => row.id).filter((id) => /^outcomes\.(?!total)/.test(id) && !dropped.includes(id));
}

/** `total` cut at random into as many parts as asked, most of them empty as in real reports. */
function cut(random: Random, total: number, parts: number, share: number): number[] {
  const weights = Array.from({ length: parts }, () => (random.chance(share) ? random.next() ** 2 + 0.01 : 0));
  const sum = weights.reduce((a, b) => a + b, 0);
  const cuts = weights.map((weight) => (sum === 0 ? 0 : Math.floor((total * weight) / sum)));
  const rest = total - cuts.reduce((a, b) => a + b, 0);
  const first = sum === 0 ? 0 : weights.findIndex((weight) => weight > 0);
  return cuts.map((count, index) => (index === first ? count + rest : count));
}

function applications(
  random: Random,
  form: { profile: Profile; active: ReadonlySet<string>; leaves: readonly string[] },
): Numbers {
  const numbers: Record<string, number> = {};
  const idle = form.profile === 'township' && random.chance(0.6);
  for (const who of APPLICANTS) {
    const scale = { township: 6, bureau: 80, city: random.pick([900, 4000, 30_000]) }[form.profile];
    const works = form.active.has(who) && !idle;
    const received = works ? random.int(0, who === 'natural_person' ? scale : Math.ceil(scale / 12)) : 0;
    const carriedIn = works && random.chance(0.6) ? random.int(0, Math.ceil(scale / 15)) : 0;
    const forward = random.chance(0.6) ? random.int(0, Math.floor((received + carriedIn) / 8)) : 0;
    const total = received + carriedIn - forward;
    numbers[`received.${who}`] = received;
    numbers[`carried_in.${who}`] = carriedIn;
    numbers[`outcomes.total.${who}`] = total;
    numbers[`carried_forward.${who}`] = forward;
    const share = form.profile === 'city' ? 0.8 : 0.35;
    const counts = cut(random, total, form.leaves.length, share);
    form.leaves.forEach((leaf, index) => {
      numbers[`${leaf}.${who}`] = counts[index] ?? 0;
    });
  }
  for (const row of ['received', 'carried_in', ...form.leaves, 'outcomes.total', 'carried_forward']) {
    numbers[`${row}.total`] = APPLICANTS.reduce((sum, who) => sum + (numbers[`${row}.${who}`] ?? 0), 0);
  }
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`applications.${name}`, value]));
}

function table4(random: Random, profile: Profile): Numbers {
  const most = { township: 1, bureau: 4, city: 60 }[profile];
  const numbers: Numbers = {};
  for (const path of ['review', 'litigation.direct', 'litigation.after_review']) {
    const counts = RESULTS.map(() => (random.chance(0.5) ? random.int(0, most) : 0));
    RESULTS.forEach((result, index) => {
      numbers[`${path}.${result}`] = counts[index] ?? 0;
    });
    numbers[`${path}.total`] = counts.reduce((a, b) => a + b, 0);
  }
  return numbers;
}

const DOCUMENTS = { township: 2, bureau: 20, city: 150 };
const DECISIONS = { township: 40, bureau: 9000, city: 5_000_000 };

function decisions(random: Random, profile: Profile): number {
  return random.chance(0.3) ? 0 : Math.floor(DECISIONS[profile] * random.next() ** 3);
}

function disclosure2021(random: Random, profile: Profile): Numbers {
  const numbers: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const most = row === 'rules' ? (profile === 'city' ? 5 : 0) : DOCUMENTS[profile];
    const issued = random.int(0, most);
    numbers[`disclosure.${row}.issued`] = issued;
    numbers[`disclosure.${row}.repealed`] = random.int(0, most);
    numbers[`disclosure.${row}.in_force`] = issued + random.int(0, most * 5);
  }
  for (const row of ['permits', 'penalties', 'coercive_measures']) {
    numbers[`disclosure.${row}.decisions`] = decisions(random, profile);
  }
  numbers['disclosure.fees.amount'] = amount(random, profile);
  return numbers;
}

/** An amount in 万元 with none to six decimals, now and then with a zero at its end. */
function amount(random: Random, profile: Profile): Numbers[string] {
  if (random.chance(profile === 'township' ? 0.8 : 0.2)) return 0;
  const whole = Math.floor({ township: 3, bureau: 2000, city: 300_000 }[profile] * random.next() ** 2);
  const decimals = random.pick([0, 1, 2, 2, 4, 6]);
  const fraction = decimals === 0 ? '' : `.${String(random.int(0, 10 ** decimals - 1)).padStart(decimals, '0')}`;
  const text = `${whole}${fraction}`;
  return { value: Number(text), text };
}

function disclosure2019(random: Random, profile: Profile): Numbers {
  const numbers: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const most = row === 'rules' ? (profile === 'city' ? 5 : 0) : DOCUMENTS[profile];
    const made = random.int(0, most);
    const disclosed = random.int(0, made);
    numbers[`disclosure.${row}.made`] = made;
    numbers[`disclosure.${row}.disclosed`] = disclosed;
    numbers[`disclosure.${row}.disclosed_total`] = disclosed + random.int(0, most * 4);
  }
  for (const row of ['permits', 'other_services', 'penalties', 'coercive_measures', 'fees']) {
    const last = random.int(0, { township: 12, bureau: 120, city: 3000 }[profile]);
    const change = random.chance(0.4) ? 0 : random.int(-Math.ceil(last / 3), Math.ceil(last / 4) + 1);
    numbers[`disclosure.${row}.items_last_year`] = last;
    numbers[`disclosure.${row}.items_change`] =
      change > 0 && random.chance(0.4) ? { value: change, text: `+${change}` } : Math.max(change, -last) + 0;
    if (row !== 'fees') numbers[`disclosure.${row}.decisions`] = decisions(random, profile);
  }
  numbers['disclosure.procurement.items'] = random.int(0, { township: 3, bureau: 25, city: 900 }[profile]);
  numbers['disclosure.procurement.amount'] = numbers['disclosure.procurement.items'] === 0 ? 0 : price(random, profile);
  return numbers;
}

/** An amount in 元 with its unit, in 万元 with its unit, or a bare number. */
function price(random: Random, profile: Profile): Numbers[string] {
  const yuan = 100 * random.int(10, { township: 3000, bureau: 80_000, city: 9_000_000 }[profile]);
  const cents = `${yuan}.${String(random.int(0, 99)).padStart(2, '0')}`;
  return random.pick([
    { value: yuan, text: `${yuan}元` },
    { value: Number(cents), text: `${cents}元` },
    { value: yuan, text: `${yuan / 10_000}万元` },
    { value: yuan, text: `${yuan}` },
  ]);
}

interface Printing {
  readonly edition: '2019' | '2021';
  readonly dash: string;
  readonly blanks: Blanks;
  readonly active: ReadonlySet<string>;
}

/** Every field of the edition with its state, its text and its value as printed. */
function print(numbers: Numbers, printing: Printing): Pick<Truth, 'values' | 'cellStates' | 'printed'> {
  const fields = fieldsOf(printing.edition === '2021' ? edition2021 : edition2019);
  const cells = fields.map(({ name }) => [name, printCell(name, numbers[name], printing)] as const);
  const column = <K extends keyof Cell>(key: K): Record<string, Cell[K]> =>
    Object.fromEntries(cells.map(([name, cell]) => [name, cell[key]]));
  return { values: column('value'), cellStates: column('state'), printed: column('text') };
}

interface Cell {
  readonly value: number | null;
  readonly state: CellState;
  readonly text: string;
}

function printCell(name: string, number: Numbers[string] | undefined, printing: Printing): Cell {
  if (number === undefined) return { value: null, state: 'absent', text: '' };
  const value = plainNumber(number);
  const emptied = emptyAs(name, value, printing);
  if (emptied === 'dash') return { value: null, state: 'dash', text: printing.dash };
  if (emptied === 'blank') return { value: null, state: 'blank', text: '' };
  return { value, state: 'number', text: typeof number === 'number' ? String(number) : number.text };
}

const EMPTIED: Readonly<Record<Blanks, (cell: { zero: boolean; idle: boolean; name: string }) => boolean>> = {
  none: () => false,
  zeros: ({ zero }) => zero,
  dashes: ({ zero }) => zero,
  columns: ({ idle }) => idle,
  'dash-columns': ({ idle }) => idle,
  'only-totals': ({ name }) => /^applications\..*(?<!\.total)$/.test(name),
  'no-totals': ({ name }) => /^applications\.outcomes\..*\.total$/.test(name),
};

function emptyAs(name: string, value: number, { blanks, active }: Printing): 'blank' | 'dash' | 'number' {
  const who = name.split('.').at(-1) ?? '';
  const idle = name.startsWith('applications.') && who !== 'total' && !active.has(who);
  if (!EMPTIED[blanks]({ zero: value === 0, idle, name })) return 'number';
  return blanks.startsWith('dash') ? 'dash' : 'blank';
}

/** The ids of the seven columns of table 3, for those who check sums. */
export const COLUMNS: readonly string[] = WHO;
