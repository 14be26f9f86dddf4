import type { ExportFormat } from './format.ts';

const REPORTS = 'reports.jsonl';

/** The reports in full, one JSON line each. */
export const jsonl: ExportFormat = {
  name: 'jsonl',
  description: 'the reports in full, with text, places and findings, one JSON line each',
  files: [REPORTS],

  async open(folder) {
    return {
      async add(outcome) {
        if (outcome.status === 'read') await folder.append(REPORTS, outcome.report.line);
      },
      finish: async () => [],
    };
  },
};
