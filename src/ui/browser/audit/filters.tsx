import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { EDITIONS } from '../../../report/editions/index.ts';
import { useSettings, useWords } from '../settings.tsx';
import { type Named, useCatalogue } from './catalogue.ts';
import { addressOf, changed, filterOf, type Query } from './query.ts';
import { COMMON } from './words/common.ts';
import { FILTERS } from './words/filters.ts';
import './filters.css';

interface Filtered {
  /** Of the page that is filtered. */
  readonly path: string;
  readonly query: Query;
}

type Key = keyof Query;

/** What is shown is chosen here; the address carries it. */
export function Filters({ path, query }: Filtered) {
  const words = useWords(FILTERS);
  const { route } = useLocation();
  const set = (change: Query) => route(addressOf(path, changed(query, change)));
  return (
    <search>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          set(written(new FormData(event.currentTarget)));
        }}
      >
        <Written query={query} />
        <Choices query={query} set={set} />
        <button type="submit">{words.apply}</button>
        {Object.keys(filterOf(query)).length > 0 && (
          <a class="button" href={path}>
            {words.all}
          </a>
        )}
      </form>
    </search>
  );
}

/** What is typed: it holds when Enter is pressed. */
const WRITTEN = ['search', 'organ', 'year'] as const satisfies readonly Key[];

function written(form: FormData): Query {
  return Object.fromEntries(WRITTEN.map((key) => [key, String(form.get(key) ?? '').trim()]));
}

function Written({ query }: { readonly query: Query }) {
  const words = useWords(COMMON);
  const hints = useWords(FILTERS);
  return (
    <>
      <label>
        {words.search}
        <input
          key={query.search}
          type="search"
          name="search"
          defaultValue={query.search ?? ''}
          placeholder={hints.searchHint}
        />
      </label>
      <label>
        {words.organ}
        <input
          key={query.organ}
          name="organ"
          size={14}
          defaultValue={query.organ ?? ''}
          placeholder={hints.organHint}
        />
      </label>
      <label>
        {words.year}
        <input
          key={query.year}
          name="year"
          inputMode="numeric"
          pattern="[0-9]{4}"
          size={4}
          defaultValue={query.year ?? ''}
        />
      </label>
    </>
  );
}

interface Choice {
  readonly key: Key;
  readonly name: string;
  readonly options: readonly (readonly [value: string, name: string])[];
}

function Choices({ query, set }: { readonly query: Query; readonly set: (change: Query) => void }) {
  const words = useWords(COMMON);
  const choices: readonly Choice[] = [
    { key: 'state', name: words.state, options: Object.entries(words.states) },
    { key: 'edition', name: words.edition, options: EDITIONS.map(({ id }) => [id, words.editionOf(id)]) },
    { key: 'medium', name: words.medium, options: Object.entries(words.media) },
    {
      key: 'severity',
      name: words.severity,
      options: Object.entries(words.standings).filter(([id]) => id !== 'clean'),
    },
    { key: 'standing', name: words.gravest, options: Object.entries(words.standings) },
    { key: 'cause', name: words.cause, options: Object.entries(words.causes) },
    { key: 'rule', name: words.rule, options: useRuleNames(query.rule) },
    { key: 'decision', name: words.decision, options: Object.entries(words.decisions) },
  ];
  return (
    <>
      {choices.map((choice) => (
        <Select key={choice.key} choice={choice} value={query[choice.key] ?? ''} set={set} />
      ))}
    </>
  );
}

interface Selected {
  readonly choice: Choice;
  readonly value: string;
  readonly set: (change: Query) => void;
}

function Select({ choice, value, set }: Selected) {
  const any = useWords(FILTERS).any;
  return (
    <label>
      {choice.name}
      <select value={value} onChange={(event) => set({ [choice.key]: event.currentTarget.value })}>
        <option value="">{any}</option>
        {choice.options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** All rules by name, and what the address asks for though no rule has that name. */
function useRuleNames(asked: string | undefined): Choice['options'] {
  const catalogue = useCatalogue();
  const { language } = useSettings();
  return useMemo(() => {
    const names = [...catalogue.values()].map(({ id, title }: Named) => [id, `${id}  ${title[language]}`] as const);
    return asked && !catalogue.has(asked) ? [[asked, asked], ...names] : names;
  }, [catalogue, language, asked]);
}
