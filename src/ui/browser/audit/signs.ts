import type { Standing } from '../../api.ts';

/** How grave something is, to be seen without colour; the signs of the report's tables are the same (`report.css`). */
export const SIGNS: Readonly<Record<Standing, string>> = { error: '!', warning: '▲', info: 'i', clean: '✓' };
