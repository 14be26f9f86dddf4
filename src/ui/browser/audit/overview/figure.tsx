import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useSettings, useWords } from '../../settings.tsx';
import { OVERVIEW } from '../words/overview.ts';
import { Canvas } from './canvas.tsx';
import type { Picture } from './picture.ts';

/** A picture that can be switched to a table of its numbers. */
export function Figure({ picture, note }: { readonly picture: Picture; readonly note?: string }) {
  const words = useWords(OVERVIEW);
  const { route } = useLocation();
  const [tabular, setTabular] = useState(false);
  return (
    <figure>
      <figcaption>
        <h2>{picture.title}</h2>
        <button type="button" aria-pressed={tabular} onClick={() => setTabular(!tabular)}>
          {words.asTable}
        </button>
      </figcaption>
      {picture.labels.length === 0 && <p class="none">{words.nothing}</p>}
      {picture.labels.length > 0 && (tabular ? <Numbers {...picture} /> : <Canvas picture={picture} onPick={route} />)}
      {note && <p class="note">{note}</p>}
    </figure>
  );
}

function Numbers({ title, of, labels, series, beside = [], to }: Picture) {
  const { language } = useSettings();
  const shown = (value: number | null | undefined) => value?.toLocaleString(language) ?? '—';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="scrolled" tabIndex={0} aria-label={title}>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {[...series, ...beside].map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, index) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }, at) => (
                <td key={name}>
                  <Linked to={to(index, at)} text={shown(values[index])} />
                </td>
              ))}
              {beside.map(({ name, values }) => (
                <td key={name}>{shown(values[index])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Linked({ to, text }: { readonly to: string | null; readonly text: string }) {
  return to ? <a href={to}>{text}</a> : text;
}
