import { plain } from '../../claims/agreement.ts';
import { quoted } from '../../claims/statement-messages.ts';
import { BASIS, distinct, sameParagraph, together } from '../../claims/statements.ts';
import type { Statement } from '../../report/report.ts';
import { defineRule, type Remark, type Verdict } from '../../rule.ts';

/** What the verb before a number says: how many there were, came, went, and are. */
const FLOWS = [
  { flow: 'before', verb: /原有|上年(?:度)?(?:末|底)?(?:保留|有)?|年初|去年/ },
  { flow: 'opened', verb: /新开设|新增|新建|新开通|开设|开通/ },
  { flow: 'closed', verb: /清理|关停|注销|关闭|整合|撤销|撤并/ },
  { flow: 'kept', verb: /保留|现有|目前(?:共)?有|尚有|继续(?:运行|使用)/ },
] as const;

type Flow = (typeof FLOWS)[number]['flow'];

/** What is opened and closed: 网络工作群, 政务新媒体账号. */
const STOCK = /(?:网络)?工作群组?|政务新媒体(?:账号)?|公众号|网站/;

interface Move {
  /** What it is of, and where. */
  readonly stock: string;
  readonly flow: Flow;
  readonly statement: Statement;
}

export default defineRule({
  kind: 'case',
  id: 'statements/stock-flow',
  severity: 'warning',
  title: {
    zh: '网络工作群、政务新媒体等：保留数＝原有数＋新开设数－清理数',
    en: 'Groups and accounts: those kept are those there were, and opened, less those closed',
  },
  basis: BASIS,
  reads: ['statements'],
  check({ report }) {
    const stocks = [...Map.groupBy(movesIn(report.statements), ({ stock }) => stock).values()];
    return together([{ missing: ['statements'] }, ...stocks.map(judgeStock)]);
  },
  examples: {
    passes: [
      {
        sections: {
          other_matters:
            '2023年度保留网络工作群组5个（其中QQ3个、微信2个），今年新开设网络工作群组0个，清理网络工作群组0个，保留网络工作群组5个（其中QQ3个、微信2个）。',
        },
      },
      {
        sections: { other_matters: '原有政务新媒体12个，新开设政务新媒体1个，关停政务新媒体3个，现有政务新媒体10个。' },
      },
    ],
    fails: [
      {
        sections: {
          other_matters:
            '2022年度保留网络工作群组5个，今年新开设网络工作群组1个，清理网络工作群组0个，保留网络工作群组5个。',
        },
      },
      {
        sections: { other_matters: '原有政务新媒体12个，新开设政务新媒体1个，关停政务新媒体3个，现有政务新媒体9个。' },
      },
    ],
  },
});

/** 清理0个, behind 新开设网络工作群组1个, is of the same stock. */
function movesIn(statements: readonly Statement[]): readonly Move[] {
  const moves: Move[] = [];
  for (const statement of statements) {
    const { kind, approximate, place, unit } = statement;
    // The total of a list is a count as well.
    if ((kind !== 'count' && kind !== 'none') || approximate) continue;
    const last = moves.at(-1);
    const near = last && last.statement.unit === unit && sameParagraph(last.statement, statement);
    const named = STOCK.exec(plain(statement.quote))?.[0];
    const stock = named ? `${named} ${JSON.stringify(place)}` : near ? last.stock : undefined;
    const flow = stock && flowOf(statement);
    if (stock && flow) moves.push({ stock, flow, statement });
  }
  return moves;
}

/** The verb nearest before the number tells; 原有 and 上年保留 tell the time as well, and win over it. */
function flowOf({ quote: printed, value, kind }: Statement): Flow | undefined {
  const quote = plain(printed);
  const at = quote.search(new RegExp(`(?<!\\d)${value}(?!\\d)`));
  const before = kind === 'none' || at < 0 ? quote : quote.slice(0, at);
  const verbs = FLOWS.flatMap(({ flow, verb }) => {
    const last = [...before.matchAll(new RegExp(verb, 'g'))].at(-1);
    return last ? [{ flow, at: last.index }] : [];
  });
  const found = verbs.find(({ flow }) => flow === 'before') ?? verbs.toSorted((a, b) => b.at - a.at)[0];
  return found?.flow;
}

/** Two numbers kept, the first of them before what was opened and closed, are those there were and those there are. */
function judgeStock(moves: readonly Move[]): Verdict {
  const of = (flow: Flow) => moves.filter((move) => move.flow === flow).map(({ statement }) => statement);
  const kept = of('kept');
  const [opened, ...openedAgain] = of('opened');
  const [closed, ...closedAgain] = of('closed');
  const started = of('before');
  const before = started[0] ?? (kept.length === 2 && moves[0]?.flow === 'kept' ? kept[0] : undefined);
  const now = kept.at(-1);
  const repeated = openedAgain.length + closedAgain.length > 0 || started.length > 1 || kept.length > 2;
  if (!before || !now || before === now || repeated || (!opened && !closed)) return { missing: ['statements'] };
  const expected = before.value + (opened?.value ?? 0) - (closed?.value ?? 0);
  const told = [before, opened, closed, now].filter((statement) => statement !== undefined);
  return expected === now.value ? [] : [remarkOf(told, expected, now)];
}

function remarkOf(told: readonly Statement[], expected: number, now: Statement): Remark {
  return {
    places: distinct(told.map(({ place }) => place)),
    severity: told.length === 4 ? 'warning' : 'info',
    expected,
    actual: now.value,
    message: {
      zh: `正文“${told.map(({ quote }) => quoted(quote)).join('，')}”：原有数加新开设数减清理数应为${expected}，所述为${now.value}`,
      en: `By "${told.map(({ quote }) => quoted(quote)).join(', ')}" there should be ${expected}, the text states ${now.value}`,
    },
  };
}
