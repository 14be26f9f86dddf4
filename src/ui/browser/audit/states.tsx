import type { Message } from '../../../finding.ts';
import { useSettings, useWords } from '../settings.tsx';
import { COMMON } from './words/common.ts';

/** What the server would not do. */
export function Refused({ message }: { readonly message: Message }) {
  const { language } = useSettings();
  return (
    <p class="refused" role="alert">
      {message[language]}
    </p>
  );
}

/** Said while the first answer is on its way. */
export function Waiting() {
  return <p class="waiting">{useWords(COMMON).loading}</p>;
}
