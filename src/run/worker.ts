import { parentPort } from 'node:worker_threads';
import { audit } from '../audit.ts';
import { nodeExtractors } from './engines.ts';
import { answer } from './pool.ts';
import { readSource } from './read-source.ts';

const extractors = nodeExtractors();

/** A thread of the pool: one source at a time, asked for by the path. */
answer(parentPort, async ({ path, file }) => audit(await readSource(file), path, extractors));
