/** A sum over unknowns: what the known terms leave over, and each unknown counted up or down, adds up to 0. */
export interface Sum {
  readonly terms: readonly { readonly index: number; readonly sign: number }[];
  readonly rest: number;
}

/** For each unknown the values that it may have, each once. */
export type Domains = readonly (readonly number[])[];

/** Guesses until a question is given up; what could not be answered is not decided. */
const MOST_GUESSES = 2000;

/** Thrown where the guesses are used up. */
class GivenUp extends Error {}

/**
 * For each unknown the one value that it has in every way of satisfying all sums; `undefined` where there are several, or
 * none at all, or where it would take too long to tell.
 */
export function onlyValues(domains: Domains, sums: readonly Sum[]): readonly (number | undefined)[] {
  const nothing = domains.map(() => undefined);
  const guesses = { left: MOST_GUESSES };
  const narrowed = propagated(domains, sums);
  const first = narrowed && answered(() => solve(narrowed, sums, guesses));
  if (!narrowed || !first || first === UNANSWERED) return nothing;
  const solutions: (readonly number[])[] = [first];
  return narrowed.map((domain, index) => {
    const isOnly = domain.every((value) => {
      if (value === first[index]) return true;
      if (solutions.some((solution) => solution[index] === value)) return false;
      const other = answered(() => solve(narrowed.with(index, [value]), sums, guesses));
      if (other && other !== UNANSWERED) solutions.push(other);
      return other === undefined;
    });
    return isOnly ? first[index] : undefined;
  });
}

const UNANSWERED = 'unanswered';

function answered<T>(question: () => T): T | typeof UNANSWERED {
  try {
    return question();
  } catch (error) {
    if (error instanceof GivenUp) return UNANSWERED;
    throw error;
  }
}

/** One way to satisfy all sums, if there is any. */
function solve(domains: Domains, sums: readonly Sum[], guesses: { left: number }): readonly number[] | undefined {
  const narrowed = propagated(domains, sums);
  if (!narrowed) return undefined;
  const open = narrowed.map((domain, index) => ({ domain, index })).filter(({ domain }) => domain.length > 1);
  const next = open.toSorted((a, b) => a.domain.length - b.domain.length)[0];
  if (!next) return narrowed.map(([value]) => value ?? 0);
  for (const value of next.domain) {
    guesses.left -= 1;
    if (guesses.left < 0) throw new GivenUp();
    const found = solve(narrowed.with(next.index, [value]), sums, guesses);
    if (found) return found;
  }
  return undefined;
}

/** The domains without the values that no choice of the others brings to the sum; `undefined` where nothing is left of one. */
function propagated(domains: Domains, sums: readonly Sum[]): Domains | undefined {
  if (sums.some(({ terms, rest }) => terms.length === 0 && rest !== 0)) return undefined;
  const narrowed = [...domains];
  let waiting = new Set(sums);
  while (waiting.size > 0) {
    const changed = new Set<number>();
    for (const sum of waiting) {
      for (const [index, values] of reachable(narrowed, sum)) {
        if (values.length === 0) return undefined;
        if (values.length < (narrowed[index]?.length ?? 0)) changed.add(index);
        narrowed[index] = values;
      }
    }
    waiting = new Set(sums.filter(({ terms }) => terms.some(({ index }) => changed.has(index))));
  }
  return narrowed;
}

/** For each unknown of a sum the values with which it can come out. */
function reachable(domains: Domains, { terms, rest }: Sum): readonly (readonly [number, readonly number[]])[] {
  const before = [new Set([rest])];
  for (const term of terms) before.push(extended(before.at(-1), domains, term));
  const after = [new Set([0])];
  for (const term of terms.toReversed()) after.push(extended(after.at(-1), domains, term));
  return terms.map(({ index, sign }, at) => {
    const behind = after[terms.length - 1 - at] ?? new Set();
    const ahead = [...(before[at] ?? [])];
    const values = (domains[index] ?? []).filter((value) => ahead.some((sum) => behind.has(-(sum + sign * value))));
    return [index, values] as const;
  });
}

function extended(sums: ReadonlySet<number> | undefined, domains: Domains, { index, sign }: Sum['terms'][number]) {
  const next = new Set<number>();
  for (const sum of sums ?? []) for (const value of domains[index] ?? []) next.add(sum + sign * value);
  return next;
}
