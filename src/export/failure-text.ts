import type { Message } from '../finding.ts';
import { inChinese, type Wordings } from '../report/chinese.ts';

/** Why a source could not be read. What stands in `recorded.ts` is of the program's own files, and is not among them. */
const WORDINGS: Wordings = [
  [/^there is no such file or folder: check the path$/, '没有这个文件或文件夹：请核对路径'],
  [/^a part of the path is a file, not a folder$/, '路径中有一段是文件，不是文件夹'],
  [/^the name is too long for the file system$/, '文件名过长'],
  [/^the symbolic links go in a circle$/, '符号链接互相指向'],
  [/^reading it is not permitted: change its permissions$/, '没有读取权限：请更改权限'],
  [/^the file system says (\w+)$/, '文件系统报告$1'],
  [/^a folder, a device or a pipe: name a file$/, '不是文件，而是文件夹、设备或管道：请指定文件'],
  [/^the list of sources is empty$/, '来源清单为空'],
  [/^the folder has no file that could be a report$/, '文件夹中没有可能是报告的文件'],
  [/^(\d+ MB), where (\d+ MB) is the most: split it$/, '大小为$1，上限为$2：请拆分'],
  [/^the page has (\d+ MB), the limit is (\d+ MB): give the report alone$/, '网页大小为$1，上限为$2：请只给报告本身'],
  [/^the text has more than (\d+ MB)$/, '文本超过$1'],
  [/^the picture has (\d+) pages, the limit is (\d+): split it$/, '图像有$1页，上限为$2页：请拆分'],
  [
    /^the picture has (\d+) × (\d+) pixels, the limit is (\d+) million: scan it again at 300 dpi$/,
    '图像为$1×$2像素，上限为$3百万像素：请以300dpi重新扫描',
  ],
  [/^the file is empty: fetch it again$/, '文件为空：请重新下载'],
  [/^the pages are empty: fetch it again$/, '各页都是空白：请重新下载'],
  [/^the page nests elements more than (\d+) deep: it is no report$/, '网页元素嵌套超过$1层，不是报告'],
  [/^page (\d+) is damaged \((.*)\): save it anew in a PDF reader$/s, '第$1页已损坏（$2）：请用PDF阅读器另存'],
  [
    /^it cannot be opened \((.*)\): fetch it again, or save it anew in a PDF reader$/s,
    '不能打开（$1）：请重新下载，或用PDF阅读器另存',
  ],
  [/^it needs a password: save a copy without one$/, '需要密码：请另存一份不加密的'],
  [/^the picture cannot be decoded \((.*)\): fetch it again$/s, '图像不能解码（$1）：请重新下载'],
  [/^its pages cannot be drawn, so that they cannot be recognised$/, '页面不能绘出，因此无法识别'],
  [/^nothing can be read in this picture: is it a page of print\?$/, '图像中没有读到任何文字：是印刷的页面吗？'],
  [
    /^nothing can be read in the pictures of its pages: are they pages of print\?$/,
    '页面图像中没有读到任何文字：是印刷的页面吗？',
  ],
  [
    /^the report stands in pictures, which need OCR: it is off or not installed$/,
    '报告内容是图像，需要OCR，而OCR已关闭或未安装',
  ],
  [/^a (\w+) picture needs OCR, which is off or not installed$/, '$1图像需要OCR，而OCR已关闭或未安装'],
  [
    /^it is a picture, which needs OCR, and that is off: allow it with --ocr auto$/,
    '内容是图像，需要OCR，而OCR已关闭：请用 --ocr auto 开启',
  ],
  [/^PP-OCR \(onnxruntime-node\) is not installed$/, '没有安装PP-OCR（onnxruntime-node）'],
  [
    /^a zip container \(docx, ofd, xlsx or an archive\) is not read yet: convert it to HTML, PDF or text first$/,
    '暂不读取zip容器（docx、ofd、xlsx或压缩包）：请先转为HTML、PDF或文本',
  ],
  [
    /^a compound file \(doc, wps, xls\) is not read yet: convert it to HTML, PDF or text first$/,
    '暂不读取复合文件（doc、wps、xls）：请先转为HTML、PDF或文本',
  ],
  [/^RTF is not read yet: convert it to HTML, PDF or text first$/, '暂不读取RTF：请先转为HTML、PDF或文本'],
  [
    /^neither HTML, PDF nor text: convert it to HTML, PDF or text first$/,
    '不是HTML、PDF，也不是文本：请先转为其中之一',
  ],
  [/^not read within ([\d.]+) s: allow more with --timeout$/, '$1秒内未读完：可用 --timeout 放宽'],
  [/^reading it takes more than (\d+) MB of memory$/, '读取所需内存超过$1MB'],
  [/^the program that read it crashed, please report it$/, '读取程序崩溃，请反馈'],
  [/^a fault of the program, please report it: (.*)$/s, '程序出错，请反馈：$1'],
];

/** Why a source could not be read, in a language; what has no wording in Chinese stays in English. */
export function failureText(message: string, language: keyof Message): string {
  return language === 'en' ? message : inChinese(message, WORDINGS);
}
