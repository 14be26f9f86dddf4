import type { Edition } from '../../src/report/edition.ts';
import type { Numbers } from './cells.ts';
import type { Profile } from './names.ts';
import type { Random } from './random.ts';

export const APPLICANTS = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'public_welfare_organization',
  'legal_service_institution',
  'other',
] as const;

/** The ids of the seven columns of table 3. */
export const COLUMNS: readonly string[] = [...APPLICANTS, 'total'];

/** The ids of the five columns of each block of table 4. */
export const RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const;

const THREE = ['correction_overdue', 'fee_overdue', 'other'] as const;

/** The organ whose numbers are drawn. */
export interface Drawing {
  readonly profile: Profile;
  readonly active: ReadonlySet<string>;
  /** The rows under 三、本年度办理结果, without its total. */
  readonly leaves: readonly string[];
  /** The numbers of the year before. */
  readonly last: Readonly<Record<string, number | null>> | undefined;
}

/** The rows under 三、本年度办理结果 that a report prints, without its total. */
export function leavesOf(form: Edition, otherRow: 'one' | 'three'): string[] {
  const rows = form.parts.find((part) => part.path === 'applications')?.rows ?? [];
  const dropped = otherRow === 'one' ? THREE.map((id) => `outcomes.other.${id}`) : ['outcomes.other.subtotal'];
  return rows.map((row) => row.id).filter((id) => /^outcomes\.(?!total)/.test(id) && !dropped.includes(id));
}

/** How often an outcome is met; one that is not named counts 1. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'outcomes.granted': 8,
  'outcomes.partially_granted': 1.5,
  'outcomes.unavailable.not_held': 4,
  'outcomes.other.fee_overdue': 0.05,
  'outcomes.other.other': 0.6,
  'outcomes.other.subtotal': 0.9,
};

/** `total` cut at random into the rows of table 3, most of them empty as in real reports. */
function cut(random: Random, total: number, leaves: readonly string[], share: number): number[] {
  const weights = leaves.map((leaf) => {
    const drawn = random.chance(share) || leaf === 'outcomes.granted' ? random.next() ** 2 + 0.05 : 0;
    return drawn * (WEIGHTS[leaf] ?? 1);
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  const cuts = weights.map((weight) => Math.floor((total * weight) / sum));
  const rest = total - cuts.reduce((a, b) => a + b, 0);
  return cuts.map((count, index) => (leaves[index] === 'outcomes.granted' ? count + rest : count));
}

/** A number near that of the year before. */
export function near(random: Random, last: number): number {
  return Math.round(last * (0.75 + random.next() * 0.6));
}

const SCALE = { township: 6, bureau: 80 };

/** Table 3. What was carried forward last year is carried in. */
export function applications(random: Random, drawing: Drawing): Numbers {
  const { profile, leaves, last } = drawing;
  const idle = profile === 'township' && (last ? last['applications.received.total'] === 0 : random.chance(0.6));
  const columns = APPLICANTS.map((who) => applicant(random, drawing, who, idle));
  const rows = ['received', 'carried_in', ...leaves, 'outcomes.total', 'carried_forward'];
  const row = (name: string): (readonly [string, number])[] => [
    ...APPLICANTS.map((who, index) => [`applications.${name}.${who}`, columns[index]?.[name] ?? 0] as const),
    [`applications.${name}.total`, columns.reduce((sum, column) => sum + (column[name] ?? 0), 0)],
  ];
  return Object.fromEntries(rows.flatMap(row));
}

/** The column of a kind of applicant, by row. */
function applicant(random: Random, drawing: Drawing, who: string, idle: boolean): Readonly<Record<string, number>> {
  const { active, leaves, last, profile } = drawing;
  const works = active.has(who) && !idle;
  const received = works ? newOnes(random, drawing, who) : 0;
  const drawn = works && random.chance(0.6) ? random.int(0, Math.ceil(received / 12)) : 0;
  const carriedIn = last ? (last[`applications.carried_forward.${who}`] ?? 0) : drawn;
  const forward = random.chance(0.7) ? random.int(0, Math.floor((received + carriedIn) / 9)) : 0;
  const total = received + carriedIn - forward;
  const counts = cut(random, total, leaves, profile === 'city' ? 0.8 : 0.35);
  return {
    received,
    carried_in: carriedIn,
    'outcomes.total': total,
    carried_forward: forward,
    ...Object.fromEntries(leaves.map((leaf, index) => [leaf, counts[index] ?? 0])),
  };
}

/** How many apply: as many as last year or so. */
function newOnes(random: Random, { profile, last }: Drawing, who: string): number {
  if (last) return near(random, last[`applications.received.${who}`] ?? 0) + random.int(0, 1);
  const scale = profile === 'city' ? random.pick([900, 4000, 30_000]) : SCALE[profile];
  if (who !== 'natural_person') return random.int(0, Math.ceil(scale / 12));
  return random.int(profile === 'township' ? 0 : Math.ceil(scale / 10), scale);
}

/** The most cases of a block of table 4, by what kind of organ it is. */
const CASES = { township: 2, bureau: 5, city: 60 };

/** Table 4: nothing where nobody applied; cases pending last year are there again, and suits after review follow reviews. */
export function disputes(random: Random, { profile, last }: Drawing, applications: Numbers): Numbers {
  const idle = applications['applications.outcomes.total.total'] === 0;
  const numbers: Record<string, number> = {};
  const before = (field: string): number => last?.[field] ?? 0;
  for (const path of ['review', 'litigation.direct', 'litigation.after_review']) {
    const concluded = (numbers['review.total'] ?? 0) - (numbers['review.pending'] ?? 0);
    const most = path === 'litigation.after_review' ? Math.floor(concluded / 3) : CASES[profile];
    const counts = { upheld: most, corrected: most / 6, other: most / 3, pending: most / 5 };
    const drawn = RESULTS.map((result) => {
      const cap = Math.floor(counts[result] + (profile === 'city' ? 0 : 0.6));
      if (idle) return 0;
      if (last) return Math.min(cap, near(random, before(`${path}.${result}`)) + random.int(0, 1));
      return random.chance(0.6) ? random.int(0, cap) : 0;
    });
    const waiting = idle ? 0 : before(`${path}.pending`) - drawn.reduce((a, b) => a + b, 0);
    RESULTS.forEach((result, index) => {
      numbers[`${path}.${result}`] = (drawn[index] ?? 0) + (result === 'upheld' ? Math.max(0, waiting) : 0);
    });
    numbers[`${path}.total`] = RESULTS.reduce((sum, result) => sum + (numbers[`${path}.${result}`] ?? 0), 0);
  }
  return numbers;
}
