import { useRef, useState } from 'preact/hooks';
import { Banner } from './banner.tsx';
import { DropZone } from './drop-zone.tsx';
import type { Answer } from './messages.ts';
import { Progress } from './progress.tsx';
import { type Reading, readDraft } from './read-draft.ts';
import { Refusal } from './refusal.tsx';
import { Result } from './result.tsx';

/** Where the check of a draft stands. */
type Stage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly file: File; readonly reading: Reading }
  | { readonly kind: 'answered'; readonly file: File; readonly answer: Answer };

/** Check before publishing. */
export function Page() {
  const [stage, setStage] = useState<Stage>({ kind: 'waiting' });
  const latest = useRef<Reading | undefined>(undefined);
  const take = async (file: File) => {
    latest.current?.cancel();
    const reading = readDraft(file);
    latest.current = reading;
    setStage({ kind: 'reading', file, reading });
    const answer = await reading.answer;
    if (latest.current === reading) setStage({ kind: 'answered', file, answer });
  };
  const again = () => setStage({ kind: 'waiting' });
  return (
    <>
      <Banner />
      <main class={`check is-${stage.kind}`}>
        {stage.kind === 'waiting' ? <DropZone onFile={take} /> : null}
        {stage.kind === 'reading' ? <Progress file={stage.file} onCancel={stage.reading.cancel} /> : null}
        {stage.kind === 'answered' && stage.answer.kind === 'checked' ? (
          <Result file={stage.file} checked={stage.answer} onAgain={again} />
        ) : null}
        {stage.kind === 'answered' && stage.answer.kind === 'refused' ? (
          <Refusal file={stage.file} refused={stage.answer} onFile={take} />
        ) : null}
      </main>
    </>
  );
}
