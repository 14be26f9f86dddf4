import type { Standing } from '../../api.ts';

/** How grave something is, to be seen without colour. */
export const SIGNS: Readonly<Record<Standing, string>> = { error: '✕', warning: '!', info: 'i', clean: '✓' };
