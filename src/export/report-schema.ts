import { z } from 'zod';
import { VERDICTS } from '../decision.ts';
import type { Edition } from '../report/edition.ts';
import { EDITIONS } from '../report/editions/index.ts';
import { type Field, fieldsOf, fieldTitle } from '../report/fields.ts';
import { CELL_STATES } from './cells-csv.ts';
import { REPORT_SCHEMA } from './report-json.ts';
import { UNIT_TITLES } from './reports-csv.ts';

type Shape = Record<string, z.ZodType>;
interface Tree {
  [step: string]: Tree | z.ZodType;
}

const place = z
  .union([
    z.strictObject({
      page: z.int().min(1).describe('页码，从 1 起'),
      box: z
        .tuple([z.number(), z.number(), z.number(), z.number()])
        .describe('[x0, y0, x1, y1]，单位 pt，原点为页面左上角'),
    }),
    z.strictObject({ selector: z.string().describe('HTML 为 CSS 选择器；纯文本为行号与列号，如 L12C3') }),
  ])
  .meta({ id: 'place', title: '位置', description: '数值或问题在来源中的位置' });

const text = z.string().nullable();

const source = z
  .strictObject({
    path: z.string().describe('来源路径，按给出的写法，以 / 分隔'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(0),
    medium: z.enum(['html', 'pdf', 'image', 'text']).describe('载体'),
    reading: z.enum(['text', 'ocr']).describe('读取方式：text 为文字，ocr 为图像识别'),
    pages: z.int().min(0),
    address: z.string().optional().describe('网页地址，来自网页存档（WARC）'),
    captured_at: z.iso.datetime().optional().describe('网页存档的抓取时间'),
    linked_from: z.string().optional().describe('以附件形式链接到本来源的网页的路径'),
  })
  .meta({ id: 'source', title: '来源' });

const signed = {
  by: z.string().describe('复核人'),
  at: z.iso.datetime().describe('复核时间'),
  note: z.string().describe('说明'),
};

const state = z.enum(CELL_STATES).describe('单元格状态');

const correction = z
  .strictObject({
    field: z.string(),
    value: z.number().nullable().describe('更正后的数值'),
    state,
    read: z
      .strictObject({
        value: z.number().nullable(),
        raw: z.string(),
        state,
        method: z.enum(['text', 'ocr']),
        confidence: z.number().min(0).max(1),
      })
      .describe('更正前读取的结果'),
    ...signed,
  })
  .meta({ id: 'correction', title: '人工更正的单元格' });

const finding = z
  .strictObject({
    rule: z.string().describe('规则编号'),
    severity: z.enum(['error', 'warning', 'info']).describe('级别'),
    cause: z
      .enum(['report', 'reading', 'undecided'])
      .describe('原因：report 为报告有误，reading 为可能误读，undecided 为无法判断'),
    fields: z.array(z.string()).describe('涉及的字段，最可疑的在前'),
    expected: z.union([z.number(), z.string(), z.null()]).describe('应为'),
    actual: z.union([z.number(), z.string(), z.null()]).describe('实为'),
    message: z.strictObject({ zh: z.string(), en: z.string() }).describe('说明'),
    basis: z.string().describe('依据'),
    places: z.array(place),
    also: z
      .array(
        z.strictObject({
          rule: z.string(),
          at: z.string().describe('行、列或表的名称'),
          expected: z.union([z.number(), z.string(), z.null()]),
          actual: z.union([z.number(), z.string(), z.null()]),
        }),
      )
      .optional()
      .describe('同一差错还违反的其他规则'),
    decision: z
      .strictObject({ verdict: z.enum(VERDICTS).describe('confirmed 已确认，dismissed 已排除'), ...signed })
      .optional()
      .describe('人工复核结论'),
  })
  .meta({ id: 'finding', title: '问题' });

const statement = z
  .strictObject({
    about: z.string().describe('所述事项：字段名或事项名；与表格无关的为 narrative'),
    kind: z
      .enum(['count', 'none', 'amount', 'percentage', 'growth', 'list'])
      .describe('count 数量，none 没有，amount 金额（元），percentage 占比，growth 增减幅度（%），list 总数及分项'),
    value: z.number(),
    unit: z.string(),
    approximate: z.boolean().describe('余、多、约、近'),
    scope: z.enum(['whole', 'part']).nullable().describe('口径：whole 为全市、全系统等，part 为本机关或其中一部分'),
    noun: z.string().describe('所述对象的原文'),
    parts: z.array(
      z.strictObject({ label: z.string(), value: z.number(), unit: z.string(), approximate: z.boolean() }),
    ),
    open: z.boolean().describe('分项未列尽（等、主要包括）'),
    beside: z.number().nullable().describe('占比旁的数量，增减幅度旁的上年数'),
    quote: z.string(),
    place,
  })
  .meta({ id: 'statement', title: '正文陈述', description: '正文文字所述的数值' });

const evidence = z.strictObject({ quote: z.string(), place }).meta({ id: 'stated', title: '原文及其位置' });

const paragraph = z.strictObject({ text: z.string(), place }).meta({ id: 'paragraph', title: '段落' });

const section = z
  .strictObject({
    id: text.describe('章节编号；不属于格式规定的章节为 null'),
    heading: z.string(),
    place,
    paragraphs: z.array(paragraph),
  })
  .meta({ id: 'section', title: '章节正文' });

const count = z.int().min(0);

/** What stands before the fields of the edition. */
const head: Shape = {
  schema: z.literal(REPORT_SCHEMA),
  source,
  title: text.describe('标题'),
  organ: text.describe('发布机关'),
  year: z.int().nullable().describe('年度'),
};

const dates: Shape = {
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable().describe('统计期限，起止日均含'),
  published_on: z.iso.date().nullable().describe('发布日期'),
};

/** What stands after them. */
const tail: Shape = {
  extra: z
    .record(z.string(), z.object({ label: z.string() }).catchall(z.number().nullable()))
    .describe('报告自行增加的行，以序号为键'),
  stated: z
    .strictObject({ title: evidence, organ: evidence, year: evidence, period: evidence, published_on: evidence })
    .partial()
    .describe('标题等要素的原文及其位置'),
  introduction: z.array(paragraph).describe('标题与第一章之间的文字'),
  sections: z.array(section).describe('各章节正文'),
  statements: z.array(statement),
  findings: z.array(finding),
  outcomes: z
    .strictObject({ passed: count, failed: count, not_assessed: count })
    .describe('规则结论计数：通过、未通过、未能判断'),
  corrections: z.array(correction).optional().describe('人工更正的单元格；数值已是更正后的'),
  settled: z.array(finding).optional().describe('因人工更正而不再成立的读取疑点'),
};

/** The schema of a line of `reports.jsonl`, one variant for each edition and one for sources without its tables. */
export const reportSchema = z.discriminatedUnion('edition', [withoutTables(), ...EDITIONS.map(variant)]).meta({
  title: '政府信息公开工作年度报告',
  description:
    'reports.jsonl 的一行：一份报告的数据、位置与问题。数值为 null 表示报告未印数字或无法确定，绝不以 0 代替',
});

/** The JSON Schema (draft 2020-12) of a report. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(reportSchema, { target: 'draft-2020-12' });
}

function variant(edition: Edition): z.ZodObject {
  const ending = edition.years.to ? `至 ${edition.years.to} 年度` : '年度起';
  return z
    .strictObject({
      ...head,
      edition: z.literal(edition.id).describe('格式版本'),
      ...dates,
      ...objects(treeOf(fieldsOf(edition))),
      ...tail,
    })
    .meta({ title: `${edition.id} 版格式`, description: `${edition.notice}，适用于 ${edition.years.from} ${ending}` });
}

function withoutTables(): z.ZodObject {
  return z
    .strictObject({ ...head, edition: z.null(), ...dates, ...tail })
    .meta({ title: '未找到规定表格的来源', description: '没有任何数值；findings 说明原因' });
}

function treeOf(fields: readonly Field[]): Tree {
  const root: Tree = {};
  for (const field of fields) {
    const steps = field.name.split('.');
    const last = steps.pop() ?? field.name;
    const parent = steps.reduce<Tree>((node, step) => {
      node[step] ??= {};
      return node[step] as Tree;
    }, root);
    parent[last] = numberOf(field);
  }
  return root;
}

function objects(tree: Tree): Shape {
  return Object.fromEntries(Object.entries(tree).map(([step, node]) => [step, schemaOf(node)]));
}

/** A row that a report may print instead of others is there or not as a whole. */
function schemaOf(node: Tree[string]): z.ZodType {
  if (node instanceof z.ZodType) return node;
  const shape = objects(node);
  const object = z.strictObject(shape);
  const either = Object.values(shape).every((part) => part instanceof z.ZodOptional);
  return either ? object.partial().optional() : object;
}

function numberOf({ part, row, column, ...field }: Field): z.ZodType {
  const number = z
    .number()
    .nullable()
    .meta({ title: fieldTitle({ part, row, column, ...field }), description: `单位：${UNIT_TITLES[column.unit]}` });
  const either = part.rows.some((other) => row.replaces?.includes(other.id) || other.replaces?.includes(row.id));
  return either ? number.optional() : number;
}
