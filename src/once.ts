/** The same function, worked out once for each object: dozens of rules ask the same of one report. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** So many results are kept of a function of texts; longer texts are prose, which hardly recurs. */
const MOST_KEPT = 4000;
const LONGEST_KEPT = 160;

/** The same function of a text, what it gave kept for the next time: reports print the same few labels and numbers. */
export function remembered<Value>(make: (text: string) => Value, longest = LONGEST_KEPT): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const value = make(text);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, value);
    return value;
  };
}
