import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../settings.tsx';
import { WORDS } from './words.ts';

/** How long a draft has been read, and a way to stop. */
export function Progress({ file, onCancel }: { readonly file: File; readonly onCancel: () => void }) {
  const words = useWords(WORDS);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <section class="check-progress">
      <p role="status">{words.reading(file.name, seconds)}</p>
      {seconds >= 5 ? <p class="check-faint">{words.slow}</p> : null}
      <progress aria-label={words.reading(file.name, seconds)} />
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </section>
  );
}
