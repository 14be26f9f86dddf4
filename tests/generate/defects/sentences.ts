import { admissible } from '../prose/facts.ts';
import type { Random } from '../random.ts';
import type { Stated, Truth } from '../truth.ts';
import { type Clean, type Defect, type Kind, quoteWith, withSentence } from './defect.ts';

/** A statement of some kind and subject. */
function statedOf({ statements }: Truth, random: Random, when: (stated: Stated) => boolean): Stated | undefined {
  return random.shuffle(statements).find(when);
}

/** Another number in place of a statement's. */
function restated(
  truth: Truth,
  stated: Stated | undefined,
  printed: string,
  expect: readonly string[],
): Defect | undefined {
  const after = stated && withSentence(truth, stated.quote, quoteWith(stated, printed));
  if (!stated || !after || stated.printed === printed) return undefined;
  const description = `“${stated.quote}”: ${stated.printed} is printed as ${printed}`;
  return { truth: after, description, expect, names: [stated.about, printed, String(Number(printed))] };
}

/** Counts of some subjects that the tables have, changed so that no reading admits them. */
function countChanged(id: string, about: RegExp): Kind {
  return {
    id: `number in the text: ${id}`,
    make: ({ truth }, random) => {
      const when = (one: Stated): boolean =>
        one.kind === 'count' && about.test(one.about) && admissible(one.about, truth.values).length > 0;
      const stated = statedOf(truth, random, when);
      if (!stated) return undefined;
      const admitted = admissible(stated.about, truth.values, true);
      const value = [3, 5, 7, 11, 13].map((by) => stated.value + by).find((other) => !admitted.includes(other));
      return value === undefined ? undefined : restated(truth, stated, String(value), ['statements/']);
    },
  };
}

const counts: readonly Kind[] = [
  countChanged('received or handled', /(?:received|handled)\.total$/),
  countChanged('carried in or forward', /carried_(?:in|forward)\.total$/),
  countChanged('answered', /outcomes\.total\.total$/),
  countChanged('by applicant', /received\.(?!total)/),
  countChanged('an outcome', /outcomes\.(?!total)/),
  countChanged('reviews', /^review\./),
  countChanged('lawsuits', /^litigation\./),
  countChanged('documents', /normative_documents/),
  countChanged('decisions', /decisions$/),
];

const shares: readonly Kind[] = [
  {
    id: 'a percentage in the text',
    make: ({ truth }, random) => {
      const stated = statedOf(truth, random, ({ kind, about }) => kind === 'percentage' && about.includes('outcomes'));
      const decimals = stated?.printed.split('.')[1]?.length ?? 0;
      return stated && restated(truth, stated, (stated.value + 6).toFixed(decimals), ['statements/']);
    },
  },
  {
    id: 'a growth in the text (with last year)',
    make: ({ truth, last }, random) => {
      const stated = statedOf(truth, random, ({ kind }) => kind === 'growth');
      const defect =
        stated && restated(truth, stated, (Math.abs(stated.value) + 17).toFixed(1), ['statements/', 'history/']);
      return defect && { ...defect, last };
    },
  },
  {
    id: 'a share of 100 % though some are carried forward',
    make: ({ truth }) => {
      if ((truth.values['applications.carried_forward.total'] ?? 0) === 0) return undefined;
      const [first] = truth.statements.filter(({ about }) => about.startsWith('applications.'));
      const after = first && withSentence(truth, first.quote, `${first.quote}办结率100%。`);
      return (
        after && { truth: after, description: '办结率100% is added', expect: ['statements/'], names: ['办结率', '100'] }
      );
    },
  },
  {
    id: 'a part of a list',
    make: ({ truth }, random) => {
      const stated = statedOf(truth, random, ({ kind }) => kind === 'list');
      const [part = 0] = stated?.parts ?? [];
      const to = stated?.quote.replace(new RegExp(`(?<=其中[^\\d]*)${part}`), String(part + 12));
      const after = stated && to ? withSentence(truth, stated.quote, to) : undefined;
      const names = [String(stated?.value), String((stated?.value ?? 0) + 12)];
      return (
        after && {
          truth: after,
          description: `the part ${part} is printed as ${part + 12}`,
          expect: ['statements/sum', 'statements/'],
          names,
        }
      );
    },
  },
];

/** The sentence that states a subject, said otherwise. */
function resaid(id: string, about: string, to: (clean: Clean) => string | undefined, names: readonly string[]): Kind {
  return {
    id,
    make: (clean, random) => {
      const { truth } = clean;
      const stated = statedOf(truth, random, (one) => one.about === about && one.kind === 'count' && one.value > 0);
      const text = to(clean);
      const after = stated && text !== undefined ? withSentence(truth, stated.quote, text) : undefined;
      return after && { truth: after, description: `the text says “${text}”`, expect: ['statements/'], names };
    },
  };
}

const claims: readonly Kind[] = [
  resaid(
    'the text says that nothing was received',
    'applications.received.total',
    () => '全年未收到政府信息公开申请。',
    ['applications.received'],
  ),
  resaid(
    'the text says that there was no review',
    'review.total',
    () => '全年未发生因政府信息公开引起的行政复议和行政诉讼。',
    ['review', 'litigation'],
  ),
  resaid(
    'the text says that all reviews were upheld',
    'review.total',
    ({ truth: { values } }) =>
      (values['review.corrected'] ?? 0) === 0 ? undefined : `行政复议${values['review.total']}件，均获维持。`,
    ['review'],
  ),
];

/** The unit behind a statement's number. */
function unitChanged(
  id: string,
  about: string,
  [from, to]: readonly [string, string],
  expect: readonly string[],
): Kind {
  return {
    id,
    make: ({ truth }, random) => {
      const stated = statedOf(truth, random, (one) => one.about === about && one.kind === 'amount' && one.value > 0);
      if (!stated) return undefined;
      const end = stated.at + stated.printed.length;
      const rest = stated.quote.slice(end).replace(from, to);
      const after = withSentence(truth, stated.quote, stated.quote.slice(0, end) + rest);
      return (
        after && {
          truth: after,
          description: `${stated.printed}${from} is printed as ${stated.printed}${to}`,
          expect,
          names: [about, stated.printed],
        }
      );
    },
  };
}

/** Nothing but the fees of table 2 bounds the processing fee. */
function bounded(kind: Kind): Kind {
  return {
    ...kind,
    make: (clean, random) => {
      const defect = kind.make(clean, random);
      const fees = clean.truth.values['disclosure.fees.amount'] ?? 0;
      const [, printed] = defect?.names ?? [];
      const invisible = 'the fees of table 2 are larger still';
      return defect && Number(printed) <= fees ? { ...defect, invisible } : defect;
    },
  };
}

const units: readonly Kind[] = [
  unitChanged(
    'unit: 元 for 万元 in the text',
    'disclosure.fees.amount',
    ['万元', '元'],
    ['statements/', 'disclosure/'],
  ),
  bounded(
    unitChanged(
      'unit: 万元 for 元 of the processing fee',
      'processing_fee.amount',
      ['元', '万元'],
      ['statements/', 'disclosure/', 'plausibility/'],
    ),
  ),
];

/** Errors in the sentences that state numbers. */
export const SENTENCE_DEFECTS: readonly Kind[] = [...counts, ...shares, ...claims, ...units];
