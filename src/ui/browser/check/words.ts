import type { DocumentProblem } from '../../../errors.ts';
import type { Language } from '../settings.tsx';

/** Why there is no result, and what to do. */
export interface Advice {
  readonly title: string;
  readonly advice: string;
}

/** Problems of a draft, and those that only its first bytes tell apart. */
export type Trouble = DocumentProblem | 'word' | 'cancelled' | 'nothing-read';

export interface Words {
  readonly title: string;
  readonly lead: string;
  readonly privacy: string;
  readonly drop: string;
  readonly choose: string;
  readonly formats: string;
  readonly onlyFirst: (name: string) => string;
  readonly reading: (name: string, seconds: number) => string;
  readonly slow: string;
  readonly cancel: string;
  readonly another: string;
  readonly print: string;
  readonly saveCsv: string;
  readonly saveJson: string;
  readonly language: string;
  readonly theme: Readonly<Record<'light' | 'dark', string>>;
  readonly summary: (errors: number, warnings: number, infos: number) => string;
  readonly clean: string;
  readonly careful: string;
  readonly facts: Readonly<Record<'organ' | 'year' | 'edition' | 'file' | 'rules', string>>;
  readonly outcomes: (passed: number, failed: number, unassessed: number) => string;
  readonly unknown: string;
  readonly ocr: string;
  readonly details: string;
  readonly trouble: Readonly<Record<Trouble, Advice>>;
}

const zh: Words = {
  title: '政府信息公开工作年度报告：发布前检查',
  lead: '放入年度报告草稿，几秒内即可看到读取出的表格和发现的全部问题。',
  privacy: '文件只在本机浏览器中读取，不会上传到任何地方；断开网络也可以使用。',
  drop: '将文件拖到这里',
  choose: '选择文件…',
  formats: 'PDF、网页（HTML）、文本（TXT、Markdown）、图像（PNG、JPEG）',
  onlyFirst: (name) => `一次检查一个文件：只检查“${name}”`,
  reading: (name, seconds) => `正在读取“${name}”…… ${seconds} 秒`,
  slow: '扫描件每页约需几秒到十几秒。',
  cancel: '取消',
  another: '检查另一个文件',
  print: '打印',
  saveCsv: '保存问题（CSV）',
  saveJson: '保存报告（JSON）',
  language: 'English',
  theme: { light: '浅色', dark: '深色' },
  summary: (errors, warnings, infos) => `错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
  clean: '未发现问题',
  careful: '有的单元格未能读出或不确定，相关核对没有进行，请对照原件。',
  facts: { organ: '机关', year: '年度', edition: '格式版本', file: '文件', rules: '规则' },
  outcomes: (passed, failed, unassessed) => `通过 ${passed}，未通过 ${failed}，未能判断 ${unassessed}`,
  unknown: '未读出',
  ocr: '图像识别',
  details: '详情',
  trouble: {
    word: {
      title: '这是 Word、WPS、OFD 或 Excel 文件，不能直接检查',
      advice: '请在 Word 或 WPS 中用“另存为”或“导出”保存为 PDF，再检查该 PDF。',
    },
    'unsupported-format': {
      title: '不支持这种文件',
      advice: '请放入 PDF、网页（HTML）或文本文件；其他格式请先另存为 PDF。',
    },
    encrypted: { title: '文件已加密', advice: '请在 PDF 阅读器中输入密码打开，另存一份不加密的，再检查。' },
    damaged: { title: '文件已损坏，不能打开', advice: '请重新导出或重新下载，或用 PDF 阅读器另存后再检查。' },
    empty: { title: '文件是空的', advice: '请确认导出是否成功，重新导出后再检查。' },
    'too-large': { title: '文件过大', advice: '请只放入报告本身；扫描件请以 300 dpi 重新扫描。' },
    'needs-ocr': {
      title: '这是扫描件或图像，本页没有配备图像识别',
      advice:
        '请放入由 Word 或 WPS 直接导出的 PDF，或网页文件；或请网站管理员把识别模型（models 文件夹）与本页一同发布。',
    },
    'not-a-report': {
      title: '这似乎不是政府信息公开工作年度报告',
      advice: '请确认选择的文件，标题中应有“政府信息公开工作年度报告”。',
    },
    'nothing-read': {
      title: '没有读到规定的表格',
      advice: '请确认文件包含“主动公开政府信息情况”等三张表格；如表格是图片，请改用由 Word 或 WPS 导出的 PDF。',
    },
    timeout: {
      title: '读取时间过长，已停止',
      advice: '文件可能页数过多或损坏：请只保留报告本身，或用 PDF 阅读器另存后再检查。',
    },
    cancelled: { title: '已取消', advice: '可以再放入一个文件。' },
    'not-found': { title: '找不到文件', advice: '文件可能已移动或删除，请重新选择。' },
    'no-permission': { title: '没有读取权限', advice: '请把文件复制到桌面后重新选择。' },
    internal: { title: '程序出错', advice: '请刷新本页再试；如仍出错，请把文件和下面的详情反馈给维护者。' },
  },
};

const en: Words = {
  title: 'Annual report on open government information: check before publishing',
  lead: 'Drop the draft of your annual report, and within seconds see the tables as they are read and all that is wrong with them.',
  privacy: 'The file is read in this browser only and is sent nowhere; it works without a network.',
  drop: 'Drop the file here',
  choose: 'Choose a file…',
  formats: 'PDF, HTML, text (TXT, Markdown), pictures (PNG, JPEG)',
  onlyFirst: (name) => `One file at a time: only "${name}" is checked`,
  reading: (name, seconds) => `Reading "${name}" … ${seconds} s`,
  slow: 'A page of a scan takes from a few seconds to some more.',
  cancel: 'Cancel',
  another: 'Check another file',
  print: 'Print',
  saveCsv: 'Save findings (CSV)',
  saveJson: 'Save report (JSON)',
  language: '中文',
  theme: { light: 'Light', dark: 'Dark' },
  summary: (errors, warnings, infos) => `Errors: ${errors}, warnings: ${warnings}, for information: ${infos}`,
  clean: 'No findings',
  careful:
    'Some cells could not be read or are not certain, so that some checks were not made: compare them with the original.',
  facts: { organ: 'Organ', year: 'Year', edition: 'Edition', file: 'File', rules: 'Rules' },
  outcomes: (passed, failed, unassessed) => `${passed} passed, ${failed} failed, ${unassessed} not assessed`,
  unknown: 'not read',
  ocr: 'recognised in a picture',
  details: 'Details',
  trouble: {
    word: {
      title: 'This is a file of Word, WPS, OFD or Excel, which cannot be checked as it is',
      advice: 'Save it as PDF in Word or WPS ("Save as" or "Export"), and check the PDF.',
    },
    'unsupported-format': {
      title: 'Files of this kind are not read',
      advice: 'Give a PDF, a page of HTML or a text; save other formats as PDF first.',
    },
    encrypted: {
      title: 'The file is encrypted',
      advice: 'Open it in a PDF reader with its password, save a copy without one, and check that.',
    },
    damaged: {
      title: 'The file is damaged and cannot be opened',
      advice: 'Export or download it again, or save it anew in a PDF reader.',
    },
    empty: { title: 'The file is empty', advice: 'See whether it was exported properly, and export it again.' },
    'too-large': { title: 'The file is too large', advice: 'Give the report alone; scan it again at 300 dpi.' },
    'needs-ocr': {
      title: 'This is a scan or a picture, and this page comes without recognition',
      advice:
        'Give a PDF exported by Word or WPS, or HTML; or have the models (the folder "models") served beside this page.',
    },
    'not-a-report': {
      title: 'This does not seem to be an annual report on open government information',
      advice: 'See whether it is the right file: its title should say 政府信息公开工作年度报告.',
    },
    'nothing-read': {
      title: 'No table of the form was found',
      advice:
        'See whether the file has the three tables of the form; where they are pictures, use the PDF exported by Word or WPS.',
    },
    timeout: {
      title: 'Reading took too long and was stopped',
      advice: 'The file may have too many pages or be damaged: keep the report alone, or save it anew in a PDF reader.',
    },
    cancelled: { title: 'Cancelled', advice: 'You can drop another file.' },
    'not-found': { title: 'The file is not there', advice: 'It may have been moved or deleted; choose it again.' },
    'no-permission': { title: 'The file may not be read', advice: 'Copy it to the desktop and choose it again.' },
    internal: {
      title: 'The program failed',
      advice:
        'Load this page again and retry; if it fails again, send the file and the details below to the maintainers.',
    },
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };
