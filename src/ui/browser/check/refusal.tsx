import { failureText } from '../../../export/failure-text.ts';
import { useSettings, useWords } from '../settings.tsx';
import { DropZone } from './drop-zone.tsx';
import type { Refused } from './messages.ts';
import { troubleOf } from './trouble.ts';
import { WORDS } from './words.ts';

interface Props {
  readonly file: File;
  readonly refused: Refused;
  readonly onFile: (file: File) => void;
}

/** Why a draft could not be read, in plain words, and room for another. */
export function Refusal({ file, refused, onFile }: Props) {
  const { language } = useSettings();
  const words = useWords(WORDS);
  const { title, advice } = words.trouble[troubleOf(refused) ?? 'internal'];
  return (
    <>
      <section class="check-refusal" role="alert">
        <h2>
          {file.name}: {title}
        </h2>
        <p>{advice}</p>
        <details>
          <summary>{words.details}</summary>
          <p>{failureText(refused.message, language)}</p>
        </details>
      </section>
      <DropZone onFile={onFile} />
    </>
  );
}
