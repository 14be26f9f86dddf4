/** What a unit says of its number. */
export type Dimension = 'count' | 'money' | 'percent';

/** Units as data; the longest of those that fit is taken. */
const UNITS: Readonly<Record<Dimension, readonly string[]>> = {
  percent: ['%', '％'],
  money: ['元'],
  count: [
    ...[
      '件次',
      '人次',
      '条次',
      '场次',
      '期次',
      '篇次',
      '家次',
      '起次',
      '户次',
      '件',
      '份',
      '起',
      '宗',
      '条',
      '例',
      '项',
      '个',
      '次',
    ],
    ...[
      '封',
      '笔',
      '期',
      '篇',
      '则',
      '部',
      '场',
      '批',
      '家',
      '户',
      '名',
      '人',
      '册',
      '本',
      '张',
      '类',
      '幅',
      '段',
      '处',
      '组',
      '通',
      '卷',
      '块',
      '辆',
      '台',
      '套',
      '万字',
      '字',
      '余字',
    ],
  ],
};

/** 个百分点, 个月, 件事, 次性: what follows makes it another word. */
const OTHER_WORDS =
  /^(?:个(?:百分点|月|工作日|小时|自然日|多月|半月|一)|件事(?!项)|次(?:性|元|年|日)|条(?:龙|例|款|件)|项目?制|人(?:民|员|大|才|社)|期间|家庭|类似|处理|处室|通过|通知|组织|部(?:门|分|署)|本(?:级|机|单|局|年|市|区|县|着|报)|名单|字[号]|户籍|场所|批准|批复|则由|起(?:至|到|止|施行|实施|执行|草|诉)|份额)/;

const FORM = new RegExp(`(?:${Object.values(UNITS).flat().join('|')})`, 'y');
const DIMENSIONS = new Map<string, Dimension>(
  (['percent', 'money', 'count'] as const).flatMap((dimension) => UNITS[dimension].map((unit) => [unit, dimension])),
);

/** The unit that stands at a position of a text. */
export function unitAt(text: string, at: number): { readonly unit: string; readonly dimension: Dimension } | undefined {
  FORM.lastIndex = at;
  const unit = FORM.exec(text)?.[0];
  const dimension = unit === undefined ? undefined : DIMENSIONS.get(unit);
  if (unit === undefined || dimension === undefined) return undefined;
  return OTHER_WORDS.test(text.slice(at, at + 6)) ? undefined : { unit, dimension };
}
