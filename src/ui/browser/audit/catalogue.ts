import { useEffect, useState } from 'preact/hooks';
import type { Message, Severity } from '../../../finding.ts';

/** A rule, or a doubt of the reader, as the pages name it. */
export interface Named {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Message;
}

/** The rules and doubts by id; loaded once, after the page is there: their code comes along. */
let loading: Promise<ReadonlyMap<string, Named>> | undefined;

async function load(): Promise<ReadonlyMap<string, Named>> {
  const [{ RULES }, { DOUBTS }] = await Promise.all([
    import('../../../rules/index.ts'),
    import('../../../report/doubts.ts'),
  ]);
  const doubts = Object.entries(DOUBTS).map(([id, doubt]) => ({ id, ...doubt }));
  return new Map([...RULES, ...doubts].map(({ id, severity, title }) => [id, { id, severity, title }]));
}

/** The catalogue; empty until it is there. */
export function useCatalogue(): ReadonlyMap<string, Named> {
  const [catalogue, setCatalogue] = useState<ReadonlyMap<string, Named>>(new Map());
  useEffect(() => {
    loading ??= load();
    loading.then(setCatalogue);
  }, []);
  return catalogue;
}
