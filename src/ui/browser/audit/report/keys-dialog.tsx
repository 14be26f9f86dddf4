import type { RefObject } from 'preact';
import { useWords } from '../../settings.tsx';
import { REPORT } from '../words/report.ts';
import type { Keys } from './use-keys.ts';

/** Every key with what it does. */
const KEYS = [
  [['n', 'j'], 'next'],
  [['p', 'k'], 'previous'],
  [['c'], 'confirm'],
  [['d'], 'dismiss'],
  [['u'], 'undo'],
  [[']'], 'reportAfter'],
  [['['], 'reportBefore'],
  [['?'], 'keys'],
] as const;

type Act = (typeof KEYS)[number][1];

/** What is done by each key, from what is done by each act. */
export function keysFor(acts: Readonly<Record<Act, () => void>>): Keys {
  return Object.fromEntries(KEYS.flatMap(([keys, name]) => keys.map((key) => [key, acts[name]])));
}

/** The keys, shown by `?`. */
export function KeysDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const words = useWords(REPORT);
  return (
    <dialog ref={dialog} aria-labelledby="keys">
      <h2 id="keys">{words.keys}</h2>
      <dl>
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words.keyNames[name]}</dd>
          </div>
        ))}
      </dl>
      <p class="note">{words.noteKeys}</p>
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  );
}
