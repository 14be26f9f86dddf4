import { useState } from 'preact/hooks';
import type { CellState } from '../../../report/report.ts';
import type { CellRead, CellView } from '../../api.ts';
import { lookOf, titleOf } from './cell-text.ts';
import type { Words } from './words.ts';

export type Correct = (field: string, value: number | null, state: CellState, note: string) => Promise<void>;

interface Props {
  readonly cell: CellView | undefined;
  readonly words: Words;
  /** Only for the cell that is chosen. */
  readonly correct?: Correct | undefined;
}

/** All that is known of one cell. */
export function CellDetails({ cell, words, correct }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  if (!cell) return <div class="report-details report-faint">{words.cellsHint}</div>;
  const { correction, place } = cell;
  const entries = [...readEntries(cell, words), [words.place, place ? words.placeText(place) : words.noPlace]];
  return (
    <div class="report-details">
      <strong lang="zh-CN">{titleOf(cell.field)}</strong>
      <Entries entries={entries} />
      {correction ? (
        <p>
          <strong>{words.readAs}</strong> <Entries entries={readEntries(correction.read, words)} />
          {words.correctedBy(correction.by, correction.at)} {correction.note}
        </p>
      ) : null}
      {correct && editing !== cell.field ? (
        <button type="button" onClick={() => setEditing(cell.field)}>
          {words.correct}
        </button>
      ) : null}
      {correct && editing === cell.field ? (
        <CorrectionForm key={cell.field} cell={cell} words={words} correct={correct} onDone={() => setEditing(null)} />
      ) : null}
    </div>
  );
}

function readEntries(cell: CellRead, words: Words): readonly (readonly string[])[] {
  const { value, raw, state, method, confidence } = cell;
  return [
    [words.value, value === null ? '–' : String(value)],
    [words.raw, raw === '' ? '–' : `“${raw}”`],
    [words.stateHead, state === 'number' && value === 0 ? words.zero : words.state[state]],
    [words.method, words.methods(method)],
    [words.confidence, String(confidence)],
  ];
}

function Entries({ entries }: { readonly entries: readonly (readonly string[])[] }) {
  return (
    <dl>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What may be said to stand in a cell. */
const STATES: readonly CellState[] = ['number', 'blank', 'dash', 'text', 'unreadable'];

interface FormProps {
  readonly cell: CellView;
  readonly words: Words;
  readonly correct: Correct;
  readonly onDone: () => void;
}

function CorrectionForm({ cell, words, correct, onDone }: FormProps) {
  const [state, setState] = useState<CellState>(lookOf(cell) === 'absent' ? 'number' : cell.state);
  const [value, setValue] = useState(cell.value === null ? '' : String(cell.value));
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const number = numberIn(value);
    if (state === 'number' && number === undefined) return setProblem(words.notNumber);
    try {
      await correct(cell.field, state === 'number' ? (number ?? null) : null, state, note);
      onDone();
    } catch (error) {
      setProblem(words.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  return (
    <form class="report-correct" onSubmit={save}>
      <label>
        {words.stateHead}
        <select value={state} onChange={({ currentTarget }) => setState(currentTarget.value as CellState)}>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {words.state[one]}
            </option>
          ))}
        </select>
      </label>
      {state === 'number' ? (
        <label>
          {words.value}
          <input
            inputMode="decimal"
            value={value}
            ref={(input) => input?.focus()}
            onInput={({ currentTarget }) => setValue(currentTarget.value)}
          />
        </label>
      ) : null}
      <label>
        {words.note}
        <input value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
      </label>
      <button type="submit">{words.save}</button>
      <button type="button" onClick={onDone}>
        {words.cancel}
      </button>
      <span role="alert">{problem}</span>
    </form>
  );
}

/** A number as a person writes it; full-width digits are digits. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
