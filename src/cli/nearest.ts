/** The names that a misspelt one may stand for, the nearest first: those it is a part of, then those few letters away. */
export function nearest(name: string, names: readonly string[], most = 5): readonly string[] {
  const within = names.filter((candidate) => name !== '' && candidate.includes(name));
  const near = names
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .filter((scored) => scored.distance <= Math.max(3, name.length * 0.4))
    .toSorted((a, b) => a.distance - b.distance)
    .map((scored) => scored.candidate);
  return [...new Set([...within, ...near])].slice(0, most);
}

/** The number of letters to insert, drop or change to get from one to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
