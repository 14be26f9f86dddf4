import { csv } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { jsonl } from './jsonl.ts';
import { parquet } from './parquet/index.ts';
import { xlsx } from './xlsx/index.ts';

/** Every form in which outcomes can be written. */
export const FORMATS: readonly ExportFormat[] = [csv, jsonl, parquet, xlsx];
