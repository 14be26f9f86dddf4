import type { Mention } from './mentions.ts';

/** What a sentence said of documents before: 制发规范性文件8件，废止2件. */
export interface DocumentsSaid {
  /** `rules` or `normative_documents`; nothing where only a verb was said. */
  readonly id: string | undefined;
  readonly column: string | undefined;
}

/** 规范性文件制发8件: the verb behind the noun. */
const BEHIND = '(?:(?:本年度?)?新?(?:制发|废止|现行有效|制定|印发|出台|公开|发布))?$';

const DOCUMENTS = (
  [
    ['normative_documents', '(?:行政)?规范性文件'],
    ['rules', '规章(?!制度)'],
  ] as const
).map(([id, noun]) => ({
  id,
  form: new RegExp(`${noun}${BEHIND}`),
  /** 法规规章, 规章和规范性文件: counted together with others. */
  mixed: new RegExp(`(?:[、和及与]|法律|法规|党内)(?:行政)?${noun}${BEHIND}`),
}));

/** What is done with documents, that which decides first; of those without a column the form has nothing. */
const VERBS: readonly { readonly verb: RegExp; readonly column?: string }[] = [
  { verb: /现行有效/, column: 'in_force' },
  { verb: /废止(?![和及、或与]|失效|修)/, column: 'repealed' },
  { verb: /失效|修订|修改|修正|备案|审查|审核|解读|清理|评估|报送|起草|拟定|征求|废止/ },
  { verb: /制发|制定|出台|印发|新制作/, column: 'issued' },
  { verb: /公开|发布|公布|更新/, column: 'published' },
];

const END = /[共总合累计为有达到是约近仅数量的了:]*$/;
const VERB_ALONE = /^(?:其中|本年度?|当年|全年|新|已|[,、])*(?:制发|废止|现行有效|制定|印发|出台)$/;
const UNITS = new Set(['件', '份', '个', '部', '项']);

/** The documents that a number counts and what was done with them, as far as its words and those before tell. */
export function documentsOf({ lead, unit }: Mention, before: DocumentsSaid): DocumentsSaid {
  const words = lead.replace(END, '');
  const verb = VERBS.find((one) => one.verb.test(words));
  const column = verb ? verb.column : before.column;
  const named = DOCUMENTS.find(({ form }) => form.test(words));
  if (named) return { id: named.mixed.test(words) || !UNITS.has(unit) ? undefined : named.id, column };
  const goesOn = VERB_ALONE.test(words) && UNITS.has(unit);
  return { id: goesOn ? before.id : undefined, column };
}
