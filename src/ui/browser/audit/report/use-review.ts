import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { type CorrectRequest, PATHS, type ReportView, type Verdict } from '../../../api.ts';
import { useSettings, useWords } from '../../settings.tsx';
import { saidOf, tell } from '../client.ts';
import { useSession } from '../session.ts';
import { REPORT } from '../words/report.ts';

/** What a person can do with a report. */
export interface Review {
  /** Gives whether it was done. */
  readonly decide: (key: string, verdict: Verdict | null, note: string) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  /** @throws Error that says why it was refused */
  readonly correct: (
    field: string,
    value: CorrectRequest['value'],
    state: CorrectRequest['state'],
    note: string,
  ) => Promise<void>;
}

/** What happened last, said aloud; `failed` where it was refused. */
export interface Said {
  readonly text: string;
  readonly failed: boolean;
}

interface Reviewed {
  /** `null` where nothing may be decided. */
  readonly review: Review | null;
  readonly said: Said;
  readonly say: (text: string) => void;
}

const SILENT: Said = { text: '', failed: false };

/**
 * Decisions on a report under the reviewer's name, and what is to be said of them. What is undone is the step that was
 * the last when the view was shown: where another window went on since, it is refused.
 */
export function useReview({ id, last_decision }: ReportView, replace: (view: ReportView) => void): Reviewed {
  const { readOnly, reviewer } = useSession();
  const settings = useSettings();
  const words = useWords(REPORT);
  const [said, setSaid] = useState(SILENT);
  const say = useCallback((text: string) => setSaid({ text, failed: false }), []);
  const by = settings.reviewer.trim() || reviewer;
  const last = useRef(last_decision);
  last.current = last_decision;
  const undone = useRef<Promise<boolean>>(Promise.resolve(true));
  const review = useMemo(() => {
    const send = async (address: string, told: object, text: (view: ReportView) => string) => {
      const view = await tell<ReportView>(address, { ...told, by });
      last.current = view.last_decision;
      replace(view);
      say(text(view));
    };
    const tried = (sent: Promise<void>) =>
      sent.then(
        () => true,
        (error: unknown) => {
          setSaid({ text: saidOf(error)?.[settings.language] ?? '', failed: true });
          return false;
        },
      );
    const undoLast = async () => {
      if (last.current !== null) {
        return tried(send(PATHS.undo(id), { id: last.current }, () => words.saidUndone));
      }
      say(words.nothingToUndo);
      return false;
    };
    return {
      decide: (key, verdict, note) =>
        tried(send(PATHS.decide(id), { key, verdict, note }, () => words.saidOf(verdict))),
      // A person may be quicker than the answer: the next is undone when it is known which that is.
      undo: () => {
        undone.current = undone.current.then(undoLast);
        return undone.current;
      },
      correct: (field, value, state, note) =>
        send(PATHS.correct(id), { field, value, state, note }, ({ findings }) =>
          words.saidCorrected(findings.length),
        ).catch((error: unknown) => {
          throw new Error(saidOf(error)?.[settings.language]);
        }),
    } satisfies Review;
  }, [id, by, replace, words]);
  return { review: readOnly ? null : review, said, say };
}
