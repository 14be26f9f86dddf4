import { BLOT } from './text.ts';

/** Words of time, place and manner before what is counted. */
const BEFORE =
  /^(?:(?:19|20)\d\d年?度?|全年|年内|本年度?|今年(?:以来)?|当年|截至目前|截至|目前|其中|另外?|此外|同时|分别|我(?:局|委|办|市|区|县|镇|乡|街道|单位)|本(?:局|机关|单位|级|部门)|全(?:市|区|县|省|州|镇|乡|系统)|已|均|共|累计|及时|主动|依法|动态|各类|各种|各项|有关|相关|的|、|和|及(?!时)|并|,|:|了|在)+/;
const WAYS = /^.*(?:通过|利用|依托|在).*?(?:平台|网站|公众号|专栏|媒体|渠道|微博|微信|方式|栏目)/;
const VERBS =
  /^.*(?:(?<!信息|政务|依申请)公开|发布|公布|公示|制作|召开|举办|开展|组织|保留|开设|新开设|清理|受理|收到|办理|审核|推送|更新|发表|设置|设立|配备|接受|接待|回应|编发|印发|制发|转载|上传|完成|报送|刊登|共有|拥有|涉及)(?:了)?/;
const AFTER = /(?:共计|总计|合计|累计|共有|共|计|为|有|达到|达|是|约|近|总数|数量|总量|总条数|的|了|:)+$/;

/** What is counted, in the words before the number, or behind it where nothing stands before. */
export function nounOf(lead: string, tail: string): string {
  const before = clean(lead);
  return before.length >= 2 ? before : (clean(tail).split(BLOT)[0] ?? '').slice(0, LONGEST);
}

const LONGEST = 30;

function clean(words: string): string {
  const plain = words.replace(AFTER, '').replace(WAYS, '').replace(BEFORE, '');
  const rest = plain.replace(VERBS, '').replace(BEFORE, '');
  return (rest.length >= 3 ? rest : plain).slice(-LONGEST);
}
