import { audit } from '../audit.ts';
import { nodeExtractors } from './engines.ts';
import { answer } from './pool.ts';
import { readSource } from './read-source.ts';

const extractors = nodeExtractors();

/** A process of the pool: one source at a time, asked for by the path. */
answer(async ({ path, file }, profile) => audit(await readSource(file), path, extractors, profile));
