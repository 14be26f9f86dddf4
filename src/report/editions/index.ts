import type { Edition } from '../edition.ts';
import { edition2019 } from './2019.ts';
import { edition2021 } from './2021.ts';

/** Every edition the program knows, oldest first. A new notice is one file and one line here. */
export const EDITIONS: readonly Edition[] = [edition2019, edition2021];
