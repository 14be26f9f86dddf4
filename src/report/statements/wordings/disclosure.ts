import { SO_MANY, type Wording } from './wording.ts';

const DECIDED = '(?:作出|做出|办理|办结|实施|核发|下达|查处|审批|发放)';

export const decisions: readonly Wording[] = (
  [
    ['permits', '行政许可'],
    ['penalties', '行政处罚'],
    ['coercive_measures', '行政强制(?:措施)?'],
  ] as const
).flatMap(([id, words]): readonly Wording[] => [
  {
    about: `disclosure.${id}.decisions`,
    family: 'decision',
    lead: new RegExp(`(?<![、和及与])${words}(?:处理)?决定书?${SO_MANY}`),
  },
  {
    about: `disclosure.${id}.decisions`,
    family: 'decision',
    lead: new RegExp(`${DECIDED}的?${words}(?:案件|案|事项|许可证)?${SO_MANY}`),
  },
  {
    about: `disclosure.${id}.decisions`,
    family: 'decision',
    lead: new RegExp(`^${words}(?:案件|案)?${SO_MANY}`),
    behind: 'decision',
  },
]);

const SUM = '[收取入费用金额总合共计为达到是约人民币的:了实际]*$';

export const paid: readonly Wording[] = [
  {
    about: 'processing_fee.amount',
    family: 'fee',
    lead: new RegExp(`(?:信息(?:公开)?处理费|信息公开(?:收|处理)?费)${SUM}`),
  },
  {
    about: 'processing_fee.amount',
    family: 'fee',
    lead: /(?:收取|产生|收到)了?(?:共计?)?$/,
    tail: /^的?(?:政府)?信息(?:公开)?处理费/,
  },
  {
    about: 'processing_fee.amount',
    family: 'fee',
    lead: /^(?:[共合总]计|共|金额){1,2}为?$/,
    among: /收取[^,]{0,12}信息(?:公开)?处理费/,
    without: /行政事业性|标准|每件/,
  },
  { about: 'disclosure.fees.amount', family: 'fee', lead: new RegExp(`行政事业性收费${SUM}`) },
];
