import { passagesOf, sentencesOf } from '../../report/passages.ts';
import { defineRule, type Remark } from '../../rule.ts';

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g;
/** An organ may give the number of a mobile telephone where it is to be asked. */
const CONTACT = /联系|电话|热线|咨询|手机|传真|邮编|地址|值班/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

export default defineRule({
  kind: 'case',
  id: 'plausibility/private-data',
  severity: 'warning',
  title: {
    zh: '正文不出现手机号码、身份证号码等个人信息',
    en: 'The text holds no private mobile or identity numbers',
  },
  basis: '《政府信息公开条例》第十五条；《个人信息保护法》第三十四条',
  reads: ['introduction', 'sections'],
  check({ report }) {
    const passages = passagesOf(report);
    if (passages.length === 0) return { missing: ['introduction', 'sections'] };
    return passages.flatMap((passage) =>
      sentencesOf(passage).flatMap((sentence) => [
        ...numbersIn(sentence, IDENTITY)
          .filter(isIdentity)
          .map(remark('身份证号码', 'an identity number', passage.place)),
        ...(CONTACT.test(sentence) ? [] : numbersIn(sentence, MOBILE)).map(
          remark('手机号码', 'a mobile number', passage.place),
        ),
      ]),
    );
  },
  examples: {
    passes: [
      {
        sections: {
          other_matters: '如有疑问，请与办公室联系（电话：13800000000，传真：0955-8817600，邮编：755000）。',
        },
      },
    ],
    fails: [
      { sections: { overview: '申请人张某（13800000000）申请公开征地信息。' } },
      { sections: { overview: '申请人身份证号11010519491231002X。' } },
    ],
  },
});

function numbersIn(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)].map((match) => match[0]);
}

/** The last character checks the others. */
function isIdentity(number: string): boolean {
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(number[index]), 0);
  return CHECK_DIGITS[sum % 11] === number.at(-1)?.toUpperCase();
}

/** The number itself is not told on. */
function remark(zh: string, en: string, place: NonNullable<Remark['places']>[number]): (number: string) => Remark {
  return (number) => {
    const masked = `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`;
    return {
      places: [place],
      expected: null,
      actual: masked,
      message: {
        zh: `正文出现${zh}${masked}，属于个人信息，应删去或作去标识化处理`,
        en: `The text holds ${en}, ${masked}: private data should be removed or made anonymous`,
      },
    };
  };
}
