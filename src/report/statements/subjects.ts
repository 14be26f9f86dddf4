import type { Message } from '../../finding.ts';
import { applications, REVIEW_AND_LITIGATION, WHO } from '../editions/shared.ts';
import { rowTitle } from '../fields.ts';

/**
 * One way to count what a sentence names: fields added up and taken away. `*` stands for one step of a name, so that
 * `applications.outcomes.denied.*.total` are the totals of all rows of （三）不予公开.
 */
export interface AdmissibleReading {
  readonly add: readonly string[];
  readonly subtract?: readonly string[];
  /** What is counted, for messages: 本年新收＋上年结转. */
  readonly label: Message;
  /** Writers do so by mistake or in passing: where only such a reading fits, that is said as information. */
  readonly unusual?: true;
}

/** Something that sentences count, with every admissible reading, the usual one first (`domain.md` 2.4). */
export interface Subject {
  /** What `Statement.about` says: the name of the field that the usual reading is, or a name of its own. */
  readonly id: string;
  readonly label: Message;
  /** Empty where the form has no such number. */
  readonly readings: readonly AdmissibleReading[];
}

const A = 'applications';
const RECEIVED = `${A}.received.total`;
const CARRIED_IN = `${A}.carried_in.total`;
const ANSWERED = `${A}.outcomes.total.total`;
const FORWARD = `${A}.carried_forward.total`;
const WITHDRAWN = `${A}.outcomes.other.other.total`;

const NEW: Message = { zh: '本年新收', en: 'newly received' };
const INTAKE: Message = { zh: '本年新收＋上年结转', en: 'newly received and carried in' };
const DONE: Message = { zh: '（七）总计', en: 'the total of outcomes' };
const PEOPLE: Message = { zh: '仅自然人一列', en: 'the column of natural persons alone' };

/** The whole of table 3 and its totals. */
const whole: readonly Subject[] = [
  {
    id: RECEIVED,
    label: { zh: '收到的政府信息公开申请', en: 'applications received' },
    readings: [
      { add: [RECEIVED], label: NEW },
      { add: [RECEIVED, CARRIED_IN], label: INTAKE },
      { add: [ANSWERED, FORWARD], label: { zh: '（七）总计＋结转下年度', en: 'outcomes and carried forward' } },
      { add: [ANSWERED], label: DONE, unusual: true },
      { add: [`${A}.received.natural_person`], label: PEOPLE, unusual: true },
    ],
  },
  {
    id: `${A}.handled.total`,
    label: { zh: '收办、办理的申请', en: 'applications handled' },
    readings: [
      { add: [RECEIVED, CARRIED_IN], label: INTAKE },
      { add: [ANSWERED], label: DONE },
      { add: [RECEIVED], label: NEW },
      {
        add: [ANSWERED],
        subtract: [WITHDRAWN],
        label: { zh: '（七）总计－其他处理3.其他', en: 'outcomes less 3.其他' },
      },
    ],
  },
  {
    id: CARRIED_IN,
    label: { zh: '上年结转的申请', en: 'applications carried in' },
    readings: [{ add: [CARRIED_IN], label: { zh: '上年结转', en: 'carried in' } }],
  },
  {
    id: ANSWERED,
    label: { zh: '办结、答复的申请', en: 'applications answered' },
    readings: [
      { add: [ANSWERED], label: DONE },
      {
        add: [ANSWERED],
        subtract: [WITHDRAWN],
        label: { zh: '（七）总计－其他处理3.其他', en: 'outcomes less 3.其他' },
      },
      {
        add: [ANSWERED],
        subtract: [CARRIED_IN],
        label: { zh: '（七）总计－上年结转', en: 'outcomes less those carried in' },
        unusual: true,
      },
      {
        add: [ANSWERED],
        subtract: [`${A}.outcomes.other.*.total`],
        label: { zh: '（七）总计－（六）其他处理', en: 'outcomes less （六）其他处理' },
        unusual: true,
      },
      { add: [RECEIVED], label: NEW, unusual: true },
    ],
  },
  {
    id: FORWARD,
    label: { zh: '结转下年度的申请', en: 'applications carried forward' },
    readings: [{ add: [FORWARD], label: { zh: '结转下年度继续办理', en: 'carried forward' } }],
  },
];

/** By kind of applicant: new ones, or with those carried in. */
const applicants: readonly Subject[] = [
  ...WHO.filter(({ id }) => id !== 'total').map(
    ({ id, label }): Subject => ({
      id: `${A}.received.${id}`,
      label: { zh: `${label}的申请`, en: `applications of ${id.replaceAll('_', ' ')}s (${label})` },
      readings: [
        { add: [`${A}.received.${id}`], label: NEW },
        { add: [`${A}.received.${id}`, `${A}.carried_in.${id}`], label: INTAKE },
        { add: [`${A}.outcomes.total.${id}`], label: DONE },
      ],
    }),
  ),
  {
    id: `${A}.received.legal_persons`,
    label: { zh: '法人或其他组织的申请', en: 'applications of legal persons and other organizations' },
    readings: [
      { add: legalPersons('received'), label: NEW },
      { add: [...legalPersons('received'), ...legalPersons('carried_in')], label: INTAKE },
      { add: legalPersons('outcomes.total'), label: DONE },
    ],
  },
];

function legalPersons(row: string): readonly string[] {
  return WHO.filter(({ id }) => id !== 'total' && id !== 'natural_person').map(({ id }) => `${A}.${row}.${id}`);
}

const GRANTED = `${A}.outcomes.granted.total`;
const PARTIALLY = `${A}.outcomes.partially_granted.total`;

/** The groups of outcomes, of which the form prints no sum. */
const GROUPS = [
  { group: 'denied', zh: '（三）不予公开', first: 'state_secret', firstZh: '1.属于国家秘密' },
  { group: 'unavailable', zh: '（四）无法提供', first: 'not_held', firstZh: '1.本机关不掌握相关政府信息' },
  { group: 'not_processed', zh: '（五）不予处理', first: 'petition', firstZh: '1.信访举报投诉类申请' },
  { group: 'other', zh: '（六）其他处理', first: 'correction_overdue', firstZh: '1.逾期不补正' },
] as const;

const outcomes: readonly Subject[] = [
  {
    id: GRANTED,
    label: { zh: '（一）予以公开', en: 'granted' },
    readings: [
      { add: [GRANTED], label: { zh: '（一）予以公开', en: 'granted' } },
      { add: [GRANTED, PARTIALLY], label: { zh: '予以公开＋部分公开', en: 'granted and partially granted' } },
      { add: [GRANTED.replace('total', 'natural_person')], label: PEOPLE, unusual: true },
    ],
  },
  {
    id: `${A}.outcomes.granted_or_partially.total`,
    label: { zh: '予以公开及部分公开', en: 'granted or partially granted' },
    readings: [
      { add: [GRANTED, PARTIALLY], label: { zh: '予以公开＋部分公开', en: 'granted and partially granted' } },
      { add: [GRANTED], label: { zh: '仅（一）予以公开', en: 'granted alone' }, unusual: true },
      { add: [GRANTED.replace('total', 'natural_person')], label: PEOPLE, unusual: true },
    ],
  },
  ...GROUPS.map(
    ({ group, zh, first, firstZh }): Subject => ({
      id: `${A}.outcomes.${group}.total`,
      label: { zh, en: `${group.replaceAll('_', ' ')} (${zh})` },
      readings: [
        { add: [`${A}.outcomes.${group}.*.total`], label: { zh: `${zh}各行之和`, en: `all rows of ${zh}` } },
        {
          add: [`${A}.outcomes.${group}.${first}.total`],
          label: { zh: `仅${firstZh}一行`, en: `the row ${firstZh} alone` },
          unusual: true,
        },
        { add: [`${A}.outcomes.${group}.*.natural_person`], label: PEOPLE, unusual: true },
      ],
    }),
  ),
  ...applications('three rows')
    .rows.filter(({ id }) => id.startsWith('outcomes.') && id !== 'outcomes.granted' && !/(?:sub)?total$/.test(id))
    .map((row): Subject => {
      const title = rowTitle(row);
      return {
        id: `${A}.${row.id}.total`,
        label: { zh: title, en: `"${title}"` },
        readings: [
          { add: [`${A}.${row.id}.total`], label: { zh: title, en: `"${title}"` } },
          { add: [`${A}.${row.id}.natural_person`], label: PEOPLE, unusual: true },
        ],
      };
    }),
];

const CONCLUDED: Message = { zh: '总计－尚未审结', en: 'concluded: the total less those pending' };

/** Table 4: each result of each block, and both kinds of suit together. */
const disputes: readonly Subject[] = [
  ...REVIEW_AND_LITIGATION.flatMap(({ path, label, columns }) =>
    columns.map(
      ({ id, label: result }): Subject => ({
        id: `${path}.${id}`,
        label: { zh: `${label}${id === 'total' ? '' : result}`, en: `${path.replace('.', ', ')}: ${id}` },
        readings: [
          { add: [`${path}.${id}`], label: { zh: `${label}·${result}`, en: `${label}·${result}` } },
          ...(id === 'total' ? [{ add: [`${path}.total`], subtract: [`${path}.pending`], label: CONCLUDED }] : []),
        ],
      }),
    ),
  ),
  ...REVIEW_AND_LITIGATION.slice(0, 1).flatMap(({ columns }) =>
    columns.map(
      ({ id, label: result }): Subject => ({
        id: `litigation.${id}`,
        label: { zh: `行政诉讼${id === 'total' ? '' : result}`, en: `litigation: ${id}` },
        readings: [
          {
            add: [`litigation.direct.${id}`, `litigation.after_review.${id}`],
            label: { zh: '直接起诉＋复议后起诉', en: 'both blocks' },
          },
          ...(id === 'total'
            ? [
                {
                  add: ['litigation.direct.total', 'litigation.after_review.total'],
                  subtract: ['litigation.direct.pending', 'litigation.after_review.pending'],
                  label: CONCLUDED,
                },
              ]
            : []),
          {
            add: [`litigation.direct.${id}`],
            label: { zh: '仅未经复议直接起诉', en: 'direct suits alone' },
            unusual: true,
          },
          {
            add: [`litigation.after_review.${id}`],
            label: { zh: '仅复议后起诉', en: 'suits after review alone' },
            unusual: true,
          },
        ],
      }),
    ),
  ),
  {
    id: 'disputes.total',
    label: { zh: '行政复议和行政诉讼', en: 'reviews and lawsuits' },
    readings: [
      {
        add: ['review.total', 'litigation.direct.total', 'litigation.after_review.total'],
        label: { zh: '三个总计之和', en: 'the three totals' },
      },
      {
        add: ['review.total', 'litigation.direct.total', 'litigation.after_review.total'],
        subtract: ['review.pending', 'litigation.direct.pending', 'litigation.after_review.pending'],
        label: CONCLUDED,
      },
    ],
  },
  {
    id: 'disputes.corrected',
    label: { zh: '被纠正（败诉）的复议、诉讼', en: 'reviews and lawsuits lost' },
    readings: [
      {
        add: ['review.corrected', 'litigation.direct.corrected', 'litigation.after_review.corrected'],
        label: { zh: '三个“结果纠正”之和', en: 'the three cells 结果纠正' },
      },
    ],
  },
  {
    id: 'disputes.not_upheld',
    label: { zh: '未获维持的复议、诉讼', en: 'reviews and lawsuits not upheld' },
    readings: [
      {
        add: ['corrected', 'other', 'pending'].flatMap((id) =>
          REVIEW_AND_LITIGATION.map(({ path }) => `${path}.${id}`),
        ),
        label: { zh: '纠正＋其他＋尚未审结', en: 'corrected, other and pending' },
      },
      {
        add: ['corrected', 'other'].flatMap((id) => REVIEW_AND_LITIGATION.map(({ path }) => `${path}.${id}`)),
        label: { zh: '纠正＋其他（不含尚未审结）', en: 'corrected and other, those pending left out' },
        unusual: true,
      },
    ],
  },
  {
    id: 'disputes.pending',
    label: { zh: '尚未审结的复议、诉讼', en: 'reviews and lawsuits pending' },
    readings: [
      {
        add: REVIEW_AND_LITIGATION.map(({ path }) => `${path}.pending`),
        label: { zh: '三个“尚未审结”之和', en: 'the three cells 尚未审结' },
      },
    ],
  },
];

const D = 'disclosure';

const DOCUMENTS = [
  { id: 'rules', zh: '规章', en: 'rules' },
  { id: 'normative_documents', zh: '规范性文件', en: 'normative documents' },
] as const;

/** Table 2. Fields of the edition that a report does not use are absent from it, and their readings do not count. */
const disclosure: readonly Subject[] = [
  ...DOCUMENTS.flatMap(({ id, zh, en }): readonly Subject[] => [
    {
      id: `${D}.${id}.issued`,
      label: { zh: `制发的${zh}`, en: `${en} issued` },
      readings: [
        { add: [`${D}.${id}.issued`], label: { zh: '本年制发件数', en: 'issued' } },
        { add: [`${D}.${id}.made`], label: { zh: '本年新制作数量', en: 'made' } },
        { add: [`${D}.${id}.disclosed`], label: { zh: '本年新公开数量', en: 'disclosed' } },
      ],
    },
    {
      id: `${D}.${id}.repealed`,
      label: { zh: `废止的${zh}`, en: `${en} repealed` },
      readings: [{ add: [`${D}.${id}.repealed`], label: { zh: '本年废止件数', en: 'repealed' } }],
    },
    {
      id: `${D}.${id}.in_force`,
      label: { zh: `现行有效的${zh}`, en: `${en} in force` },
      readings: [
        { add: [`${D}.${id}.in_force`], label: { zh: '现行有效件数', en: 'in force' } },
        { add: [`${D}.${id}.disclosed_total`], label: { zh: '对外公开总数量', en: 'disclosed in all' } },
      ],
    },
    {
      id: `${D}.${id}.published`,
      label: { zh: `公开的${zh}`, en: `${en} published` },
      readings: ['issued', 'in_force', 'made', 'disclosed', 'disclosed_total'].map((column) => ({
        add: [`${D}.${id}.${column}`],
        label: { zh: '第二十条第（一）项一行', en: 'the row of article 20 (1)' },
      })),
    },
  ]),
  ...(
    [
      ['permits', '行政许可', 'permits'],
      ['penalties', '行政处罚', 'penalties'],
      ['coercive_measures', '行政强制', 'coercive measures'],
    ] as const
  ).map(
    ([id, zh, en]): Subject => ({
      id: `${D}.${id}.decisions`,
      label: { zh: `${zh}处理决定`, en: `decisions on ${en}` },
      readings: [{ add: [`${D}.${id}.decisions`], label: { zh: '本年处理决定数量', en: 'decisions' } }],
    }),
  ),
  {
    id: `${D}.fees.amount`,
    label: { zh: '行政事业性收费金额', en: 'administrative fees' },
    readings: [{ add: [`${D}.fees.amount`], label: { zh: '本年收费金额', en: 'amount' } }],
  },
];

/** What the form has no cell for. */
const others: readonly Subject[] = [
  { id: 'processing_fee.amount', label: { zh: '信息处理费', en: 'information processing fees' }, readings: [] },
  { id: 'applications.handling_rate', label: { zh: '办结率', en: 'share of applications answered' }, readings: [] },
  { id: 'applications.channels.in_person', label: { zh: '当面申请', en: 'applications in person' }, readings: [] },
  { id: 'applications.channels.letter', label: { zh: '信函申请', en: 'applications by letter' }, readings: [] },
  { id: 'applications.channels.online', label: { zh: '网络申请', en: 'applications online' }, readings: [] },
  { id: 'applications.channels.fax', label: { zh: '传真申请', en: 'applications by fax' }, readings: [] },
  { id: 'applications.channels.other', label: { zh: '其他方式申请', en: 'applications by other means' }, readings: [] },
  { id: 'accountability', label: { zh: '责任追究', en: 'cases of accountability' }, readings: [] },
  { id: 'narrative', label: { zh: '其他事项', en: 'anything else' }, readings: [] },
];

/** Everything that statements are about. A new one is one entry here, and its wordings in `phrases.ts`. */
export const SUBJECTS: readonly Subject[] = [
  ...whole,
  ...applicants,
  ...outcomes,
  ...disputes,
  ...disclosure,
  ...others,
];

/** Every subject by its id. */
export const SUBJECT_BY_ID: ReadonlyMap<string, Subject> = new Map(SUBJECTS.map((subject) => [subject.id, subject]));
