import { CLEAN_SCAN, type ScanDamage } from '../generate/scan.ts';

/** What a scanner does to every page of a condition; each report has a seed and a skew of its own. */
export interface Condition {
  readonly name: string;
  /** `normal`: what offices publish; `heavy`: what a reader may refuse. */
  readonly kind: 'normal' | 'heavy';
  readonly damage: Partial<Omit<ScanDamage, 'seed'>>;
  /** What rules the tables have; all of them if it is left out. */
  readonly lines?: 'none' | 'horizontal' | 'three' | 'vertical';
}

const normal = (name: string, damage: Condition['damage']): Condition => ({ name, kind: 'normal', damage });
const open = (lines: NonNullable<Condition['lines']>, scan: string, damage: Condition['damage']): Condition => ({
  ...normal(`${lines === 'none' ? 'no rules' : `${lines} rules`} ${scan}`, damage),
  lines,
});
const heavy = (name: string, damage: Condition['damage']): Condition => ({ name, kind: 'heavy', damage });

/** Every condition that is measured. A new one is one line. */
export const CONDITIONS: readonly Condition[] = [
  normal('300 grey', { dpi: 300, skew: 1, noise: 5, blur: 0.6 }),
  normal('300 1-bit', { dpi: 300, skew: -0.6, colours: 'bilevel', noise: 10, blur: 0.6 }),
  normal('200 grey', { dpi: 200, skew: -1.3, noise: 5, blur: 0.6 }),
  normal('200 colour jpeg 40', { dpi: 200, skew: 0.7, colours: 'colour', noise: 5, blur: 0.5, jpeg: 40 }),
  normal('200 1-bit', { dpi: 200, skew: 2, colours: 'bilevel', noise: 8, blur: 0.5 }),
  normal('200 seal', { dpi: 200, skew: 0.4, colours: 'colour', noise: 4, blur: 0.5, jpeg: 60, seal: true }),
  normal('200 faint rules', { dpi: 200, skew: -0.8, noise: 4, blur: 0.5, rules: 'faint' }),
  normal('200 broken rules', { dpi: 200, skew: 0.9, noise: 4, blur: 0.5, rules: 'broken' }),
  normal('200 shadow', { dpi: 200, skew: 1.1, noise: 5, blur: 0.5, jpeg: 60, shadow: 0.3 }),
  normal('150 grey', { dpi: 150, skew: 1.6, noise: 5, blur: 0.5 }),
  normal('150 jpeg 40', { dpi: 150, skew: -2, noise: 6, blur: 0.5, jpeg: 40 }),
  normal('150 1-bit', { dpi: 150, skew: -0.5, colours: 'bilevel', noise: 8, blur: 0.4 }),
  ...(['none', 'horizontal'] as const).flatMap((lines) => [
    open(lines, '200 grey', { dpi: 200, skew: -1.3, noise: 5, blur: 0.6 }),
    open(lines, '150 jpeg 40', { dpi: 150, skew: 2, noise: 6, blur: 0.5, jpeg: 40 }),
    open(lines, '300 1-bit', { dpi: 300, skew: -0.6, colours: 'bilevel', noise: 10, blur: 0.6 }),
  ]),
  open('three', '200 grey', { dpi: 200, skew: 1.1, noise: 5, blur: 0.6 }),
  open('vertical', '200 grey', { dpi: 200, skew: 0.8, noise: 5, blur: 0.6 }),
  heavy('110 jpeg 40', { dpi: 110, skew: 0.8, noise: 6, blur: 0.4, jpeg: 40 }),
  heavy('150 noisy', { dpi: 150, skew: -0.9, noise: 28, blur: 0.5, jpeg: 40 }),
  heavy('200 speckled 1-bit', { dpi: 200, skew: 0.8, colours: 'bilevel', noise: 10, blur: 0.5, speckle: 0.01 }),
  heavy('200 dotted rules', { dpi: 200, skew: -0.7, noise: 5, blur: 0.5, rules: 'dotted' }),
  heavy('150 seal', { dpi: 150, skew: 1.2, colours: 'colour', noise: 8, blur: 0.5, jpeg: 40, seal: true }),
  heavy('200 grey seal', { dpi: 200, skew: -1.2, noise: 5, blur: 0.5, jpeg: 60, seal: true }),
];

/** The damage of one report: skewed to either side, never twice alike. */
export function damageOf({ damage }: Condition, seed: number): ScanDamage {
  const skew = (damage.skew ?? 0) * (seed % 2 === 0 ? 1 : -1);
  return { ...CLEAN_SCAN, ...damage, skew, seed };
}
