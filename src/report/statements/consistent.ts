import type { Statement } from '../report.ts';

/** The statements of a sentence without those that contradict each other: then neither was understood. */
export function consistent(statements: readonly Statement[]): readonly Statement[] {
  const groups = Map.groupBy(statements.filter(states), ({ about, scope }) => `${about} ${scope}`);
  const contradictory = new Set<Statement>();
  for (const group of groups.values()) {
    if (new Set(group.map(({ value }) => value)).size > 1) for (const one of group) contradictory.add(one);
  }
  return contradictory.size === 0 ? statements : statements.filter((one) => !contradictory.has(one));
}

function states({ about, kind }: Statement): boolean {
  return about !== 'narrative' && ['count', 'none', 'amount', 'list'].includes(kind);
}
