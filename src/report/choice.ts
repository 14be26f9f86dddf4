import { type Equation, isOneSided } from './equations.ts';
import { parseNumber } from './number.ts';
import type { Reading } from './report.ts';
import { onlyValues, type Sum } from './solve.ts';

/** One of the things that readers saw in a cell. */
export interface Choice {
  readonly text: string;
  readonly value: number | null;
  readonly state: 'number' | 'blank' | 'dash';
}

/** Candidates of a cell that are tried. */
const MOST_CANDIDATES = 5;

/** What the readers saw in a cell, each value once, the likeliest first. */
export function candidatesOf({ raw, recognition }: Reading): readonly Choice[] {
  const texts = [raw, ...(recognition?.alternatives ?? []).map(({ text }) => text)];
  const choices = texts.flatMap((text): Choice[] => {
    const { state, value, doubt } = parseNumber(text);
    if (state === 'text' || state === 'unreadable' || doubt || (value !== null && !isCount(value))) return [];
    return [{ text, value, state }];
  });
  return [...new Map(choices.toReversed().map((choice) => [`${choice.value}`, choice])).values()]
    .toReversed()
    .slice(0, MOST_CANDIDATES);
}

/** The sums are of counts only. */
const isCount = (value: number) => Number.isSafeInteger(value);

/**
 * For unsure readings what the equations make of them: chosen where every way of satisfying all the equations they
 * stand in takes the same candidate. Readings that no equation can tell, or that have several ways, are left out. Whether
 * nothing is printed as 0 or as no number no equation tells, but the other cells do where they are all alike.
 */
export function choicesOf(all: ReadonlySet<Reading>, equations: readonly Equation[]): ReadonlyMap<Reading, Choice> {
  const unsure = new Set([...all].filter((cell) => candidatesOf(cell).length > 0));
  const tested = equations.filter((equation) => isTestable(equation, all, unsure));
  const cells = [...unsure].filter((cell) => tested.some((equation) => coefficient(equation, cell) !== 0));
  const usual = usualNothing(all, equations);
  const choices = new Map<Reading, Choice>();
  for (const group of groupsOf(cells, tested)) {
    const own = tested.filter((equation) => group.some((cell) => coefficient(equation, cell) !== 0));
    for (const [cell, choice] of onlyChoices(group, own, usual)) choices.set(cell, choice);
  }
  return choices;
}

/** A report that prints so many cells without a count all alike prints the others so, too. */
const ALL_ALIKE = 20;

/** What stands in the certain cells of a report that count nothing, if it is the same in all of them: 0, or no number. */
function usualNothing(unsure: ReadonlySet<Reading>, equations: readonly Equation[]): number | null | undefined {
  const known = new Set(
    equations.flatMap(({ left, right }) => [...left, ...right]).filter((cell) => !unsure.has(cell)),
  );
  const nothing = [...known].filter(({ state, value }) => value === 0 || state === 'blank' || state === 'dash');
  const [first] = nothing;
  const isAlike = nothing.length >= ALL_ALIKE && nothing.every(({ value }) => value === first?.value);
  return isAlike ? first?.value : undefined;
}

/** It holds an unsure term of which numbers were seen, and every other one is known. */
function isTestable(equation: Equation, all: ReadonlySet<Reading>, seen: ReadonlySet<Reading>): boolean {
  if (isOneSided(equation, (term) => !all.has(term))) return false;
  const terms = [...equation.left, ...equation.right];
  const isKnown = (term: Reading) => !all.has(term) && ['number', 'blank', 'dash'].includes(term.state);
  return terms.some((term) => seen.has(term)) && terms.every((term) => seen.has(term) || isKnown(term));
}

/** How much a cell counts in the left side less the right. */
function coefficient({ left, right }: Equation, cell: Reading): number {
  return (left.includes(cell) ? 1 : 0) - (right.includes(cell) ? 1 : 0);
}

/** Cells that share equations, directly or by others. */
function groupsOf(cells: readonly Reading[], equations: readonly Equation[]): readonly (readonly Reading[])[] {
  const groups: Reading[][] = cells.map((cell) => [cell]);
  for (const { left, right } of equations) {
    const terms = [...left, ...right];
    const touched = groups.filter((group) => group.some((cell) => terms.includes(cell)));
    if (touched.length < 2) continue;
    const rest = groups.filter((group) => !touched.includes(group));
    groups.splice(0, groups.length, ...rest, touched.flat());
  }
  return groups;
}

function onlyChoices(
  group: readonly Reading[],
  equations: readonly Equation[],
  usual: number | null | undefined,
): readonly (readonly [Reading, Choice])[] {
  const candidates = group.map(candidatesOf);
  const domains = candidates.map((choices) => [...new Set(choices.map(countOf))]);
  const values = onlyValues(
    domains,
    equations.map((equation) => sumOver(group, equation)),
  );
  return group.flatMap((cell, index) => {
    const right = (candidates[index] ?? []).filter((one) => countOf(one) === values[index]);
    const choice = right.length === 1 ? right[0] : right.find(({ value }) => value === usual);
    return choice ? [[cell, choice] as const] : [];
  });
}

/** What is not printed counts nothing. */
const countOf = ({ value }: Choice) => value ?? 0;

/** An equation over the cells of a group: what the known terms leave over. */
function sumOver(group: readonly Reading[], equation: Equation): Sum {
  const known = (terms: readonly Reading[]) =>
    terms.filter((term) => !group.includes(term)).reduce((sum, { value }) => sum + (value ?? 0), 0);
  const terms = group
    .map((cell, index) => ({ index, sign: coefficient(equation, cell) }))
    .filter(({ sign }) => sign !== 0);
  return { terms, rest: known(equation.left) - known(equation.right) };
}
