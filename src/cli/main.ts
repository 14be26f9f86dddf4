#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// What Node compiles is kept for the next start: of what is imported after this.
enableCompileCache();
await import('./program.ts');
