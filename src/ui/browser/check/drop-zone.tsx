import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../settings.tsx';
import { WORDS } from './words.ts';

/** Takes a file that is dropped anywhere on the page, or chosen. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const words = useWords(WORDS);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const take = (files: FileList | undefined) => {
      const [file] = files ?? [];
      setOver(false);
      if (file && files && files.length > 1) setSaid(words.onlyFirst(file.name));
      if (file) onFile(file);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      take(event.dataTransfer?.files);
    };
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type !== 'dragleave');
    };
    const events = ['dragover', 'dragleave'] as const;
    for (const event of events) document.addEventListener(event, drag);
    document.addEventListener('drop', drop);
    return () => {
      for (const event of events) document.removeEventListener(event, drag);
      document.removeEventListener('drop', drop);
    };
  }, [onFile, words]);
  return (
    <section class={over ? 'check-drop is-over' : 'check-drop'} aria-label={words.drop}>
      <p>{words.lead}</p>
      <p class="check-drop-here">{words.drop}</p>
      <button type="button" onClick={() => input.current?.click()}>
        {words.choose}
      </button>
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label={words.choose}
        accept=".pdf,.html,.htm,.shtml,.txt,.md,.png,.jpg,.jpeg"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
        }}
      />
      <p class="check-faint">{words.formats}</p>
      <p class="check-private">{words.privacy}</p>
      <p role="status">{said}</p>
    </section>
  );
}
