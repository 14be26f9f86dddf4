import type { Language } from './words.ts';

/** What is said of a run that many machines share. */
export interface SharedWords {
  readonly ready: (address: string, jobs: number) => string;
  readonly stopping: string;
  /** Nothing is done yet. */
  readonly waiting: string;
  readonly left: (sources: number) => string;
  readonly state: Readonly<Record<'running' | 'done' | 'interrupted', string>>;
  readonly noRun: string;
  readonly stillListed: string;
  readonly stand: (run: number, state: string) => string;
  readonly sources: (done: number, listed: number | null) => string;
  readonly results: (failed: number, findings: number) => string;
  readonly jobs: (waiting: number, running: number, suspect: number) => string;
  readonly dead: (count: number) => string;
  readonly revived: (count: number) => string;
}

const zh: SharedWords = {
  ready: (address, jobs) => `工作进程已就绪：${address}，同时读取 ${jobs} 份`,
  stopping: '完成手头的来源后停止；再按一次立即停止',
  waiting: '正在等待工作进程：请在各台机器上运行 ogi worker --database …',
  left: (sources) => `已列出 ${sources} 个来源。查看进度：ogi status；等待并写出文件：ogi status --wait --out <文件夹>`,
  state: { running: '进行中', done: '已完成', interrupted: '已中断' },
  noRun: '没有由多台机器共同完成的运行：请先运行 ogi extract --database …',
  stillListed: '来源仍在列出：请等待 ogi extract 完成，若它已停止，请重新运行',
  stand: (run, state) => `第 ${run} 次运行：${state}`,
  sources: (done, listed) => `来源：已完成 ${done}${listed === null ? '，仍在列出' : ` / ${listed}`}`,
  results: (failed, findings) => `失败 ${failed}，问题 ${findings}`,
  jobs: (waiting, running, suspect) => `任务：等待 ${waiting}，进行中 ${running}，其中所在机器曾失联 ${suspect}`,
  dead: (count) => `已放弃 ${count}（重试：--retry-failed）`,
  revived: (count) => `已重新排队 ${count}`,
};

const en: SharedWords = {
  ready: (address, jobs) => `worker ready: ${address}, ${jobs} at once`,
  stopping: 'stopping after the sources in hand; once more to stop at once',
  waiting: 'waiting for workers: run ogi worker --database … on each machine',
  left: (sources) =>
    `${sources} sources listed. How far they are: ogi status; to wait and write the files: ogi status --wait --out <folder>`,
  state: { running: 'running', done: 'done', interrupted: 'interrupted' },
  noRun: 'there is no run that machines share: begin one with ogi extract --database …',
  stillListed: 'the sources are still being listed: wait for ogi extract, or run it again where it was stopped',
  stand: (run, state) => `run ${run}: ${state}`,
  sources: (done, listed) => `sources: ${done} done${listed === null ? ', still being listed' : ` of ${listed}`}`,
  results: (failed, findings) => `${failed} failed, ${findings} findings`,
  jobs: (waiting, running, suspect) =>
    `jobs: ${waiting} waiting, ${running} running, ${suspect} of these whose machine was lost`,
  dead: (count) => `${count} given up (to try them again: --retry-failed)`,
  revived: (count) => `${count} put back`,
};

export const SHARED_WORDS: Readonly<Record<Language, SharedWords>> = { zh, en };
