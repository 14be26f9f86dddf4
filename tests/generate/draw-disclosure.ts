import type { Drawn, Numbers } from './cells.ts';
import { near } from './draw-tables.ts';
import type { Profile } from './names.ts';
import type { Random } from './random.ts';

const DOCUMENTS = { township: 2, bureau: 20, city: 150 };
const DECISIONS = { township: 40, bureau: 9000, city: 5_000_000 };

interface Organ {
  readonly profile: Profile;
  /** It may make 规章. */
  readonly rules: boolean;
  /** It can hardly do without penalties. */
  readonly enforces: boolean;
  /** The numbers of the year before, under the same form. */
  readonly last: Readonly<Record<string, number | null>> | undefined;
}

function decisions(random: Random, { profile, enforces, last }: Organ, row: string): number {
  const before = last?.[`disclosure.${row}.decisions`];
  if (typeof before === 'number') return near(random, before);
  const least = enforces && row !== 'coercive_measures' ? 5 : 0;
  return random.chance(0.3) ? least : least + Math.floor(DECISIONS[profile] * random.next() ** 3);
}

/** Table 2 of the form of 2021; in force are those of last year with those issued and without those repealed. */
export function disclosure2021(random: Random, organ: Organ): Numbers {
  const numbers: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const most = row === 'rules' ? (organ.rules ? 5 : 0) : DOCUMENTS[organ.profile];
    const before = organ.last?.[`disclosure.${row}.in_force`] ?? random.int(0, most * 5);
    const issued = random.int(0, Math.ceil(most / 2));
    const repealed = random.int(0, Math.min(before, Math.ceil(most / 2)));
    numbers[`disclosure.${row}.issued`] = issued;
    numbers[`disclosure.${row}.repealed`] = repealed;
    numbers[`disclosure.${row}.in_force`] = before + issued - repealed;
  }
  for (const row of ['permits', 'penalties', 'coercive_measures']) {
    numbers[`disclosure.${row}.decisions`] = decisions(random, organ, row);
  }
  numbers['disclosure.fees.amount'] = amount(random, organ);
  return numbers;
}

/** An amount in 万元 with none to six decimals, now and then with a zero at its end. */
function amount(random: Random, { profile, last }: Organ): Drawn {
  const before = last?.['disclosure.fees.amount'];
  if (before === 0 || (before === undefined && random.chance(profile === 'township' ? 0.8 : 0.2))) return 0;
  const most = { township: 3, bureau: 2000, city: 300_000 }[profile];
  const whole = typeof before === 'number' ? near(random, before) : Math.floor(most * random.next() ** 2) + 1;
  const decimals = random.pick([0, 1, 2, 2, 4, 6]);
  const fraction = decimals === 0 ? '' : `.${String(random.int(0, 10 ** decimals - 1)).padStart(decimals, '0')}`;
  const text = `${whole}${fraction}`;
  return { value: Number(text), text };
}

/** Table 2 of the form of 2019. */
export function disclosure2019(random: Random, organ: Organ): Numbers {
  const numbers: Numbers = {};
  const { profile, last } = organ;
  for (const row of ['rules', 'normative_documents']) {
    const most = row === 'rules' ? (organ.rules ? 5 : 0) : DOCUMENTS[profile];
    const made = random.int(0, most);
    const disclosed = random.int(0, made);
    const before = last?.[`disclosure.${row}.disclosed_total`] ?? random.int(0, most * 4);
    numbers[`disclosure.${row}.made`] = made;
    numbers[`disclosure.${row}.disclosed`] = disclosed;
    numbers[`disclosure.${row}.disclosed_total`] = disclosed + before;
  }
  for (const row of ['permits', 'other_services', 'penalties', 'coercive_measures', 'fees']) {
    Object.assign(numbers, matters(random, organ, row));
    if (row !== 'fees') numbers[`disclosure.${row}.decisions`] = decisions(random, organ, row);
  }
  const bought = last?.['disclosure.procurement.items'];
  numbers['disclosure.procurement.items'] =
    typeof bought === 'number' ? near(random, bought) : random.int(0, { township: 3, bureau: 25, city: 900 }[profile]);
  numbers['disclosure.procurement.amount'] = numbers['disclosure.procurement.items'] === 0 ? 0 : price(random, profile);
  return numbers;
}

/** How many matters of a kind there were last year, and how many more or less there are. */
function matters(random: Random, { profile, last }: Organ, row: string): Numbers {
  const drawn = random.int(0, { township: 12, bureau: 120, city: 3000 }[profile]);
  const before = last?.[`disclosure.${row}.items_last_year`];
  const items = typeof before === 'number' ? before + (last?.[`disclosure.${row}.items_change`] ?? 0) : drawn;
  const change = random.chance(0.4) ? 0 : random.int(-Math.ceil(items / 3), Math.ceil(items / 4) + 1);
  return {
    [`disclosure.${row}.items_last_year`]: items,
    [`disclosure.${row}.items_change`]:
      change > 0 && random.chance(0.4) ? { value: change, text: `+${change}` } : Math.max(change, -items) + 0,
  };
}

/** An amount in 元 with its unit, in 万元 with its unit, or a bare number. */
function price(random: Random, profile: Profile): Drawn {
  const yuan = 100 * random.int(10, { township: 3000, bureau: 80_000, city: 9_000_000 }[profile]);
  const cents = `${yuan}.${String(random.int(0, 99)).padStart(2, '0')}`;
  return random.pick([
    { value: yuan, text: `${yuan}元` },
    { value: Number(cents), text: `${cents}元` },
    { value: yuan, text: `${yuan / 10_000}万元` },
    { value: yuan, text: `${yuan}` },
  ]);
}
