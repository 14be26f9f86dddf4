import type { Column, Part, Row } from '../../src/report/edition.ts';
import { type Random, randomFrom } from './random.ts';

/** How the labels and numbers of the form are worded, whatever the medium. */
export interface FormLayout {
  readonly seed: number;
  /** Column heads and row labels as other reports word them: 合计 for 总计, 本年(2023)制发件数. */
  readonly aliases: boolean;
  /** How many labels lose or change a character. */
  readonly typos: number;
  readonly ordinals: 'dot' | 'comma' | 'wide-dot' | 'dot-blank';
  readonly brackets: 'full' | 'half';
  readonly otherWord: '其他' | '其它';
  /** A row of the group's sum after its last row, e.g. 小计 below （三）8. */
  readonly subtotalRows: boolean;
  /** A column of the sum of the five corporate columns after 其他. */
  readonly subtotalColumn: boolean;
  /** A row that the form does not have in the first block of the 2019 form. */
  readonly localRow: boolean;
  readonly thousands: boolean;
  readonly fullWidthDigits: boolean;
  /** A note behind the number in some cells of table 2: `22（其中修订16件）`. */
  readonly notes: boolean;
  /** The caption of the section again as the first row of its table. */
  readonly captionRow: boolean;
}

export const PLAIN_FORM: FormLayout = {
  seed: 0,
  aliases: false,
  typos: 0,
  ordinals: 'dot',
  brackets: 'full',
  otherWord: '其他',
  subtotalRows: false,
  subtotalColumn: false,
  localRow: false,
  thousands: false,
  fullWidthDigits: false,
  notes: false,
  captionRow: false,
};

/** A wording drawn from a seed; most knobs stand as the official form has them. */
export function randomForm(random: Random): FormLayout {
  return {
    seed: random.int(1, 1_000_000),
    aliases: random.chance(0.25),
    typos: random.chance(0.2) ? random.int(1, 3) : 0,
    ordinals: random.pick(['dot', 'dot', 'dot', 'comma', 'wide-dot', 'dot-blank']),
    brackets: random.chance(0.2) ? 'half' : 'full',
    otherWord: random.chance(0.1) ? '其它' : '其他',
    subtotalRows: random.chance(0.1),
    subtotalColumn: random.chance(0.1),
    localRow: random.chance(0.15),
    thousands: random.chance(0.15),
    fullWidthDigits: random.chance(0.08),
    notes: random.chance(0.12),
    captionRow: random.chance(0.1),
  };
}

/** The wording of one report's labels; every label is worded once, so that a typo is the same wherever it stands. */
export interface Wording {
  readonly head: (column: Column) => string;
  readonly row: (part: Part, row: Row) => string;
  readonly group: (group: string) => string;
  readonly plain: (text: string) => string;
  readonly number: (text: string, field: string) => string;
}

/** The wording of a layout for a report of a year. */
export function wordingOf(layout: FormLayout, year: number, parts: readonly Part[]): Wording {
  const typos = drawTypos(layout, parts);
  const plain = (text: string): string => bracketed(layout, text.replaceAll('其他', layout.otherWord));
  const spelled = (text: string): string => plain(typos.get(text) ?? text);
  return {
    plain,
    group: plain,
    head: (column) => (layout.aliases ? aliasOf(column, year, plain) : spelled(column.label)),
    row: (part, row) => `${ordinalOf(layout, row, plain)}${rowLabel(layout, part, row, spelled)}`,
    number: (text, field) => numberAs(layout, text, field),
  };
}

function bracketed(layout: FormLayout, text: string): string {
  return layout.brackets === 'full' ? text : text.replaceAll('（', '(').replaceAll('）', ')');
}

const DATED: Readonly<Record<string, string>> = { issued: '制发件数', repealed: '废止件数' };

function aliasOf(column: Column, year: number, plain: (text: string) => string): string {
  const dated = DATED[column.id];
  if (dated) return `本年(${year})${dated}`;
  return plain(column.aliases?.[0] ?? column.label);
}

function rowLabel(layout: FormLayout, part: Part, row: Row, spelled: (text: string) => string): string {
  if (!layout.aliases || part.path !== 'disclosure') return spelled(row.label);
  return spelled(row.aliases?.[0] ?? row.label);
}

function ordinalOf(layout: FormLayout, row: Row, plain: (text: string) => string): string {
  const ordinal = row.ordinal ?? '';
  if (/^[一二三四]/.test(ordinal)) return `${ordinal}、`;
  if (!/^\d/.test(ordinal)) return plain(ordinal);
  return `${ordinal}${{ dot: '.', comma: '、', 'wide-dot': '．', 'dot-blank': '. ' }[layout.ordinals]}`;
}

const FULL_WIDTH = '０１２３４５６７８９';

function numberAs(layout: FormLayout, text: string, field: string): string {
  const noted = layout.notes && /^disclosure\.normative_documents/.test(field) && /^[1-9]\d+$/.test(text);
  const grouped = layout.thousands
    ? text.replace(/^([+-]?)(\d{4,})/, (_, sign: string, digits: string) => sign + group(digits))
    : text;
  const dressed = noted ? `${grouped}（${note(field)}${Math.ceil(Number(text) / 3)}件）` : grouped;
  return layout.fullWidthDigits ? dressed.replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)] ?? digit) : dressed;
}

function note(field: string): string {
  return field.endsWith('repealed') ? '含自然失效' : '其中修订';
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Labels with a character lost or changed, none of them near another label of the form. */
function drawTypos(layout: FormLayout, parts: readonly Part[]): ReadonlyMap<string, string> {
  if (layout.typos === 0) return new Map();
  const random = randomFrom(layout.seed + 7);
  const labels = [...new Set(parts.flatMap((part) => [...part.rows, ...part.columns].map(({ label }) => label)))];
  const safe = random.shuffle(labels).flatMap((label): [string, string][] => {
    const wrong = misspelt(random, label);
    return labels.every((other) => other === label || distance(wrong, other) >= 4) ? [[label, wrong]] : [];
  });
  return new Map(safe.slice(0, layout.typos));
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  息: '悉',
  情: '清',
  第: '笫',
  项: '顷',
  法: '祛',
  性: '牲',
  结: '给',
  转: '传',
  申: '中',
  请: '清',
  政: '攻',
  数: '敉',
};

function misspelt(random: Random, label: string): string {
  const at = random.int(1, Math.max(1, label.length - 2));
  const lookalike = LOOKALIKES[label[at] ?? ''];
  if (lookalike && random.chance(0.6)) return label.slice(0, at) + lookalike + label.slice(at + 1);
  return label.slice(0, at) + label.slice(at + (label.length > 9 && random.chance(0.4) ? 2 : 1));
}

/** Levenshtein's distance. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
