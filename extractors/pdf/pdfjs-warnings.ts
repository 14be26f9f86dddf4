type Listener = (warning: string) => void;

/** Of no meaning here: images are left out on purpose. */
const EXPECTED = /exceeded maximum allowed size|Cannot polyfill|Cannot access the `require`|system font/;

const listeners = new Set<Listener>();
let original: typeof console.warn | undefined;

/**
 * pdfjs tells what it could not read only to the console. While someone listens, its warnings come here instead of
 * there; those of others pass.
 * @returns stops listening
 */
export function listenToWarnings(listener: Listener): () => void {
  listeners.add(listener);
  original ??= divert();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && original) {
      console.warn = original;
      original = undefined;
    }
  };
}

function divert(): typeof console.warn {
  const usual = console.warn;
  console.warn = (...parts: unknown[]) => {
    const [first] = parts;
    if (typeof first !== 'string' || !first.startsWith('Warning: ')) {
      usual.apply(console, parts);
      return;
    }
    if (!EXPECTED.test(first)) {
      for (const listener of listeners) {
        listener(first.slice('Warning: '.length));
      }
    }
  };
  return usual;
}
