import { useMemo } from 'preact/hooks';
import type { HistoryReport } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { HISTORY } from '../words/history.ts';
import { type ComparedSection, comparedSections, type Piece } from './compared.ts';

interface Pair {
  readonly before: HistoryReport;
  readonly after: HistoryReport;
}

/** The sections of two reports, what was removed and added marked. */
export function Texts({ before, after }: Pair) {
  const words = useWords(HISTORY);
  const key = JSON.stringify([before.sections, after.sections]);
  const sections = useMemo(() => comparedSections(before, after), [key]);
  return (
    <section class="texts">
      <h2>{words.text}</h2>
      <p class="note">{words.textHint}</p>
      {sections.map((section) => (
        <Section key={`${section.in}${section.heading}`} section={section} />
      ))}
    </section>
  );
}

function Section({ section: { heading, in: where, pieces } }: { readonly section: ComparedSection }) {
  const words = useWords(HISTORY);
  const same = where === 'both' && pieces?.every(({ kind }) => kind === 'same');
  const remark = same
    ? words.sameText
    : where === 'before'
      ? words.onlyBefore
      : where === 'after'
        ? words.onlyAfter
        : '';
  return (
    <details open={!same}>
      <summary>
        <span lang="zh-CN">{heading}</span> <small>{remark}</small>
      </summary>
      {pieces === null ? (
        <p class="none">{words.tooDifferent}</p>
      ) : (
        <p class="text" lang="zh-CN">
          {pieces.map((piece, index) => (
            <Marked key={`${index} ${piece.kind}`} piece={piece} />
          ))}
        </p>
      )}
    </details>
  );
}

function Marked({ piece: { text, kind } }: { readonly piece: Piece }) {
  if (kind === 'added') return <ins>{text}</ins>;
  if (kind === 'removed') return <del>{text}</del>;
  return <>{text}</>;
}
